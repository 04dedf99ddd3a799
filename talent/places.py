"""The places people name: codes with labels in three languages; anything else stays free text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from matching.text import fold


@dataclass(frozen=True)
class Place:
    """A place: its name in each language, and the other names people write."""

    kk: str
    ru: str
    en: str
    also: tuple[str, ...] = ()

    def names(self) -> tuple[str, ...]:
        """Return every name."""
        return (self.kk, self.ru, self.en, *self.also)


PLACES: dict[str, Place] = {
    "alatau": Place(
        "Алатау қаласы", "город Алатау", "Alatau City", ("Алатау", "Alatau", "Алатау Сити")
    ),
    "almaty": Place("Алматы", "Алматы", "Almaty", ("Алма-Ата", "Alma-Ata", "г. Алматы")),
    "konaev": Place(
        "Қонаев", "Конаев", "Konaev", ("Қапшағай", "Капчагай", "Kapchagay", "Qonaev", "Kunaev")
    ),
    "taldykorgan": Place("Талдықорған", "Талдыкорган", "Taldykorgan", ("Taldyqorgan",)),
    "talgar": Place("Талғар", "Талгар", "Talgar"),
    "kaskelen": Place("Қаскелең", "Каскелен", "Kaskelen", ("Qaskeleng",)),
    "esik": Place("Есік", "Есик", "Esik", ("Иссык", "Issyk")),
    "astana": Place("Астана", "Астана", "Astana", ("Нұр-Сұлтан", "Нур-Султан", "Nur-Sultan")),
    "shymkent": Place("Шымкент", "Шымкент", "Shymkent", ("Чимкент", "Chimkent")),
    "aktau": Place("Ақтау", "Актау", "Aktau", ("Aqtau",)),
    "aktobe": Place("Ақтөбе", "Актобе", "Aktobe", ("Актюбинск", "Aqtobe")),
    "atyrau": Place("Атырау", "Атырау", "Atyrau"),
    "karaganda": Place("Қарағанды", "Караганда", "Karaganda", ("Qaragandy", "Karagandy")),
    "kokshetau": Place("Көкшетау", "Кокшетау", "Kokshetau"),
    "kostanay": Place("Қостанай", "Костанай", "Kostanay", ("Qostanay", "Кустанай")),
    "kyzylorda": Place("Қызылорда", "Кызылорда", "Kyzylorda", ("Qyzylorda",)),
    "oral": Place("Орал", "Уральск", "Oral", ("Uralsk",)),
    "oskemen": Place(
        "Өскемен", "Усть-Каменогорск", "Oskemen", ("Ust-Kamenogorsk", "Оскемен", "Öskemen")
    ),
    "pavlodar": Place("Павлодар", "Павлодар", "Pavlodar"),
    "petropavl": Place("Петропавл", "Петропавловск", "Petropavl", ("Petropavlovsk",)),
    "semey": Place("Семей", "Семей", "Semey", ("Семипалатинск", "Semipalatinsk")),
    "taraz": Place("Тараз", "Тараз", "Taraz", ("Жамбыл", "Джамбул")),
    "turkistan": Place("Түркістан", "Туркестан", "Turkistan", ("Turkestan",)),
    "zhezkazgan": Place("Жезқазған", "Жезказган", "Zhezkazgan", ("Jezkazgan",)),
}
"""Places by their code; the nearest to Alatau City come first."""


@cache
def _codes() -> dict[str, str]:
    named = {fold(name): code for code, place in PLACES.items() for name in place.names()}
    return named | {code: code for code in PLACES}


def place_code(text: str) -> str:
    """Return a place as it is stored: the code of a known place, else the text itself."""
    line = " ".join(text.split())
    return _codes().get(fold(line), line)


def place_name(stored: str, lang: str) -> str:
    """Return a stored place's name in a language; free text is its own name."""
    place = PLACES.get(stored)
    return str(getattr(place, lang, place.en)) if place else stored
