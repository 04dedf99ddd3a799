"""What a text says: skills, languages, and the parts of a CV and of a vacancy."""

from matching.extraction.cv import CvField, CvReading, read_cv
from matching.extraction.jobs import CvExperience
from matching.extraction.languages import LanguageExtractor, LanguageFinding
from matching.extraction.skills import SkillExtractor
from matching.extraction.studies import CvEducation
from matching.extraction.vacancy import VacancyReading, read_vacancy

__all__ = [
    "CvEducation",
    "CvExperience",
    "CvField",
    "CvReading",
    "LanguageExtractor",
    "LanguageFinding",
    "SkillExtractor",
    "VacancyReading",
    "read_cv",
    "read_vacancy",
]
