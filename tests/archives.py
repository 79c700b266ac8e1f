"""Archive pages of any number of posts, invented and generated, in the layout of a text copy."""

import random
from datetime import date, timedelta

OUTLETS = ["Orrin Courier", "Night Shore Radio", "Fellmark Times", "The Lantern", ""]
AUTHORS = ["Ada Quill", "Bram Nesser", "Cora Vane", "Dov Hallam"]
PEOPLE = ["Ewan Strade", "Freya Lund", "Gus Merrin", "Hanna Roke"]
CATEGORIES = ["The harbour", "Press & people", "Courts"]
SUBJECTS = ["pier", "ferry", "council", "lantern", "harvest", "library", "orchard", "tower"]
VERBS = ["opened", "closed", "painted", "counted", "sold", "rented", "flooded", "mended"]
PLACES = ["at the north quay", "behind the mill", "near Orrin bridge", "in the old town"]
WHENS = ["in March 2011", "on 4 May 2016", "in the late 1990s", "last year", "two years ago", ""]


def page(posts: int, seed: int = 1, *, dated: bool = True, quoted: bool = True) -> str:
    """A page of ``posts`` posts; every third borrows a paragraph of the post before it."""
    dice = random.Random(seed)
    out = ["Shore Archive", "  • Home", "© 2003 - 2025 Shore Archive."]
    borrowed = ""
    for number in range(posts):
        day = date(2018, 9, 25) - timedelta(days=number // 2)
        outlet = dice.choice(OUTLETS)
        author = dice.choice(AUTHORS)
        body = [_paragraph(dice, dated=dated) for _ in range(dice.randint(2, 4))]
        if quoted:
            body.append(_quotation(dice))
        if number % 3 == 2:
            body.append(borrowed)
        borrowed = body[0]
        subject = dice.choice(SUBJECTS)
        out += [
            dice.choice(CATEGORIES),
            "",
            f"What became of the {subject} number {number}",
            "",
            f"{author}, {outlet}" if outlet else author,
            "",
            *(line for paragraph in body for line in (paragraph, "")),
            f"{day:%B} {day.day}, {day.year} 0 comments",
            "FacebookTwitterPinterestWhatsappTelegramSkypeEmail",
        ]
    return "\n".join([*out, "© 2003 - 2025 Shore Archive . All Rights Reserved.", ""])


def _paragraph(dice: random.Random, *, dated: bool) -> str:
    sentences = []
    for _ in range(dice.randint(3, 5)):
        when = dice.choice(WHENS) if dated else ""
        words = ["The", dice.choice(SUBJECTS), "was", dice.choice(VERBS), dice.choice(PLACES)]
        words += [f"by {dice.choice(PEOPLE)}", when]
        sentences.append(" ".join(filter(None, words)) + ".")
    return " ".join(sentences)


def _quotation(dice: random.Random) -> str:
    what = f"The {dice.choice(SUBJECTS)} has {dice.choice(VERBS)} more than we hoped for"
    return f"“{what},” said {dice.choice(PEOPLE)}, a member of the harbour board."
