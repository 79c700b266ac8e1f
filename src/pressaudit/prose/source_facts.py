"""What the sentences on the archive and on whose word it stands are filled with."""

from dataclasses import dataclass

from pressaudit.analyse.posts import NOBODY
from pressaudit.analyse.sources.attributed import DESCRIBED, UNNAMED, WRITER
from pressaudit.archive import Archive

FORMS = 2
"""So many further names of the subject are given."""
SILENT = 3
"""So many of the names that are never quoted are given."""


@dataclass(frozen=True, slots=True)
class About:
    """Which archive this is: whose, on what, from whom.

    ``others`` are further names of the ``subject``, which stands in ``subject_posts``;
    ``outlets`` has each outlet with its posts.
    """

    site: str
    subject: str
    others: tuple[str, ...]
    subject_posts: int
    outlets: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, archive: Archive) -> "About":
        """Return what the capture says."""
        sites, named = archive.posts["site"], archive.namings()
        sites = sites[sites != ""]
        counts = {str(form): int(n) for form, n in named["variant"].value_counts().items()}
        forms = sorted(counts, key=lambda form: (-counts[form], form))
        rows = archive.outlets()
        rows = rows[~rows["outlet"].isin(NOBODY)].sort_values(
            ["posts", "outlet"], ascending=[False, True]
        )
        return cls(
            site=str(sites.mode().iloc[0]) if len(sites) else "",
            subject=archive.subject(),
            others=tuple(f for f in forms if f != archive.subject())[:FORMS],
            subject_posts=int(named["article_id"].nunique()),
            outlets=tuple(zip(rows["outlet"], rows["posts"], strict=True)),
        )


@dataclass(frozen=True, slots=True)
class Word:
    """The words of the posts by whose word they stand on, as shares of all of them.

    ``direct`` are quoted whole, ``mixed`` in part, ``told`` given in the writer's own wording;
    ``named``, ``described`` and ``unnamed`` part the same words by who is given for them.
    """

    words: int
    direct: float
    mixed: float
    told: float
    own: float
    named: float
    described: float
    unnamed: float

    @classmethod
    def of(cls, archive: Archive) -> "Word":
        """Return the shares; all are 0 for an archive without words."""
        table = archive.on_whose_word().set_index("holder")
        total = int(table["words"].sum())
        share = table["words"] / max(total, 1)
        return cls(
            words=total,
            direct=float(table["direct"].sum() / max(total, 1)),
            mixed=float(table["mixed"].sum() / max(total, 1)),
            told=float(table["indirect"].sum() / max(total, 1)),
            own=float(share[WRITER]),
            named=float(share.drop([WRITER, DESCRIBED, UNNAMED]).sum()),
            described=float(share[DESCRIBED]),
            unnamed=float(share[UNNAMED]),
        )


@dataclass(frozen=True, slots=True)
class Nameless:
    """Quotations without a named speaker: ``elsewhere`` words have ``names`` in another post."""

    quotations: int
    share: float
    elsewhere: int
    names: tuple[str, ...]
    left: int

    @classmethod
    def of(cls, archive: Archive) -> "Nameless":
        """Return how many, and who speaks as another post has it."""
        rows = archive.unnamed_quotations()
        known = rows[rows["origin"] != ""]
        total, words = int(archive.said["words"].sum()), int(rows["words"].sum())
        return cls(
            quotations=len(rows),
            share=words / max(total, 1),
            elsewhere=int(known["words"].sum()),
            names=tuple(dict.fromkeys(known["origin"])),
            left=words - int(known["words"].sum()),
        )


@dataclass(frozen=True, slots=True)
class Heard:
    """Who is named most, and how many of the words are theirs.

    ``posts`` and ``mentions`` of the one named most; ``quoted`` and ``told`` words of its own;
    ``answered``: to whom; ``silent``: often named and never quoted; ``asked``: paragraphs that
    may tell of a request.
    """

    name: str
    mentions: int
    posts: int
    quoted: int
    quoted_share: float
    told: int
    answered: str
    silent: tuple[tuple[str, int], ...]
    asked: int

    @classmethod
    def of(cls, archive: Archive) -> "Heard | None":
        """Return the facts, None where no name stands often."""
        rows = archive.heard()
        if rows.empty:
            return None
        top, silent = rows.iloc[0], rows[rows["quoted"] == 0].head(SILENT)
        return cls(
            name=str(top["name"]),
            mentions=int(top["mentions"]),
            posts=int(top["n_posts"]),
            quoted=int(top["quoted"]),
            quoted_share=int(top["quoted"]) / max(int(archive.said["words"].sum()), 1),
            told=int(top["told"]),
            answered=str(top["told_to"]),
            silent=tuple(zip(silent["name"], silent["mentions"], strict=True)),
            asked=len(archive.replies()),
        )
