"""Stories, and what desks make of them: the edit scripts of ``copies.toml`` carried out."""

import re
import tomllib
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
QUOTED = re.compile(r"<(?P<id>[\w.-]+) (?P<speaker>[^<>]+)>(?P<words>.*?)</q>")
OWN_ID = re.compile(r"q\d+")
STEP = re.compile(r"(?:(?P<of>[\w-]+)\.)?(?P<first>\d+)(?:-(?P<last>\d+))?|\+(?P<added>\d+)")
DECLARED = {"dots": True, "brackets": True, "undeclared": False}
"""How a quotation may be altered, and whether the reader is told; an excerpt alters nothing."""


class ScriptError(ValueError):
    """An edit script that cannot be carried out: which copy, and what does not fit."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with its quotations marked, and the text that it was written for."""

    text: str
    home: str


@dataclass(frozen=True)
class Text:
    """A story or a copy of one.

    ``of`` names the texts that it was copied from, none for a story; ``edits`` the kinds of edits
    that were made; ``altered`` the quotations whose words were changed here, and whether with dots
    or brackets; ``credits`` the short forms of the houses that it gives as its source. A story
    without ``posted`` is not in the archive.
    """

    name: str
    kind: str
    title: str
    house: str
    paragraphs: tuple[Paragraph, ...]
    posted: date | None = None
    reporter: str = ""
    editor: str = ""
    town: str = ""
    of: tuple[str, ...] = ()
    dateline: str = ""
    credit: str = ""
    credits: tuple[str, ...] = ()
    edits: tuple[str, ...] = ()
    altered: dict[str, bool] = field(default_factory=dict)


def bare(text: str) -> str:
    """Return a text without its marks of quotations."""
    return QUOTED.sub(lambda q: q["words"], text)


def read_desk(folder: Path = HERE) -> dict[str, Any]:
    """Read the houses, the wording of credits, the two spellings and the formulas."""
    return tomllib.loads((folder / "desk.toml").read_text(encoding="utf-8"))


def read_texts(folder: Path = HERE) -> dict[str, Text]:
    """Read the stories, and carry out the edit scripts in order; texts by name."""
    desk = read_desk(folder)
    texts = {path.stem: read_story(path, desk) for path in sorted(folder.glob("stories/*.txt"))}
    scripts = tomllib.loads((folder / "copies.toml").read_text(encoding="utf-8"))["copy"]
    for script in scripts:
        texts[script["name"]] = copy(script, texts, desk)
    return texts


