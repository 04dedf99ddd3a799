"""Which words are the title of a job, which an organisation, which a place to study."""

from __future__ import annotations

import re

from matching.types import Degree

_JOBS = re.compile(
    r"(?<!\w)(?:"
    r"developer|engineer|manager|designer|analyst|administrator|specialist|consultant|programmer|"
    r"tester|qa|architect|(?:team|tech) lead|lead|head of|director|assistant|intern|trainee|"
    r"technician|"
    r"operator|officer|teacher|lecturer|professor|instructor|tutor|freelancer?|founder|cto|ceo|cfo|"
    r"owner|accountant|auditor|lawyer|economist|coordinator|researcher|scientist|supervisor|foreman|driver|"
    r"welder|electrician|mechanic|technologist|agronomist|logistician|storekeeper|chef|cook|waiter|"
    r"receptionist|secretary|editor|journalist|photographer|marketer|recruiter|producer|artist|"
    r"master|scrum master|representative|executive|agent|expert|dba|devops|sysadmin|clerk|"
    r"разработчи\w+|инженер\w*|менеджер\w*|дизайнер\w*|аналитик\w*|администратор\w*|специалист\w*|"
    r"консультант\w*|программист\w*|тестировщи\w+|архитектор\w*|руководител\w+|начальник\w*|директор\w*|"
    r"помощни\w+|ассистент\w*|стаж[её]р\w*|техник\w*|оператор\w*|преподавател\w+|учител\w+|бухгалтер\w*|"
    r"юрист\w*|экономист\w*|логист|кладовщи\w+|технолог|агроном\w*|сварщи\w+|слесар\w+|электри[кч]\w*|"
    r"электромонт[её]р\w*|монтажни\w+|водител\w+|мастер|прораб\w*|лаборант\w*|практикант\w*|продав\w+|"
    r"кассир\w*|официант\w*|повар\w*|механик\w*|сметчик\w*|геодезист\w*|научный сотрудник|"
    r"сотрудник\w*|"
    r"маркетолог\w*|редактор\w*|журналист\w*|фотограф\w*|секретар\w+|рекрутер\w*|декларант\w*|диспетчер\w*|"
    r"экспедитор\w*|грузчик\w*|наладчик\w*|станочник\w*|ветеринар\w*|химик\w*|биолог\w*|переводчик\w*|"
    r"әзірлеуші\w*|маман\w*|талдаушы\w*|бағдарламашы\w*|тестілеуші\w*|жетекші\w*|басшы\w*|көмекші\w*|"
    r"тағылымдамашы\w*|тәлімгер\w*|оқытушы\w*|мұғалім\w*|есепші\w*|заңгер\w*|қоймашы\w*|дәнекерлеуші\w*|"
    r"жүргізуші\w*|шебер\w*|зертханашы\w*|сатушы\w*|даяшы\w*|аспаз\w*|меңгеруші\w*|әкімші\w*|"
    r"қызметкер\w*|редакторы|аудармашы\w*|суретші\w*|кеңесші\w*|бухгалтері"
    r")(?!\w)",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"(?<!\w)(?:llp|llc|ltd|inc|corp|gmbh|jsc|plc|co\.|company|group|bank|university|institute|college|"
    r"academy|studio|agency|holding|solutions|technologies|systems|labs?|"
    r"тоо|ао|ооо|ип|оао|зао|пао|гу|кгп|компани\w+|банк\w*|завод\w*|фабрик\w*|холдинг\w*|групп\w*|"
    r"университет\w*|институт\w*|колледж\w*|школ\w*|комбинат\w*|студи\w+|агентств\w*|"
    r"жшс|ақ|жк|зауыт\w*|мектеп\w*|компанияс\w*)(?!\w)|[«“\"]",
    re.IGNORECASE,
)
INSTITUTION = re.compile(
    r"(?<!\w)(?:university|universit\w+|institute|college|academy|school|polytechnic|faculty|technion|"
    r"университет\w*|институт\w*|колледж\w*|академи\w+|училищ\w*|техникум\w*|лице[йя]\w*|гимнази\w+|школа|"
    r"мектеп\w*|мектебі|КазНУ|КазНТУ|ЕНУ|КБТУ|KBTU|МГУ|АУЭС|ҚазҰУ|ЕҰУ|KIMEP|KAIST|BSUIR|SDU|AITU)(?!\w)",
    re.IGNORECASE,
)
_DEGREES = (
    (
        Degree.DOCTOR,
        (
            r"ph\.?\s?d\.?|doctorate|doctoral|доктор\w* (?:наук|phd|философии)|кандидат\w* "
            r"\w*\s*наук|"
            r"докторантур\w*|докторлы\w+|ғылым\w* (?:докторы|кандидаты)"
        ),
    ),
    (
        Degree.MASTER,
        (
            r"master'?s?(?:'s|s)?|m\.?\s?sc\.?|mba|m\.?a\.(?= )|msc|магистр\w*|магистратур\w*|"
            r"specialist(?:'s)? degree|specialist diploma"
        ),
    ),
    (
        Degree.BACHELOR,
        (
            r"bachelor'?s?(?:'s|s)?|b\.?\s?sc\.?|b\.?a\.(?= )|b\.?\s?tech|higher education|"
            r"бакалавр\w*|"
            r"высшее(?: техническое| экономическое| юридическое)?(?: образование)?|жоғары білім\w*|"
            r"engineer'?s? degree|diploma in engineering|специалитет\w*"
        ),
    ),
    (
        Degree.VOCATIONAL,
        (
            r"associate'?s? degree|vocational|college degree|practical engineer|средне[- "
            r"]специальн\w+|"
            r"среднее специальное|среднее профессиональное|техникум\w*|колледж\w*|орта арнаулы\w*|"
            r"кәсіптік\w*|кәсіби білім|technical (?:school|diploma)"
        ),
    ),
    (
        Degree.SCHOOL,
        r"high school(?! of)|secondary (?:school|education)|среднее образование|орта білім",
    ),
)
_DEGREE = [(degree, re.compile(rf"(?<!\w)(?:{w})(?!\w)", re.IGNORECASE)) for degree, w in _DEGREES]
_NOT_A_TITLE = re.compile(r"@|https?:|\d{4,}|[.;!?]\s*$|:\s*\S", re.IGNORECASE)
LONGEST_TITLE = 10
LONGEST_LINE = 150


def names_a_job(words: str) -> bool:
    """Whether some words hold the word for a job."""
    return bool(_JOBS.search(words.replace("’", "'")))


def names_an_organisation(words: str) -> bool:
    """Whether some words look like the name of an organisation."""
    return bool(_ORGANISATION.search(words))


def looks_like_a_title(words: str) -> bool:
    """Whether a line could be a person's or a vacancy's title."""
    return (
        len(words) <= LONGEST_LINE
        and 0 < len(words.split()) <= LONGEST_TITLE
        and not _NOT_A_TITLE.search(words)
        and names_a_job(words)
    )


def degree_in(words: str) -> Degree | None:
    """Return the highest degree that some words name."""
    words = words.replace("’", "'")
    return next((degree for degree, pattern in _DEGREE if pattern.search(words)), None)


def degree_asked(words: str) -> Degree | None:
    """Return the lowest degree that some words name: what a vacancy asks at the least."""
    words = words.replace("’", "'")
    found = [degree for degree, pattern in _DEGREE if pattern.search(words)]
    return min(found, default=None)
