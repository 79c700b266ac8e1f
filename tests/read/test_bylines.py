import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressaudit.language.outlets import canonical
from pressaudit.read.bylines import is_byline, parse

# raw, authors, outlet, programme, translator
BYLINES = [
    # the shapes of the archive page
    ("Ty Joplin, Albawaba, Jordan,", "Ty Joplin", "Al Bawaba", "", ""),
    ("By Ty Joplin , Albawaba", "Ty Joplin", "Al Bawaba", "", ""),
    ("Albawaba Website / By Ty Joplin", "Ty Joplin", "Al Bawaba", "", ""),
    ("Al-Monitor Staff", "", "Al-Monitor", "", ""),
    ("Whitney Webb, Mint Press,", "Whitney Webb", "MintPress News", "", ""),
    ("Gazeta Impakt, Translated by Iran Interlink", "", "Gazeta Impakt", "", "Iran Interlink"),
    (
        "Massoud and Anne Khodabandeh, Balkan Post",
        "Massoud Khodabandeh; Anne Khodabandeh",
        "Balkan Post",
        "",
        "",
    ),
    ("The Listening Post, Aljazeera", "", "Al Jazeera", "The Listening Post", ""),
    ("Mazda Parsi", "Mazda Parsi", "", "", ""),
    # the same shapes with people and outlets that no rule knows
    ("Tom Brandt, Orrin Courier, Orrin", "Tom Brandt", "Orrin Courier", "", ""),
    ("By Tom Brandt , Quillon", "Tom Brandt", "Quillon", "", ""),
    ("Orrin Courier / By Tom Brandt", "Tom Brandt", "Orrin Courier", "", ""),
    ("Orrin Courier Staff", "", "Orrin Courier", "", ""),
    ("Ada Quill, Gazeta Liqeni, Translated by I. Ley", "Ada Quill", "Gazeta Liqeni", "", "I. Ley"),
    ("Rosa and Piet van Aa, Lake Post", "Rosa van Aa; Piet van Aa", "Lake Post", "", ""),
    ("The Long Crossing, Radio Orrin", "", "Radio Orrin", "The Long Crossing", ""),
    # other ways to say it
    ("– Reuters", "", "Reuters", "", ""),
    ("Source: Orrin Courier", "", "Orrin Courier", "", ""),
    # A credit is not the outlet that posts, where one is named.
    ("Source: Orrin Courier, Quay Post Staff", "", "Quay Post", "", ""),
    ("Ada Quill, Quay Post, Source: Orrin Courier", "Ada Quill", "Quay Post", "", ""),
    ("Ada Quill – Orrin Courier", "Ada Quill", "Orrin Courier", "", ""),
    ("Ada Quill | Orrin Courier", "Ada Quill", "Orrin Courier", "", ""),
    ("Ada Quill and Tom Brandt for The Lake", "Ada Quill; Tom Brandt", "The Lake", "", ""),
    ("By Ada Quill, Tom Brandt, Orrin Courier", "Ada Quill; Tom Brandt", "Orrin Courier", "", ""),
    ("By Ada Quill and agencies, Orrin Courier", "Ada Quill", "Orrin Courier", "", ""),
    ("BY ADA QUILL", "Ada Quill", "", "", ""),
    ("By Ada Quill, September 12, 2018", "Ada Quill", "", "", ""),
    ("orrin-courier.org", "", "orrin-courier.org", "", ""),
    ("Translated by Ferry Watch", "", "", "", "Ferry Watch"),
    ("A. B. Quill Jr.", "A. B. Quill Jr.", "", "", ""),
    ("Agence France-Presse (AFP)", "", "Agence France-Presse", "", ""),
    # with a date, a place, a trade
    ("Orrin Courier – Monday, May 11, 2009", "", "Orrin Courier", "", ""),
    ("Ada Quill, Orrin Courier, 2007/11/05", "Ada Quill", "Orrin Courier", "", ""),
    ("Tehran, Reuters", "", "Reuters", "", ""),
    ("By Ada Quill in Tirana and Tom Brandt in London, AP", "Ada Quill; Tom Brandt",
     "Associated Press", "", ""),
    ("Ada Quill, Executive Director, Orrin Institute", "Ada Quill", "Orrin Institute", "", ""),
    ("Ada Quill, Associated Press Writer", "Ada Quill", "Associated Press", "", ""),
    ("Ada Quill, Lecturer at the University of Orrin", "Ada Quill", "University of Orrin", "", ""),
    ("Ada Quill, Special to Press TV", "Ada Quill", "Press TV", "", ""),
    # where only the place in the byline tells
    ("Ada Quill, Blue Harbour", "Ada Quill", "Blue Harbour", "", ""),
    ("By Ada Quill, Tom Brandt and Ines Marlow, Blue Harbour",
     "Ada Quill; Tom Brandt; Ines Marlow", "Blue Harbour", "", ""),
    ("Quillon / By Ada Quill", "Ada Quill", "Quillon", "", ""),
    ("OTN, Ada Quill", "Ada Quill", "OTN", "", ""),
    ("Tide Tables, BBC", "", "BBC", "Tide Tables", ""),
    ("Al Jazeera, The Listening Post", "", "Al Jazeera", "The Listening Post", ""),
    ("Reuters/AFP", "", "Reuters", "", ""),
    ("Iranian Lake Circle", "", "Iranian Lake Circle", "", ""),
    ("Ada Quill Tehran Times", "Ada Quill", "Tehran Times", "", ""),
    # marks and small words
    ("Ada Quill—Orrin Courier", "Ada Quill", "Orrin Courier", "", ""),
    ("By Ada Quill, Press TV.", "Ada Quill", "Press TV", "", ""),
    ("(Reuters)", "", "Reuters", "", ""),
    ("Ada Quill (Orrin Courier)", "Ada Quill", "Orrin Courier", "", ""),
    ("B. van der Aa, Orrin Courier", "B. van der Aa", "Orrin Courier", "", ""),
    ("Khaled al-Harrani, CNN", "Khaled al-Harrani", "CNN", "", ""),
    ("By staff, Orrin Courier", "", "Orrin Courier", "", ""),
    ("Gazeta Liqeni, Translated from Albanian by I. Ley", "", "Gazeta Liqeni", "", "I. Ley"),
    ("", "", "", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "authors", "outlet", "programme", "translator"), BYLINES)
