"""A sentence as the model sees it: the grammar of its cues and of its neighbours, no vocabulary.

Features are named by the classes, rules and closed lists of ``rules/reporting.toml``; the only
words among them are the cues that the file lists.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from pressaudit.quotations.attributions.clause import Clause, small
from pressaudit.quotations.attributions.report import Report
from pressaudit.quotations.attributions.reports import reports
from pressaudit.quotations.block import HIDDEN, Block

_WORD = re.compile(r"\w+")
_HIDDEN = re.compile(rf"[{HIDDEN}]+")
_STEPS = (0.01, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9)
_LONG = (5, 10, 20, 35)


@dataclass(frozen=True)
class Seen:
    """A sentence of a post: its place, its cues, and how much of it stands inside marks."""

    block: Block
    index: int
    rank: int
    start: int
    end: int

    @cached_property
    def clause(self) -> Clause:
        """Return the sentence as the rules read it."""
        return Clause(self.block, self.start, self.end)

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """Return the cues of the sentence, in order."""
        return reports(self.clause)

    @cached_property
    def words(self) -> tuple[tuple[int, int], ...]:
        """Return start and end of the words, those inside marks too."""
        text = self.block.paragraph.text
        return tuple(m.span() for m in _WORD.finditer(text, self.start, self.end))

    @cached_property
    def quoted(self) -> float:
        """Return the share of the words that stand inside marks."""
        masked = self.block.masked
        return sum(masked[a] in HIDDEN for a, _ in self.words) / max(len(self.words), 1)

    def share(self, spans: Sequence[tuple[int, int]]) -> float:
        """Return the share of the words that lie in any of ``spans``."""
        inside = sum(any(s <= a and b <= e for s, e in spans) for a, b in self.words)
        return inside / max(len(self.words), 1)

    @cached_property
    def ranked(self) -> tuple[tuple[float, Report], ...]:
        """Return the cues with the share of the sentence that each reports, the largest first."""
        found = [(self.share(r.contents), r) for r in self.reports]
        return tuple(sorted(found, key=lambda pair: (-pair[0], pair[1].start)))


def step(share: float, steps: Sequence[float] = _STEPS) -> int:
    """Return the number of ``steps`` that a value reaches."""
    return sum(share >= s for s in steps)


def own(seen: Seen) -> list[str]:
    """Return the features of a sentence by itself."""
    out = ["bias", f"long={step(len(seen.words), _LONG)}", f"quoted={step(seen.quoted)}"]
    ranked = seen.ranked
    out.append(f"cues={min(len(ranked), 4)}")
    for n, (share, report) in enumerate(ranked[:3]):
        out += _of_cue(f"{n}", share, report)
    if ranked:
        whole = seen.share([c for _, r in ranked for c in r.contents])
        out.append(f"all={step(whole)}")
        kinds = {r.kind for _, r in ranked}
        out += [f"any={kind}" for kind in sorted(kinds)]
        out += [f"has={r.word.lemma}" for r in {r.word.lemma: r for _, r in ranked}.values()]
    out += _small(seen)
    return out


def _of_cue(n: str, share: float, report: Report) -> Iterable[str]:
    reach = step(share)
    half = share >= 0.5
    subject = report.subject.kind if report.subject else "none"
    surface = report.subject.surface.lower() if report.subject else ""
    if subject == "pronoun":
        subject = surface
    top = n == "0"
    yield f"{n}:kind={report.kind}|{reach}"
    yield f"{n}:rule={report.rule}|{reach}"
    yield f"{n}:{report.kind}|{report.rule}|{half}"
    if top:
        yield f"{report.word.lemma}|{report.rule}"
        yield f"{report.word.lemma}|{half}"
        yield f"form={report.form}|{report.kind}"
        yield f"subject={subject}|{report.kind}"
        yield f"subject={subject}|{half}"
        yield f"form={report.form}|{report.word.form}|{half}"
        yield f"negated={report.negated}|{report.kind}"
        yield f"modal={report.modal}|{report.kind}"


def _small(seen: Seen) -> Iterable[str]:
    """Give what small words tell: how the sentence opens, modals, persons, questions."""
    clause = seen.clause
    first = clause.low(0) if clause.tokens and clause.low(0)[:1].isalpha() else clause.low(1)
    opens = "other"
    for key in (
        "pronoun_subjects",
        "owners",
        "articles",
        "prepositions",
        "subordinators",
        "breaks",
    ):
        if first in small(key):
            opens = first if key in ("pronoun_subjects", "owners", "breaks") else key
            break
    else:
        if clause.tokens and seen.block.begins(clause.tokens[0].start):
            opens = "name"
    yield f"opens={opens}"
    lows = {t.low for t in clause.tokens}
    for word in sorted(lows & (small("modals") | small("watched"))):
        yield f"word={word}"
    if lows & {"i", "we", "my", "our", "you"}:
        yield "person=first"
    if "?" in lows:
        yield "asks"
    yield f"rank={min(seen.rank, 3)}"
    yield f"head={seen.index < 2}"
    yield f"names={min(len(seen.block.between(seen.start, seen.end)), 3)}"


def beside(name: str, seen: Seen | None, chance: float, *, same: bool) -> list[str]:
    """Return the features that a neighbour gives: ``chance`` is its own, ``same`` the paragraph."""
    if seen is None:
        return [f"{name}=none"]
    if seen.quoted >= 0.5:
        return [f"{name}=quoted|{same}"]
    level = int(chance * 6)
    out = [f"{name}={level}|{same}"]
    if seen.ranked:
        top = seen.ranked[0][1]
        out.append(f"{name}:{top.kind}|{same}")
        out.append(f"{name}:{top.rule}")
    return out
