"""Text in Kazakh, Russian and English: languages, letters, tokens, stems and a phonetic fold."""

from matching.text.language import detect_language
from matching.text.letters import fold, normalise
from matching.text.phonetic import phonetic_fold
from matching.text.stems import stem
from matching.text.tokens import Token, tokenise

__all__ = [
    "Token",
    "detect_language",
    "fold",
    "normalise",
    "phonetic_fold",
    "stem",
    "tokenise",
]
