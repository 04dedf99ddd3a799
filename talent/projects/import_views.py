"""The steps of an import: upload, columns, preview, import, bad rows, undo."""

from __future__ import annotations

from collections import Counter

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from models import ImportBatch, ImportState
from talent.access import OFFICE
from talent.csv_files import csv_download
from talent.error_pages import words as error_words
from talent.errors import InvalidError, NotFoundError
from talent.extensions import db
from talent.files import LARGEST
from talent.forms import Form
from talent.guards import allow, current_person, load
from talent.notices import flash_with_undo
from talent.paging import Page
from talent.projects import bp, forms, imports, words
from talent.projects.columns import COLUMNS, guess
from talent.projects.comparing import Outcome, Row
from talent.projects.views import page_url

_ON_A_PAGE = 50


@bp.route("/import", methods=["GET", "POST"])
@allow(*OFFICE)
def import_new() -> ResponseReturnValue:
    """Upload a sheet; earlier ones are listed."""
    form = forms.UploadForm()
    if form.validate_on_submit():
        file, actor_id = form.file.data, current_person().id
        # Reading takes seconds, and a transaction would keep everybody else from writing.
        db.session.rollback()
        try:
            data = file.read(LARGEST + 1)
            file.close()
            batch = imports.upload(db.session(), actor_id, file.filename, data)
        except InvalidError as error:
            form.refuse(error)
        else:
            db.session.commit()
            return redirect(url_for(".import_show", batch_id=batch.id), 303)
    recent = imports.recent(db.session())
    status = 422 if form.errors else 200
    return render_template("projects/import_new.html", form=form, recent=recent), status


@bp.get("/import/<int:batch_id>")
@allow(*OFFICE)
def import_show(batch_id: int) -> ResponseReturnValue:
    """Preview what importing would do, or show what was done."""
    batch = load(ImportBatch, batch_id)
    if batch.state is not ImportState.PREVIEW:
        return render_template(
            "projects/import_done.html", batch=batch, kept_words=words.KEPT, bad=len(_bad(batch))
        )
    return _preview(batch, Form())


@bp.post("/import/<int:batch_id>/columns")
@allow(*OFFICE)
def import_columns(batch_id: int) -> ResponseReturnValue:
    """Say what each column holds."""
    batch, form = load(ImportBatch, batch_id), Form()
    header = batch.before["header"]
    known = {"", *COLUMNS, *guess(header)}
    asked = [request.form.get(f"column-{index}", "") for index in range(len(header))]
    columns = [meaning if meaning in known else "" for meaning in asked]
    try:
        imports.map_columns(db.session(), current_person().id, batch, columns)
    except InvalidError as error:
        form.form_errors.append(error_words(error))
        return _preview(batch, form, columns), 422
    db.session.commit()
    return redirect(url_for(".import_show", batch_id=batch.id), 303)


@bp.post("/import/<int:batch_id>/apply")
@allow(*OFFICE)
def import_apply(batch_id: int) -> ResponseReturnValue:
    """Import the rows that can be used."""
    batch = load(ImportBatch, batch_id)
    count = imports.apply(db.session(), current_person().id, batch)
    db.session.commit()
    text = ngettext("%(num)s project is imported.", "%(num)s projects are imported.", count)
    flash_with_undo(text, url_for(".import_undo", batch_id=batch.id))
    return redirect(url_for(".import_show", batch_id=batch.id), 303)


@bp.post("/import/<int:batch_id>/undo")
@allow(*OFFICE)
def import_undo(batch_id: int) -> ResponseReturnValue:
    """Bring back what was before an import."""
    batch = load(ImportBatch, batch_id)
    done = imports.undo(db.session(), current_person().id, batch)
    db.session.commit()
    flash(
        ngettext(
            "%(num)s project is as it was before.",
            "%(num)s projects are as they were before.",
            done.restored,
        )
    )
    return redirect(url_for(".import_show", batch_id=batch.id), 303)


@bp.post("/import/<int:batch_id>/discard")
@allow(*OFFICE)
def import_discard(batch_id: int) -> ResponseReturnValue:
    """Forget a sheet that was not imported."""
    batch = load(ImportBatch, batch_id)
    imports.discard(db.session(), current_person().id, batch)
    db.session.commit()
    flash(_("The sheet is discarded. The portfolio is as it was."))
    return redirect(url_for(".import_new"), 303)


@bp.get("/import/<int:batch_id>/bad-rows.csv")
@allow(*OFFICE)
def import_bad_rows(batch_id: int) -> ResponseReturnValue:
    """Download the rows that cannot be used, each with its reasons, to mend and bring again."""
    batch = load(ImportBatch, batch_id)
    bad = _bad(batch)
    if not bad:
        raise NotFoundError
    header = [*batch.before["header"], _("Row"), _("What to correct")]
    rows = [[*row.reading.cells, row.reading.row, _reasons(row)] for row in bad]
    return csv_download("bad-rows.csv", header, rows)


def _bad(batch: ImportBatch) -> list[Row]:
    rows = imports.preview(db.session(), batch)
    return [row for row in rows if row.outcome is Outcome.BAD]


def _reasons(row: Row) -> str:
    return "; ".join(
        f"{problem.column}: {_(problem.message)}" if problem.column else _(problem.message)
        for problem in row.reading.problems
    )


def _preview(batch: ImportBatch, form: Form, columns: list[str] | None = None) -> str:
    rows = imports.preview(db.session(), batch)
    counts = Counter(row.outcome.value for row in rows)
    only = request.args.get("only", "")
    shown = [row for row in rows if only not in set(Outcome) or row.outcome == only]
    number = min(max(request.args.get("page", 1, int), 1), max(1, -(-len(shown) // _ON_A_PAGE)))
    items = shown[(number - 1) * _ON_A_PAGE : number * _ON_A_PAGE]
    header = batch.before["header"]
    return render_template(
        "projects/import_preview.html",
        batch=batch,
        form=form,
        page=Page(items, number, _ON_A_PAGE, len(shown)),
        page_url=page_url,
        counts=counts,
        only=only,
        columns=list(zip(header, columns or batch.before["columns"], guess(header), strict=True)),
        fields=words.FIELDS,
        what_words=words.what_words,
        value_words=words.value_words,
    )
