"""What the sentences are filled with: one small record a matter, computed from an archive."""

from dataclasses import dataclass
from functools import cached_property
from math import isnan
from typing import Any

import pandas as pd

from pressaudit.analyse.posts import (
    BESIDE,
    COUNTED,
    DROPPED,
    NO_OUTLET,
    NOBODY,
    REFUSED,
    SITE,
    lookup,
)
from pressaudit.analyse.resampling import ratio_interval
from pressaudit.analyse.sources.coverage import NEARLY
from pressaudit.analyse.timeline import mentions
from pressaudit.archive import Archive
from pressaudit.prose.source_facts import About, Heard, Nameless, Word
from pressaudit.prose.telling_facts import Roles, Telling, Travel
from pressaudit.read.notes import ANALYSED, language_name

HALF = 0.5
FIRST = 8
"""So many words are named where a sentence lists the first of many."""
TOP_KINDS = 3
"""So many kinds of changes are named."""
TENTH = 0.1
"""From this share of its text on, a post has much of others."""

Ends = tuple[float, float, int]
"""An interval over posts: its ends, and the number of posts that it rests on."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was captured, and what of it are posts (of ``top_outlet`` most words).

    ``formats`` counts the captures by format; ``noted`` are those with notes. ``unanalysed`` posts
    are in ``languages`` that the rules are not for.
    """

    captures: int
    formats: str
    refused: int
    noted: int
    repeated: int
    sites: int
    languages: str
    unanalysed: int
    lines: int
    counted_lines: int
    beside_lines: int
    dropped_lines: int
    posts: int
    unsigned: int
    own_posts: int
    unnamed_posts: int
    incomplete: int
    words: int
    display_words: int
    outlets: int
    outlets_once: int
    authors: int
    top_outlet: str
    top_share: float
    top_posts: int


