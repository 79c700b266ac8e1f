"""Words that ran together when a page was edited or copied, parted for counting."""


def parted(text: str) -> str:
    """Return ``text`` with glued words parted."""
    return text
