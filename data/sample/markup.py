"""The annotated posts in ``posts/``: text, markup, spans."""

import re
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
STEM = "archive"
TEXT_ROLES = ("body", "heading", "block_quotation", "pull_quote", "list_item")
MARKUP = re.compile(r"<(?P<close>/?)(?P<tag>[qtchgr])(?P<kind>:\w+)?(?: (?P<rest>[^<>]*))?>")
ROLE = re.compile(r"\s*\[(\w+)\]$")
Opening = tuple[re.Match[str], int, int]


@dataclass(frozen=True)
class Span:
    """An annotated stretch of a paragraph; ``fields`` are the attributes of its tag."""

    tag: str
    kind: str
    fields: list[str]
    paragraph: int
    start: int
    end: int
    text: str
    last: int  # the paragraph where it ends; only passages end in another one


@dataclass
class Post:
    """One post: its head, its paragraphs (role and text), and its spans."""

    number: int
    head: dict[str, str]
    paragraphs: list[tuple[str, str]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    no_break: set[int] = field(default_factory=set)  # paragraphs with a no-break space in front
    stem: str = STEM

    @property
    def id(self) -> str:
        """The identifier that a build gives it."""
        return f"{self.stem}-{self.number:02}"

    @property
    def text(self) -> str:
        """The article's text as the contract defines it."""
        shown = [text for role, text in self.paragraphs if role in TEXT_ROLES]
        return "\n".join([self.head["title"], *shown])

    def place(self, span: Span) -> tuple[int, int]:
        """Offsets of a span in the article's text."""
        return self._base(span.paragraph) + span.start, self._base(span.last) + span.end

    def _base(self, paragraph: int) -> int:
        before = [t for r, t in self.paragraphs[: paragraph - 1] if r in TEXT_ROLES]
        return len("\n".join([self.head["title"], *before])) + 1

    def of(self, tag: str) -> list[Span]:
        """Return the spans with one tag, in order."""
        return sorted((s for s in self.spans if s.tag == tag), key=lambda s: (s.paragraph, s.start))


def read_posts(folder: Path = HERE, stem: str = STEM) -> list[Post]:
    """Read the annotated posts, newest first."""
    return [read_post(path, stem) for path in sorted((folder / "posts").glob("*.txt"))]


def read_post(path: Path, stem: str = STEM) -> Post:
    """Read one annotated post.

    Raises
    ------
    ValueError
        If a tag closes nothing or is left open.
    """
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    post = Post(int(path.stem), dict(line.split(": ", 1) for line in head.splitlines()), stem=stem)
    opened: list[Opening] = []
    for number, block in enumerate(body.strip().split("\n\n"), start=1):
        role = ROLE.search(block)
        marked = ROLE.sub("", block)
        if marked.startswith("~"):
            post.no_break.add(number)
        marked = marked.lstrip("~")
        text, at = "", 0
        closed: list[tuple[Opening, int]] = []
        for tag in MARKUP.finditer(marked):
            text += marked[at : tag.start()]
            at = tag.end()
            if not tag["close"]:
                opened.append((tag, number, len(text)))
            else:
                closed.append((_partner(tag, opened, path), len(text)))
        text += marked[at:]
        if "<" in text or ">" in text:
            raise ValueError(f"{path.name}, paragraph {number}: a tag is misspelt in {text!r}")
        post.paragraphs.append((role[1] if role else "body", text))
        post.spans += [_span(post, opening, end) for opening, end in closed]
    if opened:
        raise ValueError(f"{path.name}: {opened[0][0][0]} is left open")
    return post


def _partner(tag: re.Match[str], opened: list[Opening], path: Path) -> Opening:
    """Take the tag that ``tag`` closes; passages ("</r R1>") may overlap and are closed by name."""
    for n in reversed(range(len(opened))):
        if opened[n][0]["tag"] == tag["tag"] and tag["rest"] in (None, opened[n][0]["rest"]):
            return opened.pop(n)
    raise ValueError(f"{path.name}: {tag[0]} closes nothing")


def _span(post: Post, opening: Opening, end: int) -> Span:
    tag, paragraph, start = opening
    texts = [text for _, text in post.paragraphs[paragraph - 1 :]]
    texts[-1] = texts[-1][:end]
    fields = [value.strip() for value in (tag["rest"] or "").split("|")]
    surface = "\n".join(texts)[start:]
    last = len(post.paragraphs)
    return Span(tag["tag"], (tag["kind"] or "")[1:], fields, paragraph, start, end, surface, last)