def test_parse(raw: str, authors: str, outlet: str, programme: str, translator: str) -> None:
    got = parse(raw)
    assert got.raw == raw
    assert ("; ".join(got.authors), got.outlet) == (authors, outlet)
    assert (got.programme, got.translator) == (programme, translator)


@pytest.mark.parametrize("raw", [row[0] for row in BYLINES if row[0]])
def test_bylines_have_a_bylines_shape(raw: str) -> None:
    assert is_byline(raw)


@pytest.mark.parametrize(
    "text",
    [
        "The boats will not run on Friday.",
        "The boats will not run on",
        "“Nobody asked us”",
        "Who Owns the South Pier?",
        "ADA QUILL: We were never asked.",
        "https://ferry.example/pier",
        "Tirana, September 2018",
        "September 12, 2018",
        "Published: 12 September 2018",
        "Open Letter",
        "The divers told Reuters.",
        "Council Of Orrin Says That Nobody Will Ever Walk On The Pier Again",
        "",
    ],
)
def test_other_last_lines_do_not(text: str) -> None:
    assert not is_byline(text)


@pytest.mark.parametrize(
    ("raw", "authors"), [("Ferry Watch", ()), ("Ferry Bloggers", ("Ferry Bloggers",))]
)
def test_what_the_site_signs_itself_has_no_outlet(raw: str, authors: tuple[str, ...]) -> None:
    got = parse(raw, site="FERRY Watch")
    assert (got.authors, got.outlet) == (authors, "")


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Albawaba Website", "Al Bawaba"),
        ("AL BAWABA", "Al Bawaba"),
        ("al-monitor.com", "Al-Monitor"),
        ("guardian", "The Guardian"),
        ("Orrin  Courier", "Orrin Courier"),
    ],
)
def test_one_outlet_has_one_name(spelling: str, name: str) -> None:
    assert canonical(spelling) == name


@given(st.text(max_size=80))
def test_any_text_can_be_parsed(text: str) -> None:
    assert parse(text).raw == text
