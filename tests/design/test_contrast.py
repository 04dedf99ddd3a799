"""Words and marks stand out from what lies under them, in both themes (WCAG 2.2 AA)."""

import re
from itertools import product
from pathlib import Path

import pytest

BRAND = Path(__file__).parents[2] / "static" / "css" / "brand.css"
GROUNDS = ("surface", "raised", "primary-soft", "sky-soft", "gold-soft", "good-soft", "bad-soft")
WORDS = (
    *product(("ink", "muted", "link"), GROUNDS),
    ("good-ink", "surface"),
    ("good-ink", "good-soft"),
    ("bad", "surface"),
    ("bad", "bad-soft"),
    ("on-bad", "bad"),
    ("on-gold", "gold"),
    ("on-primary", "primary"),
    ("on-primary", "primary-strong"),
    ("surface", "good"),
)
MARKS = (
    ("edge", "surface"),
    ("edge", "raised"),
    ("focus-ring", "surface"),
    ("primary", "line"),
    ("good", "line"),
)


def themes() -> dict[str, dict[str, str]]:
    """Return the colours by name for the light, the system's dark and the chosen dark theme."""
    css = BRAND.read_text(encoding="utf-8")
    light, system, chosen = css.split("@media screen", 2)
    texts = {"light": light, "system dark": system, "chosen dark": chosen}
    return {name: dict(re.findall(r"--([\w-]+): (#\w{6});", text)) for name, text in texts.items()}


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb``."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "system dark", "chosen dark"])
@pytest.mark.parametrize(("pairs", "least"), [(WORDS, 4.5), (MARKS, 3.0)], ids=["words", "marks"])
def test_what_stands_on_a_colour_can_be_read(theme, pairs, least):
    colours = themes()[theme]
    weak = {
        f"{above} on {below}: {contrast(colours[above], colours[below]):.2f}"
        for above, below in pairs
        if contrast(colours[above], colours[below]) < least
    }
    assert not weak


def test_both_ways_to_the_dark_theme_look_the_same():
    found = themes()
    assert found["system dark"] == found["chosen dark"]
