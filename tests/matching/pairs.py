"""One role and one person who fits it, to change and compare."""

from datetime import date

from matching.types import (
    Cefr,
    Degree,
    Education,
    Experience,
    LanguageClaim,
    LanguageDemand,
    Level,
    Opening,
    Profile,
    SkillClaim,
    SkillDemand,
    Wishes,
)

OPENING = Opening(
    "role",
    "Backend developer",
    "Backend development in Python with PostgreSQL",
    skills=(
        SkillDemand("python", Level.ADVANCED),
        SkillDemand("postgresql"),
        SkillDemand("docker", must=False),
    ),
    languages=(LanguageDemand("en", Cefr.B2), LanguageDemand("kk", must=False)),
    degree=Degree.BACHELOR,
    place="Алатау",
    pay_min=300_000,
    pay_max=400_000,
    hours=40,
    start=date(2027, 6, 1),
)
PERSON = Profile(
    "person",
    "Python developer",
    "I write web services in Python",
    skills=(SkillClaim("python", Level.ADVANCED), SkillClaim("postgresql"), SkillClaim("docker")),
    languages=(LanguageClaim("en", Cefr.C1), LanguageClaim("kk", Cefr.NATIVE)),
    experience=(Experience("Backend developer", "Services", 24),),
    education=(Education("Computer science", Degree.BACHELOR),),
    wishes=Wishes(
        ("Python developer",), ("Алатау",), start=date(2027, 5, 1), hours=40, pay=300_000
    ),
)
