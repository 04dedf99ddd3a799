"""The office's pages of the portfolio: list, add, change, remove, take away as a sheet."""

from __future__ import annotations

from typing import Any

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from models import Project
from talent.access import OFFICE
from talent.cleaning import clean_line
from talent.csv_files import csv_download
from talent.errors import InvalidError
from talent.extensions import db
from talent.guards import allow, current_person
from talent.locale import language
from talent.projects import bp, export, forms, queries, service, words
from talent.projects.queries import Wanted
from talent.projects.views import page_url


@bp.get("/manage")
@allow(*OFFICE)
def manage() -> ResponseReturnValue:
    """List the portfolio to work on it."""
    form = forms.FilterForm(request.args)
    q = clean_line(request.args.get("q"))[:100]
    wanted = Wanted(q=q, language=language(), **form.values())
    portfolio = queries.listed(db.session(), wanted, request.args.get("page", 1, int))
    values = {"portfolio": portfolio, "wanted": wanted, "filter": form, "page_url": page_url}
    return render_template("projects/manage.html", **values)


@bp.route("/new", methods=["GET", "POST"])
@allow(*OFFICE)
def new() -> ResponseReturnValue:
    """Add a project."""
    form = forms.for_project()
    if _adds_year(form):
        return render_template("projects/edit.html", form=form, project=None)
    if form.validate_on_submit():
        try:
            values, plan = form.project_values(), form.project_plan()
            project = service.create(db.session(), current_person().id, plan=plan, **values)
        except InvalidError as error:
            form.refuse(error)
        else:
            db.session.commit()
            flash(_("The project is added."))
            return redirect(url_for(".show", project_id=project.id), 303)
    status = 422 if form.errors else 200
    return render_template("projects/edit.html", form=form, project=None), status


@bp.route("/<int:project_id>/edit", methods=["GET", "POST"])
@allow(*OFFICE)
def edit(project_id: int) -> ResponseReturnValue:
    """Change a project; where somebody else did so meanwhile, show both versions."""
    project = queries.with_plan(db.session(), project_id)
    form = forms.for_project(project)
    if _adds_year(form) or not form.validate_on_submit():
        status = 422 if form.errors else 200
        return render_template("projects/edit.html", form=form, project=project), status
    try:
        version = int(form.version.data or 0)
        values, plan = form.project_values(), form.project_plan()
        service.change(db.session(), current_person().id, project, version, plan=plan, **values)
    except service.EditedError:
        return _both_versions(form, project), 409
    except InvalidError as error:
        form.refuse(error)
        return render_template("projects/edit.html", form=form, project=project), 422
    db.session.commit()
    flash(_("The project is saved."))
    return redirect(url_for(".show", project_id=project.id), 303)


def _adds_year(form: forms.ProjectForm) -> bool:
    if request.form.get("act") != "add_year":
        return False
    form.add_year()
    return True


def _both_versions(form: forms.ProjectForm, project: Project) -> str:
    theirs: dict[Any, Any] = {**service.values_of(project), **service.plan_of(project)}
    mine: dict[Any, Any] = {**form.project_values(), **form.project_plan()}
    what = [*service.values_of(project), *sorted(set(theirs) | set(mine), key=str)]
    differing = [key for key in dict.fromkeys(what) if theirs.get(key) != mine.get(key)]
    conflicts = [
        {
            "what": words.what_words(key),
            "theirs": words.value_words(key, theirs.get(key)),
            "mine": words.value_words(key, mine.get(key)),
        }
        for key in differing
    ]
    form.version.raw_data = None
    form.version.data = str(project.version)
    values = {"form": form, "project": project, "conflicts": conflicts, "has_errors": True}
    return render_template("projects/edit.html", **values)


@bp.post("/<int:project_id>/remove")
@allow(*OFFICE)
def remove(project_id: int) -> ResponseReturnValue:
    """Remove a project that nothing hangs on."""
    project = queries.with_plan(db.session(), project_id)
    service.remove(db.session(), current_person().id, project)
    db.session.commit()
    flash(_("The project %(name)s is removed.", name=words.project_name(project)))
    return redirect(url_for(".manage"), 303)


@bp.get("/portfolio.<any(csv, xlsx):kind>")
@allow(*OFFICE)
def take_away(kind: str) -> ResponseReturnValue:
    """Download the portfolio as a sheet that can be imported again."""
    header, rows = export.portfolio(db.session(), language())
    return _sheet(f"portfolio.{kind}", kind, header, rows)


@bp.get("/template.<any(csv, xlsx):kind>")
@allow(*OFFICE)
def template(kind: str) -> ResponseReturnValue:
    """Download an empty sheet to fill in."""
    header, rows = export.template(language())
    return _sheet(f"portfolio-template.{kind}", kind, header, rows)


def _sheet(name: str, kind: str, header: export.Cells, rows: list[export.Cells]) -> Response:
    if kind == "csv":
        return csv_download(name, header, rows)
    response = Response(export.xlsx(header, rows), mimetype=export.XLSX)
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response