@dataclass(frozen=True, slots=True)
class Interview:
    """What one person told one outlet, and the posts that are tied to it."""

    origin: str
    told_to: str
    posts: int
    written: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices behind the quoted words: as credited, and as counted, after folding.

    ``effective`` and ``dominant`` are of order 1 and 2; ``least`` and ``most`` what the first is
    without any one post, ``otherwise`` over the other ways of counting.
    """

    words: int
    posts: int
    credited: int
    credited_effective: float
    origins: int
    effective: float
    dominant: float
    least: float
    most: float
    otherwise: tuple[float, float]
    largest: str
    largest_share: float
    anonymous: float
    unattributed: float
    elsewhere: int

    @property
    def ranged(self) -> bool:
        """Whether there are two posts, so that one can be set aside."""
        return not isnan(self.least)


@dataclass(frozen=True, slots=True)
class Unseen:
    """The named voices met, those in one post only, and how many there are at the least."""

    voices: int
    once: int
    coverage: float
    at_least: float


@dataclass(frozen=True, slots=True)
class Largest:
    """The largest named voice: ``quoted`` in so many posts, with a part in ``posts``."""

    origin: str
    posts: int
    quoted: int
    share: float
    interval: Ends
    share_left: float
    effective_left: float
    emptied: int
    interview: Interview | None


@dataclass(frozen=True, slots=True)
class Ties:
    """Families, and the statements that stand in two posts or more."""

    families: int
    largest_family: int
    carried: str
    ties: int
    single: str
    statements: int
    one_voice: int


@dataclass(frozen=True, slots=True)
class Copied:
    """How much text stands in several posts, the same or nearly, in runs of eight words or more.

    ``a`` and ``b`` share most, ``most`` has most; ``any_…`` counts short and retold passages too.
    """

    pairs: int
    partners: int
    much: int
    tenth: float
    share: float
    interval: Ends
    a: int
    b: int
    words: int
    most: int
    most_share: float
    any_posts: int
    any_share: float


@dataclass(frozen=True, slots=True)
class Changed:
    """How many words changed on their way from post to post, by kind of change.

    ``hedge`` and ``circle`` are the first of their kind: rows of the archive's ``hedges_lost`` and
    ``circles``.
    """

    altered: int
    circles: int
    hedges: int
    offices: int
    hedge: Any = None
    circle: Any = None

    @property
    def total(self) -> int:
        """All of them."""
        return self.altered + self.circles + self.hedges + self.offices


@dataclass(frozen=True, slots=True)
class Versions:
    """What becomes of statements that two posts or more have.

    ``single`` have one voice at most; ``kinds`` names the most frequent kinds of ``changes``, of
    which ``surely`` are of high certainty; ``apart`` of the ``counted`` quantities do not meet;
    ``many`` statements have a stemma.
    """

    claims: int
    single: int
    changes: int
    surely: int
    kinds: str
    counted: int
    apart: int
    many: int


@dataclass(frozen=True, slots=True)
class Times:
    """When the posts appeared, and the times that they speak of.

    ``old``, ``recent`` and ``present`` are shares of the ``pointing`` expressions: more than a
    year back (``old_range`` in words: by the later and the earlier ends), within it, now.
    ``gap_…``: days by which posts that name a recent day are older than their date on the archive.
    """

    days: int
    first_day: str
    last_day: str
    timexes: int
    mentions: int
    pointing: int
    old: float
    recent: float
    present: float
    old_range: str
    interval: Ends
    unanchored: int
    unanchored_share: float
    reasons: str
    events: int
    shared_events: int
    one_voice_events: int
    conflicts: int
    excluding: int
    overlapping: int
    refining: int
    gaps: int
    gap_least: int
    gap_most: int

    @property
    def history(self) -> bool:
        """Whether most of the dates are history."""
        return self.old > HALF


@dataclass(frozen=True, slots=True)
class Decades:
    """How many decades lean on one voice, and which does most."""

    decades: int
    leaning: int
    top: int
    top_voice: str
    top_of_voice: int
    top_mentions: int


@dataclass(frozen=True, slots=True)
class Terms:
    """How many terms are frequent, and the most frequent one with its rate."""

    words: int
    listed: int
    everywhere: int
    single: int
    top: str
    rate: float
    interval: Ends


@dataclass(frozen=True, slots=True)
class Company:
    """The most frequent term, and how many terms there is evidence of that go with it."""

    term: str
    found: int


@dataclass(frozen=True, slots=True)
class Unlisted:
    """How many frequent words the list of general English does not have, and the first."""

    words: int
    first: str


@dataclass(frozen=True, slots=True)
class Names:
    """The organisation with several names that is named most; ``others``: outlets that differ."""

    group: str
    mentions: int
    variants: int
    usual: str
    usual_share: float
    interval: Ends
    quoted: int
    others: str


class Facts:
    """The facts of an archive, each computed when a sentence needs it."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    @cached_property
    def text(self) -> bool:
        """Whether the words of the posts are at hand."""
        return self._archive.corpus.text is not None

    @cached_property
    def about(self) -> About:
        """Which archive this is."""
        return About.of(self._archive)

    @cached_property
    def word(self) -> Word:
        """On whose word the posts' words stand."""
        return Word.of(self._archive)

    @cached_property
    def nameless(self) -> Nameless:
        """Quotations without a named speaker."""
        return Nameless.of(self._archive)

    @cached_property
    def heard(self) -> Heard | None:
        """Who is named most, and whether they are heard."""
        return Heard.of(self._archive)

    @cached_property
    def roles(self) -> Roles | None:
        """What the sources speak as."""
        return Roles.of(self._archive)

    @cached_property
    def telling(self) -> Telling:
        """With what words sources are told, who was asked, who is accused."""
        return Telling.of(self._archive)

    @cached_property
    def travel(self) -> Travel:
        """What travels between outlets."""
        return Travel.of(self._archive)

    @cached_property
    def reading(self) -> Reading:
        """What was captured."""
        capture, posts = self._archive.corpus.capture, self._archive.posts
        formats = self._archive.formats()
        read = formats[formats["format"] != REFUSED]
        refused = self._archive.corpus.notes["refused"].astype(bool)
        others = set(posts["language"]) - set(ANALYSED)
        outlets = self._archive.outlets()
        sizes = posts.loc[~posts["outlet"].isin(NOBODY), "outlet"].value_counts()
        uses = self._archive.line_roles().groupby("use")["lines"].sum()
        top = _first(outlets, outlet="no outlet", share=0.0, posts=0)
        return Reading(
            captures=len(capture),
            formats=", ".join(
                f"{r.captures} × {r.format}" if len(read) > 1 else r.format
                for r in read.itertuples(index=False)
            ),
            refused=int(formats["captures"].sum() - read["captures"].sum()),
            noted=int(self._archive.corpus.notes.loc[~refused, "capture"].nunique()),
            repeated=int(capture["articles"].sum()) - len(posts),
            sites=int(posts.loc[posts["site"] != "", "site"].nunique()),
            languages=", ".join(language_name(code) for code in sorted(others)),
            unanalysed=int(posts["language"].isin(others).sum()),
            lines=int(capture["lines"].sum()),
            counted_lines=int(uses.get(COUNTED, 0)),
            beside_lines=int(uses.get(BESIDE, 0)),
            dropped_lines=int(uses.get(DROPPED, 0)),
            posts=len(posts),
            unsigned=int((posts["authors"] == "").sum()),
            own_posts=int((posts["outlet"] == SITE).sum()),
            unnamed_posts=int((posts["outlet"] == NO_OUTLET).sum()),
            incomplete=int((~posts["complete"]).sum()),
            words=int(posts["words"].sum()),
            display_words=int(posts["display_words"].sum()),
            outlets=len(sizes),
            outlets_once=int((sizes == 1).sum()),
            authors=len({n for cell in posts["authors"] for n in cell.split("; ") if n}),
            top_outlet=str(top["outlet"]),
            top_share=float(top["share"]),
            top_posts=int(top["posts"]),
        )

    @cached_property
    def voices(self) -> Voices:
        """The voices behind the quoted words."""
        levels = self._archive.voices().set_index("level")
        named, folded = levels.loc["as credited, not folded"], levels.iloc[0]
        others, status = levels["effective"].iloc[1:], self._archive.attribution()
        share = status.set_index("status")["share"]
        return Voices(
            words=int(folded["words"]),
            posts=int(folded["posts"]),
            credited=int(named["voices"]),
            credited_effective=float(named["effective"]),
            origins=int(folded["voices"]),
            effective=float(folded["effective"]),
            dominant=float(folded["dominant"]),
            least=float(folded["least"]),
            most=float(folded["most"]),
            otherwise=(float(others.min()), float(others.max())),
            largest=str(folded["largest"]) or "none",
            largest_share=float(folded["largest_share"]),
            anonymous=float(share["anonymous"]),
            unattributed=float(share["unattributed"]),
            elsewhere=int(status["elsewhere"].sum()),
        )

    @cached_property
    def unseen(self) -> Unseen | None:
        """The voices that further posts would bring."""
        found = self._archive.unseen()
        if found.empty:
            return None
        row = found.iloc[0]
        return Unseen(
            int(row["voices"]), int(row["once"]), float(row["coverage"]), float(row["at_least"])
        )

    @cached_property
    def interview(self) -> Interview | None:
        """The interview behind most posts."""
        return _interview(self._archive.interview_summary())

    @cached_property
    def largest(self) -> Largest | None:
        """The largest named voice."""
        without, said = self._archive.without(), self._archive.said
        if without.empty:
            return None
        top = without.iloc[0]
        told = self._archive.interview_summary()
        own = said["words"].where(said["origin"] == top["origin"], 0)
        return Largest(
            origin=str(top["origin"]),
            posts=int(top["posts"]),
            quoted=int(said.loc[said["origin"] == top["origin"], "article_id"].nunique()),
            share=1 - float(top["share_left"]),
            interval=_ends(own, said["words"], said["article_id"]),
            share_left=float(top["share_left"]),
            effective_left=float(top["effective_left"]),
            emptied=int(top["posts_emptied"]),
            interview=_interview(told[told["origin"] == top["origin"]]),
        )

    @cached_property
    def ties(self) -> Ties:
        """What holds the posts together."""
        families, statements = self._archive.families(), self._archive.statements()
        return Ties(
            families=len(families),
            largest_family=int(families["n_posts"].max()) if len(families) else 0,
            carried=str(families["carried_by"].iloc[0]) if len(families) else "",
            ties=len(self._archive.ties[["tie", "of"]].drop_duplicates()),
            single=", ".join(families[families["n_posts"] == 1]["posts"]) or "none",
            statements=len(statements),
            one_voice=int((statements["origins"] == 1).sum()),
        )

    @cached_property
    def copied(self) -> Copied:
        """How much text stands in several posts."""
        shares, pairs = self._archive.own_share(NEARLY), self._archive.coverage(NEARLY)
        retold = self._archive.strictness().iloc[-1]
        characters = shares["characters"].astype(float)
        shared = shares["shared"] * characters
        top = _first(pairs, a_number=0, b_number=0, words=0)
        most = _first(
            shares.sort_values("shared", ascending=False, kind="stable"), number=0, shared=0
        )
        return Copied(
            pairs=len(pairs),
            partners=int((shares["partners"] > 0).sum()),
            much=int((shares["shared"] >= TENTH).sum()),
            tenth=TENTH,
            share=float(shared.sum() / max(characters.sum(), 1)),
            interval=_ends(shared, characters, shares["article_id"]),
            a=int(top["a_number"]),
            b=int(top["b_number"]),
            words=int(top["words"]),
            most=int(most["number"]),
            most_share=float(most["shared"]),
            any_posts=int(retold["posts"]),
            any_share=float(retold["shared"]),
        )

    @cached_property
    def changed(self) -> Changed:
        """What changed from post to post."""
        altered, circles = self._archive.altered_quotations(), self._archive.circles()
        hedges = self._archive.hedges_lost()
        return Changed(
            altered=int((~altered["declared"].astype(bool)).sum()),
            circles=len(circles),
            hedges=len(hedges),
            offices=len(self._archive.offices_described()),
            hedge=self._placed(hedges, "hedged", "confirmed"),
            circle=self._placed(circles, "", "source"),
        )

    def _placed(self, found: pd.DataFrame, *sides: str) -> dict[str, Any] | None:
        """Return the first row, each side's post with its outlet; None where there is none."""
        if found.empty:
            return None
        row: dict[str, Any] = found.iloc[0].to_dict()
        outlet = lookup(self._archive.posts, "outlet")
        for side in (f"{side}_" if side else "" for side in sides):
            article = row[f"{side}article" if side else "article_id"]
            row[f"{side}post"] = f"post {row[f'{side}number']} ({outlet[article]})"
        return row

    @cached_property
    def versions(self) -> Versions:
        """What becomes of statements."""
        claims, kinds = self._archive.claims(), self._archive.kinds_of_changes()
        numbers = self._archive.numbers()
        top = kinds.head(TOP_KINDS).itertuples(index=False)
        return Versions(
            claims=len(claims),
            single=int((claims["independent"] == 1).sum()),
            changes=int(kinds["changes"].sum()),
            surely=int(kinds["surely"].sum()),
            kinds=", ".join(f"{row.kind} ({row.changes})" for row in top),
            counted=len(numbers),
            apart=int((numbers["compared"] == "apart").sum()),
            many=self._archive.stemma()["claim_id"].nunique(),
        )

    @cached_property
    def times(self) -> Times:
        """When the posts appeared, and the times that they speak of."""
        calendar, dates = self._archive.posting_calendar(), self._archive.dates
        pointing, periods = self._archive.pointing(), self._archive.periods()
        shares, told = periods.set_index("period")["share"], len(pointing)
        old = pointing["period"] == mentions.HISTORY
        vague = int(old.sum()) - int((dates["lag_days"] > mentions.OLD_DAYS).sum())
        back = (
            int(((dates["posted"] - dates[end]).dt.days > mentions.OLD_DAYS).sum())
            for end in ("past_end", "date_begin")
        )
        ends = [f"{(n + vague) / max(told, 1):.0%}" for n in back]
        outcomes = self._archive.anchoring()
        lost = outcomes[outcomes["outcome"] != "on the calendar"]
        reasons = [f"{row.mentions} × {row.outcome}" for row in lost.itertuples(index=False)]
        events, kinds = self._archive.events(), self._archive.disagreements()["kind"]
        shared, gaps = events[events["articles"] > 1], self._archive.publication_gaps()["gap_days"]
        return Times(
            days=len(calendar),
            first_day=f"{calendar['day'].min():%Y-%m-%d}" if len(calendar) else "",
            last_day=f"{calendar['day'].max():%Y-%m-%d}" if len(calendar) else "",
            timexes=len(self._archive.corpus.timexes),
            mentions=len(dates),
            pointing=told,
            old=float(shares[mentions.HISTORY]),
            recent=float(shares[mentions.RECENT]),
            present=float(shares[mentions.PRESENT]),
            old_range=" to ".join(dict.fromkeys(ends)),
            interval=_ends(old.astype(float), old * 0 + 1.0, pointing["article_id"]),
            unanchored=int(lost["mentions"].sum()),
            unanchored_share=float(lost["share"].sum()),
            reasons="; ".join(reasons) or "none",
            events=len(events),
            shared_events=len(shared),
            one_voice_events=int((shared["voices"] == 1).sum()),
            conflicts=int(events["conflict"].sum()),
            excluding=int((kinds == "exclude").sum()),
            overlapping=int((kinds == "overlap").sum()),
            refining=int((kinds == "refine").sum()),
            gaps=len(gaps),
            gap_least=int(gaps.min()) if len(gaps) else 0,
            gap_most=int(gaps.max()) if len(gaps) else 0,
        )

    @cached_property
    def decades(self) -> Decades:
        """How the decades lean on single voices; of decades with one mention none leads."""
        decades = self._archive.decades()
        several = decades[decades["mentions"] > 1].sort_values(
            ["largest_share", "mentions"], ascending=False, kind="stable"
        )
        names = dict.fromkeys(["decade", "largest_mentions", "mentions"], 0)
        top = _first(several, largest_voice="", **names)
        return Decades(
            decades=len(decades),
            leaning=int((decades["largest_share"] > HALF).sum()),
            top=int(top["decade"]),
            top_voice=str(top["largest_voice"]),
            top_of_voice=int(top["largest_mentions"]),
            top_mentions=int(top["mentions"]),
        )

    @cached_property
    def terms(self) -> Terms:
        """How many terms are frequent."""
        terms, counts = self._archive.terms(), self._archive.counts
        posts = counts.paragraphs["article_id"].nunique()
        top = _first(terms, term="no term", per_1000=0.0, low=0.0, high=0.0)
        return Terms(
            words=int(counts.words.sum()),
            listed=len(terms),
            everywhere=int((terms["posts"] == posts).sum()),
            single=int((terms["posts"] == 1).sum()),
            top=str(top["term"]),
            rate=float(top["per_1000"]),
            interval=(float(top["low"]), float(top["high"]), posts),
        )

    @cached_property
    def company(self) -> Company:
        """What goes with the most frequent term."""
        return Company(self.terms.top, len(self._archive.neighbours()))

    @cached_property
    def unlisted(self) -> Unlisted:
        """The frequent words that cannot be compared with general English."""
        english = self._archive.english()
        words = english.loc[~english["known"].astype(bool), "term"]
        return Unlisted(len(words), ", ".join(words.head(FIRST)))

    @cached_property
    def names(self) -> Names:
        """The organisation with several names that is named most."""
        named = self._archive.namings()
        forms = named["variant"].value_counts().sort_index()
        forms = forms.sort_values(ascending=False, kind="stable")
        usual = "" if forms.empty else str(forms.index[0])
        main = named.groupby("outlet")["variant"].agg(_commonest)
        others = sorted(f"{outlet} ({name})" for outlet, name in main.items() if name != usual)
        own = (named["variant"] == usual).astype(float)
        return Names(
            group=self._archive.subject(),
            mentions=len(named),
            variants=len(forms),
            usual=usual,
            usual_share=0.0 if forms.empty else float(forms.iloc[0] / len(named)),
            interval=_ends(own, own * 0 + 1, named["article_id"]),
            quoted=int((named["voice"] == "quoted").sum()),
            others=", ".join(others),
        )

    @cached_property
    def wrong(self) -> dict[str, tuple[float, float]]:
        """The ranges of headline figures with labels as wrong as measured, by kind of figure."""
        found = self._archive.label_error()
        ends = zip(found["low"].astype(float), found["high"].astype(float), strict=True)
        return dict(zip(found["measure"], ends, strict=True))

    @cached_property
    def topics(self) -> Any:
        """The topics; see :class:`pressaudit.prose.topic_facts.TopicFacts`."""
        from pressaudit.prose.topic_facts import TopicFacts  # noqa: PLC0415  (slow to import)

        return TopicFacts.of(self._archive.topics())


def _first(frame: pd.DataFrame, **otherwise: object) -> Any:
    """Return the first row of a frame, or what stands for it where there is none."""
    return frame.iloc[0].to_dict() if len(frame) else otherwise


def _interview(told: pd.DataFrame) -> Interview | None:
    if told.empty:
        return None
    top = told.iloc[0]
    return Interview(
        str(top["origin"]), str(top["told_to"]), int(top["n_posts"]), str(top["written"]),
        str(top["by_evidence"]),
    )  # fmt: skip


def _ends(part: "pd.Series[Any]", whole: "pd.Series[Any]", post: "pd.Series[Any]") -> Ends:
    return ratio_interval(part, whole, post)


def _commonest(variants: "pd.Series[str]") -> str:
    return str(variants.value_counts().sort_index().idxmax())
