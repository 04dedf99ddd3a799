"""The features of the application and the order in which they are bound."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from flask import Flask

from talent import recurring

FEATURES = (
    "pages",
    "accounts",
    "skills",
    "students",
    "portfolio",
    "cv_import",
    "employers",
    "postings",
    "applications",
    "placements",
    "projects",
    "matches",
    "reports",
    "staff",
    "people",
)
"""Each is a package of ``talent`` with a ``bp``; its views, commands and jobs load with it."""


def init(app: Flask) -> None:
    """Register each feature's blueprint, commands and recurring jobs."""
    for name in FEATURES:
        feature = import_module(f"talent.{name}")
        app.register_blueprint(feature.bp)
        for part in ("commands", "jobs"):
            if find_spec(f"talent.{name}.{part}"):
                import_module(f"talent.{name}.{part}")
    recurring.init(app)
