"""The reading room: passages side by side, where the words are at hand."""

import html
from difflib import SequenceMatcher

import ipywidgets
import pandas as pd
from IPython.display import HTML, clear_output, display

from pressaudit.analyse import sources
from pressaudit.corpus.model import Corpus
from pressaudit.notebook import say, table

HOW_TO = (
    "The words of the posts are not at hand here. To read the passages side by side, put the "
    "capture into `data/raw`, run `pressaudit build data/raw --out data/local --text`, and load "
    "that folder with `pressaudit.load`."
)


def marked(a: str, b: str) -> tuple[str, str]:
    """Return two passages as HTML, the words that differ marked.

    The marks are ``<ins>`` and ``<del>`` elements, which read aloud as what they are.
    """
    one, two = a.split(), b.split()
    left, right = [], []
    keys = [[word.strip(".,;:“”\"'").lower() for word in side] for side in (one, two)]
    for kind, i, j, k, m in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        mine, yours = html.escape(" ".join(one[i:j])), html.escape(" ".join(two[k:m]))
        left.append(f"<del>{mine}</del>" if kind != "equal" and mine else mine)
        right.append(f"<ins>{yours}</ins>" if kind != "equal" and yours else yours)
    return " ".join(filter(None, left)), " ".join(filter(None, right))


def side_by_side(corpus: Corpus, passages: pd.DataFrame) -> str:
    """Return the passages as an HTML table of two columns, '' where there is no text."""
    if corpus.text is None:
        return ""
    texts = corpus.text.articles.set_index("article_id")["text"]
    rows = []
    for row in passages.itertuples(index=False):
        left, right = marked(
            texts[row.a_article][row.a_start : row.a_end],
            texts[row.b_article][row.b_start : row.b_end],
        )
        heads = (
            f"post {row.a_number}, paragraph {row.a_paragraph}",
            f"post {row.b_number}, paragraph {row.b_paragraph}",
        )
        rows.append(
            f"<tr><th>{heads[0]}</th><th>{heads[1]}</th></tr>"
            f"<tr><td>{left}</td><td>{right}</td></tr>"
        )
    return f'<table class="pressaudit tex2jax_ignore mathjax_ignore">{"".join(rows)}</table>'


def passage_reader(corpus: Corpus) -> ipywidgets.VBox:
    """Return a choice of two posts that shows what they share: where, and the words if at hand."""
    found = sources.passages(corpus)
    if found.empty:
        return ipywidgets.VBox([ipywidgets.Label("No two posts share a passage.")])
    labels = sources.posts(corpus).set_index("number")["label"]
    pairs = sorted(set(zip(found["a_number"], found["b_number"], strict=True)))
    choice = ipywidgets.Dropdown(
        options=[(f"{labels[a]}  and  {labels[b]}", (a, b)) for a, b in pairs],
        description="Posts",
        layout={"width": "60%"},
    )
    screen = ipywidgets.Output()

    def redraw(_: object = None) -> None:
        chosen = shared_by(found, *choice.value)
        with screen:
            clear_output(wait=True)
            table(chosen[list(PASSAGE_HEADS)], PASSAGE_HEADS, name="shared-passages")
            if corpus.text is None:
                say(HOW_TO)
            else:
                display(HTML(side_by_side(corpus, chosen)))

    choice.observe(redraw, names="value")
    redraw()
    return ipywidgets.VBox([choice, screen])


PASSAGE_HEADS = {
    "a_number": "post",
    "a_paragraph": "paragraph",
    "b_number": "other post",
    "b_paragraph": "its paragraph",
    "words": "words",
    "similarity": "alike (0 to 1)",
    "kind": "kind",
    "direction": "direction",
    "evidence": "what the direction rests on",
}
"""Columns of a table of passages, with heads for people."""


def shared_by(passages: pd.DataFrame, a: int, b: int) -> pd.DataFrame:
    """Return the passages that two posts share, whichever is named first."""
    one = (passages["a_number"] == a) & (passages["b_number"] == b)
    other = (passages["a_number"] == b) & (passages["b_number"] == a)
    return passages[one | other].reset_index(drop=True)


def words_at_hand(corpus: Corpus) -> None:
    """Show every shared passage side by side, or say how to bring the words.

    Only from a build made with ``--text``; the cell's output is taken out of what is committed.
    """
    shown = side_by_side(corpus, sources.passages(corpus))
    if shown:
        display(HTML(shown))
    else:
        say(HOW_TO)
