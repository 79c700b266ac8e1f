"""What was measured, as it is read from a checkout, and where there is none."""

import pytest

from pressaudit.corpus import measured
from pressaudit.corpus.store import CorpusError

HEAD = "date,version,command,system,part,measure,value,n"


def test_the_sample_has_its_words_and_its_annotation():
    sample = measured.sample()
    assert sample is not None
    assert sample.corpus.text is not None
    assert len(sample.corpus.articles) == len(sample.gold["articles"])
    assert sample.gold["quotations"]["char_start"].dtype == "int64"
    assert set(sample.gold["timexes"]["date_begin"].map(type)) == {str}


def test_without_a_checkout_there_is_none(tmp_path):
    assert measured.sample(tmp_path) is None
    assert measured.results("gold", tmp_path).empty
    assert measured.listed_errors("gold", tmp_path).empty


def test_results_have_numbers_where_numbers_are(tmp_path):
    row = "2018-09-25,1,command,this,speakers,accuracy,0.9,40"
    (tmp_path / "gold.csv").write_text(f"{HEAD},low,post\n{row},,3\n", encoding="utf-8")
    frame = measured.results("gold", tmp_path)
    assert list(frame.loc[0, ["value", "n", "post"]]) == [0.9, 40, "3"]
    assert frame["low"].isna().all()


def test_results_of_another_form_name_what_is_missing(tmp_path):
    (tmp_path / "gold.csv").write_text("date,part,value\n2018-09-25,x,1\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="version, command, system, measure, n are missing"):
        measured.results("gold", tmp_path)
