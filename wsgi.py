"""The entry point: ``gunicorn wsgi:app``, ``flask --app wsgi``."""

from talent import create_app

app = create_app()
