"""One name for an outlet that a build spells in several ways.

Spellings that the rules know are joined where bylines are read. Here the build's own texts decide:
"Quaynews" in a byline and "Quay News" in a sentence are one outlet, whose fullest form is kept.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pressaudit.language.fold import folded
from pressaudit.language.outlets import is_known_outlet
from pressaudit.read.model import Article

_LONGEST = 4
"""Words in the longest name that is looked for."""

_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def settled(articles: Sequence[Article], archive: str = "") -> list[Article]:
    """Return ``articles`` with the outlet of each that a site of its own published.

    A post without an outlet was written for the site that shows it. Only of the audited archive
    is that said by an empty outlet; elsewhere the site is the outlet.

    Parameters
    ----------
    articles
        All articles of a build.
    archive
        The audited archive's site; when left out, the site that republishes most.
    """
    others = Counter(
        a.site
        for a in articles
        if a.site and a.byline.outlet and folded(a.byline.outlet) != folded(a.site)
    )
    archive = archive or min(others, key=lambda site: (-others[site], site), default="")
    return [
        _of_outlet(a, a.site) if a.site != archive and not a.byline.outlet else a for a in articles
    ]


def _of_outlet(article: Article, outlet: str) -> Article:
    return replace(article, byline=replace(article.byline, outlet=outlet))


def joined(articles: Sequence[Article]) -> list[Article]:
    """Return ``articles`` with each byline's outlet in the fullest form that the build has."""
    forms = spellings(articles)
    return [_of_outlet(a, forms.get(a.byline.outlet, a.byline.outlet)) for a in articles]


def spellings(articles: Sequence[Article]) -> dict[str, str]:
    """Return the fullest form of each byline outlet that has a fuller one, by its short form.

    Two spellings are one name when they differ in spaces, hyphens and letter case only. The
    fullest has the most words; among equals the commonest, then the first in the alphabet.
    Outlets that the rules know keep the rules' name.
    """
    outlets = {a.byline.outlet for a in articles if a.byline.outlet}
    keys = {folded(name): name for name in sorted(outlets) if not is_known_outlet(name)}
    met: dict[str, Counter[str]] = {key: Counter() for key in keys}
    for name in (a.byline.outlet for a in articles):
        if folded(name) in met:
            met[folded(name)][name] += 1
    for article in articles:
        for form in _capitalised(p.text for p in article.paragraphs):
            if folded(form) in met:
                met[folded(form)][form] += 1
    best = {
        key: min(forms, key=lambda form: (-len(form.split()), -forms[form], form))
        for key, forms in met.items()
    }
    return {name: best[folded(name)] for name in sorted(outlets) if folded(name) in best}


def _capitalised(texts: Iterable[str]) -> Iterable[str]:
    """Yield every stretch of two to four words written with capitals, one space between."""
    for text in texts:
        run: list[re.Match[str]] = []
        for word in _WORD.finditer(text):
            if run and text[run[-1].end() : word.start()] != " ":
                run = []
            if not word.group()[0].isupper():
                run = []
                continue
            run = [*run, word][-_LONGEST:]
            for size in range(2, len(run) + 1):
                yield text[run[-size].start() : run[-1].end()]
