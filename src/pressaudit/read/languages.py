"""The language of a text, told offline by its letters (py3langid).

On the 453 posts of the development pages (adbar/trafilatura) that declare one, this and the
declaration differ for 26; by their opening words the declaration is wrong for 24 of these
(templates that say ``lang="en"``), and two cannot be told.
"""

import re
from functools import cache
from typing import Any

from pressaudit import rules

_LETTER = re.compile(r"[^\W\d_]")
_LATIN_END = "\u0250"
"""The first letter after those of Latin alphabets."""


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect(text: str) -> str:
    """Return the ISO 639-1 code of a text's language, '' when it is too short to tell.

    >>> detect("The council of Orrin closed the old pier after divers found rotten piles.")
    'en'
    """
    limits = rules.load("web")["limits"]
    shown = text[: limits["language_most"]]
    letters = _LETTER.findall(shown)
    latin = sum(letter < _LATIN_END for letter in letters)
    foreign = latin * 2 < len(letters)  # another script is another language, however short
    if not letters or (len(shown) < limits["language_least"] and not foreign):
        return ""
    code, sure = _identifier().classify(shown)
    return str(code) if sure >= limits["language_sure"] or foreign else ""
