"""Text from captures is untrusted: escapes for the places where it is shown or stored."""

import html
import re
import unicodedata

_MARKDOWN = re.compile(
    r"[\\`*_{}\[\]()#!|~@^=]|^[-+.]|(?<=\d)[.](?=\s)|:(?=//)|(?<=www)\.", re.MULTILINE
)
_FORMULA_START = re.compile(r"^'*[=+\-@\t\r]")
_FORMULA_SHAPE = re.compile(r"^'*(?:[=\t\r]|[+\-@]\S*[(|!])")


def markdown(value: object) -> str:
    """Return ``value`` as text that no Markdown, HTML or mathematics renderer acts upon.

    Punctuation becomes character references, which CommonMark never reads as markup; a dollar
    sign gets an element of its own, because MathJax looks for pairs within one text node.
    """
    text = html.escape(str(value), quote=True)
    text = _MARKDOWN.sub(lambda m: f"&#{ord(m.group())};", text.replace("&#x27;", "’"))
    return text.replace("$", "<span>&#36;</span>")


def cell(value: str) -> str:
    """Return ``value`` with an apostrophe before it if a spreadsheet would take it for a formula.

    The rule is OWASP's ("CSV injection"); :func:`uncell` is its inverse.
    """
    return f"'{value}" if _FORMULA_START.match(value) else value


def prose_cell(value: str) -> str:
    """Like :func:`cell`, for running text: only what has the shape of a formula is touched.

    A paragraph may well begin with a dash; one that calls a function is no prose.
    """
    return f"'{value}" if _FORMULA_SHAPE.match(value) else value


def uncell(value: str) -> str:
    """Undo :func:`cell`."""
    return value[1:] if value.startswith("'") and _FORMULA_START.match(value[1:]) else value


def prose_uncell(value: str) -> str:
    """Undo :func:`prose_cell`."""
    return value[1:] if value.startswith("'") and _FORMULA_SHAPE.match(value[1:]) else value


def terminal(value: str) -> str:
    r"""Return ``value`` with every character that a terminal acts upon written out.

    Control characters, marks of direction and bytes that are no text (in names of files) become
    their escapes; line ends between sentences of ours are not told apart from those of a name.

    >>> terminal("page\x1b[31m.html")
    'page\\x1b[31m.html'
    """
    return "".join(
        c.encode("unicode_escape").decode("ascii")
        if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        else c
        for c in value
    )
