"""The tables of a corpus: names, columns, kinds and sort orders (docs/design.md, "Tables")."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "integer", "number", "boolean", "date"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its ``name``, the ``kind`` of its values, and what it says (``doc``)."""

    name: str
    kind: Kind
    doc: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns in order, and the columns that its rows are sorted by.

    ``prose`` tables hold running text and exist only in builds made with ``--text``. ``large``
    ones may be written as Parquet.
    """

    name: str
    doc: str
    columns: tuple[Column, ...]
    sort: tuple[str, ...]
    prose: bool = False
    large: bool = False

    @property
    def names(self) -> list[str]:
        """The column names, in order."""
        return [column.name for column in self.columns]


def _columns(spec: str) -> tuple[Column, ...]:
    """Read ``name kind doc`` lines."""
    rows = (line.split(maxsplit=2) for line in spec.splitlines() if line)
    return tuple(Column(name, kind, doc) for name, kind, doc in rows)  # type: ignore[arg-type]


_WHERE = """
article_id text the post
paragraph integer 1-based within the post
char_start integer first character in the paragraph's text as read
char_end integer one past the last character
"""

ARTICLES = Table(
    "articles",
    "One row a post.",
    _columns("""
article_id text capture and position, unique within a build
position integer 1-based rank on the page
title text as read
category text as read
caption text the caption above the head, empty when there is none
posted date the date on the archive page, which is not the date of first publication
byline text as read
authors text joined by '; '
outlet text canonical name, empty when written for the audited archive itself
programme text broadcast programme
translator text who translated it, as the byline says
comments integer number of comments, empty when not stated
paragraphs integer number of paragraphs, of any role
words integer words of running text (body, block_quotation, list_item but for lists of people)
complete boolean false when the capture stops inside the post
capture text name of the file
capture_sha256 text of the file's bytes
url text permalink, empty in plain text
site text who published or republished it: the archive or the outlet's site; empty when not shown
language text ISO 639-1 code, empty when too short to tell; English is annotated, others are not
"""),
    ("capture", "position"),
)
PARAGRAPHS = Table(
    "paragraphs",
    "One row a paragraph.",
    _columns("""
article_id text the post
paragraph integer 1-based within the post
role text what the paragraph is to the post
words integer word tokens, glued words parted
characters integer length of the text as read
line integer 1-based first line in the capture; number of the row or item where it has no lines
"""),
    ("article_id", "paragraph"),
)
TIMEXES = Table(
    "timexes",
    "One row a temporal expression (TIMEX3).",
    _columns(
        _WHERE
        + """
surface text the words
type text DATE, TIME, DURATION or SET
value text TIMEX3 value (ISO 8601)
date_begin date first day, empty when not anchorable
date_end date last day, inclusive
granularity text day, month, season, year, decade, century or none
anchor text absolute, relative_to_posted, relative_to_text or none
event_id text the event it dates, empty when none
rule text the rule that found it
"""
    ),
    ("article_id", "paragraph", "char_start"),
)
EVENTS = Table(
    "events",
    "One row an event: mentions of one stretch of time with one matter.",
    _columns("""
event_id text numbered in order of time
label text at most seven words, names and content words of the posts
date_begin date first day
date_end date last day, inclusive
articles integer number of posts
mentions integer number of mentions
conflict boolean whether posts date it differently
"""),
    ("event_id",),
)
QUOTATIONS = Table(
    "quotations",
    "One row a span inside quotation marks, or quoted without them.",
    _columns(
        """
quotation_id text unique within a build
"""
        + _WHERE
        + """
words integer word tokens inside the marks
kind text quotation, mixed, scare, pull or title
incipit text its first words, at most six
speaker text canonical name, empty when unattributed
speaker_surface text the words that name the speaker
cue text the cue word
told_to text canonical name of the outlet that got the words
utterance_id text the same utterance wherever it is repeated
rule text the rule that attributed it
"""
    ),
    ("article_id", "paragraph", "char_start"),
)
CITATIONS = Table(
    "citations",
    "One row a mention of a source on whose word something is stated.",
    _columns(
        _WHERE
        + """
source text canonical name
source_type text person, outlet, organisation, document, police, government or anonymous
relation text quotes, reports, cites, interviewed_by, republished_from, translated_by, links_to
rule text the rule that found it
"""
    ),
    ("article_id", "paragraph", "char_start", "char_end", "source", "relation"),
)
ATTRIBUTIONS = Table(
    "attributions",
    "One row a stretch that stands on somebody's word; all other text is the writer's own.",
    _columns(
        _WHERE
        + """
