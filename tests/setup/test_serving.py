"""What `make run` starts: the pages, the worker, the sample people; and how it stops."""

import json
import os
import signal
import socket
import subprocess
import urllib.request
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROLES = {"student", "employer", "staff", "admin"}


def free_port():
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@contextmanager
def serving(instance, port):
    """Serve as `make run` does, from the moment it says its address; stop it after."""
    environment = {
        **os.environ,
        "TALENT_INSTANCE": str(instance),
        "PORT": str(port),
        "WEB_CONCURRENCY": "1",
    }
    environment.pop("DATABASE_URL", None)
    with subprocess.Popen(
        [ROOT / "scripts" / "serve.sh"],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        said = []
        try:
            for line in process.stdout:
                said.append(line)
                if f"http://127.0.0.1:{port}" in line:
                    break
            assert process.poll() is None, "".join(said)
            yield process, "".join(said)
        finally:
            process.terminate()
            process.communicate(timeout=30)


def answer(port, path):
    """Return the status and the words of an answer."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as response:
        return response.status, response.read().decode()


def stop(process, how):
    """Stop what serves, and return what it ended with."""
    os.killpg(process.pid, how) if how is signal.SIGINT else process.send_signal(how)
    process.communicate(timeout=30)
    return process.returncode


def sample_people(instance, said):
    """Return the sample people of the file, all of whose sign-ins were said too."""
    people = json.loads((instance / "sample-people.json").read_text(encoding="utf-8"))
    for person in people:
        assert set(person) >= {"role", "email", "password", "language"}
        assert person["email"] in said
        assert person["password"] in said
    return people


def test_it_serves_and_stops_and_a_second_start_keeps_data_and_secret(tmp_path):
    # One story, since the first start loads the sample people, which takes seconds.
    port = free_port()
    with serving(tmp_path, port) as (process, said):
        assert answer(port, "/healthz")[0] == 200
        assert answer(port, "/readyz")[0] == 200
        assert "<h1" in answer(port, "/")[1]
        assert {person["role"] for person in sample_people(tmp_path, said)} == ROLES
        assert stop(process, signal.SIGTERM) == 0
    kept = [(tmp_path / name).read_bytes() for name in ("secret-key", "sample-people.json")]
    with serving(tmp_path, port) as (process, _said):
        assert answer(port, "/readyz")[0] == 200
        assert stop(process, signal.SIGINT) == 0
    assert [(tmp_path / name).read_bytes() for name in ("secret-key", "sample-people.json")] == kept
