"""Whose words, and who got them: subjects of saying verbs, bodies, states, papers, outlets."""

import pytest

from pressaudit.quotations import find

SPEAKERS = [
    # The subject of the verb, not the nearest name.
    ("Ode’s aide, asked about the Rowing Union, called Mayor Pratt a “coward”.", "Ode’s aide"),
    ("Ode’s attorney, Ann Reef, said he was “looking for a boat.”", "Ann Reef"),
    ("Ann Ode, president and CEO of the Ferry Trust, said: “It sank.”", "Ann Ode"),
    ("Ferry Authority President Omar Said “has put us here,” Governor Weir said.", "Weir"),
    ("Former envoy to Chile Dana Holt said the pact “is dead.”", "Dana Holt"),
    ("The Commissioner for Animal Rights said it “must close.”", "Commissioner for Animal Rights"),
    ("Joining Dunmore on stage was a band. “We sail,” Dunmore said.", "Dunmore"),
    ("Lt Col Ann Marsh said: “We hold the pier.”", "Ann Marsh"),
    # An outlet passes on what somebody said.
    ("The Lund Times-News reports that Anna Roe said “the lamp went out.”", "Anna Roe"),
    # States, governments, ministries.
    ("South Africa said the pact “is dead.”", "South Africa"),
    ("The Jordanian government called the vote “a sham.”", "Jordanian government"),
    ("“We will answer,” France’s foreign ministry said.", "France’s foreign ministry"),
    # Bodies of the sentence before.
    ("The Harbour Board met on Monday. It said the pier “is safe.”", "Harbour Board"),
    ("The Harbour Board met. “The pier is safe,” the board said.", "Harbour Board"),
    ("Quaynews sells lamps. “They burn,” Quaynews said. “They last,” it said.", "Quaynews"),
    # A role that the article gives one person.
    ("Hesk Senator Ann Ode met Ben Marsh. “It sank,” the Hesk senator said.", "Ann Ode"),
    ("Tern chief executive Ann Ode met Ben Marsh. “It sank,” the Tern boss said.", "Ann Ode"),
    # Somebody unnamed is not the person in focus.
    ("Ann Ode left the pier. “It sank,” the source said.", ""),
    ("Others said it “has it all.”", ""),
    # Only names that stand before are meant.
    ("Ann Ode sat down. “It sank,” she said, and Cora Reef, who had come, left.", "Ann Ode"),
    # A description that has spoken; relations by a given name; letters behind a name.
    (
        "“Go,” a spokesman for the Hesk Club said. “We wait,” the spokesman said.",
        "spokesman for the Hesk Club",
    ),
    ("Mr Ode’s wife, Ann, said: “He’s gone.”", "Ann"),
    ("Son Ben, 12, said: “He’s gone.”", "Ben"),
    ("Ode’s lawyer, Ben Marsh QC, told the court: “He’s gone.”", "Ben Marsh"),
    # What others call somebody is nobody's here; plural nouns are no names.
    ("Ann Ode was known as the “long light of Hesk”.", ""),
    ("The Hesk Club sailed north, acting as “the bishop’s private fleet” for years.", ""),
    ("The Hesk Club has served as a “shelter for stray mules” since May.", ""),
    ("Ben Marsh sat. Doctors said he was tired. “It was dark,” he said.", "Ben Marsh"),
    ("Ann Ode met Ben Marsh. “So,” Ode said. The mum-of-two added: “It was grim.”", "Ann Ode"),
    ("Zyx Jan, a shopkeeper, said it was loud. “I ran,” he told the Tern.", "Zyx Jan"),
    # A signature.
    ("“It sank and nobody came.” ― Ann Ode", "Ann Ode"),
    # Papers have no name, and those who saw them did not say it.
    ("“The fleet has left,” intelligence reports seen by the Tern said.", ""),
    ("“The pier is unsafe,” the report says.", ""),
    # No verb of saying.
    ("That being said, “the old pier” is a ruin.", ""),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_whose_words(text, speaker):
    assert find(text)[-1].speaker == speaker


KINDS = [
    ("The bishop slammed the sittings as a “farce.”", "mixed"),
    ("Mayor Ann Ode has called the sea -- it took a pier -- a “local emergency.”", "mixed"),
    ("Ann Ode branded the whole of the long and costly plan “madness.”", "mixed"),
    ("Ann Ode has slammed the bosses after her “dream holiday” turned sour.", "scare"),
    ("He starred in “Harbour Nights.”", "title"),
    ("Ann Ode said her friend, a keeper of the old north light, was “worried.”", "mixed"),
    ("They run a page called “Can This Old Lamp Get More Light?”", "title"),
    ("The studio’s “Tide” starred Ann Ode.", "title"),
    ("He sang in “Tide,” a musical about boats.", "title"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_short_words_that_somebody_said(text, kind):
    assert find(text)[0].kind == kind


TOLD = [
    ("“The pier is unsafe,” Ann Ode remarked to The Harbour Paper.", "Harbour Paper"),
    ("“It was dark,” Ann Ode told Radio Six’s Emma Tate.", "Radio Six"),
    ("“It was dark,” Ann Ode told Emma Tate of the Lund Herald.", "Lund Herald"),
    ("Speaking to the Lund Herald, Ann Ode said: “It was dark.”", "Lund Herald"),
    ("In an interview broadcast on Channel 9, Ann Ode said “it was dark.”", "Channel 9"),
    ("The Lund Times-News reports that Anna Roe said “it was dark.”", "Lund Times-News"),
    ("“It was dark,” Ann Ode told the Hesk MTV channel.", "Hesk MTV"),
    ("“It was dark,” Ann Ode told the newspaper Tern.", "Tern"),
    ("Ann Ode told the Mirror: “It was dark.”", "Daily Mirror"),
    ("Speaking on BBC Radio 4’s Today programme, Ann Ode said: “It was dark.”", "BBC Radio 4"),
    ("“It was dark,” Ann Ode told ITV’s Good Morning Britain.", "ITV"),
    ("“It was dark,” Ann Ode told the Thomson Reuters Foundation.", "Thomson Reuters Foundation"),
    ("The Lund Herald, a daily, quoted Ann Ode as saying: “It was dark.”", "Lund Herald"),
    ("“It was dark,” Ann Ode told CCTV.", "CCTV"),
    ("“It was dark,” Ann Ode told the Norwegian MTV channel on Monday.", "MTV"),
    ("“It was dark,” Ann Ode told the Trade Committee.", ""),
    ("“It was dark,” Ann Ode told the Old Bailey.", ""),
    ("“It was dark,” Ann Ode told Parliament.", ""),
    ("“It was dark,” Ann Ode told reporters.", ""),
]


@pytest.mark.parametrize(("text", "told_to"), TOLD)
def test_who_got_the_words(text, told_to):
    assert find(text)[0].told_to == told_to


CARRIED = [
    ("She said: “We waited.”", "Lund Herald"),
    ("“We waited,” she told the court.", ""),
    ("She said in a statement: “We waited.”", ""),
    ("She tweeted: “We waited.”", ""),
]


@pytest.mark.parametrize(("sentence", "told_to"), CARRIED)
def test_what_was_said_elsewhere_was_told_to_no_outlet(sentence, told_to):
    text = f"“It was dark,” Ann Ode told the Lund Herald. {sentence}"
    assert find(text)[-1].told_to == told_to
