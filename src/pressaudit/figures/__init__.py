"""Figures with their data frame and text alternative.

Every function in the modules draws frames; :data:`CHARTS` says which frames of an archive, or of
an evaluation, go into the figure of a name.
"""

import importlib
from typing import Any

from pressaudit.figures.base import Chart

CHARTS = {
    "lines": ("archive", "line_use", "line_use"),
    "words-by-post": ("archive", "words_by_post", "posts"),
    "calendar": ("timeline", "posting_calendar", "posting_calendar publication_gaps posts"),
    "dates": ("timeline", "posted_against_named", "dates posts"),
    "events": ("timeline", "event_chart", "events dates"),
    "decades": ("timeline", "decade_coverage", "decades"),
    "terms": ("terms", "frequency_against_spread", "terms"),
    "term-places": ("terms", "dispersion_strips", "term_places posts"),
    "keyness": ("terms", "keyness", "terms:outlet"),
    "keyness-english": ("terms", "keyness_english", "english"),
    "names-by-outlet": ("terms", "names_by_outlet", "names_by:outlet subject"),
    "names-by-author": ("terms", "names_by_author", "names_by:authors subject"),
    "topics": ("topics", "matrix_chart", "topics posts"),
    "how-many-topics": ("topics", "curve_chart", "topics"),
    "topics-follow": ("topics", "followed_chart", "topics"),
    "topics-map": ("topics", "map_chart", "topics posts"),
    "tree": ("topics", "dendrogram_chart", "tree posts"),
    "chains": ("chains", "chain_chart", "chains posts"),
    "voices": ("sources", "voices_chart", "voices"),
    "matrix": ("sources", "matrix_chart", "source_matrix posts"),
    "reuse": ("sources", "reuse_chart", "coverage posts"),
    "strictness": ("sources", "strictness_chart", "strictness"),
    "coverage": ("sources", "coverage_chart", "coverage posts"),
    "without": ("sources", "left_chart", "left_without_largest posts"),
    "roles": ("travels", "roles_chart", "by_role"),
    "flows": ("travels", "flows_chart", "flows"),
    "rates": ("error_rates", "rates_chart", "rates"),
    "post-rates": ("error_rates", "posts_chart", "post_rates"),
}
"""For each figure its module, its function, and the results that it draws ("name:argument")."""


def draw(name: str, about: Any) -> Chart:
    """Return a figure of an archive, or of an evaluation.

    Raises
    ------
    KeyError
        If there is no figure of that name.
    """
    module, function, results = CHARTS[name]
    make = getattr(importlib.import_module(f"{__name__}.{module}"), function)
    drawn: Chart = make(*(_result(about, *result.split(":")) for result in results.split()))
    return drawn


def _result(about: Any, name: str, *arguments: str) -> Any:
    found = getattr(about, name)
    return found(*arguments) if callable(found) else found