def read_story(path: Path, desk: dict[str, Any]) -> Text:
    """Read one story: its head (``key: value``), then paragraphs."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    values: dict[str, Any] = dict(line.split(": ", 1) for line in head.splitlines())
    if "posted" in values:
        values["posted"] = date.fromisoformat(values["posted"])
    blocks = [_qualified(block, path.stem) for block in body.strip().split("\n\n")]
    agency = desk["house"][values["house"]].get("agency", False)
    dateline = "agency" if agency and "town" in values else ""
    paragraphs = tuple(Paragraph(block, path.stem) for block in blocks)
    return Text(name=path.stem, paragraphs=paragraphs, dateline=dateline, **values)


def _qualified(text: str, name: str) -> str:
    """Make the numbers of quotations unlike those of other stories; other names stay."""
    return QUOTED.sub(lambda q: f"<{_full(q['id'], name)} {q['speaker']}>{q['words']}</q>", text)


def _full(number: str, name: str) -> str:
    return f"{name}.{number}" if OWN_ID.fullmatch(number) else number


def copy(script: dict[str, Any], texts: dict[str, Text], desk: dict[str, Any]) -> Text:
    """Carry out one edit script.

    Raises
    ------
    ScriptError
        If a step names what its source does not have, or a replacement does not fit exactly once.
    """
    name, of = script["name"], script["of"]
    parents = [texts[one] for one in ([of] if isinstance(of, str) else of)]
    first = parents[0]
    paragraphs, edits = _planned(script, parents)
    quotes = [
        (_quote_id(n, parents, name), how, words) for n, how, words in script.get("quotes", [])
    ]
    for number, _, words in quotes:
        paragraphs = _replaced_quotation(paragraphs, number, words, name)
    for pair in script.get("swap", []):
        one, other = (_quote_id(n, parents, name) for n in pair)
        paragraphs = _swapped(paragraphs, one, other, name)
    for _, old, new in script.get("edits", []):
        paragraphs = _replaced(paragraphs, old, new, name)
    paragraphs = [replace(p, text=_styled(p.text, script, desk)) for p in paragraphs]
    edits |= {f"quotation: {how}" for _, how, _ in quotes} | {
        kind for kind, *_ in script.get("edits", [])
    }
    edits |= {"swapped quotations"} if "swap" in script else set()
    edits |= {f"{script['spelling']} spelling"} if "spelling" in script else set()
    edits |= {f"{script['marks']} marks"} if "marks" in script else set()
    edits |= {"retitled"} if "title" in script else set()
    edits |= {"second generation"} if first.of else set()
    credit = script.get("credit", "")
    dateline = "agency" if credit == "dateline" else script.get("dateline", "")
    edits |= {"dateline dropped"} if first.dateline and not dateline else set()
    own = tuple(dict.fromkeys(parent.house for parent in parents))
    return Text(
        name=name,
        kind=first.kind,
        title=script.get("title", first.title),
        house=script["house"],
        paragraphs=tuple(paragraphs),
        posted=script["posted"],
        reporter=script.get("reporter", ""),
        editor=first.editor,
        town=first.town,
        of=tuple(parent.name for parent in parents),
        dateline=dateline,
        credit=credit,
        credits=tuple(script.get("credits", own)) if credit else (),
        edits=tuple(sorted(edits)),
        altered={n: DECLARED[how] for n, how, _ in quotes if how in DECLARED},
    )


def _planned(script: dict[str, Any], parents: list[Text]) -> tuple[list[Paragraph], set[str]]:
    """Return the paragraphs in the order of the plan, and what that order does to the sources."""
    name, by_name = script["name"], {parent.name: parent for parent in parents}
    out: list[Paragraph] = []
    kept: dict[str, list[int]] = {parent.name: [] for parent in parents}
    added = [Paragraph(_qualified(text, name), name) for text in script.get("added", [])]
    for word in script["plan"].split():
        step = STEP.fullmatch(word)
        if step is None:
            raise ScriptError(f"{name}: no step of a plan: {word!r}. Write 2, 4-6, story.3 or +1.")
        if step["added"]:
            out.append(added[int(step["added"]) - 1])
            continue
        parent = by_name[step["of"] or parents[0].name]
        for number in range(int(step["first"]), int(step["last"] or step["first"]) + 1):
            if number > len(parent.paragraphs):
                raise ScriptError(f"{name}: {parent.name} has no paragraph {number}")
            out.append(parent.paragraphs[number - 1])
            kept[parent.name].append(number)
    edits = {"merged"} if len(parents) > 1 else set()
    for parent in parents:
        edits |= _order(kept[parent.name], len(parent.paragraphs))
    if added:
        edits.add("local paragraph")
    if any(QUOTED.search(paragraph.text) for paragraph in added):
        edits.add("local quotation")
    return out, edits


def _order(kept: list[int], size: int) -> set[str]:
    """Say what became of a source of ``size`` paragraphs of which these were kept, in order."""
    edits = {"reordered"} if kept != sorted(kept) else set()
    gone = set(range(1, size + 1)) - set(kept)
    edits |= {"cut at the end"} if size in gone else set()
    edits |= {"cut lead"} if 1 in gone else set()
    return edits | (
        {"cut in the middle"} if any(min(kept) < n < max(kept) for n in gone) else set()
    )


def _quote_id(number: str, parents: list[Text], name: str) -> str:
    """Return the full name of the quotation that a script calls ``q3``."""
    known = {
        q["id"] for parent in parents for p in parent.paragraphs for q in QUOTED.finditer(p.text)
    }
    found = [one for one in sorted(known) if one == number or one.endswith(f".{number}")]
    if len(found) != 1:
        raise ScriptError(f"{name}: {number} is {len(found)} quotations of its source")
    return found[0]


def _replaced_quotation(
    paragraphs: list[Paragraph], number: str, words: str, name: str
) -> list[Paragraph]:
    """Give a quotation other words."""
    out = [
        replace(
            p,
            text=QUOTED.sub(
                lambda q: f"<{q['id']} {q['speaker']}>{words}</q>" if q["id"] == number else q[0],
                p.text,
            ),
        )
        for p in paragraphs
    ]
    if out == paragraphs:
        raise ScriptError(f"{name}: quotation {number} is not in it")
    return out


def _swapped(paragraphs: list[Paragraph], one: str, other: str, name: str) -> list[Paragraph]:
    """Let two quotations of one speaker change places; their last signs stay where they were."""
    found = {q["id"]: q for p in paragraphs for q in QUOTED.finditer(p.text)}
    if found[one]["speaker"] != found[other]["speaker"]:
        raise ScriptError(f"{name}: {one} and {other} are of two speakers")
    turned = {one: found[other], other: found[one]}

    def put(q: re.Match[str]) -> str:
        if q["id"] not in turned:
            return q[0]
        new = turned[q["id"]]
        return f"<{new['id']} {new['speaker']}>{new['words'][:-1]}{q['words'][-1]}</q>"

    return [replace(p, text=QUOTED.sub(put, p.text)) for p in paragraphs]


def _replaced(paragraphs: list[Paragraph], old: str, new: str, name: str) -> list[Paragraph]:
    """Replace words that stand exactly once, outside of quotation marks."""
    places = [n for n, p in enumerate(paragraphs) for _ in range(p.text.count(old))]
    if len(places) != 1:
        raise ScriptError(f"{name}: {old!r} stands {len(places)} times in it, not once")
    out = list(paragraphs)
    at = places[0]
    out[at] = replace(out[at], text=out[at].text.replace(old, new))
    if [q[0] for q in QUOTED.finditer(out[at].text)] != [
        q[0] for q in QUOTED.finditer(paragraphs[at].text)
    ]:
        raise ScriptError(f"{name}: {old!r} is quoted; use `quotes` to alter it")
    return out


def _styled(text: str, script: dict[str, Any], desk: dict[str, Any]) -> str:
    """Put a text into the spelling and the quotation marks of a house."""
    if "spelling" in script:
        american = dict(desk["spelling"])
        british = {new: old for old, new in american.items()}
        to = american if script["spelling"] == "american" else british
        to |= {old.capitalize(): new.capitalize() for old, new in to.items()}
        words = re.compile(rf"\b(?:{'|'.join(sorted(to, key=len, reverse=True))})\b")
        text = words.sub(lambda word: to[word[0]], text)
    if script.get("marks") == "single":
        text = text.translate(str.maketrans("“”", "‘’"))
    return text
