"""Tables without the names of persons: "Person 1" and so on; outlets and public bodies stay."""

import re
from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from pressaudit.corpus.brief import FIRST_WORDS
from pressaudit.corpus.schema import TABLES
from pressaudit.language.frequency import is_known, zipf

_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 3
"""Letters of a name's word that is replaced by itself; family names are at any length."""
_SHARED = "Person"
"""Stands for a word that several persons are called by."""
_IDENTIFIERS = {"article_id", "a_article", "b_article", "capture", "a_capture", "b_capture"}
_RARE = 3.5
"""Zipf frequency under which a capitalised word of first words may be a name that no rule found."""
_FIRST_WORDS = {*FIRST_WORDS.values(), "label", "speaker_surface", "counted"}
_EITHER_CASE = {"a_reading", "b_reading", "origin", "reference"}
"""Columns in which names may stand in small letters, beside those with rules of their own."""


class Pseudonyms:
    """What stands for each person, numbered in the order given; ``kept`` names stay as they are.

    >>> told = Pseudonyms(["Ada Quill", "Bo Reed"], ["Reed Post"])
    >>> told("Quill’s boat, says the Reed Post to Bo Reed")
    'Person 1’s boat, says the Reed Post to Person 2'
    """

    def __init__(self, persons: Iterable[str], kept: Iterable[str] = ()) -> None:
        self._labels: dict[tuple[str, ...], str] = {}
        single: dict[tuple[str, ...], str] = {}
        for name in persons:
            words = _WORD.findall(name)
            if not words or _folded(words) in self._labels:
                continue
            label = f"Person {len(self._labels) + 1}"
            self._labels[_folded(words)] = label
            for word in words:
                if word[0].isupper() and (len(word) >= _SHORTEST or word == words[-1]):
                    key = _folded([word])
                    single[key] = label if single.get(key, label) == label else _SHARED
        stay = {_folded(words): "" for name in kept if (words := _WORD.findall(name))}
        self._known = stay | single | self._labels
        self._stay = {word for key in stay for word in key}
        self._lengths: dict[str, set[int]] = {}
        for key in self._known:
            self._lengths.setdefault(key[0], set()).add(len(key))

    def __call__(self, text: str, *, either_case: bool = False) -> str:
        """Return a text with a label for each name; single words only where they have a capital."""
        out, done = [], 0
        for start, end, label in self._found(text, either_case=either_case):
            out += [text[done:start], label]
            done = end
        return "".join([*out, text[done:]])

    def careful(self, text: str) -> str:
        """Return a text with labels, and dots for rare words with a capital that nothing knows.

        >>> Pseudonyms(["Ada Quill"], ["Reed Post"]).careful("Quill told Zorvik of the Reed Post")
        'Person 1 told … of the Reed Post'
        """
        known = {i for a, b, _ in self._found(text, either_case=False, all_known=True)
                 for i in range(a, b)}  # fmt: skip
        bare = _WORD.sub(lambda m: m[0] if m.start() in known or not _may_name(m[0]) else "…", text)
        return self(bare)

    def holds(self, text: str) -> bool:
        """Whether a text has a person's name, in whatever letters."""
        return any(self._found(text, either_case=True))

    def holds_or_unknown(self, text: str) -> bool:
        """Whether a term is of a person's name, or a word of no dictionary and no kept name."""
        words = [m[0].casefold() for m in _WORD.finditer(text)]
        return self.holds(text) or any(
            w.isalpha() and not is_known(w) and w not in self._stay for w in words
        )

    def _found(
        self, text: str, *, either_case: bool, all_known: bool = False
    ) -> Iterator[tuple[int, int, str]]:
        words = list(_WORD.finditer(text))
        keys = _folded(word.group() for word in words)
        i = 0
        while i < len(words):
            lengths = sorted(self._lengths.get(keys[i], ()), reverse=True)
            met = (keys[i : i + n] for n in lengths)
            key = next((key for key in met if key in self._known), ())
            size, label = len(key), self._known.get(key, "")
            if (label or (all_known and key)) and (
                size > 1 or either_case or text[words[i].start()].isupper()
            ):
                yield words[i].start(), words[i + size - 1].end(), label
            i += max(size, 1)


def _may_name(word: str) -> bool:
    return word[0].isupper() and zipf(word) < _RARE


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words)


