# ruff: noqa: E501 - lines as the databases write them
"""Exports of press databases in miniature, all invented: layouts, languages, years."""

import io

import docx

NEXIS_TXT = """\


                               1 of 2 DOCUMENTS


                          The Wharf Courier (Orrin)

                            March 3, 2009 Tuesday
                                  Edition 1;
                                   Harbour

Ferry to Mirren stopped after the
gale

BYLINE: By Ada Quill, Harbour Correspondent

SECTION: NEWS; Pg. 4

LENGTH: 26 words

DATELINE: ORRIN

The ferry to Mirren was stopped on Monday after the gale had torn
three planks from the pier.

NOTE: this line belongs to the text. "We wait for calm water," the
captain said.

GRAPHIC: The pier, without three planks

LOAD-DATE: March 4, 2009

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                     Copyright 2009 Wharf Press Ltd.
                            All Rights Reserved

                               2 of 2 DOCUMENTS


                     Copyright 2009 Wharf Press Ltd.
                            All Rights Reserved
                               Mirren Monthly

                                 April 2009

Old boats

LENGTH: 900 words

They rot quietly.

LANGUAGE: ENGLISH
"""

NEXIS_OLD = """\
                        1 of 1 DOCUMENT

             Copyright 1994 The Mirren Herald Company
                        The Mirren Herald

        February 11, 1994, Friday, Late Edition - Final

SECTION: Section A; Page 1; Column 2; Harbour Desk

LENGTH: 12 words

HEADLINE: THE LIGHTHOUSE IS SOLD

BYLINE: By BEN ODE

BODY:
   The lighthouse was sold yesterday.

   Nobody saw the buyer of the lighthouse.

LOAD-DATE: February 12, 1994
"""

NEXIS_GERMAN = """\
                              Dokument 1 von 1


                               Fährblatt

                         Dienstag 3. März 2009

Die Fähre bleibt im Hafen

AUTOR: Von Jo Kai

RUBRIK: LOKALES; S. 4

LÄNGE: 7 Wörter

Die Fähre blieb am Montag im Hafen.

UPDATE: 4. März 2009

SPRACHE: DEUTSCH; DEUTSCH

PUBLICATION-TYPE: Zeitung

                        Copyright 2009 Fährblatt GmbH
                            Alle Rechte vorbehalten
"""

_STYLE = """<HTML><HEAD><STYLE TYPE="text/css"><!--
.c0 { text-align: center; }
.c1 { text-align: center; margin-top: 0em; }
.c2 { font-family: Arial; font-size: 10pt; font-weight: normal; }
.c6 { font-family: Arial; font-size: 14pt; font-weight: bold; }
.c7 { font-family: Arial; font-size: 10pt; font-weight: bold; }
--></STYLE>
<META TOPIC="null" DOCUMENTS="{n}" /></HEAD><BODY>
"""


def _div(*paragraphs: str, centred: bool = False, large: bool = False, label: str = "") -> str:
    shown = f'<SPAN CLASS="c7">{label}: </SPAN>' if label else ""
    inner = "".join(
        f'<P CLASS="c5">{shown if n == 0 else ""}<SPAN CLASS="{"c6" if large else "c2"}">{p}</SPAN></P>'
        for n, p in enumerate(paragraphs)
    )
    return f'<BR><DIV CLASS="{"c0" if centred else "c4"}">{inner}</DIV>\n'


