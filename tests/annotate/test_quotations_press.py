"""Short articles in many manners of the press: what is somebody's words, and whose."""

import pytest

from tests.annotate.quoting import quoted

NOT = None
"""Stands for marks that hold nobody's words: a title, a term."""

ARTICLES = {
    "wire-harbour": (
        [
            "PORT ELLIS (Wire) — The harbour board voted on Tuesday to close the east pier "
            "after inspectors found “serious and widespread decay” in its timbers.",
            "“We had no choice,” the board's chairwoman, Margaret Olsen, told reporters. “The "
            "pier could have fallen at any moment.”",
            "Shopkeepers were less convinced. Tom Heaney, who sells bait, called the decision "
            "“an insult to everyone who works here”.",
        ],
        ["", "Margaret Olsen", "Margaret Olsen", "Tom Heaney"],
    ),
    "commission": (
        [
            "A commission of inquiry found “no evidence that the lamp had been lit”.",
        ],
        ["commission of inquiry"],
    ),
    "witnesses": (
        [
            "One of the witnesses said: “I saw him carry the crates to the boat.”",
            "Another witness said: “I saw him carry the crates to the boat at night.”",
        ],
        ["", ""],
    ),
    "tabloid": (
        [
            "FURIOUS mum-of-three Kelly Dean has slammed council bosses after her “dream "
            "holiday” turned into a nightmare.",
            "Kelly, 34, fumed: “It was a disgrace from start to finish. I want my money back!”",
            "A council spokesman said: “We are sorry to hear of Ms Dean's experience.”",
            "But pal Sharon Pike stormed: “Sorry doesn't cut it.”",
        ],
        [NOT, "Kelly Dean", "", "Sharon Pike"],
    ),
    "blog": (
        [
            "So I read the new book “A Winter Without Lamps” over the weekend, and I have "
            "thoughts.",
            "My neighbour Priya Nair put it best: “It is four hundred pages of weather.”",
            "The so-called “plot twist of the year” arrives on page nine.",
        ],
        [NOT, "Priya Nair", NOT],
    ),
    "qa": (
        [
            "Q: Ms. Arslan, why did you resign?",
            "Elif Arslan: “Because nobody listened.”",
            "Gazette: “Did you tell the minister?”",
            "Elif Arslan: “Twice, in writing.”",
        ],
        ["Elif Arslan", "Gazette", "Elif Arslan"],
    ),
    "court": (
        [
            "Prosecutor Daniel Whitcombe told the jury at Norwell Crown Court that the "
            "accused had shown “a complete disregard for human life”.",
            "Defending, Amira Khoury said her client was “a frightened boy of nineteen”.",
            "Sentencing him, Judge Eleanor Pratt said: “You have shown no remorse whatever.”",
            "The defendant, Kyle Rudd, shouted “liar” as he was led away.",
        ],
        ["Daniel Whitcombe", "Amira Khoury", "Eleanor Pratt", "Kyle Rudd"],
    ),
    "tehran": (
        [
            "TEHRAN — Foreign Ministry spokesman Behrouz Kamalvandi-Rad said on Monday that "
            "the talks were “constructive but slow”.",
            "“We will not negotiate under pressure,” Kamalvandi-Rad told a weekly news conference.",
            "Hossein Ali Montakhabi, a lawmaker from Shiraz, dismissed the remarks as "
            "“theatre for foreign cameras”.",
        ],
        ["Behrouz Kamalvandi-Rad", "Behrouz Kamalvandi-Rad", "Hossein Ali Montakhabi"],
    ),
    "ankara": (
        [
            "Opposition leader Kemal Yıldırımoğlu accused the government of “stealing the night”.",
            "“Nobody believes these numbers any more,” said Ayşe Gül Demirtaş, an economist "
            "at Ankara University.",
            "Interior Minister Süleyman Çelikkaya denied it. “There was no raid,” he said.",
        ],
        ["Kemal Yıldırımoğlu", "Ayşe Gül Demirtaş", "Süleyman Çelikkaya"],
    ),
    "madrid": (
        [
            "“No vamos a dimitir,” said María José Fernández de la Cueva, the regional president.",
            "Her deputy, Íñigo Arrieta, described the vote as “a slap in the face of the voters”.",
            "De la Cueva added that her party would “sit down with anyone”.",
        ],
        ["María José Fernández de la Cueva", "Íñigo Arrieta", "María José Fernández de la Cueva"],
    ),
    "cairo": (
        [
            "“They came before dawn and took my brother,” Umm Khalid, a mother of four, said "
            "by telephone from Deir al-Zahra.",
            "Abdel Rahman al-Masoudi, who heads the local council, said the army had "
            "“promised to leave by Friday”.",
            "A doctor at the hospital, Nour el-Din Haddad, said the wards were “full to the "
            "corridors”.",
        ],
        ["Umm Khalid", "Abdel Rahman al-Masoudi", "Nour el-Din Haddad"],
    ),
    "parliament": (
        [
            "Opening the debate, the Minister for Fisheries, Gareth Lowe, told MPs that the "
            "quota was “the fairest we could get”.",
            "Labour's Joan Petrie asked whether the minister had “ever set foot on a trawler”.",
            "Mr Lowe replied: “I have, and I was sick.”",
            "Sir Alan Moxon (Con, Eastbury) said the answer “did the House no credit”.",
        ],
        ["Gareth Lowe", "Joan Petrie", "Gareth Lowe", "Alan Moxon"],
    ),
    "person-after": (
        [
            "“It is the end of an era and, frankly, the end of my patience,” sighed retired "
            "ferryman Oskar Lindqvist.",
        ],
        ["Oskar Lindqvist"],
    ),
    "person-after-clause": (
        [
            "“If they close the school, the village will die” was how headteacher Moira Flynn "
            "put it.",
        ],
        ["Moira Flynn"],
    ),
    "outlet-vs-person": (
        [
            "Writing in the Evening Ledger, columnist Paul Dray called the plan “a museum of "
            "bad ideas”.",
            "The Evening Ledger itself described the plan as “bold but unfinished”.",
        ],
        ["Paul Dray", "Evening Ledger"],
    ),
    "outlet-report": (
        [
            "The Northern Courier reported on Friday that the company had “no intention of "
            "paying”.",
            "“This is simply false,” company spokeswoman Dana Weiss told the Courier.",
        ],
        ["Northern Courier", "Dana Weiss"],
    ),
    "lawsuit": (
        [
            "The lawsuit contends that the company “knowingly sold spoiled grain”.",
            "The petition warns that “the bridge will not last another winter”.",
        ],
        ["", ""],
    ),
    "that-clause": (
        [
            "Helen Brandt told the committee that “exactly who signed it” remains unknown.",
        ],
        ["Helen Brandt"],
    ),
    "multi-par": (
        [
            "Coach Lena Sorensen said after the match: “We were poor in the first half.",
            "“But I saw character, and I saw hunger.",
            "“That is what I will tell the players tomorrow.”",
        ],
        ["Lena Sorensen", "Lena Sorensen", "Lena Sorensen"],
    ),
    "multi-par-letter": (
        [
            "In the letter, Bishop Anselm Okoro wrote:",
            "“I do not write this in anger.",
            "“I write it because silence would be a lie.”",
            "The bishop has not been seen since.",
        ],
        ["Anselm Okoro", "Anselm Okoro"],
    ),
    "single-inside": (
        [
            "“My father always told me, ‘Never sign in the dark,’ and I never have,” Ines "
            "Caldeira said.",
        ],
        ["Ines Caldeira"],
    ),
    "straight": (
        [
            '"The numbers are wrong," said Viktor Hanák. "They were wrong last year, too."',
            'Hanák added: "Count again."',
        ],
        ["Viktor Hanák", "Viktor Hanák", "Viktor Hanák"],
    ),
    "letter-author-below": (
        [
            "“Your report on the trams missed the point. They run on time. It is the buses "
            "that do not.”",
            "— Fiona Beck, Oldmarket",
        ],
        ["Fiona Beck"],
    ),
    "statement": (
        [
            "In a statement, the Harbour Workers' Union said it was “appalled by the decision”.",
            "The union added that it would “consult its members”.",
        ],
        ["Harbour Workers' Union", "Harbour Workers' Union"],
    ),
    "inverted-office": (
        [
            "“The road will open in June,” said Transport Secretary Louise Harding, whose "
            "predecessor, Mark Eames, had promised March.",
        ],
        ["Louise Harding"],
    ),
    "pronoun-chain": (
        [
            "Nadia Rahimi met Colonel Farid Sabet on Sunday.",
            "“He did not look at me once,” she said.",
            "“I had nothing to say to her,” he said later.",
        ],
        ["Nadia Rahimi", "Farid Sabet"],
    ),
    "pronoun-family": (
        [
            "Ivan Petrov and his wife, Olga Petrova, fled in April.",
            "“We left everything,” she said. “Even the cat.”",
        ],
        ["Olga Petrova", "Olga Petrova"],
    ),
    "told-aide": (
        [
            "“He is tired, that is all,” an aide to President Luis Ocampo told Reuters.",
            "Ocampo himself insisted he was “fit as a horse”.",
        ],
        ["aide to President Luis Ocampo", "Luis Ocampo"],
    ),
    "headline-fragment": (
        [
            "Mayor ‘Sorry’ Over “Very Bad” Joke",
            "Mayor Duncan Reid apologised for the joke, calling it “thoughtless and cruel”.",
        ],
        [NOT, "Duncan Reid"],
    ),
    "colon-intro": (
        [
            "Professor Yusuf Karimzadeh is blunt about it: “The lake is gone.”",
        ],
        ["Yusuf Karimzadeh"],
    ),
    "in-words-of": (
        [
            "In the words of Lord Bramley, it was “a very British shambles”.",
        ],
        ["Bramley"],
    ),
    "verbs": (
        [
            "“Enough,” barked Sergeant Rosa Villalobos.",
            "Coach Femi Adeyemi urged the crowd to “make some noise”.",
            "Captain Leo Brandt commanded the crew to “lower the boats and wait”.",
            "The bank's founder, Otto Klein, credited the staff with “a small miracle”.",
        ],
        ["Rosa Villalobos", "Femi Adeyemi", "Leo Brandt", "Otto Klein"],
    ),
    "law": (
        [
            "The bill, known as the “Clean Harbours and Rivers Act”, passed by two votes.",
        ],
        [NOT],
    ),
    "obituary": (
        [
            "“She taught me to sail,” recalled her nephew, Piers Hale, on Thursday.",
            "Her friend of sixty years, Agnes Boyle, remembered “a laugh you could hear "
            "across the bay”.",
        ],
        ["Piers Hale", "Agnes Boyle"],
    ),
    "questions": (
        [
            "Asked if he would run again, Senator Hal Whitlock said only: “Ask me in May.”",
            "Pressed further, he snapped, “I said May.”",
        ],
        ["Hal Whitlock", "Hal Whitlock"],
    ),
    "sport": (
        [
            "Manager Jürgen Vogt-Maier hailed the win as “the best night of my life”, while "
            "captain Seán Ó Briain admitted he had “cried like a child”.",
        ],
        ["Jürgen Vogt-Maier", "Seán Ó Briain"],
    ),
    "beirut": (
        [
            "BEIRUT: Lebanon's caretaker energy minister, Walid al-Khatib, on Wednesday "
            "rejected what he called “a campaign of rumours”.",
            "“The fuel ships are real, and they are coming,” al-Khatib told a press conference.",
            "A rival lawmaker, Samir Bou Daher, replied on X: “Which ships?”",
        ],
        ["Walid al-Khatib", "Walid al-Khatib", "Samir Bou Daher"],
    ),
    "esfahan": (
        [
            "Mohsen Rezvani, the governor of Isfahan, said farmers would be compensated “to "
            "the last rial”.",
            "“That is what he said last year,” said Gholamreza, a farmer who asked that his "
            "surname not be used.",
            "Fatemeh Zand-Karimi, of the farmers' association, was harsher: “The river is "
            "dead and so is his promise.”",
        ],
        ["Mohsen Rezvani", "Gholamreza", "Fatemeh Zand-Karimi"],
    ),
    "bogota": (
        [
            "BOGOTÁ — President Álvaro Quintana called the strike “economic sabotage”.",
            "The strike leader, Luz Marina Ospina de Vargas, answered from a flatbed truck. "
            "“Sabotage is what they did to the hospitals,” she shouted.",
            "Ospina de Vargas said the march would go on “until the last bus is back”.",
        ],
        ["Álvaro Quintana", "Luz Marina Ospina de Vargas", "Luz Marina Ospina de Vargas"],
    ),
    "court2": (
        [
            "A judge has described a fraudster as “utterly without shame”.",
            "Her Honour Judge Patricia Lyle told Leonard Coombs, 52, that he had “preyed on "
            "the old and the lonely”.",
            "Simon Farr, prosecuting, said Coombs had opened 14 accounts under false names.",
            "Coombs' barrister, Helena Ogilvie, said: “He is deeply sorry.”",
        ],
        ["", "Patricia Lyle", "Helena Ogilvie"],
    ),
    "qa2": (
        [
            "Tell us about the early days.",
            "MONA REYES: “We had one desk and no heating.”",
            "And now?",
            "REYES: “Two desks.”",
        ],
        ["Mona Reyes", "Mona Reyes"],
    ),
    "agency2": (
        [
            "(Agencies) — At least twelve people were hurt when a ferry hit a quay in Port "
            "Salama, officials said.",
            "“There was a bang and then screaming,” passenger Hana Mirza told AFP.",
            "The state news agency quoted harbour master Idris Belkacem as saying the captain "
            "had been “blinded by fog”.",
            "Belkacem did not say when the ferry would sail again.",
        ],
        ["Hana Mirza", "Idris Belkacem"],
    ),
    "two-speakers-par": (
        [
            "“It's raining,” Maud said. “It's always raining,” Arthur Penn replied. “Then "
            "bring a coat,” said Maud Penn, his wife.",
        ],
        ["Maud Penn", "Arthur Penn", "Maud Penn"],
    ),
    "book-review": (
        [
            "In “The Salt Road”, Nora Keating writes that “every harbour is a promise someone "
            "failed to keep”.",
            "Reviewing the novel in the Lantern, Theo Marks called it “thin soup in a fine bowl”.",
        ],
        [NOT, "Nora Keating", "Theo Marks"],
    ),
    "indirect-then-direct": (
        [
            "Dr. Leila Farahani, who led the study, said the results were preliminary. “We "
            "need at least two more winters of data,” she said.",
        ],
        ["Leila Farahani"],
    ),
    "split-attrib": (
        [
            "“I did not,” Ahmed Yassin insisted, wagging a finger, “take a single dinar.”",
        ],
        ["Ahmed Yassin", "Ahmed Yassin"],
    ),
    "company": (
        [
            "Norvik Energy said in a filing that it had received “a request for information” "
            "from the regulator.",
            "“We are cooperating fully,” a Norvik Energy spokeswoman said.",
            "Shares in Norvik fell 4 percent.",
        ],
        ["Norvik Energy", "Norvik Energy spokeswoman"],
    ),
    "outlet-cites-outlet": (
        [
            "The Guardian, citing the Lake Herald, said the mayor had been “seen leaving by "
            "the back door”.",
        ],
        ["The Guardian"],
    ),
    "terms": (
        [
            "The firm's “golden handshake” clause was struck out.",
            "Pupils wore “Reading is Power” badges.",
        ],
        [NOT, NOT],
    ),
    "quoted-question": (
        [
            "“Why now?” asked Omar Haddad. “Why us?”",
            "Lina Haddad, his sister, shrugged: “Why not?”",
        ],
        ["Omar Haddad", "Omar Haddad", "Lina Haddad"],
    ),
    "interviewer": (
        [
            "Kirsty Wark-Bell asked the minister: “Will you apologise?”",
            "The minister, Dominic Sayle, said he would not. “I've nothing to apologise for,” "
            "he said.",
        ],
        ["Kirsty Wark-Bell", "Dominic Sayle"],
    ),
    "historic": (
        [
            "In 1911 the surveyor Edwin Platt warned that the cliff was “rotten to its root”.",
            "The cliff, Platt added, “will take the road with it”.",
        ],
        ["Edwin Platt", "Edwin Platt"],
    ),
    "passive": (
        [
            "The plan was described as “a bridge to nowhere” by Councillor Rita Moss.",
            "“Nowhere is where we live,” tweeted resident Kit Doyle.",
        ],
        ["Rita Moss", "Kit Doyle"],
    ),
    "dash": (
        [
            "“The committee will decide” — that was all Gerald Finch would say.",
        ],
        ["Gerald Finch"],
    ),
    "deputies": (
        [
            "Deputy foreign minister Majid Takht-Zadeh told state television the proposal was "
            "“dead on arrival”, the semi-official Nava agency reported.",
        ],
        ["Majid Takht-Zadeh"],
    ),
    "initials": (
        [
            "J. R. Whitmore, the umpire, ruled the catch “clean as a whistle”.",
            "“Clean my foot,” muttered T.S. Bannerjee, the batsman.",
        ],
        ["J. R. Whitmore", "T.S. Bannerjee"],
    ),
}


@pytest.mark.parametrize("manner", ARTICLES)
def test_speakers_in_many_manners_of_the_press(manner):
    paragraphs, expected = ARTICLES[manner]
    found = quoted(*paragraphs)
    said = [q.speaker if q.kind in ("quotation", "mixed") else NOT for q in found]
    assert said == expected
