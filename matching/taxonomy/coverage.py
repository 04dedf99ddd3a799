"""How much the taxonomy covers: concepts by kind, by sector and field, labels by language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from matching.taxonomy.concept import LANGUAGES, Concept
from matching.taxonomy.taxonomy import Taxonomy

GENERAL = "general"
# The five sectors of the city's programme; what serves all of them is general.
SECTORS = {
    "industry": (
        "automation biotech chemistry construction electrical-installation electronics energy "
        "engineering furniture-woodworking geodesy hvac industry laboratory machine-building "
        "materials mechanics metallurgy mining oil-and-gas architecture printing-packaging "
        "pumps-compressors quality-management quality-safety robotics engineering-more "
        "production-operators textile-sewing trades-more welding-metalwork crafts"
    ),
    "logistics": (
        "aviation aviation-transport customs logistics railway transport vehicle-service "
        "warehousing water-transport"
    ),
    "agro": "agro-food agronomy environment farm-more food forestry livestock veterinary",
    "services": (
        "beauty-services care-more elementary facility-services health health-care "
        "fire-and-emergency hospitality sales services tourism"
    ),
    "creative": "arts-music-sport creative design-media games",
    GENERAL: (
        "ai business clerks cybersecurity data economics education-science esco finance "
        "finance-more hr it languages law management marketing mathematics "
        "natural-sciences office-administration physics science-more "
        "project-management public-administration public-culture public-order safety "
        "social-sciences-humanities soft-skills software teaching telecom "
        "college-specialities study-fields university-courses"
    ),
}
_SECTOR_OF = {domain: sector for sector, names in SECTORS.items() for domain in names.split()}
_WIDTH = 34


def sector_of(domain: str) -> str | None:
    """Return the sector that a field (the name of a file) belongs to, or None."""
    return _SECTOR_OF.get(domain)


def coverage_table(taxonomy: Taxonomy) -> str:
    """Return a table of concepts by kind with their labels in each language."""
    kinds = sorted({concept.kind for concept in taxonomy})
    rows = [_heading("kind")]
    rows += [_row(kind, (one for one in taxonomy if one.kind == kind)) for kind in kinds]
    return "\n".join([*rows, _row("all", taxonomy)])


def sector_table(taxonomy: Taxonomy) -> str:
    """Return a table of concepts by sector and field with their labels in each language."""
    rows = [_heading("sector and field")]
    for sector in SECTORS:
        own = [one for one in taxonomy if (sector_of(one.domain) or GENERAL) == sector]
        rows.append(_row(sector, own))
        rows += [
            _row(f"  {domain}", [one for one in own if one.domain == domain])
            for domain in sorted({one.domain for one in own})
        ]
    return "\n".join(rows)


def _heading(name: str) -> str:
    """Return the row of column names."""
    return _cells(name, ["skills", "roles", *LANGUAGES])


def _row(name: str, concepts: Iterable[Concept]) -> str:
    """Return the counts of some concepts and of their labels."""
    own = list(concepts)
    labels: Counter[str] = Counter()
    for concept in own:
        labels.update({lang: len(concept.labels.get(lang, ())) for lang in LANGUAGES})
    roles = sum(concept.is_occupation for concept in own)
    counts = [len(own) - roles, roles, *(labels[lang] for lang in LANGUAGES)]
    return _cells(name, [str(count) for count in counts])


def _cells(name: str, values: Sequence[str]) -> str:
    """Return one line of a table."""
    return f"{name:{_WIDTH}s}" + "".join(f"{value:>8s}" for value in values)
