"""What a span inside marks is: quotation, mixed, scare, pull, title."""

import re
from functools import cache

from pressaudit.annotate.quotations.context import CAPITAL, Block
from pressaudit.annotate.quotations.marks import Span
from pressaudit.annotate.quotations.speakers import Attribution
from pressaudit.rules import load

_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "for",
        "to",
        "in",
        "on",
        "at",
        "and",
        "or",
        "but",
        "with",
        "from",
        "by",
        "is",
        "it",
        "as",
        "vs",
    ]
)


_CALLED = frozenset("called named titled entitled dubbed headlined".split())
_HEADLINE = re.compile(r"[”\"],? by (?:the )?[A-Z]")
_QUALIFIED = re.compile(r"(?:^|\s)(?:an?|the|his|her|their|its|this|that|[\w.]+[’']s|\w+-\w+)$")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load("quotation_kinds")[key].replace("-", " ").split()) | frozenset(
        load("quotation_kinds")[key].split()
    )


def is_title_case(inner: str) -> bool:
    """Tell whether all longer words of ``inner`` begin with a capital, and there are two or more."""
    words = [w.strip("‘’'\"“”.,:;!?()[]") for w in inner.split()]
    words = [w for w in words if re.search(r"[^\W\d_]", w)]
    if not 2 <= len(words) <= 14:
        return False
    return all(w[0].isupper() or w.lower() in _SMALL for w in words) and words[0][0].isupper()


def is_title(block: Block, span: Span, attribution: Attribution) -> bool:
    """Tell whether a span in title case names a work, a programme, a slogan or a headline.

    Such words are somebody's only when a cue stands right beside them ("called him “Crooked X”").
    """
    inner = block.paragraph.text[span.start : span.end]
    after = block.masked[span.end : span.end + 40].lstrip("”\"»″ ")
    if _HEADLINE.match(block.masked[span.end : span.end + 12]):
        return True
    if not is_title_case(inner):
        return False
    start, _ = block.sentence(span.start)
    before = block.masked[start : span.start].rstrip("“\"‘«„ ")
    following = re.match(r"[\w’'-]+", after)
    if following and following.group() in _words("title_after") | _words("thing_after"):
        return True
    words = re.findall(r"[\w’'-]+", before[-60:])
    if any(w.lower() in _words("title_before") for w in words[-2:]):
        return True
    if words[-1:] == ["of"] and words[-2:-1]:
        return words[-2] in _words("title_before") | _words("title_after") | _words("part_of")
    if words and words[-1].lower() in _CALLED and any(
        w.lower() in _words("title_before") for w in words[-6:-1]
    ):
        return True
    if re.search(r"\w(?:[’']s|s[’'])$", before) or (words and words[-1] in _words("title_place")):
        return True
    if not before or len(inner.split()) > 8:
        return False
    return not (attribution.cue and attribution.near and (attribution.close or before[-1:] in ",:"))


def is_term(block: Block, span: Span, attribution: Attribution) -> bool:
    """Tell whether a fragment without a cue qualifies a noun: his "…" remark, the "…" crowd."""
    if attribution.cue:
        return False
    before = block.masked[: span.start].rstrip("“\"‘«„ ")
    return bool(
        _QUALIFIED.search(before[-30:]) and re.match(r"[”\"]\s[a-z]{4,}", block.masked[span.end : span.end + 8])
        and not re.match(r"[”\"]\s(?:from|with|that|when|while|after|before|into|than|under|over|about|because|said|says|and|until|during)\b", block.masked[span.end : span.end + 12])
    )


def is_whole(block: Block, span: Span, attribution: Attribution) -> bool:
    """Tell whether a span holds whole sentences, or the second half of an interrupted one."""
    text = block.masked
    start, _ = block.sentence(span.start)
    before = text[start : span.start].rstrip("“\"‘«„[ ")
    last = text[span.end - 1 : span.end]
    if text[span.start : span.start + 1] == CAPITAL:
        if not before:
            return last in ",.!?;:—" or attribution.near or not re.match(r"[”\"]?\s[a-z]", text[span.end : span.end + 3])
        said = attribution.near and attribution.cue_kind in ("speech", "label")
        return before[-1] in ",:;—–.?!-…(])" or said
    if attribution.rule == "continued-sentence":
        return last in ".!?"
    return not before and last in ",.!?" and attribution.near


def kind(block: Block, span: Span, attribution: Attribution) -> str:
    """Return the kind of a span that is no display repetition.

    Words that nobody is said to have said are a term or irony when there are one or two of them.
    """
    inner = block.paragraph.text[span.start : span.end]
    words = len(inner.split())
    said = attribution.near and attribution.cue_kind in ("speech", "after", "label")
    if is_title(block, span, attribution) and not (said and words > 6):
        return "title"
    if is_term(block, span, attribution):
        return "scare"
    if words >= 3:
        return "quotation" if is_whole(block, span, attribution) else "mixed"
    if said and is_whole(block, span, attribution):
        return "quotation"
    tight = attribution.near and attribution.cue_kind and attribution.close
    return "mixed" if tight else "scare"
