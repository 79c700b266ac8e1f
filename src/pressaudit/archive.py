"""The archive: the tables of one build, and everything that is computed from them.

Every result is computed when it is first asked for, from the tables and from other results, and
kept with its archive. Frames come as copies that share their data: change them as you like.
"""

from collections.abc import Callable, Mapping
from functools import cached_property, wraps
from os import PathLike
from typing import Any, Concatenate, ParamSpec, TypeVar

import networkx as nx
import pandas as pd

from pressaudit import analyse
from pressaudit.corpus.model import Corpus
from pressaudit.read.files import ROLES

P = ParamSpec("P")
R = TypeVar("R")
Method = Callable[Concatenate["Archive", P], R]


PEOPLE = 6
"""So many of the largest voices are introduced beside those whom a finding names."""


def once(method: Method[P, R]) -> Method[P, R]:
    """Keep what a method returns with its archive, by its arguments."""

    @wraps(method)
    def kept(self: "Archive", /, *args: P.args, **options: P.kwargs) -> R:
        key = (method.__name__, args, tuple(sorted(options.items())))
        if key not in self._kept:
            self._kept[key] = method(self, *args, **options)
        found: R = self._kept[key]
        # A copy that shares its data costs nothing, and changing it leaves what is kept alone.
        return found.copy(deep=False) if isinstance(found, pd.DataFrame) else found

    return kept


def _article(held: Any, side: str) -> Any:
    """Return the posts, or the post, on one side of a frame or a row."""
    return held[f"{side}article" if f"{side}article" in held else f"{side}article_id"]


def _start(held: Any, side: str) -> Any:
    """Return where the words of a frame or a row begin in their paragraph; -1 when not known."""
    return held.get(f"{side}char_start", -1)


