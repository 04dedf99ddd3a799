"""What `make run` starts: the pages, the worker, the sample people; and how it stops."""

import json
import os
import signal
import socket
import subprocess
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

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


@pytest.fixture(scope="module")
def instance(tmp_path_factory):
    return tmp_path_factory.mktemp("instance")


@pytest.mark.xdist_group("serving")
def test_it_serves_the_pages_with_the_sample_people(instance):
    port = free_port()
    with serving(instance, port) as (process, said):
        assert answer(port, "/healthz")[0] == 200
        assert answer(port, "/readyz")[0] == 200
        assert "<h1" in answer(port, "/")[1]
        people = json.loads((instance / "sample-people.json").read_text(encoding="utf-8"))
        assert {person["role"] for person in people} == ROLES
        for person in people:
            assert set(person) >= {"role", "email", "password", "language"}
            assert person["email"] in said
            assert person["password"] in said
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
    assert process.returncode == 0


@pytest.mark.xdist_group("serving")
def test_a_second_start_keeps_the_data_and_the_secret_and_stops_on_ctrl_c(instance):
    secret = (instance / "secret-key").read_text(encoding="utf-8")
    port = free_port()
    with serving(instance, port) as (process, _said):
        assert answer(port, "/readyz")[0] == 200
        os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=30)
    assert process.returncode == 0
    assert (instance / "secret-key").read_text(encoding="utf-8") == secret