def nexis_html(stated: int = 2) -> bytes:
    """A French interface: one article with all its labels, one with a headline of two lines."""
    head = "<!-- Hide XML section from browser\n<DOC NUMBER={n}>\n<DOCFULL> -->\n"
    foot = "<!-- Hide XML section from browser\n</DOCFULL>\n</DOC> -->\n"
    one = (
        head.format(n=1)
        + _div("1 de 2 DOCUMENTS", centred=True)
        + _div("Le Quai", centred=True)
        + _div("mardi 3 janvier 1995<BR>Deuxième édition", centred=True)
        + _div("Le bac reste au port", large=True)
        + _div("Zoé Ode", label="AUTEUR")
        + _div("VILLE; Pg. 2", label="RUBRIQUE")
        + _div("11 mots", label="LONGUEUR")
        + _div("Le bac reste au port.", "Personne ne sait pourquoi.<BR>&nbsp;<BR>On attend.")
        + _div("4 janvier 1995", label="DATE-CHARGEMENT")
        + _div("FRANÇAIS; FRENCH", label="LANGUE")
        + _div("Copyright 1995 Le Quai<BR>Tous droits réservés", centred=True)
        + foot
    )
    two = (
        head.format(n=2)
        + _div("2 de 2 DOCUMENTS", centred=True)
        + _div("Le Quai", centred=True)
        + _div("5 janvier 1995", centred=True)
        + _div("Le phare;<BR>Il est vendu", large=True)
        + _div("3 mots", label="LONGUEUR")
        + _div("Il est vendu.")
        + _div("Le phare, de nuit", label="GRAPHIQUE")
        + _div("FRANÇAIS", label="LANGUE")
        + foot
    )
    return (_STYLE.replace("{n}", str(stated)) + one + two + "</BODY></HTML>").encode("latin-1")


def nexis_docx() -> bytes:
    """Two articles behind a list of them, as Nexis Uni delivers."""
    document = docx.Document()
    for line in (
        "User Name: A. Reader", "Date and Time: Monday, March 9, 2020 10:01:00 AM", "Job Number: 1",
        "Documents (2)", "1. Ferry to Mirren stopped after the gale", "Client/Matter: -None-",
        "2. Old boats", "Search Terms: ferry",
    ):  # fmt: skip
        document.add_paragraph(line)
    for title, date, words, section, text in (
        ("Ferry to Mirren stopped after the gale", "March 3, 2009 Tuesday", 5, "NEWS; Pg. 4", "The ferry was stopped: planks."),
        ("Old boats", "4 de marzo de 2009 miércoles", 3, "", "They rot quietly."),
    ):  # fmt: skip
        document.add_heading(title, level=1)
        document.add_paragraph("The Wharf Courier")
        document.add_paragraph(date)
        document.add_paragraph("")
        document.add_paragraph("Copyright 2009 Wharf Press Ltd. All Rights Reserved")
        if section:
            document.add_paragraph(f"Section:\u00a0{section}")
        document.add_paragraph(f"Length:\u00a0{words} words")
        document.add_paragraph("Byline:\u00a0Ada Quill")
        document.add_paragraph("Body")
        document.add_paragraph("")
        document.add_paragraph(text)
        document.add_paragraph("Classification")
        document.add_paragraph("Language:\u00a0ENGLISH")
        document.add_paragraph("\nLoad-Date:\u00a0March 4, 2009")
        document.add_paragraph("\nEnd of Document")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def uni(*paragraphs: str) -> bytes:
    """Paragraphs as DOCX; those that begin with # are headlines."""
    document = docx.Document()
    for text in paragraphs:
        if text.startswith("#"):
            document.add_heading(text[1:], level=1)
        else:
            document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


UNI = {
    "a German interface": (
        uni("#Die Fähre ruht", "Fährblatt", "3. März 2009 Dienstag", "Copyright 2009 Fährblatt GmbH", "Rubrik:\xa0LOKALES; S. 4", "Länge:\xa07 Wörter", "Autor:\xa0Von Jo Kai", "Haupttext", "Die Fähre blieb am Montag im Hafen.", "Klassifikation", "Sprache: DEUTSCH", "Ende des Dokuments"),
        ("Die Fähre ruht", "Fährblatt", "2009-03-03"),
        ["Die Fähre blieb am Montag im Hafen."],
    ),
    "no styles, a list in front": (
        uni("Date and Time: Monday, March 9, 2020 10:01:00 AM EDT", "Documents (1)", "1. Ferry stopped", "Client/Matter: -None-", "Sources: The Wharf Courier; Timeline: Jan 01, 2009 to Dec 31, 2009", "| About | Privacy", "Ferry stopped", "The Wharf Courier", "March 3, 2009 Tuesday", "Final Edition", "Copyright 2009 Wharf Press", "Length: 4 words", "Highlight: It waits.", "Body", "The ferry was stopped.", "Graphic", "Picture of the pier", "Load-Date: March 4, 2009", "End of Document"),
        ("Ferry stopped", "The Wharf Courier", "2009-03-03"),
        ["The ferry was stopped."],
    ),
    "a picture without a text": (
        uni("#Pier", "The Wharf Courier", "March 3, 2009 Tuesday", "Copyright 2009 Wharf Press", "Length: 0 words", "Graphic", "A pier", "End of Document"),
        ("Pier", "The Wharf Courier", "2009-03-03"),
        [],
    ),
    "a month without a day": (
        uni("#Old boats", "Mirren Monthly", "March 2009", "Copyright 2009 Mirren", "Length: 3 words", "Body", "They rot quietly.", "Load-Date: March 4, 2009", "End of Document"),
        ("Old boats", "Mirren Monthly", ""),
        ["They rot quietly."],
    ),
    "a text that begins like a date": (
        uni("#Ferry", "Wharf Newswire", "March 3, 2009 Tuesday 8:00 AM EST", "Copyright 2009 Wharf", "Dateline: ORRIN, March 3, 2009", "Body", "March 4, 2009 is the day.", "Notes: we wait.", "Load-Date: March 4, 2009", "End of Document"),
        ("Ferry", "Wharf Newswire", "2009-03-03"),
        ["March 4, 2009 is the day.", "Notes: we wait."],
    ),
}  # fmt: skip


