"""The columns of a portfolio sheet and the words that stand above them in three languages.

The first words of each language stand in the sheets that are exported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models import District, Sector
from talent.quarters import code_of, read_quarter

Words = dict[str, tuple[str, ...]]

COLUMNS: dict[str, Words] = {
    "code": {
        "kk": ("Коды", "Код", "Жоба коды", "№"),
        "ru": ("Код", "Код проекта", "Шифр"),
        "en": ("Code", "Project code", "ID"),
    },
    "name_kk": {
        "kk": ("Атауы (қазақша)", "Атауы", "Жобаның атауы", "Атауы (қаз)"),
        "ru": ("Название (на казахском)", "Наименование (каз)", "Название (каз)"),
        "en": ("Name (Kazakh)", "Name in Kazakh", "Name kk", "name_kk"),
    },
    "name_ru": {
        "kk": ("Атауы (орысша)", "Атауы (ор)"),
        "ru": (
            "Название (на русском)",
            "Название",
            "Наименование",
            "Наименование проекта",
            "Название проекта",
            "Проект",
            "Название (рус)",
            "Наименование (рус)",
        ),
        "en": ("Name (Russian)", "Name in Russian", "Name ru", "name_ru"),
    },
    "name_en": {
        "kk": ("Атауы (ағылшынша)", "Атауы (ағыл)"),
        "ru": ("Название (на английском)", "Название (англ)", "Наименование (англ)"),
        "en": ("Name (English)", "Name", "Project", "Project name", "Name en", "name_en"),
    },
    "about_kk": {
        "kk": ("Сипаттамасы (қазақша)", "Сипаттамасы"),
        "ru": ("Описание (на казахском)", "Описание (каз)"),
        "en": ("About (Kazakh)", "Description (Kazakh)", "about_kk"),
    },
    "about_ru": {
        "kk": ("Сипаттамасы (орысша)",),
        "ru": ("Описание (на русском)", "Описание", "Описание проекта", "Описание (рус)"),
        "en": ("About (Russian)", "Description (Russian)", "about_ru"),
    },
    "about_en": {
        "kk": ("Сипаттамасы (ағылшынша)",),
        "ru": ("Описание (на английском)", "Описание (англ)"),
        "en": ("About (English)", "About", "Description", "about_en"),
    },
    "sector": {
        "kk": ("Сала", "Саласы", "Бағыты"),
        "ru": ("Отрасль", "Сектор", "Направление"),
        "en": ("Sector", "Industry", "Branch"),
    },
    "district": {
        "kk": ("Аудан", "Ауданы"),
        "ru": ("Район", "Округ"),
        "en": ("District", "Area"),
    },
    "investment": {
        "kk": ("Инвестиция, ₸", "Инвестиция", "Инвестиция көлемі", "Инвестиция сомасы"),
        "ru": ("Инвестиции, ₸", "Инвестиции", "Объем инвестиций", "Сумма инвестиций"),
        "en": ("Investment, ₸", "Investment", "Amount of investment", "Investment (KZT)"),
    },
}
"""A project's fields in the order of an exported sheet."""

SECTORS: dict[Sector, Words] = {
    Sector.INDUSTRY: {
        "kk": ("Өнеркәсіп", "Индустрия"),
        "ru": ("Промышленность", "Индустрия", "Производство"),
        "en": ("Industry", "Manufacturing"),
    },
    Sector.LOGISTICS: {
        "kk": ("Логистика", "Көлік және логистика"),
        "ru": ("Логистика", "Транспорт и логистика"),
        "en": ("Logistics", "Transport and logistics"),
    },
    Sector.AGRO: {
        "kk": ("Агроөңдеу", "Ауыл шаруашылығы өнімін өңдеу", "Агро"),
        "ru": ("Агропереработка", "АПК", "Переработка сельхозпродукции"),
        "en": ("Agro-processing", "Agro processing", "Agro"),
    },
    Sector.SERVICES: {
        "kk": ("Қызмет көрсету", "Қызмет көрсету саласы", "Қызметтер"),
        "ru": ("Услуги", "Сфера услуг"),
        "en": ("Services", "Service"),
    },
    Sector.CREATIVE: {
        "kk": ("Креативті индустрия", "Креативті индустриялар"),
        "ru": ("Креативные индустрии", "Креативная индустрия"),
        "en": ("Creative industries", "Creative industry", "Creative"),
    },
}

DISTRICTS: dict[District, Words] = {
    District.GATE: {
        "kk": ("Gate District", "Gate"),
        "ru": ("Gate District", "Гейт"),
        "en": ("Gate District", "Gate"),
    },
    District.GOLDEN: {
        "kk": ("Golden District", "Golden"),
        "ru": ("Golden District", "Голден"),
        "en": ("Golden District", "Golden"),
    },
    District.GROWING: {
        "kk": ("Growing District", "Growing"),
        "ru": ("Growing District", "Гроуинг"),
        "en": ("Growing District", "Growing"),
    },
    District.GREEN: {
        "kk": ("Green District", "Green"),
        "ru": ("Green District", "Грин"),
        "en": ("Green District", "Green"),
    },
}


def bare(text: str) -> str:
    """Return a header's letters and digits, so that case, ё and punctuation do not matter."""
    return re.sub(r"[\W_]+", " ", text.casefold().replace("ё", "е")).strip()


def _names(of: Words) -> set[str]:
    return {bare(word) for words in of.values() for word in words}


_FIELD_OF = {name: field for field, words in COLUMNS.items() for name in _names(words)}
_FIELD_OF |= {bare(field): field for field in COLUMNS}
_SECTOR_OF = {name: sector for sector, words in SECTORS.items() for name in _names(words)}
_SECTOR_OF |= {sector.value: sector for sector in Sector}
_DISTRICT_OF = {name: district for district, words in DISTRICTS.items() for name in _names(words)}
_DISTRICT_OF |= {district.value: district for district in District}


def guess(header: Sequence[str]) -> list[str]:
    """Return what each column holds: a field, a quarter's code, or nothing; each once only."""
    found: list[str] = []
    for title in header:
        quarter = read_quarter(title)
        meant = code_of(quarter) if quarter else _FIELD_OF.get(bare(title), "")
        found.append(meant if meant not in found else "")
    return found


def sector_of(text: str) -> Sector | None:
    """Return the sector that a cell names in any of the three languages."""
    return _SECTOR_OF.get(bare(text))


def district_of(text: str) -> District | None:
    """Return the district that a cell names in any of the three languages."""
    return _DISTRICT_OF.get(bare(text))


def title(field: str, language: str) -> str:
    """Return a field's words above its column."""
    return COLUMNS[field][language][0]
