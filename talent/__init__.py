"""Talent, the web application: where students, employers and the university meet."""

from __future__ import annotations

from typing import Any, cast

from flask import Flask
from flask.globals import app_ctx
from sqlalchemy.orm import configure_mappers
from werkzeug.middleware.proxy_fix import ProxyFix
from whitenoise import WhiteNoise

from talent import (
    cli,
    error_pages,
    features,
    jobs,
    labels,
    locale,
    logs,
    navigation,
    once,
    place_fields,
    requests,
    security,
)
from talent.accounts import sessions
from talent.config import ROOT, Config
from talent.extensions import csrf, db

_LARGEST_FORM = 1024 * 1024
_LARGEST_BODY = 12 * 1024 * 1024


def create_app(config: Config | None = None) -> Flask:
    """Return the application for a deployment, its settings from the environment by default."""
    config = config or Config.from_environment()
    app = Flask(
        __name__, template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "static")
    )
    _configure(app, config)
    configure_mappers()
    db.init(config.url, _current_context, {"instance": config.instance})
    logs.init(config)
    requests.init(app)
    csrf.init_app(app)
    sessions.init(app)
    for part in (locale, labels, place_fields, navigation, once, security, error_pages, cli):
        part.init(app)
    jobs.init(app, config)
    features.init(app)
    _serve_static(app, config)
    return app


def _current_context() -> int:
    return id(cast(Any, app_ctx)._get_current_object())  # noqa: SLF001 - the proxy's own way


def _configure(app: Flask, config: Config) -> None:
    config.instance.mkdir(parents=True, exist_ok=True)
    secure = config.public_url.startswith("https://")
    app.extensions["talent"] = config
    app.config.update(
        SECRET_KEY=config.secret_key,
        TESTING=config.testing,
        SESSION_COOKIE_NAME="__Host-talent" if secure else "talent",
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        MAX_CONTENT_LENGTH=_LARGEST_BODY,
        MAX_FORM_MEMORY_SIZE=_LARGEST_FORM,
        TRUSTED_HOSTS=list(config.trusted_hosts) or None,
        BABEL_DEFAULT_LOCALE="en",
        BABEL_DEFAULT_TIMEZONE="Asia/Almaty",
        BABEL_TRANSLATION_DIRECTORIES=str(ROOT / "translations"),
        WTF_CSRF_TIME_LIMIT=12 * 3600,
    )
    app.config.update(config.flask)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True


def _serve_static(app: Flask, config: Config) -> None:
    files = WhiteNoise(app.wsgi_app, root=str(ROOT / "static"), prefix="static/", max_age=3600)
    app.wsgi_app = ProxyFix(files, x_for=config.proxies, x_proto=config.proxies)  # type: ignore[method-assign]