def _factiva(lines: str, paragraphs: str, language: str, last: str) -> str:
    divs = "".join(
        f'<div id="hd"><span class="{language}Headline">{line[1:]}</span>\n</div>'
        if line.startswith("#")
        else f'<div class="author">{line[1:]} </div>'
        if line.startswith("@")
        else f"<div>{line}</div>"
        for line in lines.split("|")
    )
    body = "".join(
        f'<p class="articleParagraph {language}articleParagraph">{p}</p>\n'
        for p in paragraphs.split("|")
    )
    return (
        f'<div class="article"><div class="article {language}Article"><p>\n</p>{divs}\n<p></p>\n{body}'
        f"<p>A picture of the pier</p><p>Wharf Press Limited</p><p>{last}</p></div></div>"
    )


FACTIVA_HTML = (
    "<html><head><title>Factiva</title></head><body>"
    + _factiva(
        "News|#Ferry stopped; Gale took planks|@Ada Quill|Special to the Courier|1,007 words|3 March 2009|04:12 PM"
        "|The Wharf Courier|WHARFC|Late Edition|4|English|(c) 2009 Wharf Press Limited",
        "The ferry was stopped.|Copyright 2009 Wharf Press",
        "en",
        "Document WHARFC0020090303e5330000d",
    )
    + _factiva(
        "#渡船停航|@记者 安达|12 字|2009 年 3 月 4 日|码头报|MATOU|2|中文|版权 2009 码头报",
        "渡船昨天停航。|没有人知道原因。",
        "zh",
        "文件 MATOU00020090304e53400001",
    )
    + _factiva(
        "Lokales|#3) Fähre im Hafen|7 Wörter|5 März 2009|Fährblatt|FAEHR|Deutsch|Copyright 2009. Fährblatt GmbH.",
        "Die Fähre blieb am Montag im Hafen.",
        "de",
        "Dokument FAEHR00020090305e53500001",
    )
    + "</body></html>"
)


def factiva_coded() -> str:
    """The coded form of the same interface, its index in the first column."""
    rows = {
        "SE": "News", "HD": '<b class="frHeadline">Le bac reste au port</b>', "BY": "Zoé Ode", "WC": "4 mots",
        "PD": "29 décembre 2011", "ET": "15:32", "SN": "Le Quai", "SC": "QUAI", "LA": "Français",
        "CY": "(c) 2011 Le Quai", "LP": '<p class="articleParagraph">Le bac reste.</p>',
        "TD": '<p class="articleParagraph">On attend.</p>', "AN": "Document QUAI000020111229e7ct0001r",
    }  # fmt: skip
    cells = "".join(
        f'<tr><td class="index"><b>{k}</b> </td><td>{v}</td></tr>' for k, v in rows.items()
    )
    return f'<html><body><div class="article frArticle"><table>{cells}</table></div></body></html>'


def rtf(*paragraphs: str) -> bytes:
    """Paragraphs as RTF; those that begin with * are bold."""
    body = ""
    for text in paragraphs:
        escaped = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text.lstrip("*"))
        body += (
            f"{{\\b\\fs28 {escaped}}}\\par\n" if text.startswith("*") else f"{{{escaped}}}\\par\n"
        )
    return ("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\n" + body + "}").encode("ascii")


