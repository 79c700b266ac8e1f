"""What a span inside marks is: quotation, mixed, scare, pull, title."""

import re
from functools import cache

from pressaudit.language.alternation import listed, one_of
from pressaudit.language.document import Role
from pressaudit.quotations.block import CAPITAL, Block
from pressaudit.quotations.marks import Span
from pressaudit.quotations.model import FROM_AROUND, Attribution
from pressaudit.quotations.names.scan import is_display
from pressaudit.rules import load

_BY_AUTHOR = re.compile(r"[”\"],? by (?:the )?[A-Z]")
_POSSESSIVE = re.compile(r"\w(?:[’']s|s[’'])$")
_WORD = re.compile(r"[\w’'-]+")
_TWO_AFTER = re.compile(r"[”\"»″ ]*([\w-]+)(?: ([\w-]+))?")
_WORK = re.compile(r"(?:[’']s?|\b\w+)\s([\w-]+),?\s[“\"«„]$")
_IS_SAID_OF = re.compile(r"[”\"»]?,?\s(?:is|was|has|won|sold|became|which)\b")
_LETTER = re.compile(r"[^\W\d_]")
_GOES_ON_SMALL = re.compile(r"[”\"]?\s[a-z]")
_GIVEN = re.compile(r"(?<![.!?:]\s)[A-Z][\w.]+\s[“\"]$")
_FAMILY = re.compile(r"[”\"]\s[A-Z][a-z]")
_BEFORE_MARKS = '“"‘«„ '
_KEPT_APART = ",.!?;:"
_REPORTED = ("cue-before", "participle-before", "reported", "same-subject")
_SAID = ("speech", "after", "label")
_LONGEST_TITLE = 14  # words of the longest title looked for
_LONGEST_BARE_TITLE = 8  # words of a title that no word beside it calls so
_LONGEST_SAID_TITLE = 6  # words from which title case beside a verb of saying is speech
_LONGEST_NICKNAME = 4  # words within a person's name
_HEADLINE = 400  # characters of a paragraph that tell whether it is a headline
_LONGEST_TERM = 8  # words that qualify a noun: his “…” remark


@cache
def _words(*keys: str) -> frozenset[str]:
    return frozenset().union(*(listed("quotation_kinds", key) for key in keys))


def is_title_case(inner: str) -> bool:
    """Tell whether all longer words of ``inner`` begin with a capital, two of them or more."""
    words = [w.strip("‘’'\"“”.,:;!?()[]") for w in inner.split()]
    words = [w for w in words if _LETTER.search(w)]
    if not 2 <= len(words) <= _LONGEST_TITLE or not words[0][0].isupper():
        return False
    small = sum(not w[0].isupper() for w in words)
    plain = all(w[0].isupper() or w.lower() in _words("small") for w in words)
    return plain and len(words) - small >= 2


def is_title(block: Block, span: Span, attribution: Attribution) -> bool:
    """Tell whether a span in title case names a work, a programme, a slogan or a headline.

    A headline with its author behind it ("…," by Ann Ode) may be in any case.
    Such words are somebody's when a cue stands right beside them ("called him “Crooked X”"), or
    when the sentence is a headline, all of whose words have capitals.
    """
    text = block.masked
    inner = block.paragraph.text[span.start : span.end]
    if text[span.start] == CAPITAL and _BY_AUTHOR.match(text, span.end, span.end + 12):
        return True
    if _points_to_post(block, span):
        return True
    if not is_title_case(inner):
        return is_one_word_title(block, span)
    start, _ = block.sentence(span.start)
    before = text[start : span.start].rstrip(_BEFORE_MARKS)
    if _names_work_before(before) or _names_work_after(text, span.end):
        return True
    if (
        not before
        or len(inner.split()) > _LONGEST_BARE_TITLE
        or is_display(block.outside(0, _HEADLINE))
    ):
        return False
    beside = attribution.close or before[-1] in ",:"
    return not (attribution.cue and attribution.near and beside)