def replaced(
    frames: Mapping[str, pd.DataFrame], kinds: Mapping[str, str]
) -> dict[str, pd.DataFrame]:
    """Return the tables of a build with a label for each person.

    Parameters
    ----------
    frames
        The tables, those of words not among them.
    kinds
        person, organisation or outlet, by the names of the build.

    Notes
    -----
    A person is who the build takes for one. A name that the rules do not find may stay in titles.
    Terms that no dictionary has go, of first words and labels of events rare words with a capital.
    Captions are left empty, addresses that hold a name too.
    """
    persons = _persons(frames, kinds)
    kept = [name for name, kind in kinds.items() if kind != "person"]
    told = Pseudonyms(persons, [*kept, *frames["articles"]["outlet"]])
    captures = pd.concat([frames["capture"]["capture"], frames["notes"]["capture"]])
    ids = {
        value: f"{what} {n}"
        for what, values in (("post", frames["articles"]["article_id"]), ("capture", captures))
        for n, value in enumerate(values.drop_duplicates(), start=1)
        if told.holds(value)
    }
    variants = _variants(frames, set(persons), told)
    return {
        name: _ordered(name, _told(name, frame, told, ids, variants))
        for name, frame in frames.items()
    }


def _told(
    name: str,
    frame: pd.DataFrame,
    told: Pseudonyms,
    ids: Mapping[str, str],
    variants: Mapping[str, str],
) -> pd.DataFrame:
    """Return one table with labels."""
    out = frame.copy()
    if name == "terms":
        bare = {word: told.holds_or_unknown(word) for word in {*out["term"], *out["lemma"]}}
        out = out[~(out["term"].map(bare) | out["lemma"].map(bare)).astype(bool)]
    for column in (c for c in TABLES[name].columns if c.kind == "text"):
        values = out[column.name]
        made = {value: _cell(column.name, value, told, ids, variants) for value in values.unique()}
        out[column.name] = values.map(made).astype("str")
    if name == "articles":
        out["caption"] = ""
    if name == "names":
        keys = ["article_id", "paragraph", "canonical", "variant"]
        out = out.groupby(keys, as_index=False, sort=False)["count"].sum()
    return out


def _cell(
    column: str, value: str, told: Pseudonyms, ids: Mapping[str, str], variants: Mapping[str, str]
) -> str:
    if column in _IDENTIFIERS or value in ids:
        return ids.get(value, value)
    if value in variants:
        return variants[value]
    if column == "url":
        return "" if told.holds(value) else value
    if column == "text":
        for old in sorted(ids, key=len, reverse=True):
            value = value.replace(old, ids[old])
    if column in _FIRST_WORDS:
        return told.careful(value)
    return told(value, either_case=column in _EITHER_CASE)


def _variants(
    frames: Mapping[str, pd.DataFrame], persons: set[str], told: Pseudonyms
) -> dict[str, str]:
    """Return what stands for forms of a person's name that have other words than the name."""
    pairs = frames["names"][["canonical", "variant"]].drop_duplicates()
    return {
        variant: told(canonical)
        for canonical, variant in zip(pairs["canonical"], pairs["variant"], strict=True)
        if canonical in persons and told(variant) == variant
    }


def _persons(frames: Mapping[str, pd.DataFrame], kinds: Mapping[str, str]) -> list[str]:
    """Return the persons of a build in the order in which posts have them."""
    posts, names = frames["articles"], frames["names"]
    of = dict(tuple(names.groupby("article_id", sort=False)["canonical"]))
    known = {name for name, kind in kinds.items() if kind == "person"}
    found: dict[str, None] = {}
    for row in posts.itertuples(index=False):
        writers = [*str(row.authors).split("; "), str(row.translator)]
        found |= dict.fromkeys(w for w in writers if w and kinds.get(w, "person") == "person")
        found |= dict.fromkeys(name for name in of.get(row.article_id, ()) if name in known)
    found |= dict.fromkeys(frames["descriptions"]["person"])
    return list(found | dict.fromkeys([*_sources(frames), *sorted(known)]))


def _sources(frames: Mapping[str, pd.DataFrame]) -> list[str]:
    """Return the sources that are persons; what only describes one has no capital at its end."""
    out: dict[str, None] = {}
    for table in ("citations", "attributions"):
        sources = frames[table].loc[frames[table]["source_type"] == "person", "source"]
        out |= dict.fromkeys(s for s in sources if s and s.split()[-1][0].isupper())
    return list(out)


def _ordered(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    return frame.sort_values(list(TABLES[name].sort), kind="stable", ignore_index=True)