kind text direct (inside marks), indirect (in the writer's words) or mixed
source text canonical name, or a description that holds one; empty when unnamed
source_type text person, outlet, organisation, document, police, government or anonymous
cue text the words that ascribe, empty when it goes on from the sentence before
cue_class text neutral, factive, doubting or denying (rules/reporting.toml)
told_to text canonical name of the outlet that got the words
through text canonical name of who passes them on, where a source reports a source
rule text the rule that found it
"""
    ),
    ("article_id", "paragraph", "char_start"),
)
REUSE = Table(
    "reuse",
    "One row a passage that stands in two places; offsets in the article's text.",
    _columns("""
reuse_id text unique within a build
a_article text one post
a_start integer first character in its text
a_end integer one past the last
b_article text the other post, or the same
b_start integer first character in its text
b_end integer one past the last
words integer words of the longer side
similarity number 0 to 1
exact_8 integer words in runs of eight or more that are the same
exact_5 integer words in runs of five or more that are the same
kind text verbatim, near_verbatim, light_paraphrase, third_party_quotation or pull_quote
direction text a_to_b, b_to_a, common_source or undetermined
evidence text what the direction rests on
origin text of a common source: a post, or a house without a post here; '; ' between several
"""),
    ("a_article", "a_start", "b_article", "b_start"),
)
REFERENCES = Table(
    "references",
    "One row a passage that a post shares with a text from outside (`--reference`).",
    _columns("""
article_id text the post
a_start integer first character in its text
a_end integer one past the last
reference text name of the outside text's file
words integer words of the longer side
similarity number 0 to 1
exact_8 integer words in runs of eight or more that are the same
exact_5 integer words in runs of five or more that are the same
"""),
    ("article_id", "a_start", "reference"),
)
PARAPHRASES = Table(
    "paraphrases",
    "One row two stretches of two posts that may say the same; for a person to judge, no reuse.",
    _columns("""
paraphrase_id text unique within a build; the most telling first
a_article text one post
a_start integer first character in its text, as in reuse
a_end integer one past the last
b_article text the other post
b_start integer first character in its text
b_end integer one past the last
similarity number cosine of their weighted words, 0 to 1
"""),
    ("a_article", "a_start", "b_article", "b_start"),
)
HEDGES = Table(
    "hedges",
    "One row a phrase that holds a statement back, or takes it as certain.",
    _columns(
        _WHERE
        + """
phrase text the words, at most six
stance text hedged or confirmed
sourced boolean whether its sentence cites a source
"""
    ),
    ("article_id", "paragraph", "char_start"),
)
DESCRIPTIONS = Table(
    "descriptions",
    "One row an office or role that a post gives a person.",
    _columns(
        _WHERE
        + """
person text canonical name
place text before or after the name, or verb; between the two, so that they are no run of the text
description text its first words, at most six
"""
    ),
    ("article_id", "paragraph", "char_start", "char_end", "person"),
)
ALTERATIONS = Table(
    "alterations",
    "One row a quotation that another post has in other words.",
    _columns("""
a_article text the post that quotes
a_paragraph integer its paragraph
a_start integer first character of the quotation in the paragraph
a_end integer one past the last
b_article text the other post
b_paragraph integer its paragraph
b_start integer first character of the same words in the paragraph
b_end integer one past the last
words integer words that both have
change text the first words that differ, there → here, at most six a side, undeclared ones first
edits integer number of stretches that differ
declared boolean whether brackets or dots own up to every change
"""),
    ("a_article", "a_paragraph", "a_start", "b_article", "b_paragraph", "b_start"),
)
CLAIMS = Table(
    "claims",
    "One row a version: a sentence that states what a sentence of another post states.",
    _columns(
        """
claim_id text the same claim wherever a post has it
"""
        + _WHERE
        + """
source text on whose word it stands, unnamed for somebody without a name, empty for the writer
cue_class text neutral, factive, doubting or denying, as in attributions
hedge text the words that hold it back or take it as certain, at most six
"""
    ),
    ("claim_id", "article_id", "paragraph", "char_start", "char_end"),
)
CHANGES = Table(
    "changes",
    "One row a difference between two versions of a claim; for a person to judge.",
    _columns("""
claim_id text the claim, empty for spellings of a name
a_article text the post that has the earlier version, as far as days and reuse tell
a_paragraph integer its paragraph
a_start integer first character in the paragraph
a_end integer one past the last
b_article text the other post, or the same
b_paragraph integer its paragraph; 0 is the title
b_start integer first character in the paragraph
b_end integer one past the last
kind text what changes: hedge_dropped, range_to_end and so on (docs/engines/claims.md)
detail text what stands there → here, at most six words a side
certainty text high, medium or low (a candidate)
rule text the test that found it
"""),
    (
        "claim_id",
        "a_article",
        "a_paragraph",
        "a_start",
        "b_article",
        "b_paragraph",
        "b_start",
        "kind",
    ),
)
NUMBERS = Table(
    "numbers",
    "One row a number in running text, dates apart.",
    _columns(
        _WHERE
        + """
low number its value, or the lower end of a range
high number its value, or the upper end
bound text exact, about, least, most, range or vague ("hundreds": from 200 to 999)
counted text lemma of the noun that it counts; money for currencies, empty when none follows
source text on whose word, empty for the writer
claim_id text the claim of its sentence, empty when no other post has it
"""
    ),
    ("article_id", "paragraph", "char_start"),
)
TERMS = Table(
    "terms",
    "One row a term and paragraph.",
    _columns("""
article_id text the post
paragraph integer 1-based within the post
term text lower-cased surface
lemma text dictionary form
count integer occurrences in the paragraph
"""),
    ("article_id", "paragraph", "term"),
    large=True,
)
NAMES = Table(
    "names",
    "One row a name, its variant and paragraph.",
    _columns("""
article_id text the post
paragraph integer 1-based within the post
canonical text the fullest form met
variant text the form that stands here
count integer occurrences in the paragraph
"""),
    ("article_id", "paragraph", "canonical", "variant"),
    large=True,
)
NAMING = Table(
    "naming",
    "One row a naming of an organisation in running text.",
    _columns(
        _WHERE
        + """
canonical text the organisation
variant text the form of its name here
voice text narration or quoted
speaker text canonical name of who is quoted, empty when unknown or in narration
"""
    ),
    ("article_id", "paragraph", "char_start", "char_end"),
)
CAPTURE = Table(
    "capture",
    "One row a capture; after these columns, one count for each line role.",
    _columns("""
capture text name of the file
sha256 text of its bytes
format text text, html, or another of docs/formats.md
bytes integer size
lines integer number of lines, 0 where the format has none; the role counts add up to it
articles integer number of posts
"""),
    ("capture",),
)
NOTES = Table(
    "notes",
    "One row a note on a capture, or a capture that could not be used.",
    _columns("""
capture text name of the file
note integer 1-based within the capture
refused boolean whether the capture could not be used, and stands in no other table
line integer where reading stopped, empty for a note
text text what a reader of the tables should know; of a refused capture what is wrong, and why
remedy text what to do about a refused capture, empty for a note
"""),
    ("capture", "note"),
)
VERSIONS = Table(
    "versions",
    "One row a pair of captures of one article that differ: what an edit added, removed, renamed.",
    _columns("""
article_id text the post as it is counted
a_reading text identifier that the article got in the capture met first, or made earlier
b_reading text identifier that it got in the other one
a_capture text name of the first one's file
b_capture text name of the other one's file
words_added integer words of running text that the second has more
words_removed integer words that it has less
similarity number share of both texts' words that stand in both in the same order, 0 to 1
retitled boolean whether the titles differ
redated boolean whether the dates differ
a_title text the first title, where the second is another
b_title text the second title, where it is another
a_posted date the first date
b_posted date the second date
"""),
    ("article_id", "a_reading", "b_reading"),
)
TEXT_PARAGRAPHS = Table(
    "text/paragraphs",
    "The words, for local reading.",
    _columns("""
article_id text the post
paragraph integer 1-based within the post
role text what the paragraph is to the post
text text exactly as read
clean text with glued words parted
"""),
    ("article_id", "paragraph"),
    prose=True,
)
TEXT_ARTICLES = Table(
    "text/articles",
    "The words of whole posts, for local reading.",
    _columns("""
article_id text the post
text text title, newline, then the paragraphs of the text roles, one a line
"""),
    ("article_id",),
    prose=True,
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        ARTICLES,
        PARAGRAPHS,
        TIMEXES,
        EVENTS,
        QUOTATIONS,
        CITATIONS,
        ATTRIBUTIONS,
        REUSE,
        REFERENCES,
        PARAPHRASES,
        HEDGES,
        DESCRIPTIONS,
        ALTERATIONS,
        CLAIMS,
        CHANGES,
        NUMBERS,
        TERMS,
        NAMES,
        NAMING,
        CAPTURE,
        NOTES,
        VERSIONS,
        TEXT_PARAGRAPHS,
        TEXT_ARTICLES,
    )
}
"""Every table, by name."""