def is_one_word_title(block: Block, span: Span) -> bool:
    """Tell whether one word names a work: the studio's “Tide”, “Tide,” a biopic, “Tide” starred."""
    text = block.masked
    if not _ONE_WORD.fullmatch(block.paragraph.text, span.start, span.end):
        return False
    following = _DOES_OR_IS.match(text, span.end, span.end + 60)
    if following and (
        following["verb"] in _words("work_does") or following["noun"] in _words("works")
    ):
        return True
    lead = text[max(0, span.start - 60) : span.start].rstrip(_BEFORE_MARKS)
    words = _WORD.findall(lead)
    if words and any(w.lower() in _words("works") for w in words[-1:]):
        return True
    owner = [m for m in block.mentions if m.char_end == span.start - span.opened - len("’s ")]
    return bool(owner) and owner[0].kind != "person" and bool(_POSSESSIVE.search(lead))


_ONE_WORD = re.compile(r"[A-Z][\w’'-]+[,.]?")
_DOES_OR_IS = re.compile(
    r"[”\"](?:,?\s(?:[\w.]+[’']s|an?|the)\s(?:[\w-]+\s)??(?P<noun>[a-z]+)|\s(?P<verb>[a-z]+))\b"
)


def _points_to_post(block: Block, span: Span) -> bool:
    """Tell whether the sentence does no more than point to another text: Read also: “…”."""
    start, end = block.sentence(span.start)
    lead = block.masked[start : span.start].rstrip(_BEFORE_MARKS + ":").lower()
    return lead in load("quotation_kinds")["pointing"] and span.end + 2 >= end


def _names_work_after(text: str, end: int) -> bool:
    following = _TWO_AFTER.match(text, end, end + 60)
    if not following:
        return False
    first, second = following.groups(default="")
    if first in _words("title_after", "thing_after"):
        return True
    return first in _words("medium") and second in _words("title_after")


def _names_work_before(before: str) -> bool:
    """Tell whether the words before the marks call for a title: "the book", "a show called"."""
    words = _WORD.findall(before[-60:])
    if any(w.lower() in _words("title_before") for w in words[-2:]):
        return True
    if words[-1:] == ["of"] and words[-2:-1]:
        return words[-2] in _words("title_before", "title_after", "part_of")
    if words and words[-1].lower() in _words("itself"):
        return True
    if words and words[-1].lower() in _words("called"):
        things = _words("title_before", "named_things")
        return any(w.lower() in things for w in words[-6:-1])
    at_place = bool(words) and words[-1] in _words("title_place")
    return at_place or bool(_POSSESSIVE.search(before))


def is_named_work(block: Block, span: Span) -> bool:
    """Tell whether a span is the name of the work right before it: her book “…”, a column, “…,” is.

    In title case it is wherever it stands; in any case when the sentence says something of it, or
    that the work is "titled" so.
    """
    text = block.masked
    work = _WORK.search(text, max(0, span.start - 40), span.start)
    if text[span.start] != CAPITAL or not work:
        return False
    if work.group(1).lower() in _words("naming"):
        return True
    if work.group(1).lower() not in _words("works"):
        return False
    if is_title_case(block.paragraph.text[span.start : span.end]):
        return True
    return bool(_IS_SAID_OF.match(text, span.end))


def is_term(block: Block, span: Span, attribution: Attribution) -> bool:
    """Tell whether a fragment without a cue qualifies a noun: his "…" remark, the "…" crowd.

    Beside a fragment that is somebody's in the same sentence it is theirs too.
    """
    before = block.masked[: span.start].rstrip(_BEFORE_MARKS)
    if before.endswith("so-called"):
        return True
    if attribution.cue or attribution.rule == "continued-sentence":
        return False
    words = len(block.paragraph.text[span.start : span.end].split())
    if block.masked[span.end - 1] in _KEPT_APART or words > _LONGEST_TERM:
        return False
    determined = _qualified().search(before, max(0, len(before) - 30))
    return bool(determined and _noun_after().match(block.masked, span.end))


def is_nickname(block: Block, span: Span) -> bool:
    """Tell whether a span stands within a person's name: Ann “Two Anchors” Ode."""
    text = block.masked
    inner = block.paragraph.text[span.start : span.end]
    if inner[-1] in ".,!?;:" or len(inner.split()) > _LONGEST_NICKNAME or not inner[0].isupper():
        return False
    given = _GIVEN.search(text, max(0, span.start - 30), span.start)
    return bool(given and _FAMILY.match(text, span.end))


