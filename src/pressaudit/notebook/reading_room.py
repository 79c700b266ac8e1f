"""The reading room: passages side by side, where the words are at hand."""

import html
from collections.abc import Iterable
from difflib import SequenceMatcher

import ipywidgets
import pandas as pd
from IPython.display import HTML, Markdown, display

from pressaudit.archive import Archive
from pressaudit.notebook.controls import explorer, message
from pressaudit.notebook.markup import MAX_ROWS, result_html, sentence_html

HOW_TO = (
    "The words of the posts are not at hand here. To read the passages side by side, put the "
    "capture into `data/raw`, run `pressaudit build data/raw --out build/local --text`, and load "
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


def side_by_side(archive: Archive, passages: pd.DataFrame) -> str:
    """Return passages as an HTML table of two columns, '' where there is no text."""
    text = archive.corpus.text
    if text is None:
        return ""
    texts = text.articles.set_index("article_id")["text"]
    return _columns(
        (
            f"post {row.a_number}, paragraph {row.a_paragraph}",
            texts[row.a_article][row.a_start : row.a_end],
            f"post {row.b_number}, paragraph {row.b_paragraph}",
            texts[row.b_article][row.b_start : row.b_end],
        )
        for row in passages.itertuples(index=False)
    )


def altered_side_by_side(archive: Archive, altered: pd.DataFrame) -> str:
    """Return altered quotations beside the words of the other post, '' where there is no text."""
    text = archive.corpus.text
    if text is None:
        return ""
    texts = text.paragraphs.set_index(["article_id", "paragraph"])["text"]
    return _columns(
        (
            f"post {row.other_number}, paragraph {row.other_paragraph}",
            texts[row.other_article, row.other_paragraph][row.other_char_start : row.other_end],
            f"quoted in post {row.number}, paragraph {row.paragraph}",
            texts[row.article_id, row.paragraph][row.char_start : row.char_end],
        )
        for row in altered.itertuples(index=False)
    )


def changes_side_by_side(archive: Archive, changes: pd.DataFrame) -> str:
    """Return both versions of changed statements, '' where there is no text."""
    text = archive.corpus.text
    if text is None:
        return ""
    texts = text.paragraphs.set_index(["article_id", "paragraph"])["text"]
    return _columns(
        (
            f"post {row.a_number}, paragraph {row.a_paragraph}",
            texts[row.a_article, row.a_paragraph][row.a_start : row.a_end],
            f"post {row.b_number}, paragraph {row.b_paragraph}",
            texts[row.b_article, row.b_paragraph][row.b_start : row.b_end],
        )
        for row in changes.itertuples(index=False)
    )


def change_judge(archive: Archive) -> ipywidgets.VBox:
    """Return a choice of a change of a statement, with both places, to be judged.

    The box's ``judged`` is what :meth:`pressaudit.Archive.changes_to_judge` gives, with the
    answers: once every row has one, :meth:`pressaudit.Archive.corrected` takes it.
    """
    place = ["b_number", "b_paragraph", "b_start"]
    found = archive.changes_of_claims().sort_values(place, kind="stable", ignore_index=True)
    judged = archive.changes_to_judge()
    if found.empty:
        return message("No statement of two posts was found to change.")
    number = ipywidgets.IntSlider(value=1, min=1, max=len(found), description="Change")
    right = ipywidgets.ToggleButtons(options=["", "yes", "no"], description="Right?")

    def draw(number: int, answer: str) -> str:
        one = found.iloc[[number - 1]]
        if answer:
            judged.loc[number - 1, ["right", "should_be"]] = answer, "none" * (answer == "no")
        words = changes_side_by_side(archive, one) or sentence_html(HOW_TO.replace("`", ""))
        done = f"{int((judged['right'] != '').sum())} of {len(judged)} are judged."
        return result_html(one, name="change", caption="") + words + sentence_html(done)

    def show_answer(_: object) -> None:
        right.value = judged.loc[number.value - 1, "right"]

    # Before the screen redraws, so that an answer is never taken for that of the next change.
    number.observe(show_answer, names="value")
    box = explorer(draw, number, right)
    box.judged = judged
    return box


def _columns(pairs: Iterable[tuple[str, str, str, str]]) -> str:
    rows = []
    for head, text, other_head, other_text in pairs:
        left, right = marked(text, other_text)
        rows.append(
            f"<tr><th>{html.escape(head)}</th><th>{html.escape(other_head)}</th></tr>"
            f"<tr><td>{left}</td><td>{right}</td></tr>"
        )
    return f'<table class="pressaudit tex2jax_ignore mathjax_ignore">{"".join(rows)}</table>'


def posts_html(archive: Archive) -> str:
    """Return the posts as read, each paragraph a place that rows of tables lead to; '' for none."""
    text = archive.corpus.text
    if text is None:
        return ""
    out = ["<p>The posts as read. Rows of tables lead to their place here.</p>"]
    for post in archive.posts.itertuples(index=False):
        out.append(f"<h2>{html.escape(f'{post.label}: {post.title}')}</h2>")
        own = text.paragraphs[text.paragraphs["article_id"] == post.article_id]
        out += [
            f'<p id="{html.escape(row.article_id)}.{row.paragraph}">{html.escape(row.text)}</p>'
            for row in own.itertuples(index=False)
        ]
    return f'<div class="tex2jax_ignore mathjax_ignore">{"".join(out)}</div>'


def passage_reader(archive: Archive) -> ipywidgets.VBox:
    """Return a choice of two posts that shows what they share: where, and the words if at hand."""
    found = archive.passages
    if found.empty:
        return message("No two posts share a passage.")
    labels = archive.posts.set_index("number")["label"]
    pairs = sorted(set(zip(found["a_number"], found["b_number"], strict=True)))
    choice = ipywidgets.Dropdown(
        options=[(f"{labels[a]}  and  {labels[b]}", (a, b)) for a, b in pairs],
        description="Posts",
        layout={"width": "60%"},
    )

    def draw(pair: tuple[int, int]) -> str:
        chosen = shared_by(found, *pair)
        words = side_by_side(archive, chosen) or sentence_html(HOW_TO.replace("`", ""))
        return result_html(chosen, name="shared-passages", caption="") + words

    return explorer(draw, choice)


def shared_by(passages: pd.DataFrame, a: int, b: int) -> pd.DataFrame:
    """Return the passages that two posts share, whichever is named first."""
    one = (passages["a_number"] == a) & (passages["b_number"] == b)
    other = (passages["a_number"] == b) & (passages["b_number"] == a)
    return passages[one | other].reset_index(drop=True)


def words_at_hand(archive: Archive) -> None:
    """Show what posts share side by side, or say how to bring the words.

    Passages, altered quotations and possible paraphrases, the words that differ marked. Only
    from a build made with ``--text``; the cell's output is taken out of what is committed.
    """
    if archive.corpus.text is None:
        display(Markdown(HOW_TO))
        return
    passages, altered = archive.passages, archive.altered_quotations()
    likely = archive.paraphrases()
    for head, found, shown in (
        ("Passages that stand in two posts", passages, side_by_side(archive, passages)),
        ("Altered quotations", altered, altered_side_by_side(archive, altered)),
        ("Possible paraphrases", likely, side_by_side(archive, likely.head(MAX_ROWS))),
    ):
        body = shown if len(found) else "<p>None found.</p>"
        display(HTML(f"<p><strong>{head}</strong></p>{body}"))
