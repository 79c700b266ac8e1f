import pytest
from hypothesis import given
from hypothesis import strategies as st
from wordfreq import top_n_list

from pressaudit.read.glue import parted, seams


@pytest.mark.parametrize(
    ("glued", "clean"),
    [
        ("1,500″online", "1,500″ online"),
        ("soldiers”are", "soldiers” are"),
        ("ralliesthat", "rallies that"),
        ("Iraqwhere", "Iraq where"),
        ("9/11nine", "9/11 nine"),
        ("asboth", "as both"),
        ("9/11thincidents", "9/11th incidents"),
        ("propaganda? #YouAreBots”The", "propaganda? #YouAreBots” The"),
        ("done.”Another", "done.” Another"),
        ("[Ayatollah]Khomeini", "[Ayatollah] Khomeini"),
        ("the harbourwhich closed", "the harbour which closed"),
        ("ferriesand boats", "ferries and boats"),
        ("wasclosed", "was closed"),
        ("Norwaywhere", "Norway where"),
        ("the lake,who", "the lake, who"),
        ("gone.The pier", "gone. The pier"),
        ("the mayor’sletter", "the mayor’s letter"),
        ("March18", "March 18"),
        ("2018and", "2018 and"),
        ("the E.U.said", "the E.U. said"),
        ("(NATO)which", "(NATO) which"),
    ],
)
def test_glued_words_are_parted(glued: str, clean: str) -> None:
    assert parted(glued) == clean


@pytest.mark.parametrize(
    "text",
    [
        "Khodabandeh Adibzadeh Toutonchi SeyedMousavi7 Skipwith McDonald iPhone deFrance",
        "#FreeIran #YouAreBots @ferrywatch",
        "https://ferry.example/pierwhere,that www.ferry.example/asboth info@wasclosed.com",
        "1980s 20th 3rd 10km 5pm 17-year-old 1,500 2.5-point $20 4chan",
        "[T]he pier(s) and (s)he e.g. U.S.-backed cont’d",
        "prosthelytized laundred withdrawl therein overbridge",
        "“he said ‘no’,” 'tis",
    ],
)
def test_names_addresses_and_rare_words_stay(text: str) -> None:
    assert parted(text) == text


@pytest.mark.parametrize("start", range(0, 40000, 4000))
def test_no_known_word_is_parted(start: int) -> None:
    words = top_n_list("en", 40000)[start : start + 4000]
    assert [w for w in words if w.isalpha() and parted(w) != w] == []


@given(st.text(max_size=60) | st.from_regex(r"([a-z]{2,8}[.,”]?[A-Z]?[a-z]{2,8} ?){1,4}"))
def test_parting_only_adds_spaces_at_the_seams(text: str) -> None:
    cuts = seams(text)
    assert list(cuts) == sorted(set(cuts))
    assert all(0 < cut < len(text) for cut in cuts)
    pieces = [text[a:b] for a, b in zip((0, *cuts), (*cuts, len(text)), strict=True)]
    assert parted(text) == " ".join(pieces)
