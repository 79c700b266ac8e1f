"""The figures that the notebook's sentences are filled with."""

from pressaudit.analyse.resampling import in_words
from pressaudit.analyse.sources.findings import (
    altered_quotations,
    circles,
    single_origins,
    unspoken_displays,
)
from pressaudit.analyse.sources.hedges import hedges_lost
from pressaudit.analyse.sources.interviews import interview_summary
from pressaudit.analyse.sources.matrix import origin_of
from pressaudit.analyse.sources.offices import offices_described
from pressaudit.analyse.sources.places import SITE, posts
from pressaudit.analyse.sources.statements import statements
from pressaudit.analyse.sources.voices import attribution, voices
from pressaudit.corpus.model import Corpus


def summary(corpus: Corpus) -> dict[str, object]:
    """Return counts, effective numbers and shares (0 to 1) for sentences; 'none' for no name."""
    all_posts = posts(corpus)
    levels = voices(corpus).set_index("level")
    folded, named = levels.loc["each origin, folded"], levels.loc["each person as credited"]
    status = attribution(corpus).set_index("status")
    told = interview_summary(corpus)
    top = told.iloc[0] if len(told) else None
    repeated = statements(corpus)
    changed = altered_quotations(corpus)
    return {
        "posts": len(all_posts),
        "outlets": all_posts[all_posts["outlet"] != SITE]["outlet"].nunique(),
        "quoting_posts": int(folded["posts"]),
        "words": int(folded["words"]),
        "credited": int(named["voices"]),
        "credited_effective": float(named["effective"]),
        "origins": int(folded["voices"]),
        "effective": float(folded["effective"]),
        "low": float(folded["low"]),
        "high": float(folded["high"]),
        "interval": in_words(
            float(folded["low"]), float(folded["high"]), int(folded["posts"]), ".1f"
        ),
        "largest": str(folded["largest"]) or "none",
        "largest_share": float(folded["largest_share"]),
        "anonymous_share": float(status.loc["anonymous", "share"]),
        "unattributed_share": float(status.loc["unattributed", "share"]),
        "leading_origins": len(set(origin_of(corpus).values())),
        "interview_origin": "none" if top is None else str(top["origin"]),
        "interview_outlet": "none" if top is None else str(top["told_to"]),
        "interview_numbers": "" if top is None else str(top["posts"]),
        "interview_posts": 0 if top is None else int(top["n_posts"]),
        "interview_written": "" if top is None else str(top["written"]),
        "interview_evidence": "" if top is None else str(top["by_evidence"]),
        "statements": len(repeated),
        "one_voice_statements": int((repeated["origins"] == 1).sum()),
        "circles": len(circles(corpus)),
        "altered": len(changed),
        "undeclared": int((~changed["declared"].astype(bool)).sum()),
        "hedges_lost": len(hedges_lost(corpus)),
        "offices": len(offices_described(corpus)),
        "displays": len(unspoken_displays(corpus)),
        "single_origins": len(single_origins(corpus)),
    }