def is_word(block: Block, span: Span, attribution: Attribution) -> bool:
    """Tell whether a word or two are held up, not said: the word “…”, the keeper's “…”."""
    if block.paragraph.role is Role.HEADING:
        return True
    before = block.masked[: span.start].rstrip(_BEFORE_MARKS)
    last = _WORD.findall(before[-30:])[-1:]
    if last and last[0] in _words("held_up"):
        return True
    if attribution.cue or (attribution.rule == "continued-sentence" and attribution.near):
        return False
    return bool(_qualified().search(before, max(0, len(before) - 30)))


def is_whole(block: Block, span: Span, attribution: Attribution) -> bool:
    """Tell whether a span holds whole sentences, or the second half of an interrupted one."""
    text = block.masked
    start, _ = block.sentence(span.start)
    before = text[start : span.start].rstrip(_BEFORE_MARKS + "[")
    last = text[span.end - 1 : span.end]
    if text[span.start : span.start + 1] == CAPITAL:
        if not before:
            goes_on = _GOES_ON_SMALL.match(text, span.end, span.end + 3)
            return last in ",.!?;:—" or attribution.near or not goes_on
        said = attribution.near and attribution.cue_kind in ("speech", "label")
        return before[-1] in ",:;—–.?!-…(])" or said
    if attribution.rule == "continued-sentence":
        return last in ".!?"
    return not before and last in ",.!?" and attribution.near


def kind(block: Block, span: Span, attribution: Attribution) -> str:
    """Return the kind of a span that is no display repetition.

    Words that nobody is said to have said are a term or irony when there are one or two of them.
    """
    words = len(block.paragraph.text[span.start : span.end].split())
    said = attribution.near and attribution.cue_kind in _SAID
    is_said = said and words > _LONGEST_SAID_TITLE
    if is_nickname(block, span):
        return "scare"
    if is_named_work(block, span) or (not is_said and is_title(block, span, attribution)):
        return "title"
    if is_term(block, span, attribution):
        return "scare"
    if words < 3 and is_word(block, span, attribution):
        return "scare"
    whole = is_whole(block, span, attribution)
    if words >= 3:
        return "quotation" if whole else "mixed"
    if said and whole:
        return "quotation"
    if attribution.cue_kind == "speech" and _is_reported(block, span, attribution):
        return "mixed"
    own = attribution.cue or attribution.rule in ("continued-sentence", "label")
    if attribution.rule in FROM_AROUND:
        return "scare"
    tight = attribution.near and attribution.cue_kind and attribution.close and own
    return "mixed" if tight else "scare"


def _is_reported(block: Block, span: Span, attribution: Attribution) -> bool:
    """Tell whether a word or two stand in a clause that somebody reports.

    Ode said that the whole of the pier was a “ruin”. / The pier is a “ruin”, Ode said.
    """
    rule, strong = attribution.rule, attribution.cue in listed("cues", "reporters")
    if rule in _REPORTED and (strong or attribution.near):
        return True
    if rule == "continued-sentence":
        return attribution.near
    before = block.masked[: span.start].rstrip(_BEFORE_MARKS)
    if rule in (*_REPORTED, "cue-after") and (
        _predicated().search(before, max(0, len(before) - 12))
    ):
        return True
    behind = block.masked[span.end : block.sentence(span.start)[1]]
    comma = behind.rfind(",", 0, behind.find(attribution.surface))
    lead = behind[comma + 1 : behind.find(attribution.surface)].split()
    ends = rule == "cue-after" and comma >= 0 and len(lead) <= _LONGEST_NICKNAME
    return ends and strong and not _POSSESSIVE.search(before)


@cache
def _predicated() -> re.Pattern[str]:
    """Build the pattern of a word that has the marks for its predicate: "was", "have", "as"."""
    return re.compile(rf"(?:^|\s){one_of(_words('predicates'))}$")


@cache
def _qualified() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s)(?:(?i:{one_of(_words('qualified'))})|[\w.]+[’']s|\w+-\w+)$")


@cache
def _noun_after() -> re.Pattern[str]:
    return re.compile(rf"[”\"]\s(?!{one_of(_words('goes_on'))}\b)[a-z]{{4,}}")
