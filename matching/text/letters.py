"""Letters: look-alikes, Kazakh typed on a Russian keyboard, and Kazakh in Latin script."""

from __future__ import annotations

import re
import unicodedata

KAZAKH = frozenset("әғқңөұүһі")
CYRILLIC_ONLY = frozenset("бгдёжзийлпфцчшщъыьэюя") | KAZAKH - frozenset("іһә")

# The pairs look the same in most fonts and are typed for one another.
TO_CYRILLIC = str.maketrans("aceopxyihəkmtb", "асеорхуіһәкмтв")
TO_LATIN = str.maketrans("асеорхуіһәкмтв", "aceopxyihəkmtb")

# What a person types for a Kazakh letter that their keyboard does not have.
RUSSIAN_KEYBOARD = str.maketrans("әғқңөұүһіыё", "агкноуухиие")
_BOTH_CASES = RUSSIAN_KEYBOARD | str.maketrans("ӘҒҚҢӨҰҮҺІЫЁ", "АГКНОУУХИИЕ")

_LATIN_KAZAKH_PAIRS = (
    ("a'", "а"), ("g'", "г"), ("i'", "й"), ("n'", "н"), ("o'", "о"), ("s'", "ш"), ("c'", "ч"),
    ("u'", "у"), ("y'", "у"),
    ("shch", "щ"), ("sh", "ш"), ("ch", "ч"), ("zh", "ж"), ("ya", "я"), ("yu", "ю"), ("ts", "ц"),
    ("gh", "г"), ("kh", "х"),
)  # fmt: skip
_LATIN_KAZAKH = str.maketrans(
    {
        "a": "а", "ä": "а", "á": "а", "b": "б", "c": "ц", "ç": "ч", "d": "д", "e": "е", "f": "ф",
        "g": "г", "ğ": "г", "ǵ": "г", "h": "х", "ı": "ы", "i": "і", "ï": "и", "í": "и", "j": "ж",
        "k": "к", "l": "л", "m": "м", "n": "н", "ñ": "н", "ń": "н", "ŋ": "н", "o": "о", "ö": "о",
        "ó": "о", "p": "п", "q": "к", "r": "р", "s": "с", "ş": "ш", "ŧ": "т", "t": "т", "u": "у",
        "ú": "у", "ü": "у", "ū": "у", "v": "в", "w": "у", "x": "х", "y": "ы", "ý": "у", "z": "з",
    }
)  # fmt: skip


# "İ" in lower case is an "i" with a dot of its own.
_COMPOSED_I = re.compile("i\u0307")


def normalise(text: str) -> str:
    """Return the text in NFC with plain spaces, dashes and quotes.

    Every replacement keeps the number of characters of an NFC text, so that offsets stay true.
    """
    return unicodedata.normalize("NFC", text).translate(_PLAIN)


_PLAIN = str.maketrans(
    {
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u200b": " ", "\ufeff": " ", "\u2007": " ",
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
        "\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u00ad": "-", "\u0060": "'",
        "\u00b4": "'",
    }
)  # fmt: skip


def is_cyrillic(letter: str) -> bool:
    """Whether a letter belongs to the Cyrillic script."""
    return "\u0400" <= letter <= "\u04ff"


def mend_lookalikes(word: str) -> str:
    """Return a lower-case word in one script where its letters came from two.

    Words of one letter with digits or signs ("1С", "С++") become Latin, so that
    both spellings meet.
    """
    letters = [letter for letter in word if letter.isalpha()]
    cyrillic = sum(map(is_cyrillic, letters))
    if not cyrillic:
        return word
    if len(letters) == 1 and len(word) > 1:
        return word.translate(TO_LATIN)
    if cyrillic == len(letters):
        return word
    own = sum(letter in CYRILLIC_ONLY for letter in letters)
    foreign = sum(not is_cyrillic(x) and x.translate(TO_CYRILLIC) == x for x in letters)
    to_cyrillic = own > foreign or (own == foreign and cyrillic * 2 >= len(letters))
    return word.translate(TO_CYRILLIC if to_cyrillic else TO_LATIN)


def fold(text: str) -> str:
    """Return lower-case text with Kazakh letters as typed on a Russian keyboard.

    Examples
    --------
    >>> fold("Бағдарламалау")
    'багдарламалау'
    """
    return normalise(text).lower().translate(RUSSIAN_KEYBOARD)


def on_russian_keyboard(text: str) -> str:
    """Return text, or a pattern for it, with Kazakh letters as typed on a Russian keyboard.

    Capitals and the number of characters stay.
    """
    return text.translate(_BOTH_CASES)


def kazakh_from_latin(word: str) -> str:
    """Return a Kazakh word written in Latin letters as folded Cyrillic.

    Examples
    --------
    >>> kazakh_from_latin("bağdarlamalau")
    'багдарламалау'
    """
    word = _COMPOSED_I.sub("i", word.lower())
    for latin, cyrillic in _LATIN_KAZAKH_PAIRS:
        word = word.replace(latin, cyrillic)
    return word.translate(_LATIN_KAZAKH).translate(RUSSIAN_KEYBOARD)
