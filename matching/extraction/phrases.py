"""The words that say a level, years, must or nice, and that something is absent.

They are written in full Kazakh letters and found in text whose Kazakh letters are folded to the
Russian keyboard, so that both ways of typing meet.
"""

from __future__ import annotations

import re

from matching.text.letters import on_russian_keyboard
from matching.types import Level


def folded(pattern: str) -> re.Pattern[str]:
    """Compile a pattern for folded text."""
    return re.compile(on_russian_keyboard(pattern), re.IGNORECASE)


def words(*patterns: str) -> re.Pattern[str]:
    """Compile words that stand alone."""
    return folded(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")


LEVELS = (
    (
        Level.EXPERT,
        words(
            r"expert\w*|in-depth|in depth|deep (?:knowledge|understanding)|profound",
            r"экспертн\w*|эксперт|глубок\w+ (?:знани|понимани)\w*",
            r"сарапшы\w*|терең\w*",
        ),
    ),
    (
        Level.BASIC,
        words(
            r"basic\w*|beginner|elementary|familiar\w*|entry[- ]level|fundamentals|novice",
            r"базов\w+|начальн\w+|основ\w+|нач\w+ уров\w+|элементарн\w+|поверхностн\w+",
            r"бастапқы|негізгі деңгей\w*|негіздер\w*|бастауыш",
        ),
    ),
    (
        Level.WORKING,
        words(
            r"intermediate|working knowledge|good (?:knowledge|understanding)|hands[- ]on",
            r"средн\w+ уров\w+|рабоч\w+ уров\w+|практическ\w+ (?:опыт|навык)\w*",
            r"орта деңгей\w*|орташа деңгей\w*|жұмыс деңгей\w*",
        ),
    ),
    (
        Level.ADVANCED,
        words(
            r"advanced|proficien\w+|fluent\w*|strong|excellent|extensive|solid|confident\w*|senior",
            r"уверенн\w+|продвинут\w+|отличн\w+|свободн\w+ владе\w+|хорош\w+ (?:знани|владе)\w+|"
            r"высок\w+ уров\w+|в совершенстве",
            r"жетік|еркін|жақсы (?:білу|біл|меңгер)\w*|жоғары деңгей\w*",
        ),
    ),
)

NUMBERS = {
    on_russian_keyboard(word): number
    for number, names in enumerate(
        (
            "one год один бір",
            "two два двух екі",
            "three три трех үш",
            "four четыре четырех төрт",
            "five пять пяти бес",
        ),
        1,
    )
    for word in names.split()
}
_NUMBER = rf"(?P<number>\d{{1,2}}|{'|'.join(NUMBERS)})"
YEARS = folded(
    rf"(?<!\w){_NUMBER}(?:[.,]\d)?(?:-?х)?\s*(?:\+|-\s*\d{{1,2}}|to\s+\d{{1,2}})?\s*\+?\s*"
    r"(?:years?|yrs?|лет|года?|жыл\w*)(?!\w)"
)
MONTHS = words(r"\d{1,2}\s*(?:months?|месяц\w*|мес\.?|ай)|полгода|жарты жыл|half a year")
ADVANCED_YEARS = 3

NICE = words(
    r"nice[- ]to[- ]have|(?:is |are |would be |will be )?(?:a |an |as a )?(?:big |strong |great )?"
    r"(?:plus|advantage|bonus|asset)|preferr\w+|desirabl\w+|desired|optional\w*|ideally|"
    r"not mandatory",
    r"желательн\w*|будет плюсом|плюсом|преимуществ\w*|приветству\w+|не ?обязател\w+|необязател\w+",
    r"артықшылы\w+|құпталады|міндетті емес|қосымша артықшылық|жақсы болар еді|болса жақсы",
)
MUST = words(
    r"must|required?|requires?|requirements?|mandatory|essential|necessary|minimum|qualifications|"
    r"need(?:s|ed)?",
    r"обязател\w+|требу\w+|требовани\w+|необходим\w*|нуж(?:ен|н\w+)",
    r"міндетті|қажет|талап\w*|керек|тиіс",
)
NOT_MUST = words(
    r"not (?:required|needed|necessary|mandatory)|no need",
    r"не требуется|не требуются|не нуж\w+|не ?обязател\w+|не необходим\w*",
    r"қажет емес|керек емес|міндетті емес|талап етілмейді|қажет етілмейді",
)
NEGATED_BEFORE = folded(
    r"(?<!\w)(?:without(?: any)?|no (?:experience|knowledge|prior|previous)|not? (?:have|know)|"
    r"(?:do|does|did)(?: not|n't) (?:have|know|use|require|need)|never|lack of|"
    r"no need (?:for|of)|(?:do not|don't) want to|"
    r"(?:would like|want|plan\w*|eager|going) to (?:learn|study|develop|try)|без|"
    r"хо(?:чу|тел\w* бы) (?:изуч|науч|осво)\w+|нет (?:опыта|навык\w*|знани\w*)|"
    r"не (?:имею|знаю|владею|умею|работал\w*))(?!\w)"
    r"(?!\s+(?:выходн|проблем))"
)
# "Java не требуется, Python": only at the head of a clause does this look ahead.
NOT_ASKED_AHEAD = folded(r"\W*не (?:требу[ею]тся|нуж\w+)(?!\w)")
NEGATED_AFTER = words(
    r"(?:is |are )?not (?:required|needed|necessary)",
    r"не требуется|не требуются|не нуж\w+",
    r"қажет емес|керек емес|талап етілмейді|қажет етілмейді|білмеймін|білмейді|жоқ|"
    r"үйренгім келеді|меңгермеген\w*",
)
# "Без знания Excel не обращаться": who cannot do it need not apply.
DOUBLE_DENIAL = words(r"не обращаться|не беспокоить|просьба не \w+|need not apply|хабарласпаңыз\w*")
# What follows a negation and a comma, and is held after all.
HELD = folded(
    r"знани|знаю|опыт|уме|владе|работ|experience|knowledge|skill|have|білу|тәжірибе|бар(?!\w)"
)
BUT = folded(r"только|only|[;:—]|(?<!\w)(?:но|зато|but|бірақ)(?!\w)")
LIST_SIGN = folded(r"[,/|]|\s(?:and|or|и|или|және|мен|немесе)\s")
# "Python - advanced", "Python: 3 years", "Python (basic)".
ATTACHED = re.compile(r"\s{0,3}[-:(]\s{0,3}(?:\w{1,12}\s){0,2}$")
CLAUSE_END = folded(
    r"[.;!?](?=\s|$)|(?<!,)\n|•|\u2022|(?P<dash>\s-\s)|,\s*(?:но|зато|but|бірақ|however|однако)\b"
)
HEADING = re.compile(r"^\s*[^\n]{2,60}?:?\s*$")
