"""On whose word: provenance, folding, independent voices, and what a careful reader finds.

Frames in, frames out. Everything describes what posts say and where they got it; nothing here
says whether it is so.
"""

from pressaudit.analyse.sources.chains import chains
from pressaudit.analyse.sources.coverage import coverage, own_share, paraphrases, passages
from pressaudit.analyse.sources.families import families, ties
from pressaudit.analyse.sources.findings import (
    altered_quotations,
    circles,
    single_origins,
    unspoken_displays,
)
from pressaudit.analyse.sources.folding import derivations
from pressaudit.analyse.sources.graph import provenance
from pressaudit.analyse.sources.hedges import CANDIDATE, hedges_lost
from pressaudit.analyse.sources.interviews import interview_summary, interviews
from pressaudit.analyse.sources.leave_one_out import archive_without, leave_one_out
from pressaudit.analyse.sources.matrix import origin_of, source_matrix
from pressaudit.analyse.sources.offices import offices_described
from pressaudit.analyse.sources.overview import overview
from pressaudit.analyse.sources.places import posts
from pressaudit.analyse.sources.pointers import addresses, located, pointer
from pressaudit.analyse.sources.said import is_nobody, said
from pressaudit.analyse.sources.statements import instances, statements
from pressaudit.analyse.sources.summary import summary
from pressaudit.analyse.sources.voices import (
    attribution,
    effective_number,
    herfindahl,
    prose_voices,
    speakers,
    voices,
)

__all__ = [
    "CANDIDATE",
    "addresses",
    "altered_quotations",
    "archive_without",
    "attribution",
    "chains",
    "circles",
    "coverage",
    "derivations",
    "effective_number",
    "families",
    "hedges_lost",
    "herfindahl",
    "instances",
    "interview_summary",
    "interviews",
    "is_nobody",
    "leave_one_out",
    "located",
    "offices_described",
    "origin_of",
    "overview",
    "own_share",
    "paraphrases",
    "passages",
    "pointer",
    "posts",
    "prose_voices",
    "provenance",
    "said",
    "single_origins",
    "source_matrix",
    "speakers",
    "statements",
    "summary",
    "ties",
    "unspoken_displays",
    "voices",
]
