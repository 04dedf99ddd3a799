"""What ``taxonomy`` does on the command line: shows, checks and imports concepts."""

from __future__ import annotations

import sys
from argparse import Namespace

from matching.taxonomy.checks import faults
from matching.taxonomy.coverage import coverage_table, sector_table
from matching.taxonomy.esco import STATEMENT, read_esco
from matching.taxonomy.taxonomy import Taxonomy
from matching.taxonomy.writing import write_folder


def show(options: Namespace) -> int:
    """Print what the taxonomy covers; with ``--check`` also what is wrong, and fail if so."""
    taxonomy = Taxonomy.load(options.taxonomy)
    sys.stdout.write(f"{sector_table(taxonomy)}\n\n{coverage_table(taxonomy)}\n")
    wrong = faults(taxonomy) if options.check else []
    sys.stderr.writelines(f"{fault}\n" for fault in wrong)
    if options.check and not wrong:
        sys.stdout.write("\nIn order: links, labels, letters and ISCO-08 groups.\n")
    return 1 if wrong else 0


def import_esco(options: Namespace) -> int:
    """Read ESCO's CSV files and write them as a folder of concepts."""
    imported = read_esco(options.folder)
    write_folder(imported.concepts, STATEMENT, options.out)
    roles = sum(concept.is_occupation for concept in imported.concepts)
    sys.stdout.write(
        f"{len(imported.concepts) - roles} skills and {roles} occupations are in {options.out}\n"
    )
    if imported.loose:
        sys.stdout.write(f"Relations to concepts that no file holds, left out: {imported.loose}\n")
    sys.stdout.write(f"{STATEMENT}\n")
    return 0
