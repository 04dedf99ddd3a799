"""Human languages in a text, with their CEFR level."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from matching.extraction.phrases import folded, words
from matching.text.letters import on_russian_keyboard
from matching.types import Cefr


@dataclass(frozen=True, slots=True)
class LanguageFinding:
    """A language that a text names: ``words`` is ``text[start:end]``, level words included."""

    code: str
    cefr: Cefr | None
    start: int
    end: int
    words: str
    must: bool | None = None


_NAMES = {
    "kk": (
        r"kazakh|state language|казахск\w+|государственн\w+ язык\w*|қазақша|қазақ(?: тіл\w*)?|"
        r"мемлекеттік тіл\w*|qazaq(?:sha)?(?: til\w*)?|memlekettik til\w*"
    ),
    "ru": r"russian|русск\w+|орысша|орыс(?: тіл\w*)?|orys(?:sha|şa)?(?: til\w*)?",
    "en": (
        r"english|английск\w+|ағылшын\w*|агылшын\w*|англ\.|"
        r"a[gǵğ]['’]?[yıi]l(?:sh|ş)[yıi]n(?: til\w*)?"
    ),
    "ko": r"korean|корейск\w+|корей (?:тіл\w*)|кәріс\w*",
    "zh": r"chinese|mandarin|китайск\w+|қытай\w*",
    "de": r"german|немецк\w+|неміс\w*",
    "fr": r"french|французск\w+|француз (?:тіл\w*)",
    "tr": r"turkish|турецк\w+|түрік\w*",
    "ar": r"arabic|арабск\w+|араб (?:тіл\w*)",
    "ja": r"japanese|японск\w+|жапон\w*",
    "es": r"spanish|испанск\w+|испан (?:тіл\w*)",
    "it": r"italian|итальянск\w+|итальян (?:тіл\w*)",
    "uz": r"uzbek|узбекск\w+|өзбек\w*",
    "ky": r"kyrgyz|киргизск\w+|кыргызск\w+|қырғыз\w*",
    "uk": r"ukrainian|украинск\w+|украин (?:тіл\w*)",
    "pl": r"polish|польск\w+|поляк (?:тіл\w*)",
    "he": r"hebrew|иврит\w*",
    "hi": r"hindi|хинди",
    "pt": r"portuguese|португальск\w+",
    "fa": r"persian|farsi|персидск\w+|фарси|парсы (?:тіл\w*)",
}
_NAME = folded("|".join(rf"(?P<{code}>(?<!\w)(?:{names})(?!\w))" for code, names in _NAMES.items()))
_LEVELS = (
    (Cefr.NATIVE, r"native|mother[- ]tongue|bilingual|родн\w+|ана тіл\w*|носител\w+"),
    (Cefr.C2, r"proficient|в совершенстве|c2"),
    (
        Cefr.C1,
        (
            r"c1|advanced|fluent\w*|full professional|свободн\w+|продвинут\w+|еркін|жетік|"
            r"erkin|jetik|excellent"
        ),
    ),
    (
        Cefr.B2,
        (
            r"b2|upper[- ]?intermediate|professional working|выше среднего|уверенн\w+|"
            r"жақсы|jaqsy|very good"
        ),
    ),
    (
        Cefr.B1,
        (
            r"b1|(?<!upper[- ])(?<!upper)(?<!pre[- ])intermediate|средн\w+|разговорн\w+|орташа|"
            r"орта|conversational|good|limited working|хорош\w+"
        ),
    ),
    (
        Cefr.A2,
        (
            r"a2|pre[- ]?intermediate|elementary|элементарн\w+|basic|базов\w+|со словар\w+|"
            r"бастауыш"
        ),
    ),
    (Cefr.A1, r"a1|beginner|начальн\w+|бастапқы"),
)
_LEVEL = [(cefr, words(names)) for cefr, names in _LEVELS]
# Cyrillic letters stand in for Latin ones in "В2" and "С1".
_LETTERS = str.maketrans("АВСавс", "ABCabc")
_CEFR = re.compile(r"(?<!\w)([ABCАВСabcавс][12])(?:\s*[-/]\s*[ABCАВСabcавс]?[12])?(?!\w)")
_IELTS = re.compile(r"IELTS\D{0,12}(\d(?:[.,]\d)?)", re.IGNORECASE)
_IELTS_LEVELS = ((8.5, Cefr.C2), (7.0, Cefr.C1), (5.5, Cefr.B2), (4.0, Cefr.B1))
_TOPIK = re.compile(r"TOPIK\D{0,8}([1-6])", re.IGNORECASE)
_BREAK = re.compile(r"[;\n•|]|\.\s")
_CONTEXT = folded(
    r"languages?\b|speak\w*|язык\w*|тіл\w*|владе\w+|знание|level|уровень|деңгей\w*|"
    r"til(?:i|in)\b"
)
# "казахским и русским": a level before the first of such a row is said of each.
_AND = folded(r"\W*(?:and|и|және|мен|пен|jäne|jane)?\W*")
_REACH_BEFORE, _REACH_AFTER = 30, 45
_LINE = 300


class LanguageExtractor:
    """Find the languages that a text says are spoken, or asked for."""

    def extract(self, text: str) -> list[LanguageFinding]:
        """Return the languages named in a text, each once, with the highest level stated."""
        text, given = on_russian_keyboard(text), text
        names = [match for match in _NAME.finditer(text) if _speaks(text, match)]
        best: dict[str, LanguageFinding] = {}
        shared: Cefr | None = None
        for place, match in enumerate(names):
            left = names[place - 1].end() if place else 0
            right = names[place + 1].start() if place + 1 < len(names) else len(text)
            found, ahead = _finding(text, match, left, right)
            shared = ahead or (shared if _AND.fullmatch(text[left : match.start()]) else None)
            found = replace(found, cefr=found.cefr or shared, words=given[found.start : found.end])
            known = best.get(found.code)
            if known is None or (found.cefr or 0) > (known.cefr or 0):
                best[found.code] = found
        return sorted(best.values(), key=lambda found: found.start)


def _speaks(text: str, match: re.Match[str]) -> bool:
    """Whether a name of a language is about speaking it, and not about a place or a people."""
    start, end = match.span()
    line_start = max(text.rfind("\n", max(0, start - _LINE), start) + 1, start - _LINE, 0)
    line_end = text.find("\n", end, end + _LINE)
    line = text[line_start : line_end if line_end >= 0 else end + _LINE]
    above = text[max(0, line_start - 60) : line_start]
    if _CONTEXT.search(line) or _CONTEXT.search(above):
        return True
    return level_in(_same_clause(text[end : end + _REACH_AFTER]))[0] is not None


def _same_clause(text: str) -> str:
    """Return the text up to the next break."""
    found = _BREAK.search(text)
    return text[: found.start()] if found else text


def _finding(
    text: str, match: re.Match[str], left: int, right: int
) -> tuple[LanguageFinding, Cefr | None]:
    """Return a name with the level that belongs to it, and the level where it stands before."""
    start, end = match.span()
    after = text[end : min(right, end + _REACH_AFTER)]
    newline = after.find("\n\n")
    after = after if newline < 0 else after[:newline]
    cefr, extent = level_in(after)
    code = str(match.lastgroup)
    if cefr is not None:
        last = end + extent
        last += "(" in after[:extent] and text[last : last + 1] == ")"
        return LanguageFinding(code, cefr, start, last, text[start:last]), None
    before = text[max(left, start - _REACH_BEFORE) : start]
    cefr, _ = level_in(re.split(r"[,;\n•|]|\.\s", before)[-1])
    return LanguageFinding(code, cefr, start, end, text[start:end]), cefr


def level_in(text: str) -> tuple[Cefr | None, int]:
    """Return the first level stated in a text and where its words end."""
    text = on_russian_keyboard(text)
    found: list[tuple[int, int, Cefr]] = []
    for cefr, pattern in _LEVEL:
        match = pattern.search(text)
        if match:
            found.append((match.start(), match.end(), cefr))
    match = _CEFR.search(text)
    if match:
        code = match.group(1).translate(_LETTERS).upper()
        found.append((match.start() - 100, match.end(), Cefr[code]))
    match = _IELTS.search(text)
    if match:
        found.append((match.start() - 50, match.end(), _ielts(match.group(1))))
    match = _TOPIK.search(text)
    if match:
        found.append((match.start() - 50, match.end(), Cefr(int(match.group(1)))))
    if not found:
        return None, 0
    _, end, cefr = min(found)
    return cefr, end


def _ielts(band: str) -> Cefr:
    """Return the level that an IELTS band stands for."""
    value = float(band.replace(",", "."))
    return next((cefr for least, cefr in _IELTS_LEVELS if value >= least), Cefr.A2)
