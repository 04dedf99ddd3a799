"""A tiny set of CSV files in ESCO's own columns, written for the tests."""

import csv

SKILL = "http://data.europa.eu/esco/skill/"
ROLE = "http://data.europa.eu/esco/occupation/"
GROUP = "http://data.europa.eu/esco/isced-f/"

SKILL_COLUMNS = (
    "conceptType conceptUri skillType reuseLevel preferredLabel altLabels status inScheme "
    "definition description"
).split()
ROLE_COLUMNS = (
    "conceptType conceptUri iscoGroup preferredLabel altLabels status description code"
).split()

SKILLS = [
    {
        "conceptUri": f"{SKILL}aa-1",
        "skillType": "skill/competence",
        "reuseLevel": "cross-sector",
        "preferredLabel": "join metal parts",
        "altLabels": "Join metal parts\nfuse metal\nmetal joining",
        "status": "released",
        "description": "Make one piece\nof two with heat.",
    },
    {
        "conceptUri": f"{SKILL}aa-2",
        "skillType": "knowledge",
        "reuseLevel": "sector-specific",
        "preferredLabel": "welding",
        "altLabels": "electric welding",
        "status": "released",
        "definition": "Heat and pressure.",
    },
    {
        "conceptUri": f"{SKILL}aa-3",
        "skillType": "skill/competence",
        "reuseLevel": "transversal",
        "preferredLabel": "write Welsh",
        "inScheme": "http://data.europa.eu/esco/concept-scheme/skill-language-groups",
    },
    {
        "conceptUri": f"{SKILL}aa-4",
        "skillType": "skill/competence",
        "reuseLevel": "transversal",
        "preferredLabel": "keep calm",
    },
    {"conceptUri": f"{SKILL}aa-5", "preferredLabel": "tend steam looms", "status": "obsolete"},
]
ROLES = [
    {
        "conceptUri": f"{ROLE}bb-1",
        "iscoGroup": "7212",
        "preferredLabel": "welder",
        "altLabels": "metal welder",
        "status": "released",
    },
    {"conceptUri": f"{ROLE}bb-2", "iscoGroup": "7212", "preferredLabel": "underwater welder"},
]
NEEDS = [
    {"occupationUri": f"{ROLE}bb-1", "relationType": "essential", "skillUri": f"{SKILL}aa-2"},
    {"occupationUri": f"{ROLE}bb-1", "relationType": "optional", "skillUri": f"{SKILL}aa-4"},
    {"occupationUri": f"{ROLE}bb-1", "relationType": "essential", "skillUri": f"{SKILL}aa-5"},
]
BROADER = [
    {
        "conceptType": "KnowledgeSkillCompetence",
        "conceptUri": f"{SKILL}aa-2",
        "broaderType": "KnowledgeSkillCompetence",
        "broaderUri": f"{SKILL}aa-1",
    },
    {
        "conceptType": "KnowledgeSkillCompetence",
        "conceptUri": f"{SKILL}aa-2",
        "broaderType": "SkillGroup",
        "broaderUri": f"{GROUP}07",
    },
    {
        "conceptType": "SkillGroup",
        "conceptUri": f"{GROUP}071",
        "broaderType": "SkillGroup",
        "broaderUri": f"{GROUP}07",
    },
]
ROLES_BROADER = [
    {
        "conceptType": "Occupation",
        "conceptUri": f"{ROLE}bb-2",
        "broaderType": "Occupation",
        "broaderUri": f"{ROLE}bb-1",
    }
]
RELATED = [
    {
        "originalSkillUri": f"{SKILL}aa-1",
        "relationType": "optional",
        "relatedSkillUri": f"{SKILL}aa-4",
    }
]
FILES = {
    "skills_en.csv": (SKILL_COLUMNS, SKILLS),
    "occupations_en.csv": (ROLE_COLUMNS, ROLES),
    "occupationSkillRelations.csv": ("occupationUri relationType skillUri".split(), NEEDS),
    "broaderRelationsSkillPillar.csv": (
        "conceptType conceptUri broaderType broaderUri".split(),
        BROADER,
    ),
    "broaderRelationsOccPillar_en.csv": (
        "conceptType conceptUri broaderType broaderUri".split(),
        ROLES_BROADER,
    ),
    "skillSkillRelations.csv": (
        "originalSkillUri relationType relatedSkillUri".split(),
        RELATED,
    ),
}


def write_esco(folder, **changed):
    """Write the files; ``changed`` maps a file's name without ending to its rows, or to None."""
    folder.mkdir(exist_ok=True)
    for name, (columns, usual) in FILES.items():
        rows = changed.get(name.removesuffix(".csv"), usual)
        if rows is None:
            continue
        with (folder / name).open("w", encoding="utf-8-sig", newline="") as out:
            writer = csv.DictWriter(out, columns, restval="")
            writer.writeheader()
            writer.writerows(rows)
    return folder