class Archive:
    """A press-clippings archive.

    ``corpus`` has the tables (:mod:`pressaudit.corpus.schema`). The columns of every frame are
    listed in the reference, "Results".
    """

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._kept: dict[Any, Any] = {}

    # The frames that most questions start from.

    @property
    def quotations(self) -> pd.DataFrame:
        """One row a quotation that is somebody's words, with its voice after folding."""
        return self.said

    def where(self, row: Any) -> str:
        """Return the pointers of a row of any frame: "4 ¶3, line 212, “first words”".

        A row on two places has two, '; ' between; one without a place has none.
        """
        names = [str(name) for name in pd.Series(row).index]
        sides = [n.rpartition("article")[0] for n in names if n.endswith(("article", "article_id"))]
        return "; ".join(
            self._at(str(_article(row, side)), int(row[f"{side}paragraph"]), _start(row, side))
            for side in sides
            if f"{side}paragraph" in names
        )

    # What was captured.

    @property
    @once
    def posts(self) -> pd.DataFrame:
        """One row a post, with its number in the build."""
        tables = self.corpus
        return analyse.posts.posts(
            tables.articles, tables.paragraphs, tables.quotations, tables.capture
        )

    @once
    def outlets(self) -> pd.DataFrame:
        """Return posts and words by outlet."""
        return analyse.posts.outlets(self.posts)

    @once
    def writers(self) -> pd.DataFrame:
        """Return posts and words by author."""
        return analyse.posts.writers(self.posts)

    @once
    def captures(self) -> pd.DataFrame:
        """Return the captured pages."""
        return analyse.schema.frame("captures", self.corpus.capture)

    @once
    def formats(self) -> pd.DataFrame:
        """Return the captures by format, those that were refused included."""
        return analyse.posts.formats(self.corpus.capture, self.corpus.notes)

    @once
    def readings(self) -> pd.DataFrame:
        """Return how each capture was read, or why it was refused."""
        return analyse.posts.readings(self.corpus.capture, self.corpus.notes)

    @once
    def line_use(self) -> pd.DataFrame:
        """Return the lines of the captures by what they are."""
        return analyse.posts.line_use(self.corpus.capture)

    @once
    def line_roles(self) -> pd.DataFrame:
        """Return the lines of the captures by role, and what became of them."""
        return analyse.posts.line_roles(self.corpus.capture)

    @once
    def paragraph_roles(self) -> pd.DataFrame:
        """Return the paragraphs by role."""
        return analyse.posts.paragraph_roles(self.corpus.paragraphs)

    @once
    def addresses(self) -> pd.DataFrame:
        """Where each post stands: what the numbers in pointers mean."""
        return analyse.pointers.addresses(self.posts, self.corpus.paragraphs)

    # On whose word.

    @property
    @once
    def said(self) -> pd.DataFrame:
        """Everything that the posts give as somebody's words, with its folded origin."""
        tables = self.corpus
        return analyse.said.said(
            tables.quotations, tables.citations, self.posts, self.places, self.between_posts
        )

    @once
    def voices(self) -> pd.DataFrame:
        """How many voices the quoted words come from, and what each choice does to that."""
        return analyse.voices.voices(self.said)

    @once
    def unseen(self) -> pd.DataFrame:
        """Return how many named voices further posts like these would bring, at the least."""
        return analyse.voices.unseen(self.said)

    @once
    def speakers(self) -> pd.DataFrame:
        """Whose words the posts quote, after folding."""
        return self._located(analyse.voices.speakers(self.said))

    @once
    def attribution(self) -> pd.DataFrame:
        """Return the quoted words by whether the posts name who says them."""
        return analyse.voices.attribution(self.said)

    @once
    def prose_voices(self) -> pd.DataFrame:
        """Whose prose the posts are made of, copied passages with their original's voice."""
        return analyse.voices.prose_voices(
            self.posts, self.between_posts, self.derivations, self.places
        )

    @once
    def statements(self) -> pd.DataFrame:
        """Return the statements that stand in two posts or more, and their voices."""
        return self._located(analyse.statements.statements(self.instances))

    @once
    def without(self, origin: str = "") -> pd.DataFrame:
        """Return what is left without one voice, or by default without each of the largest.

        Parameters
        ----------
        origin
            A name as :meth:`speakers` has it.
        """
        if origin:
            return self._left((origin,))
        return analyse.voices.archive_without(self.said, self.left_without_largest())

    @once
    def left_without_largest(self) -> pd.DataFrame:
        """Return what each post keeps without each of the ten largest voices."""
        named = self.speakers()
        named = named[analyse.said.by_somebody(named)]["origin"].head(analyse.voices.LARGEST)
        return self._left(tuple(named))

    def _left(self, origins: tuple[str, ...]) -> pd.DataFrame:
        return analyse.voices.leave_one_out(self.posts, self.said, self._cited_sources(), origins)

    # How sure, once rows are judged by hand.

    @once
    def label_error(self) -> pd.DataFrame:
        """Return headline figures with the range that measured errors of the rules leave.

        The rates are of the first run on posts that nobody had read (notebook "How wrong").
        """
        from pressaudit.evaluate import unseen_rates  # noqa: PLC0415  (slow to import)

        without = self.without()
        largest = str(without["origin"].iloc[0]) if len(without) else ""
        shared = self.strictness().set_index("strictness")["shared"]
        return analyse.relabel.label_error(
            self.said, self.pointing(), float(shared[analyse.coverage.NEARLY]), largest,
            unseen_rates(),
        )  # fmt: skip

    @once
    def _checkable(self) -> pd.DataFrame:
        rules = self.corpus.quotations.set_index("quotation_id")["rule"]
        said = self.said.assign(rule=self.said["quotation_id"].map(rules))
        return analyse.checking.population(
            self.posts, said, self.pointing(), self.namings(), self.passages,
            self.changes_of_claims(),
        )  # fmt: skip

    def check_sample(self, n: int = 100) -> pd.DataFrame:
        """Draw about ``n`` rows to be judged by hand: fill in ``right``, and ``should_be``.

        Write it with ``.to_csv(path, index=False)``, fill it in, and give it to
        :meth:`corrected`.
        """
        return self._located(analyse.checking.check_sample(self._checkable(), n))

    def changes_to_judge(self) -> pd.DataFrame:
        """Return all changes of claims as :meth:`check_sample` has them, by their later place."""
        rows = self._checkable()
        own = rows[rows["kind"] == analyse.checking.CHANGE].reset_index(drop=True)
        return own.assign(probability=1.0, right="", should_be="")

    def corrected(self, judged: pd.DataFrame | str | PathLike[str]) -> pd.DataFrame:
        """Return headline figures beside what they are when corrected by judged rows.

        Parameters
        ----------
        judged
            :meth:`check_sample`, filled in, or the CSV file that has it.

        Raises
        ------
        ValueError
            If a row is not judged, or is not of this archive.
        """
        checking = analyse.checking
        if not isinstance(judged, pd.DataFrame):
            judged = pd.read_csv(judged, dtype=str, keep_default_na=False)
        named, without = self.namings()["variant"], self.without()
        usual = named.value_counts().sort_index().idxmax() if len(named) else ""
        largest = str(without["origin"].iloc[0]) if len(without) else ""
        shared = float(self.strictness()["shared"].iloc[-1])
        change = next(iter(self.kinds_of_changes()["kind"]), "")
        heads = {
            checking.SPEAKER: (f"quoted words of {largest}", largest, 1.0),
            checking.DATE: ("times more than a year back", analyse.mentions.HISTORY, 1.0),
            checking.NAME: (f"namings as {usual}", usual, 1.0),
            checking.CHANGE: (f"changes of the kind {change}", change, 1.0),
            checking.PASSAGE: ("text that stands in another post", checking.SHARED, shared),
        }
        return checking.corrected(self._checkable(), judged, heads)

    # On whose word, further.

    @once
    def source_matrix(self) -> pd.DataFrame:
        """Which source stands in which post."""
        return analyse.matrix.source_matrix(self.posts, self.said, self._cited_sources())

    @once
    def _cited_sources(self) -> pd.DataFrame:
        return analyse.matrix.cited_sources(self.posts, self.said, self.corpus.citations)

    @once
    def interviews(self) -> pd.DataFrame:
        """Which posts stand on what one person told one outlet."""
        found = analyse.interviews.interviews(self.posts, self.said, self.corpus.citations)
        return self._located(found)

    @once
    def interview_summary(self) -> pd.DataFrame:
        """One row an interview."""
        return analyse.interviews.interview_summary(self.interviews())

    @once
    def families(self) -> pd.DataFrame:
        """Return the posts that fold together."""
        return analyse.folding.families(self.posts, self.ties)

    @once
    def chains(self) -> pd.DataFrame:
        """By which hands the words came to the posts."""
        found = analyse.chains.chains(self.posts, self.said, self.derivations, self.ties)
        return self._located(found)

    @once
    def coverage(self, level: str = "") -> pd.DataFrame:
        """How much of each post stands in each other one.

        Parameters
        ----------
        level
            One of :data:`pressaudit.analyse.sources.coverage.STRICTNESS`; '' for all passages.
        """
        taken = analyse.coverage.at_level(self.between_posts, level)
        return analyse.coverage.coverage(self.posts, taken, self.places)

    @once
    def own_share(self, level: str = "") -> pd.DataFrame:
        """How much of each post stands in any other one; ``level`` as in :meth:`coverage`."""
        taken = analyse.coverage.at_level(self.between_posts, level)
        return analyse.coverage.own_share(self.posts, taken, self.places)

    @once
    def strictness(self) -> pd.DataFrame:
        """How much text stands in two posts, by how strictly it must be the same."""
        return analyse.coverage.strictness(self.posts, self.between_posts, self.places)

    @once
    def references(self) -> pd.DataFrame:
        """Return the passages that posts share with texts from outside, given when it was built."""
        found = self.corpus.tables["references"].rename(columns={"article_id": "a_article"})
        return self._located(analyse.coverage.references(self.posts, found, self.places))

    @property
    @once
    def passages(self) -> pd.DataFrame:
        """One row a passage that stands in two posts."""
        return analyse.coverage.passages(self.posts, self.between_posts, self.places)

    @once
    def paraphrases(self) -> pd.DataFrame:
        """Sentences of two posts that may say the same in other words."""
        pairs = analyse.places.between_posts(self.corpus.paraphrases)
        return self._paired(
            analyse.coverage.paraphrases(self.posts, pairs, self.places), "a_", "b_"
        )

    @once
    def provenance(self) -> nx.MultiDiGraph:
        """Who stands on whom, as a graph with pointers."""
        return analyse.graph.provenance(
            self.posts, self.said, self.corpus.citations, self.passages, self.derivations
        )

    @cached_property
    def _held(self) -> pd.DataFrame:
        tables = self.corpus
        return analyse.attributed.stretches(
            self.posts, tables.tables["attributions"], tables.paragraphs
        )

    @once
    def on_whose_word(self) -> pd.DataFrame:
        """Return the words of the posts by whose word they stand on, quoted or told."""
        return analyse.attributed.on_whose_word(self.posts, self._held)

    @once
    def attributed(self) -> pd.DataFrame:
        """Return the named sources, quoted or told, with the words that stand on their word."""
        found = analyse.attributed.attributed(self.posts, self._held)
        return self._located(found, plain=False)

    @once
    def unnamed(self) -> pd.DataFrame:
        """Return what stands on the word of nobody who is named, by how that is left out."""
        found = analyse.attributed.unnamed(self.posts, self._held)
        return self._located(found, plain=False)

    @once
    def described_sources(self) -> pd.DataFrame:
        """Return the sources that are described and not named."""
        found = analyse.attributed.described_sources(self.posts, self._held)
        return self._located(found, plain=False)

    @once
    def unnamed_quotations(self) -> pd.DataFrame:
        """Return the quotations without a named speaker."""
        return self._located(analyse.attributed.unnamed_quotations(self.said))

    @once
    def heard(self) -> pd.DataFrame:
        """Return the names that stand often, and how many words each of them gets."""
        tables = self.corpus
        return analyse.attributed.heard(
            self.posts, tables.names, tables.tables["naming"], self.said, self._held
        )

    @once
    def replies(self) -> pd.DataFrame:
        """Return the paragraphs that may tell that somebody was asked, and what came of it."""
        tables = self.corpus
        return self._located(analyse.attributed.replies(self.posts, tables.terms, tables.names))

    # How it is told.

    @once
    def own_roles(self) -> Mapping[str, str]:
        """Return the names to which ``roles.csv`` beside the tables gives a role."""
        folder = self.corpus.source
        path = None if folder is None else folder / ROLES
        return analyse.roles.own_roles(path) if path is not None and path.is_file() else {}

    @once
    def roles(self, own: str = "") -> pd.DataFrame:
        """Return what each source is, and what tells it.

        Parameters
        ----------
        own
            A CSV file with the columns ``name`` and ``role`` that goes before the rules; by
            default ``roles.csv`` beside the tables, where there is one.
        """
        tables = self.corpus.tables
        group = analyse.roles.names_of_group(self.posts, self.namings())
        given = analyse.roles.own_roles(own) if own else self.own_roles()
        return analyse.roles.roles(self.posts, self._held, tables["descriptions"], group, given)

    @once
    def by_role(self, own: str = "") -> pd.DataFrame:
        """Return the words that stand on the word of each role; ``own`` as in :meth:`roles`."""
        return analyse.roles.by_role(self._held, self.roles(own))

    @once
    def kinds_of_outlets(self, own: str = "") -> pd.DataFrame:
        """Return what each outlet is; ``own`` as in :meth:`roles`."""
        given = analyse.roles.own_roles(own) if own else self.own_roles()
        return analyse.roles.kinds_of_outlets(self.posts, given)

    @once
    def concentration(self, own: str = "") -> pd.DataFrame:
        """Return how concentrated the words are by source, role, outlet and kind of outlet."""
        return analyse.roles.concentration(self._held, self.roles(own), self.kinds_of_outlets(own))

    @once
    def cue_classes(self, *by: str) -> pd.DataFrame:
        """Return with what class of words each source is told, or each of those who write tells.

        Parameters
        ----------
        by
            Who is reported (``speaks_as``, the default, or ``source``), who writes (``outlet`` or
            ``authors``), or one of each.
        """
        parts = analyse.roles.with_roles(self._held, self.roles())
        return analyse.telling.cue_classes(self.posts, parts, by or ("speaks_as",))

    @once
    def distanced(self) -> pd.DataFrame:
        """Return the places where somebody is told with a doubting or a denying word."""
        parts = analyse.roles.with_roles(self._held, self.roles())
        return self._located(analyse.telling.distanced(self.posts, parts))

    @once
    def accused(self) -> pd.DataFrame:
        """Return names in paragraphs that accuse, of whom the post has no word; to be judged."""
        tables, where = self.corpus, ["article_id", "paragraph", "source"]
        quoted = self.said.rename(columns={"credited": "source"})[where]
        cited = tables.citations[where]
        spoken = pd.concat([self._held[where], quoted, cited])
        spoken = spoken[~spoken["source"].isin(["", "anonymous"])]
        found = analyse.telling.accused(
            self.posts, tables.terms, tables.names, spoken, self.replies()
        )
        return self._located(found)

    # What travels between outlets.

    @once
    def carried(self) -> pd.DataFrame:
        """Return the posts of each cluster of reuse: how late, what they cut and added."""
        return analyse.travels.carried(
            self.posts, self.between_posts, self.derivations, self.places
        )

    @once
    def clusters(self) -> pd.DataFrame:
        """Return the clusters of reuse: where each begins, first and last day, carriers."""
        return analyse.travels.clusters(self.posts, self.carried())

    @once
    def flows(self) -> pd.DataFrame:
        """Return from which outlet to which one text went."""
        return analyse.travels.flows(self.posts, self.between_posts, self.derivations)

    @once
    def over_time(self) -> pd.DataFrame:
        """Return how much of each period's words one outlet has, and how much stands elsewhere."""
        shares = self.own_share(analyse.coverage.NEARLY)
        return analyse.travels.over_time(self.posts, shares)

    # What a careful reader finds.

    @once
    def findings(self) -> pd.DataFrame:
        """Everything that the following find, in one table with pointers."""
        found = {
            "interviews": self.interviews(),
            "circles": self.circles(),
            "altered_quotations": self.altered_quotations(),
            "hedges_lost": self.hedges_lost(),
            "offices_described": self.offices_described(),
            "unspoken_displays": self.unspoken_displays(),
            "single_origins": self.single_origins(),
        }
        return analyse.findings.overview(self._at, found)

    @once
    def changes(self) -> pd.DataFrame:
        """Return what changed from post to post, hedges that became confirmations first."""
        altered = self.altered_quotations()
        found = {
            "altered_quotations": altered[~altered["declared"].astype(bool)],
            "circles": self.circles(),
            "hedges_lost": self.hedges_lost(),
            "offices_described": self.offices_described(),
        }
        return analyse.findings.changes(self._at, found)

    @once
    def changes_of_claims(self, *, candidates: bool = False) -> pd.DataFrame:
        """Return what changes between two versions of a statement, with both places.

        Parameters
        ----------
        candidates
            With those of low certainty (sentences that have only little in common), and with
            names in other spellings.
        """
        table = self.corpus.tables["changes"]
        found = analyse.claims.changes(self.posts, table, candidates=candidates)
        return self._paired(found, "a_", "b_")

    @once
    def strongest_changes(self) -> pd.DataFrame:
        """Return three changes to look at first, one for each of the gravest kinds."""
        return self._paired(analyse.claims.strongest(self.changes_of_claims()), "a_", "b_")

    @once
    def kinds_of_changes(self) -> pd.DataFrame:
        """Return the changes of claims by kind."""
        return analyse.claims.by_kind(self.changes_of_claims())

    @once
    def claims(self) -> pd.DataFrame:
        """Return the statements of two posts or more: versions, changes and voices."""
        found = analyse.claims.claims(
            self.posts, self.corpus.tables["claims"], self.changes_of_claims(), self.derivations
        )
        return self._located(found)

    @once
    def stemma(self) -> pd.DataFrame:
        """Return from which post each one may have a statement, for those of four posts or more."""
        return analyse.claims.stemma(
            self.posts, self.corpus.tables["claims"], self.changes_of_claims(), self.derivations
        )

    @once
    def numbers(self) -> pd.DataFrame:
        """Return the quantities of claims, side by side over posts."""
        return self._located(analyse.claims.numbers(self.posts, self.corpus.tables["numbers"]))

    @once
    def circles(self) -> pd.DataFrame:
        """Words that a post credits to somebody who only quoted them."""
        found = analyse.findings.circles(self.posts, self.said, self.between_posts, self.places)
        return self._paired(found, "", "source_")

    @once
    def altered_quotations(self) -> pd.DataFrame:
        """Quotations whose words stand otherwise in another post."""
        tables = self.corpus
        found = analyse.findings.altered_quotations(
            self.posts, tables.tables["alterations"], tables.quotations, self.derivations
        )
        return self._paired(found, "", "other_")

    @once
    def hedges_lost(self, *, candidates: bool = False) -> pd.DataFrame:
        """Return confirmations, each beside the hedge that it may have come from.

        Parameters
        ----------
        candidates
            With pairs that are only a little alike.
        """
        tables, findings = self.corpus, analyse.findings
        found = findings.hedges_lost(
            self.posts, tables.tables["hedges"], tables.terms, tables.paragraphs, self.derivations,
            findings.CANDIDATE if candidates else findings.LEAST,
        )  # fmt: skip
        return self._paired(found, "hedged_", "confirmed_")

    @once
    def offices_described(self) -> pd.DataFrame:
        """Persons whose office one writer describes in two ways."""
        descriptions = self.corpus.tables["descriptions"]
        return self._paired(
            analyse.findings.offices_described(self.posts, descriptions), "a_", "b_"
        )

    @once
    def unspoken_displays(self) -> pd.DataFrame:
        """Display quotations that are nobody's speech."""
        tables = self.corpus
        origins = analyse.said.utterance_origins(tables.quotations, tables.citations, self.posts)
        found = analyse.findings.unspoken_displays(
            self.posts, tables.quotations, origins, tables.reuse, self.places
        )
        return self._located(found)

    @once
    def single_origins(self) -> pd.DataFrame:
        """Outlets whose report two or more posts of other outlets cite."""
        return analyse.findings.single_origins(self.posts, self.corpus.citations, self._at)

    # Whose hand shows.

    @once
    def described(self, *, several: bool = False) -> pd.DataFrame:
        """Return how people are described, post by post and writer by writer.

        Parameters
        ----------
        several
            Only those whom two posts or more describe.
        """
        found = analyse.hands.described(self.posts, self.corpus.tables["descriptions"])
        found = self._located(found)
        return found[found["n_posts"] > 1] if several else found

    @once
    def people(self) -> pd.DataFrame:
        """Return who the people in the findings are, in the posts' own descriptions."""
        speakers = self.speakers()
        largest = speakers[analyse.said.by_somebody(speakers)]["origin"].head(PEOPLE)
        circles, offices = self.circles(), self.offices_described()
        wanted = [*largest, *circles["origin"], *circles["credited"], *offices["person"]]
        return analyse.hands.people(self.posts, self.described(), wanted)

    @once
    def own_hand(self) -> pd.DataFrame:
        """Return what the archive itself puts over each post: title, caption, category."""
        articles = self.corpus.articles[["article_id", "caption", "translator"]]
        return analyse.hands.own_hand(
            self.posts.merge(articles, on="article_id"), self.corpus.terms, self.corpus.paragraphs
        )

    @once
    def echoes(self) -> pd.DataFrame:
        """Return quotations of two speakers that have the same words."""
        found = analyse.hands.echoes(self.said, self.corpus.reuse, self.places)
        return self._paired(found, "a_", "b_")

    # When.

    @property
    @once
    def dates(self) -> pd.DataFrame:
        """One row a date on the calendar that a post names, and on whose word."""
        mentions = analyse.mentions
        dated = mentions.dated_mentions(self._folded_timexes(), self.posts)
        own = mentions.prose_voices(self.posts)
        told = self.corpus.tables["attributions"].rename(columns={"source": "origin"})
        spoken = (told[told["origin"] != ""], self.said)
        return mentions.with_voices(dated, own, spoken, self.instances, self.places)

    @once
    def _folded_timexes(self) -> pd.DataFrame:
        return analyse.copies.folded_timexes(
            self.corpus.timexes, self.posts, self.between_posts, self.derivations, self.places
        )

    @once
    def pointing(self) -> pd.DataFrame:
        """Return every expression that points to a time, dated or as vague as "now"."""
        return analyse.mentions.with_periods(self._folded_timexes(), self.dates)

    @once
    def periods(self) -> pd.DataFrame:
        """Return how much points to the present, the recent past and history."""
        return analyse.mentions.shares_of_periods(self.pointing())

    @once
    def _folded_events(self) -> pd.DataFrame:
        tables = self.corpus
        return analyse.copies.folded_events(tables.events, tables.timexes, self._folded_timexes())

    @once
    def events(self) -> pd.DataFrame:
        """Return the events that posts speak of, on how many independent voices."""
        return analyse.events.event_table(self._folded_events(), self.dates)

    def shared_events(self) -> pd.DataFrame:
        """Return the events that two posts or more speak of."""
        events = self.events()
        return events[events["articles"] > 1]

    @once
    def disagreements(self) -> pd.DataFrame:
        """Return the pairs of paragraphs that do not date one event to the same days."""
        tables = self.corpus
        found = analyse.agreement.disagreements(
            tables.events, self.dates, tables.timexes, tables.terms
        )
        return self._paired(found, "a_", "b_")

    @once
    def agreement(self) -> pd.DataFrame:
        """Return the events of two posts or more, by how their dates stand."""
        return analyse.agreement.agreement(self._folded_events(), self.disagreements())

    @once
    def decades(self) -> pd.DataFrame:
        """Dated mentions by decade, and how many rest on one voice."""
        return analyse.mentions.coverage_by_decade(self.dates)

    @once
    def anchoring(self) -> pd.DataFrame:
        """Expressions of time by what became of them."""
        return analyse.mentions.anchoring(self.corpus.timexes)

    @once
    def posting_calendar(self) -> pd.DataFrame:
        """Return posts per day."""
        return analyse.calendar.posting_calendar(self.posts)

    @once
    def publication_gaps(self) -> pd.DataFrame:
        """Return the latest day that a post names before it was posted."""
        return analyse.calendar.publication_gaps(self.dates)

    # In which words.

    @once
    def terms(self, by: str = "", top: int = 4) -> pd.DataFrame:
        """Return the terms by frequency, or with ``by`` the ``top`` that set each part apart.

        Parameters
        ----------
        by
            ``outlet``, ``authors``, ``category``, ``article_id`` or ``posted`` (two windows).
        """
        if by:
            return self._readable(self.compared(by).leading(top))
        return self._readable(analyse.frequency.frequencies(self.counts))

    @once
    def compared(self, by: str = "outlet") -> "analyse.keyness.Comparison":
        """Return what comparing the words of each part with the rest came to, post by post.

        Parameters
        ----------
        by
            As in :meth:`terms`.
        """
        return analyse.keyness.compare(self.posts, self.counts, by)

    @once
    def english(self) -> pd.DataFrame:
        """Return the terms that set the archive apart from general English."""
        tables = self.corpus
        written = analyse.counts.count(tables.terms, tables.paragraphs, "term")
        shown = analyse.words.labels(tables.terms, tables.names, "term")
        return analyse.words.readable(analyse.keyness.against_english(written), shown)

    @once
    def term_places(self, most: int = 9) -> pd.DataFrame:
        """Where in each post the ``most`` frequent terms stand."""
        top = list(analyse.frequency.frequencies(self.counts)["term"].head(most))
        return self._readable(analyse.frequency.strips(self.posts, self.counts, top))

    def term_rates(self, term: str) -> pd.DataFrame:
        """Return the rate of one lemma in each post."""
        return analyse.frequency.profile(self.posts, self.counts, term)

    def neighbours(self, term: str = "") -> pd.DataFrame:
        """Return the terms that share paragraphs with one, by default with the most frequent."""
        found = analyse.context.neighbours(self.counts, term or self.top_term())
        return self._readable(found)

    def collocates(self, term: str = "") -> pd.DataFrame:
        """Return what stands within five words of a term; no rows without the words."""
        return self._searched(analyse.context.collocates(self._words(), term or self.top_term()))

    def ngrams(self, size: int = 3) -> pd.DataFrame:
        """Return runs of words that recur; no rows where the words are not at hand."""
        return self._searched(analyse.context.ngrams(self._words(), size))

    def concordance(self, term: str) -> pd.DataFrame:
        """Each occurrence of a term in context; no rows where the words are not at hand."""
        return self._searched(analyse.context.concordance(self._words(), term))

    @once
    def top_term(self) -> str:
        """Return the most frequent term, as a lemma; '' when none is frequent."""
        terms = analyse.frequency.frequencies(self.counts)
        return "" if terms.empty else str(terms["term"].iloc[0])

    @once
    def subject(self) -> str:
        """Return the organisation with several names that is named most; '' when there is none."""
        return analyse.naming.subject(self.corpus.tables["naming"])

    @once
    def namings(self, canonical: str = "") -> pd.DataFrame:
        """Return the namings of one organisation, by default of :meth:`subject`."""
        naming = self.corpus.tables["naming"]
        return analyse.naming.namings(naming, self.posts, canonical or self.subject())

    @once
    def names_by(self, column: str) -> pd.DataFrame:
        """Return the names that each outlet, author, post or speaker gives the subject."""
        return analyse.naming.by(self.namings(), column)

    # On which topics.

    @once
    def topics(self) -> "analyse.find.Topics":
        """Return the groups that the posts' windows fall into, and whether they are topics."""
        return analyse.find.find(
            self.posts, self.between_posts, self.places, self.counts, self.corpus.names, self.shown
        )

    @once
    def other_topics(self) -> pd.DataFrame:
        """Return the same windows, grouped in other ways."""
        return analyse.find.alternatives(self.topics())

    @once
    def tree(self) -> "analyse.tree.Tree":
        """Which posts are alike by their words."""
        return analyse.tree.tree(self.counts)

    # What the results above are computed from.

    @cached_property
    def places(self) -> "analyse.places.Places":
        """Where the paragraphs stand in the posts' texts."""
        return analyse.places.Places(self.corpus.articles, self.corpus.paragraphs)

    @cached_property
    def between_posts(self) -> pd.DataFrame:
        """The reused passages that stand in two different posts."""
        return analyse.places.between_posts(self.corpus.reuse)

    @cached_property
    def derivations(self) -> pd.DataFrame:
        """Which post stands on which other one."""
        return analyse.folding.derivations(self.posts, self.between_posts, self.corpus.citations)

    @cached_property
    def ties(self) -> pd.DataFrame:
        """What ties posts together."""
        return analyse.folding.ties(self.posts, self.interviews(), self.derivations)

    @cached_property
    def instances(self) -> pd.DataFrame:
        """Every place of every statement that stands in two posts or more."""
        tables = self.corpus
        return analyse.statements.instances(
            self.posts, tables.paragraphs, self.said, tables.citations, self.between_posts,
            self.derivations, self.places,
        )  # fmt: skip

    @cached_property
    def counts(self) -> "analyse.counts.Counts":
        """The lemmas of the posts' running text, paragraph by paragraph."""
        return analyse.counts.count(self.corpus.terms, self.corpus.paragraphs)

    @cached_property
    def shown(self) -> Mapping[str, str]:
        """What to show of lemmas: their most frequent form."""
        return analyse.words.labels(self.corpus.terms, self.corpus.names)

    @cached_property
    def _at(self) -> "analyse.pointers.At":
        place = ["article_id", "paragraph", "char_start"]
        firsts = {"quotations": "incipit", "hedges": "phrase", "descriptions": "description"}
        tables = [self.corpus.tables[name][[*place, column]] for name, column in firsts.items()]
        words = None if self.corpus.text is None else self.corpus.text.paragraphs
        return analyse.pointers.pointer(
            self.posts, self.corpus.paragraphs, analyse.pointers.own_words(*tables),
            analyse.pointers.first_words(words),
        )  # fmt: skip

    def _searched(self, found: pd.DataFrame) -> pd.DataFrame:
        """Say of a result that needs the words whether there were any to search."""
        found.attrs["unsearched"] = self.corpus.text is None
        return found

    def _words(self) -> pd.DataFrame:
        if self.corpus.text is None:
            return pd.DataFrame(columns=["article_id", "paragraph", "role", "text", "clean"])
        return self.corpus.text.paragraphs

    def _readable(self, found: pd.DataFrame) -> pd.DataFrame:
        return analyse.words.readable(found, self.shown)

    def _located(
        self, found: pd.DataFrame, column: str = "where", side: str = "", *, plain: bool = True
    ) -> pd.DataFrame:
        """Add the pointers of the posts and paragraphs in columns with the prefix ``side``.

        With ``plain`` false, only quotations are given with their words.
        """
        starts = pd.Series(_start(found, side), index=found.index, dtype=int)
        places = zip(_article(found, side), found[f"{side}paragraph"], starts, strict=True)
        found[column] = [self._at(str(i), int(p), start, plain=plain) for i, p, start in places]
        return found

    def _paired(self, found: pd.DataFrame, one: str, other: str) -> pd.DataFrame:
        """Add ``where`` and ``compare``: pointers to both places."""
        return self._located(self._located(found, "where", one), "compare", other)
