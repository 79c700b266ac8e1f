"""What the sentences on how sources are told, and on what travels, are filled with."""

from dataclasses import dataclass

from pressaudit.analyse.resampling import FEWEST
from pressaudit.analyse.sources.roles import NAMELESS, UNKNOWN
from pressaudit.analyse.sources.travels import KEPT
from pressaudit.archive import Archive


@dataclass(frozen=True, slots=True)
class Roles:
    """What the sources speak as; shares are of the words on the word of anybody, named or not.

    ``untold`` stands on the word of those whose role no description tells, ``nameless`` on nobody's
    in particular; ``top`` has most of the rest, of which ``leading`` has ``leading_share``.
    """

    sources: int
    untold: float
    nameless: float
    top: str
    share: float
    top_sources: int
    leading: str
    leading_share: float

    @classmethod
    def of(cls, archive: Archive) -> "Roles | None":
        """Return what the roles are; None where nobody's role is told."""
        rows = archive.by_role()
        share = rows.set_index("speaks_as")["share"]
        told = rows[~rows["speaks_as"].isin([NAMELESS, UNKNOWN])]
        if told.empty:
            return None
        top = told.iloc[0]
        return cls(
            sources=int(rows["n_sources"].sum()),
            untold=float(share.get(UNKNOWN, 0.0)),
            nameless=float(share.get(NAMELESS, 0.0)),
            top=str(top["speaks_as"]),
            share=float(top["share"]),
            top_sources=int(top["n_sources"]),
            leading=str(top["leading"]),
            leading_share=float(top["leading_share"]),
        )


@dataclass(frozen=True, slots=True)
class Telling:
    """With what words sources are told, who was asked, and who is accused and has no word."""

    far: int
    named: int
    posts: int
    asked: int
    outcomes: str
    accused: int
    accused_posts: int

    @classmethod
    def of(cls, archive: Archive) -> "Telling":
        """Return the counts."""
        far, asked, accused = archive.distanced(), archive.replies(), archive.accused()
        counts = asked["how"].value_counts().sort_index()
        return cls(
            far=len(far),
            named=int((far["source"] != "").sum()),
            posts=int(far["number"].nunique()),
            asked=len(asked),
            outcomes=", ".join(f"{how} {n}" for how, n in counts.items()),
            accused=int(accused["name"].nunique()),
            accused_posts=int(accused["number"].nunique()),
        )


@dataclass(frozen=True, slots=True)
class Travel:
    """What travels: clusters of reuse, flows between outlets, and periods.

    ``enough`` says whether there are posts for patterns; ``copies`` have a fifth or more of their
    first post, ``ends`` of them leave out its last paragraph, ``late`` is the median of days.
    """

    enough: bool
    clusters: int
    open: int
    posts: int
    largest: int
    copies: int
    ends: int
    late: int | None
    flows: int
    giver: str
    giver_share: float
    period: str
    periods: int
    hhi_least: float
    hhi_most: float

    @classmethod
    def of(cls, archive: Archive) -> "Travel":
        """Return the counts; all are 0 where nothing travels."""
        clusters, carried, flows = archive.clusters(), archive.carried(), archive.flows()
        copies = carried[carried["kept_of_first"] >= KEPT]
        end = copies["cut"].str.extract(r"(\d+) of (\d+)$")
        given = (
            flows.groupby("from_outlet")["words"].sum().sort_values(ascending=False, kind="stable")
        )
        time = archive.over_time()
        late = copies["days_late"].dropna()
        return cls(
            enough=len(archive.posts) >= FEWEST,
            clusters=len(clusters),
            open=int((clusters["begins_with"] == "").sum()),
            posts=int(carried["article_id"].nunique()),
            largest=int(clusters["n_posts"].max()) if len(clusters) else 0,
            copies=len(copies),
            ends=int((end[0].notna() & (end[0] == end[1])).sum()),
            late=round(late.median()) if len(late) else None,
            flows=len(flows),
            giver=str(given.index[0]) if len(given) else "",
            giver_share=float(given.iloc[0] / given.sum()) if len(given) else 0.0,
            period=str(time["period"].iloc[0]) if len(time) else "",
            periods=len(time),
            hhi_least=float(time["hhi"].min()) if len(time) else 0.0,
            hhi_most=float(time["hhi"].max()) if len(time) else 0.0,
        )
