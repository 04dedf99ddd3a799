"""The main job on real files; skipped where they are absent."""

import os
from pathlib import Path

import pytest

from matching.command_line import main

REAL = Path(os.environ.get("TALENT_REAL_DATA", "../shared/data")) / "vacancy_resume"


@pytest.mark.skipif(not REAL.is_dir(), reason="the real CVs and vacancies are not on this machine")
def test_real_cvs_are_ranked_for_real_vacancies(tmp_path):
    run = tmp_path / "run.tsv"
    vacancies = REAL / "5_vacancies.csv"
    assert (
        main(
            [
                "rank",
                "--openings",
                str(vacancies),
                "--profiles",
                str(REAL / "CV"),
                "--run",
                str(run),
            ]
        )
        == 0
    )
    rows = [line.split("\t") for line in run.read_text("utf-8").splitlines()]
    assert len(rows) == 5 * 20
    assert all(0 < float(row[3]) <= 100 for row in rows)
