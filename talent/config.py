"""Settings of a deployment, from the environment; an administrator changes settings.py."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Config:
    """One deployment's settings.

    ``instance`` holds the database, files, outbox and generated secret; ``public_url`` is what
    links in mail start with; without ``mail_url`` mail is written into ``instance/outbox``.
    """

    instance: Path = ROOT / "instance"
    database_url: str = ""
    secret_key: str = ""
    public_url: str = "http://127.0.0.1:8000"
    mail_url: str = ""
    mail_from: str = "Talent <talent@localhost>"
    trusted_hosts: tuple[str, ...] = ()
    proxies: int = 0
    testing: bool = False
    flask: Mapping[str, object] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """The database's URL for SQLAlchemy; an SQLite file in ``instance`` by default."""
        if not self.database_url:
            return f"sqlite:///{self.instance / 'talent.db'}"
        for prefix in ("postgresql://", "postgres://"):
            if self.database_url.startswith(prefix):
                return "postgresql+psycopg://" + self.database_url.removeprefix(prefix)
        return self.database_url

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Config:
        """Read the settings; a missing secret is generated once and kept in ``instance``."""
        env = os.environ if environment is None else environment
        instance = Path(env.get("TALENT_INSTANCE", str(cls.instance))).resolve()
        address = f"http://{env.get('HOST', '127.0.0.1')}:{env.get('PORT', '8000')}"
        return cls(
            instance=instance,
            database_url=env.get("DATABASE_URL", ""),
            secret_key=env.get("SECRET_KEY", "") or _kept_secret(instance),
            public_url=env.get("PUBLIC_URL", address).rstrip("/"),
            mail_url=env.get("MAIL_URL", ""),
            mail_from=env.get("MAIL_FROM", cls.mail_from),
            trusted_hosts=tuple(env.get("TRUSTED_HOSTS", "").split()),
            proxies=int(env.get("PROXIES", "0")),
        )


def _kept_secret(instance: Path) -> str:
    path = instance / "secret-key"
    instance.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        secret = secrets.token_hex(32)
        file.write(secret)
    return secret
