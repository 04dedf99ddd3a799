"""Lists that are narrowed by the filters in their address."""

from __future__ import annotations

from typing import Any

from flask import request, url_for
from sqlalchemy import Select
from sqlalchemy.orm import Session
from wtforms import Form

from talent.paging import paginate

_ROWS = 25


def filtered_list(
    session: Session, query: Select[Any], form: Form, endpoint: str
) -> dict[str, Any]:
    """Return what the page of a filtered list shows: its rows and what narrows them."""
    page = paginate(session, query, request.args.get("page", 1, int), _ROWS)
    return {"page": page, **narrowed_by(form, endpoint)}


def narrowed_by(form: Form, endpoint: str) -> dict[str, Any]:
    """Return the filters of a list as its page shows them, and the addresses of its pages."""
    chosen: dict[str, Any] = {key: v for key, v in request.args.items() if key != "page" and v}
    return {
        "form": form,
        "chosen": chosen,
        "in_use": len(set(chosen) - {"q"}),
        "page_url": lambda number: url_for(endpoint, **chosen, page=number),
    }
