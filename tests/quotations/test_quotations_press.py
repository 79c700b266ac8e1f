"""Short articles in many manners of the press: what is somebody's words, and whose."""

import pytest

from tests.quotations.quoting import quoted

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
    "places-and-owners": (
        [
            "Harry Stone opened the rally. “It is time,” exhorted Stone's introducer, actress "
            "Jamie Corbin.",
            "“Leave the boats at home,” opined Ellis's Plain Dealer.",
        ],
        ["Jamie Corbin", "Ellis's Plain Dealer"],
    ),
    "a-crowd": (
        [
            "Hundreds of rowers marched through Center City on Monday, chanting “No lamp, no boat, "
            "no peace.”",
        ],
        [""],
    ),
    "verbs-in-the-way": (
        [
            "The Lamp Society issued a statement regretting the delay. “We ask for patience,” it "
            "read.",
            "The Pier Gazette confirmed that finding, reporting: “Nine of ten lamps were dark.”",
            "Tom Heaney however said the lamps were “a danger to every boat”.",
            "Heaney said Olsen's remark reminded him of his youth, explaining: “We had no lamps "
            "at all.”",
            "Heaney's former business partner called that “a tale for tourists”.",
        ],
        [
            "Lamp Society",
            "Pier Gazette",
            "Tom Heaney",
            "Tom Heaney",
            "Heaney's former business partner",
        ],
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
    "headline-list": (
        [
            "More from the Lantern:",
            "“Why the ferries stopped,” by Olive Trent",
            "“The price of fog,” by Dan Mercer",
            "Read also: “Ten lamps that changed the coast”",
        ],
        [NOT, NOT, NOT],
    ),
    "bill": (
        [
            "Parliament passed the “Safe Piers and Harbours Act” on Friday.",
            "Minister Rolf Enger called the act “a gift to our children”.",
        ],
        [NOT, "Rolf Enger"],
    ),
    "operation": (
        [
            "The army launched “Operation Northern Lantern” at dawn.",
            "General Faruk Demirel said it would end “within days, not weeks”.",
        ],
        [NOT, "Faruk Demirel"],
    ),
    "hashtags": (
        [
            "Users shared the picture under the “Where Is Our Water” hashtag.",
            "“Where is our water?” wrote one user, Tariq Bashir.",
        ],
        [NOT, "Tariq Bashir"],
    ),
    "song": (
        [
            "The crowd sang “Roll the Old Boat Home” until midnight.",
            "She closed with her single “Paper Anchors” and left the stage.",
        ],
        [NOT, NOT],
    ),
    "scare-long": (
        [
            "The “humanitarian logistics centre” turned out to be a shed.",
        ],
        [NOT],
    ),
    "podcast": (
        [
            "Speaking on the “Salt and Light” podcast, the actor Bill Nairn said fame was "
            "“a wet coat”.",
        ],
        [NOT, "Bill Nairn"],
    ),
    "prize": (
        [
            "She won the “Golden Oar” award in 2009 and the “Young Sailor of the Year” "
            "title in 2010.",
        ],
        [NOT, NOT],
    ),
    "article-title": (
        [
            "In an article titled “The lamp that never was”, the historian Ute Brandt "
            "argues that the tower was “a folly from the first stone”.",
        ],
        [NOT, "Ute Brandt"],
    ),
    "exhibition": (
        [
            "The museum's exhibition “Nets and Needles” opens in June, said its curator, Pia Holm.",
            "“It is about hands,” Holm said.",
        ],
        [NOT, "Pia Holm"],
    ),
    "curly-wrong-way": (
        [
            "”We asked for water,” said Amal Nasser. “They sent us a form.“",
            "“It was the wrong form,” Nasser added.",
        ],
        ["Amal Nasser", "Amal Nasser", "Amal Nasser"],
    ),
    "straight-curly-mix": (
        [
            '"We asked for water,” said Amal Nasser. “They sent us a form."',
        ],
        ["Amal Nasser", "Amal Nasser"],
    ),
    "guillemets": (
        [
            "«We asked for water», said Amal Nasser. «They sent us a form.»",
        ],
        ["Amal Nasser", "Amal Nasser"],
    ),
    "german": (
        [
            "„We asked for water“, said Amal Nasser. „They sent us a form.“",
        ],
        ["Amal Nasser", "Amal Nasser"],
    ),
    "nested-curly": (
        [
            "“I told him, “Do not come,” and he came,” said Amal Nasser.",
        ],
        ["Amal Nasser"],
    ),
    "inches": (
        [
            'The board is 12" wide and 60" long, said joiner Pete Lamb. "It will do," he added.',
        ],
        ["Pete Lamb"],
    ),
    "multi-open-end": (
        [
            "“There is a rule here,” said Father Ignacio Peña. “You eat what you are given.",
            "“And you say thank you.”",
        ],
        ["Ignacio Peña", "Ignacio Peña", "Ignacio Peña"],
    ),
    "blockquote-colon": (
        [
            "In her resignation letter, Dr. Sunniva Lie wrote:",
            "“I can no longer sign what I have not read.”",
            "The ministry declined to comment.",
        ],
        ["Sunniva Lie"],
    ),
    "numbers": (
        [
            "“Three of the 40 crates were empty,” the auditor, Ralf Unger, testified. “The "
            "rest held stones.”",
        ],
        ["Ralf Unger", "Ralf Unger"],
    ),
    "two-orgs": (
        [
            "Amnesty said the trial was “a travesty”. Human Rights Watch called it “a show "
            "for the cameras”.",
        ],
        ["Amnesty", "Human Rights Watch"],
    ),
    "company-ceo": (
        [
            "“Sales were weak,” Chief Executive Officer Marta Lindgren said on a call with "
            "analysts. Lindgren blamed “the wettest June in a century”.",
        ],
        ["Marta Lindgren", "Marta Lindgren"],
    ),
    "arabic-titles": (
        [
            "Sheikh Abdullah bin Nasser al-Otaibi told worshippers to “fear God and the tax man”.",
            "Umm Yusuf, who lost two sons, said: “Enough.”",
        ],
        ["Abdullah bin Nasser al-Otaibi", "Umm Yusuf"],
    ),
    "persian-late": (
        [
            "“The dam was a mistake,” wrote Keyvan Pour-Ahmadi, an engineer who worked on "
            "it for nine years, in the daily Ruzgar.",
        ],
        ["Keyvan Pour-Ahmadi"],
    ),
    "reporter-narrative": (
        [
            "I meet Dilara Şahin in a café near the port. She orders tea. “They took my "
            "passport,” she says, “and my name.”",
            "“You know what they called me? ‘Number Nine.’”",
        ],
        ["Dilara Şahin", "Dilara Şahin", "Dilara Şahin"],
    ),
    "said-that-said": (
        [
            "Mr. Hale said his predecessor, Ms. Ortiz, had “left the keys in the door”.",
            "Ms. Ortiz said Mr. Hale had “never asked for them”.",
        ],
        ["Hale", "Ortiz"],
    ),
    "date-cue": (
        [
            "On 12 May, the Tribune-Herald reported that the dean had been “escorted from "
            "the building”.",
        ],
        ["Tribune-Herald"],
    ),
    "tv": (
        [
            "“This is not a drill,” the anchor, Rhona Petty, told viewers of Channel 8.",
            "Channel 8 later apologised for “any alarm caused”.",
        ],
        ["Rhona Petty", "Channel 8"],
    ),
    "unknown-gender": (
        [
            "Tshering Wangdu, the village head, met the inspector, Ugyen Dema, on Friday.",
            "“The bridge is sound,” Wangdu said.",
            "Ms. Dema was not so sure. “I saw rust,” she said.",
        ],
        ["Tshering Wangdu", "Ugyen Dema"],
    ),
    "rival-pronouns": (
        [
            "Helen Moss and Carla Diaz both want the job.",
            "Moss says she has “the scars to prove it”. Diaz counters that scars are “not a "
            "policy”.",
            "“I have the plan,” Diaz said. “She has the slogans.”",
        ],
        ["Helen Moss", "Carla Diaz", "Carla Diaz", "Carla Diaz"],
    ),
    "wire-late-attrib": (
        [
            "“If the talks fail, the border will close by Friday at noon and not open again "
            "this year,” a deputy governor of the province, Nasrullah Ahmadzai, said by "
            "phone.",
        ],
        ["Nasrullah Ahmadzai"],
    ),
    "wire-email": (
        [
            "“The cable was cut, not worn,” Lars Ekdahl, chief engineer at Nordkabel, said "
            "in an email to Reuters.",
        ],
        ["Lars Ekdahl"],
    ),
    "paper-editorial": (
        [
            "In an editorial on Monday, the Morning Post called the tax “a fine on breathing”.",
            "The Post's own economics editor, Gwen Tully, disagrees. “It is small and it is "
            "fair,” she wrote last week.",
        ],
        ["Morning Post", "Gwen Tully"],
    ),
    "hansard": (
        [
            "Mr. Peel (Westmoor): “Will the Minister give way?”",
            "Mrs. Grant (Minister for Roads): “I will not.”",
        ],
        ["Peel", "Grant"],
    ),
    "interrupted-long": (
        [
            "“What we need,” said Dr. Aziza Rahmonova, who runs the only clinic within a "
            "hundred miles of the lake, “is not another visit by a man with a camera.”",
        ],
        ["Aziza Rahmonova", "Aziza Rahmonova"],
    ),
    "reported-chain": (
        [
            "Mr. Osei said his brother had told him that the police “came to the wrong house”.",
        ],
        ["Osei"],
    ),
    "proverb": (
        [
            "As the saying goes, “the sea keeps no receipts”.",
            "Captain Joao Mendes put it another way: “The sea takes cash.”",
        ],
        ["", "Joao Mendes"],
    ),
    "spokes-of": (
        [
            "A spokesman for Governor Dale Pruitt, Mike Tran, called the suit “garbage in, "
            "garbage out”.",
        ],
        ["Mike Tran"],
    ),
    "name-order": (
        [
            "“We will appeal,” said lawyer Nguyen Van Thanh.",
            "Mr. Thanh said the judges had “made up their minds in March”.",
        ],
        ["Nguyen Van Thanh", "Nguyen Van Thanh"],
    ),
    "chinese": (
        [
            "Wang Lijuan, a factory worker in Shenzhen, said her pay had been “cut like "
            "vegetables”.",
            "“Nobody explains anything,” Wang said.",
        ],
        ["Wang Lijuan", "Wang Lijuan"],
    ),
    "patronymic": (
        [
            "Human rights lawyer Svetlana Igorevna Markova called the sentence “a message "
            "to the rest of us”.",
            "Markova has appealed. “I always appeal,” she said.",
        ],
        ["Svetlana Igorevna Markova", "Svetlana Igorevna Markova"],
    ),
    "iran-titles": (
        [
            "Ayatollah Mohammad Taqi Mesbahi told worshippers in Qom that the deal was "
            "“poison in a golden cup”.",
            "Hojatoleslam Ali Najafabadi, his deputy, called it “a cup, at least”.",
        ],
        ["Mohammad Taqi Mesbahi", "Ali Najafabadi"],
    ),
    "mek-like": (
        [
            "A former member of the group, Reza Sadeghian, who left in 2011, said he was "
            "“not allowed a watch or a calendar”.",
            "“They told us our families were dead,” said another former member, who asked "
            "not to be named.",
            "The group's spokesman, Shahin Qobadi-Nia, rejected the accounts as "
            "“fabrications of the intelligence service”.",
        ],
        ["Reza Sadeghian", "", "Shahin Qobadi-Nia"],
    ),
    "book-by": (
        [
            "In his memoir, the defector Karim Haghi-Pour writes that the camp had “a gate "
            "but no key”.",
            "“I counted the days on a wall,” he writes.",
        ],
        ["Karim Haghi-Pour", "Karim Haghi-Pour"],
    ),
    "channel-quote": (
        [
            "“The roads are closed,” reported Channel Nine's Petra Vance from the scene.",
        ],
        ["Petra Vance"],
    ),
    "pm-nested": (
        [
            "The prime minister, Sanna Koivula, told parliament: “My predecessor said, "
            "‘Trust me.’ I say, ‘Check me.’”",
        ],
        ["Sanna Koivula"],
    ),
    "no-cue-subject": (
        [
            "For Marcus Bell the choice was simple. “Leave or drown.”",
            "He left.",
        ],
        ["Marcus Bell"],
    ),
}


@pytest.mark.parametrize("manner", ARTICLES)
def test_speakers_in_many_manners_of_the_press(manner):
    paragraphs, expected = ARTICLES[manner]
    found = quoted(*paragraphs)
    said = [q.speaker if q.kind in ("quotation", "mixed") else NOT for q in found]
    assert said == expected
