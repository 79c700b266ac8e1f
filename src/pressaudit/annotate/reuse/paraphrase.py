"""Candidates for paraphrase: sentences of two posts that share telling words."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from pressaudit import rules
from pressaudit.annotate.reuse.encode import normal
from pressaudit.annotate.reuse.model import Candidate, Passage

_Sentence = tuple[str, int, int]
Spans = Sequence[tuple[int, int]]
_ROWS = 512


def paraphrases(
    texts: Mapping[str, str],
    passages: Sequence[Passage] = (),
    sentences: Mapping[str, Spans] | None = None,
) -> tuple[Candidate, ...]:
    """Return pairs of sentences of different articles that may say the same, best first.

    Parameters
    ----------
    texts
        Article identifiers and their texts.
    passages
        What :func:`reuse` found; sentence pairs that it covers for the most part are left out.
    sentences
        Half-open offsets of the sentences of each text; by default split at full stops and line
        ends.

    Notes
    -----
    Cosine of TF-IDF weights of the words and word pairs of each sentence, function words left
    out, cut off at ``[paraphrase]`` of ``rules/reuse.toml`` (G. Salton and C. Buckley,
    Term-weighting approaches in automatic text retrieval, 1988).
    """
    # Here, because loading it costs more time and memory than finding the reuse of a whole page.
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

    rule = rules.load("reuse")["paraphrase"]
    names = sorted(texts)
    spans = [
        (name, start, end)
        for name in names
        for start, end in (sentences[name] if sentences else split(texts[name]))
        if len(_terms(texts[name][start:end])) >= rule["terms"]
    ]
    if len(spans) < 2:
        return ()
    vectorizer = TfidfVectorizer(
        analyzer=_features, sublinear_tf=True, max_df=max(2, int(rule["spread"] * len(spans)))
    )
    matrix = vectorizer.fit_transform(texts[name][start:end] for name, start, end in spans)
    covered: dict[tuple[str, str], list[Passage]] = {}
    for p in passages:
        covered.setdefault((p.a_article, p.b_article), []).append(p)
    out = []
    for begin in range(0, len(spans), _ROWS):
        scores = (matrix[begin : begin + _ROWS] @ matrix.T).tocoo()
        good = (scores.data >= rule["score"]) & (scores.row + begin < scores.col)
        for row, column, score in zip(
            scores.row[good] + begin, scores.col[good], scores.data[good], strict=True
        ):
            one, other = spans[row], spans[column]
            if one[0] == other[0] or _is_covered(one, other, covered.get((one[0], other[0]), ())):
                continue
            out.append(_candidate(one, other, round(float(score), 3)))
    return tuple(
        sorted(out, key=lambda c: (-c.score, c.a_article, c.a_start, c.b_article, c.b_start))
    )


def _candidate(one: _Sentence, other: _Sentence, score: float) -> Candidate:
    return Candidate(one[0], one[1], one[2], other[0], other[1], other[2], score)


def split(text: str) -> list[tuple[int, int]]:
    """Return the half-open offsets of the sentences of ``text``, by its marks alone."""
    out = []
    for match in re.finditer(r"[^\n]+", text):
        at = match.start()
        for stop in re.finditer(r"[.!?][”’\"')\]]*\s+(?=[“\"‘'(\[]?[A-Z])", match.group()):
            end = match.start() + stop.end()
            if re.search(r"(?:\b\w|\b(?:Mr|Mrs|Ms|Dr|St|Sept|Gen|Sen|Rep))\.\s*$", text[at:end]):
                continue
            out.append((at, end - len(stop.group()) + len(stop.group().rstrip())))
            at = end
        if at < match.end():
            out.append((at, match.end()))
    return out


def _is_covered(one: _Sentence, other: _Sentence, passages: Sequence[Passage]) -> bool:
    def part(start: int, end: int, low: int, high: int) -> float:
        return max(0, min(end, high) - max(start, low)) / (end - start)

    return any(
        part(one[1], one[2], p.a_start, p.a_end) >= 0.5
        and part(other[1], other[2], p.b_start, p.b_end) >= 0.5
        for p in passages
    )


def _terms(sentence: str) -> list[str]:
    words = (normal(word.lower()) for word in re.findall(r"[^\W_]+(?:['’][^\W_]+)?", sentence))
    return [word for word in words if len(word) > 1 and word not in _function()]


def _features(sentence: str) -> list[str]:
    terms = _terms(sentence)
    return terms + [f"{a} {b}" for a, b in pairwise(terms)]


@cache
def _function() -> frozenset[str]:
    return frozenset(normal(w) for w in rules.load("reuse")["words"]["function"].split())
