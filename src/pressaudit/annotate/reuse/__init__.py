"""Text reuse: passages that stand in two places, and sentences that may be paraphrases."""

from collections.abc import Mapping

from pressaudit.annotate.reuse.encode import encode
from pressaudit.annotate.reuse.model import Background, Candidate, Cited, Passage, Quoted
from pressaudit.annotate.reuse.passages import matches

__all__ = ["Background", "Candidate", "Cited", "Passage", "Quoted", "reuse"]


def reuse(
    texts: Mapping[str, str], background: Mapping[str, Background] | None = None
) -> tuple[Passage, ...]:
    """Return the passages that stand in two places of ``texts``."""
    names = sorted(texts)
    coded = encode([texts[name] for name in names])
    out = []
    for m in matches(coded):
        a, b = m.chain.texts
        (p, q), (r, s) = m.chain.first, m.chain.second
        out.append(
            Passage(
                names[a],
                int(coded.starts[p]),
                int(coded.ends[q - 1]),
                names[b],
                int(coded.starts[r]),
                int(coded.ends[s - 1]),
                m.words,
                round(m.similarity, 3),
                "verbatim" if m.similarity == 1 else "near_verbatim",
                "undetermined",
                "",
            )
        )
    return tuple(sorted(out, key=lambda p: (p.a_article, p.a_start, p.b_article, p.b_start)))
