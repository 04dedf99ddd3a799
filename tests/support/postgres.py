"""A PostgreSQL server of the tests' own: unprivileged, on a socket, and quick to come and go."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "listen_addresses": "''",
    "max_connections": "50",
    "shared_buffers": "64MB",
    "synchronous_commit": "off",
    "timezone": "UTC",
}
USER = "talent"


def programs() -> Path:
    """Find the folder of the newest installed server; its programs are not on PATH in Debian."""
    found = Path("/usr/lib/postgresql").glob("*/bin/postgres")
    newest = max(found, key=lambda path: int(path.parts[-3]), default=None)
    if newest:
        return newest.parent
    on_path = shutil.which("postgres")
    if on_path is None:
        message = "PostgreSQL is not installed: run `make packages`"
        raise RuntimeError(message)
    return Path(on_path).resolve().parent


class Cluster:
    """One server with as many databases as the tests ask for."""

    def __init__(self) -> None:
        self.programs = programs()
        self.folder = Path(tempfile.mkdtemp(prefix="talent-pg-"))
        self.data = self.folder / "data"

    def start(self) -> None:
        """Make the data folder and start the server; returns when it answers."""
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        self._run(
            "initdb", "--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8",
            f"--username={USER}", f"--pgdata={self.data}",
        )  # fmt: skip
        options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
        self._run(
            "pg_ctl", "start", "--wait", "--silent", f"--pgdata={self.data}",
            f"--log={self.folder / 'log'}", f"--options={options} -k {self.folder}",
        )  # fmt: skip

    def stop(self) -> None:
        """Stop the server and remove what it wrote."""
        self._run("pg_ctl", "stop", "--mode=immediate", "--silent", f"--pgdata={self.data}")
        shutil.rmtree(self.folder)

    def url(self, database: str) -> str:
        """The address of a database, as a deployment would write it."""
        return f"postgresql://{USER}@/{database}?host={self.folder}"

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.programs / program), *arguments]
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            command = ["runuser", "-u", "postgres", "--", *command]
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, cwd="/", timeout=60
        )
        if done.returncode != 0:
            message = f"{program} failed: {done.stderr or done.stdout}"
            raise RuntimeError(message)