FACTIVA_RTF = rtf(
    "[Factiva RTF Display Format]", "*Ferry stopped\tPage 1", "*Two boats lost\tPage 2", "", "Harbour", "*Ferry stopped", "", "By Ada Quill", "7 words", "3 March 2009", "The Wharf Courier", "WHARFC", "4",
    "English", "(c) 2009 Wharf Press", "", "The ferry was stopped on Monday again.", "",
    "Document WHARFC0020090303e5330000d", "Page 1 of 2 © 2026 Factiva, Inc. All rights reserved.",
    "*Two boats lost", "5 words", "4 March 2009", "The Wharf Courier", "WHARFC", "English",
    "(c) 2009 Wharf Press", "Two boats were lost there.", "Document WHARFC0020090304e5340000d",
    "Search Summary", "Text", "ferry",
)  # fmt: skip

FACTIVA_CODED_RTF = rtf(
    "HD\tFerry stopped", "BY\tAda Quill", "WC\t4 words", "PD\t3 March 2009", "SN\tThe Wharf Courier",
    "SC\tWHARFC", "LA\tEnglish", "CY\t(c) 2009", "LP\tThe ferry was stopped.", "TD\tIt waits.",
    "AN\tDocument WHARFC0020090303e5330000d", "Document WHARFC0020090303e5330000d",
)  # fmt: skip

FACTIVA_TXT = """\
The ferry to Mirren is
stopped for a week

Ada Quill
1 007 mots
3 mars 2009
04:12
Le Quai
QUAI
Français
© 2009 Le Quai

Le bac reste.

Document QUAI000020090303e5330000d

Vieux bateaux

3 mots
4 mars 2009
Le Quai
QUAI
2
Français
Tous droits réservés

Ils pourrissent ici.

Document QUAI000020090304e5340000d
"""

_RULE = "_" * 60
PROQUEST_TXT = f"""\
Report Information from ProQuest
9 March 2020 10:01

Table of contents
1. Ferry stopped

{_RULE}

Document 1 of 2

Ferry stopped: Gale took planks

Author: Quill, Ada; Ode, Ben

Publication info: The Wharf Courier ; Orrin (UK) [Orrin (UK)]03 Mar 2009: 4.

ProQuest document link

Abstract: Planks are missing.

Full text: The ferry was stopped on Monday.

Location: the old pier, where three planks are missing.

Nobody knows more.

Subject: Ferries; Gales

Publication title: The Wharf Courier; Orrin (UK)

Pages: 4

Publication year: 2009

Publication date: Mar 3, 2009

Section: NEWS

Language of publication: English

ProQuest document ID: 100000001

Copyright: Copyright Wharf Press Mar 3, 2009

{_RULE}

Document 2 of 2

Vieux bateaux

Titre de publication: Le Quai; Orrin

Date de publication: 4 mars 2009

Langue de publication: Français

Résumé: Ils pourrissent.

ID du document ProQuest: 100000002

{_RULE}

Bibliography

Quill, A. Ferry stopped. The Wharf Courier.
"""

PROQUEST_HTML = """\
<html><body><div><a name="DocID_X_1"></a><p></p>
<p style="font-weight:bold;">Ferry stopped</p>
<p><strong>Author:  </strong>Quill, Ada</p>
<p><strong>Publication info:  </strong>The Wharf Courier ; Orrin [Orrin]03 Mar 2009: 4.</p>
<p><a href="https://example.org/1">ProQuest document link</a></p>
<p><strong>Full text: </strong><text wordcount="11" htmlcontent="true"><title></title>
<p>The ferry was stopped on Monday.</p><p>Subject: a line of the text, no label.</p></text></p>
<p><strong>Publication title: </strong>The Wharf Courier; Orrin</p>
<p><strong>Publication date: </strong>Mar 3, 2009</p>
<p><strong>ProQuest document ID: </strong>1</p></div>
<div><a name="DocID_X_2"></a><p style="font-weight:bold;">Old boats</p>
<p><strong>Full text: </strong><text wordcount="3"><p>They rot quietly.</p></text></p>
<p><strong>Publication title: </strong>Mirren Monthly</p>
<p><strong>Publication date: </strong>Spring 2009</p>
<p><strong>ProQuest document ID: </strong>2</p></div></body></html>
"""

