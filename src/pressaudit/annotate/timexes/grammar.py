"""What expressions of time look like: one row a rule, tried on every paragraph.

The first column is the rule's name (the resolver of the same name gives the value), the second a
pattern in the pieces of :mod:`pressaudit.annotate.timexes.lexicon`. Where matches overlap, the
longest wins, then the earlier rule.
"""

import re
from functools import cache

from pressaudit.annotate.timexes.lexicon import one_of, pieces, words

RULES = (
    ("iso_day", r"\b(?P<year>\d{4})-(?P<m>\d\d)-(?P<day>\d\d)\b"),
    ("numeric_day", r"\b(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})/(?P<year>\d{{4}}|\d\d)\b"),
    ("month_day_year", r"\b(?:{weekday}\s*,?\s+)?{month}\s+{day}\s*,?\s+{year}"),
    (
        "day_month_year",
        r"\b(?:{weekday}\s*,?\s+)?(?:the\s+)?{day}\s+(?:of\s+)?{month}\s*,?\s+{year}",
    ),
    ("month_day", r"\b(?:{weekday}\s*,?\s+)?{month}\s+{day}\b"),
    ("day_month", r"\b(?:{weekday}\s*,?\s+)?(?:the\s+)?{day}\s+(?:of\s+)?{month}\b(?!\s+\d)"),
    ("month_year", r"\b(?:(?:{mod}[- ]))?{month}\s*,?\s+(?:of\s+)?{year}"),
    ("month_when", r"\b(?:{when}\s+){month}(?!\s+\d)\b"),
    ("month_of_year", r"\b{month}\s+(?:of\s+)?(?P<rel>last|this|next)\s+year\b"),
    ("month", r"\b(?:{mod}[- ])?{month}(?![\w’'-])"),
    ("season_year", r"\b(?:the\s+)?(?:{mod}[- ])?{season}\s+(?:of\s+)?{year}"),
    ("season_when", r"\b(?:{when})\s+{season}\b"),
    (
        "quarter_year",
        r"\b(?:the\s+)?(?:fiscal\s+)?{ordinal}[- ](?P<slice>quarter|half)(?:\s+(?:of\s+)?(?:fiscal\s+)?(?:{year}|(?P<rel>last|this|next)\s+year))?",
    ),
    ("q_year", r"\bQ(?P<q>[1-4])\s+{year}"),
    ("range_of_years", r"\b(?P<year>1[5-9]\d\d|20\d\d){dash}{year2}\b"),
    ("decade", r"\b(?:the\s+)?(?:{mod}[- ])?(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b"),
    ("decade_short", r"\b(?:the\s+)?(?:{mod}[- ])?['’‘](?P<decade>\d0)s\b"),
    ("decade_words", r"\bthe\s+(?:{mod}[- ])?(?P<decade>{decades})\b"),
    (
        "century",
        r"\b(?:the\s+)?(?:{mod}[- ])?(?P<century>\d{{1,2}})(?:st|nd|rd|th)[- ][Cc]entury\b",
    ),
    ("year", r"\b(?:(?P<fiscal>fiscal)\s+)?(?:{mod}[- ])?{year}(?![\w%])(?!,\d)(?!\.\d)"),
    ("short_year", r"(?<!\w)['’‘](?P<yy>\d\d)\b"),
    (
        "ago",
        r"\b(?:(?:about|almost|nearly|more than|over|some|around|less than)\s+)?(?:{number}|{some})\s+(?:more\s+)?{unit}\s+(?P<way>ago)\b",
    ),
    (
        "text_relative",
        r"\b(?:{number}|{some})\s+{unit}\s+(?P<way>later|earlier|after that|before that)\b",
    ),
    (
        "part_of_when",
        r"\b(?P<mod>earlier|later|early|late|mid)[- ](?P<when>this|last|next|that)\s+(?P<unit>week|month|year|decade|century|{weekday_names})\b",
    ),
    (
        "when_unit",
        r"\b{when}\s+(?P<unit>day|week|weekend|month|quarter|year|decade|century)\b(?!-)",
    ),
    ("when_many", r"\b(?:{when})\s+(?:{number}|few|several|couple of)\s+{unit}\b"),
    (
        "yesterday",
        r"\b(?:(?:late|early)\s+)?(?P<near>[Yy]esterday|[Tt]oday|[Tt]omorrow)(?:\s+(?:morning|afternoon|evening))?\b",
    ),
    ("tonight", r"\b(?P<near>tonight|last night|this morning|this afternoon|this evening)\b"),
    ("weekday_when", r"\b{when}\s+{weekday}\b"),
    ("weekday", r"\b(?:{mod}[- ])?{weekday}(?:\s+{part})?\b"),
    ("set_each", r"\b(?P<each>every|each)\s+(?:{number}\s+)?(?:{unit}|{weekday})\b"),
    ("set_word", r"\b(?P<set>{sets})\b"),
    (
        "duration",
        r"\b(?:(?:about|almost|nearly|more than|over|at least|less than|up to)\s+)?(?:{number}|{some})[- ](?:more\s+)?{unit}\b(?!\s+(?:ago|later|earlier))",
    ),
    (
        "duration_bare",
        r"\b(?:for|in recent|over the|recent|past|coming)\s+(?P<bare>days|weeks|months|years|decades|centuries)\b",
    ),
    ("vague", r"\b(?P<vague>{vague_words})\b"),
    (
        "clock",
        r"\b(?P<hour>1[0-2]|[1-9])(?::(?P<minute>[0-5]\d))?\s?(?P<half>a\.m\.|p\.m\.|am|pm|AM|PM)(?!\w)",
    ),
)


@cache
def compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the rules with their patterns compiled."""
    extra = {
        "decades": one_of(words("decades")),
        "sets": one_of(words("sets")),
        "vague_words": one_of(v for values in words("vague").values() for v in values),
        "weekday_names": one_of(w.capitalize() for w in words("weekdays")),
    }
    known = pieces() | extra
    caseless = {"set_word", "vague", "duration", "ago", "text_relative", "when_unit", "when_many"}
    caseless |= {"season_when", "part_of_when", "decade_words", "set_each", "duration_bare"}
    caseless |= {"quarter_year", "season_year", "weekday_when", "month_when"}
    out = []
    for name, template in RULES:
        body = template if name == "iso_day" else template.format(**known)
        flags = re.IGNORECASE if name in caseless else 0
        out.append((name, re.compile(body, flags)))
    return tuple(out)
