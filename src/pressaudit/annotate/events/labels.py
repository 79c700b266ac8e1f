"""Names for events, made of the posts' own names and content words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from wordfreq import zipf_frequency

from pressaudit import rules
from pressaudit.annotate.events.model import Mention, Shown


def label(group: Sequence[Mention], spread: Mapping[str, int], total: int) -> str:
    """Name a group of mentions with at most seven words.

    It is the phrase (subject, verb, object) that has most of what the group is about. Where no
    clause has one, it is a list of words: those that most of its posts share, then, up to three,
    those of the clause of the date; names and rare words first. They stand in the order of the
    mention that has most of them, and stay together where they stand side by side there.

    Parameters
    ----------
    spread
        In how many of the ``total`` mentions of the archive each term stands.
    """
    limits = rules.load("events")["limits"]
    worth: dict[str, float] = defaultdict(float)
    posts: dict[str, set[str]] = defaultdict(set)
    for mention in group:
        for term, shown in mention.shown.items():
            if _nameable(term):
                worth[term] += shown.worth * (9 - zipf_frequency(term, "en"))
                posts[term].add(mention.article_id)
    everywhere = limits["label_spread"] * total if total >= limits["label_archive"] else total
    known = [t for t in worth if spread[t] <= everywhere] or list(worth)
    ranked = sorted(known, key=lambda t: (-round(worth[t], 6), t))
    several = len({mention.article_id for mention in group}) > 1
    core = [t for t in ranked if len(posts[t]) > 1] if several else ranked
    chosen = _fitting(core, group, limits["label_terms"], limits["label_words"], [])
    if len(chosen) < limits["label_fill"]:
        chosen = _fitting(ranked, group, limits["label_fill"], limits["label_words"], chosen)
    lead = max(group, key=lambda m: (sum(t in m.shown for t in chosen), -group.index(m)))
    told = max(group, key=lambda m: _telling(m, chosen))
    return told.phrase or _joined([_shown(term, lead, group) for term in chosen])


def _telling(mention: Mention, chosen: Sequence[str]) -> tuple[int, int]:
    """Return how many of the ``chosen`` terms the phrase of a mention has, and how long it is.

    No phrase is below all. Of two clauses the shorter tells more; of two names of a happening
    ("protests", "Sorn protests") the longer.
    """
    said = mention.phrase.lower()
    found = sum(term in said for term in chosen) if said else -1
    return found, len(said) if mention.lasting else -len(said)


def _nameable(term: str) -> bool:
    rule = rules.load("events")
    plain = not term.endswith(tuple(rule["words"]["label_not"])) and term[0] != "#"
    plain = plain and term not in rule["words"]["ignored"].split()
    return plain and zipf_frequency(term, "en") < rule["limits"]["label_common"]


def _shown(term: str, lead: Mention, group: Sequence[Mention]) -> Shown:
    return next(m.shown[term] for m in (lead, *group) if term in m.shown)


def _fitting(
    ranked: Sequence[str], group: Sequence[Mention], most: int, width: int, chosen: Sequence[str]
) -> list[str]:
    """Add the first of ``ranked`` to ``chosen`` that fit and repeat no word."""
    out = list(chosen)
    have = [w for t in out for w in _shown(t, group[0], group).form.lower().split()]
    for term in ranked:
        parts = _shown(term, group[0], group).form.lower().split()
        if len(out) < most and not set(have) & set(parts) and len(have) + len(parts) <= width:
            out.append(term)
            have += parts
    return out


def _joined(shown: Sequence[Shown]) -> str:
    pieces: list[str] = []
    last = -9
    for item in sorted(shown, key=lambda s: (s.at < 0, s.at)):
        if pieces and item.at >= 0 and item.at == last + 1:
            pieces[-1] += f" {item.form}"
        else:
            pieces.append(item.form)
        last = item.at + len(item.form) if item.at >= 0 else -9
    return ", ".join(pieces)
