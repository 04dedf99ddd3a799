"""Fails where a message is missing, empty, fuzzy or broken in Kazakh or Russian."""

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
LANGUAGES = ("kk", "ru")
FOLDERS = ("talent", "templates")
KEYWORDS = DEFAULT_KEYWORDS | {
    "N_": None,
    "lazy_gettext": None,
    "lazy_ngettext": (1, 2),
    "lazy_pgettext": ((1, "c"), 2),
    "_p": ((1, "c"), 2),
}
SHOWN = 20


def source_messages() -> Catalog:
    """Every message of talent/ and templates/, as `make translations` extracts them."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as config:
        methods, options = parse_mapping_cfg(config)
    catalog = Catalog()
    for folder in FOLDERS:
        found = extract_from_dir(str(ROOT / folder), methods, options, keywords=KEYWORDS)
        for path, line, message, _, context in found:
            catalog.add(message, None, [(f"{folder}/{path}", line)], context=context)
    return catalog


def problem(source: Message, translation: Message | None) -> str | None:
    """What is wrong with a translation, in a word, or None."""
    if translation is None:
        return "missing"
    words = translation.string if isinstance(translation.string, tuple) else (translation.string,)
    if not all(words):
        return "empty"
    if translation.fuzzy:
        return "fuzzy"
    if source.pluralizable != translation.pluralizable:
        return "plural forms differ"
    return None


def problems(source: Catalog, language: str) -> Iterator[str]:
    """One line for each message that is not ready in a language."""
    path = ROOT / "translations" / language / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        yield f"{language}: {path.relative_to(ROOT)} does not exist"
        return
    with path.open("rb") as stream:
        catalog = read_po(stream, locale=language)
    for message in source:
        if not message.id:
            continue
        word = problem(message, catalog.get(message.id, message.context))
        if word:
            file, line = message.locations[0]
            yield f"{language}: {word}: {message.id!r} ({file}:{line})"
    for message, errors in catalog.check():
        yield f"{language}: {message.id!r}: {'; '.join(str(error) for error in errors)}"


def main() -> int:
    """Print the first problems of each language and how many there are."""
    source = source_messages()
    found = {language: list(problems(source, language)) for language in LANGUAGES}
    for language, lines in found.items():
        print(*lines[:SHOWN], sep="\n", end="\n" if lines else "")
        if len(lines) > SHOWN:
            print(f"{language}: {len(lines)} messages are not ready")
    return 1 if any(found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