EUROPRESSE_OLD = """\
<html xmlns:n1="http://www.cedrom-sni.com/schema/newsv1.xsd"><body>
<table><tr><td><span class="DocPublicationName">Le Quai, no. 5968</span><br>
<span class="DocHeader">Ville, </span><span class="DocHeader">mardi </span><span class="DocHeader">3 mars 2009</span>
<span class="DocHeader">, p. 3</span><br><br>Surtitre<br><span class="TitreArticleVisu">Le bac <span>reste</span> au port</span><br><br>
Zoé Ode<br><p></p>Le bac reste au port.<p></p>Personne ne sait pourquoi.<p></p><b><i>© 2009 Le Quai. Tous droits réservés.</i></b>
<p></p>Numéro de document : news·20090303·QU·1<br><table><tr><td>Ce certificat est émis à <b>Université</b></td></tr></table></td></tr></table>
<p><br><table><tr><td><span class="DocPublicationName">Le Phare</span><br><span class="DocHeader">4 mars 2009</span><br>
<span class="TitreArticleVisu">Vendu</span><br><br>Le phare est vendu.<p></p>On attend.<p></p><b>© 2009 Le Phare.</b></td></tr></table>
</body></html>
"""

EUROPRESSE_NEW = """\
<!DOCTYPE html><html><body><div id="docText">
<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">Le Quai, no. 5969<br></span></div>
<span class="DocHeader">Événement, mardi 5 janvier 2016</span>
<div class="titreArticle"><p class="titreArticleVisu rdp__articletitle">Le bac revient</p></div>
<div class="sm-margin-bottomNews"><p>Zoé Ode</p></div></header>
<section><div class="DocText clearfix"><div class="docOcurrContainer"><p>Le bac est revenu.</p><p>On navigue.</p></div></div></section>
<footer><p>© 2016 Le Quai. Tous droits réservés.</p><div class="publiC-lblNodoc">news·20160105·QU·2</div></footer></article>
<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">Le Phare (site web)</span></div>
<div class="DocHeader">samedi 9 janvier 2016 - 08:00:00 +0100 213 mots</div>
<div class="titreArticle"><p class="titreArticleVisu">Lumière</p></div></header>
<section><div class="DocText"><p>La lumière brille.</p></div></section></article></div></body></html>
"""


PROQUEST = {
    "a German interface": (
        f"{_RULE}\n\nDokument 1 von 1\n\nDie Fähre ruht\n\nAutor: Kai, Jo\n\nVolltext: Die Fähre blieb im Hafen.\n\nTitel der Publikation: Fährblatt; Orrin\n\nDatum der Publikation: Mär 3, 2009\n\nSprache der Publikation: Deutsch\n\nProQuest-Dokument-ID: 12\n\n{_RULE}\n",
        ("Die Fähre ruht", "Fährblatt", "2009-03-03"),
        ["Die Fähre blieb im Hafen."],
    ),
    "a Spanish interface": (
        f"{_RULE}\n\nDocumento 1 de 1\n\nEl muelle\n\nAutor: Ría, Ana\n\nTexto completo: El barco no sale.\n\nTítulo de publicación: El Muelle; Orrin\n\nFecha de publicación: 3 de marzo de 2009\n\nID del documento de ProQuest: 12\n\n{_RULE}\n",
        ("El muelle", "El Muelle", "2009-03-03"),
        ["El barco no sale."],
    ),
    "labels before the text": (
        f"{_RULE}\n\nFerry stopped\nQuill, Ada. The Wharf Courier; Orrin [Orrin]03 Mar 2009: A1.\n\nTitle: Ferry stopped\nAuthors: Quill, Ada\nPublication title: The Wharf Courier\nPages: A1\nPublication date: Mar 3, 2009\nProQuest document ID: 99\nFull text: The ferry was stopped. It waits.\n\nCopyright Wharf Press Mar 3, 2009\n{_RULE}\n",
        ("Ferry stopped", "The Wharf Courier", "2009-03-03"),
        ["The ferry was stopped. It waits."],
    ),
}
