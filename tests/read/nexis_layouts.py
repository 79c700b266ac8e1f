# ruff: noqa: E501 - lines as the database writes them
"""Documents of Nexis in the layouts of its years and languages, all invented: name to (text, what is read)."""

from typing import NamedTuple


class Layout(NamedTuple):
    """A document as exported, and its headline, outlet, day, people, section, language, paragraphs."""

    text: str
    read: tuple[str, str, str, tuple[str, ...], str, str, int]


LAYOUTS = {
    "a wire without headline": Layout(
        """\
                               1 of 1 DOCUMENTS

                             Associated Press Online

                     March 3, 2009 Tuesday 10:22 PM GMT

BYLINE: By BEN ODE, Associated Press Writer

SECTION: INTERNATIONAL NEWS

LENGTH: 9 words

DATELINE: ORRIN

The ferry was stopped on Monday in the harbour.

LOAD-DATE: March 4, 2009
""",
        ("", "Associated Press Online", "2009-03-03", ("Ben Ode",), "INTERNATIONAL NEWS", "", 1),
    ),
    "a label for the headline, none for the section": Layout(
        """\
                               1 of 1 DOCUMENTS

                     Copyright 1998 Wharf Press
                        The Wharf Courier

                        December 3, 1998, Thursday

LENGTH: 9 words

HEADLINE: Ferry stopped;
Planks are gone

HIGHLIGHT:
The pier is closed.

BODY:
The ferry was stopped on Monday in the harbour.

GRAPHIC: Picture: The pier

LANGUAGE: English

LOAD-DATE: December 4, 1998
""",
        ("Ferry stopped; Planks are gone", "The Wharf Courier", "1998-12-03", (), "", "en", 1),
    ),
    "two lines of outlet, a source in the text": Layout(
        """\
                               1 of 1 DOCUMENTS

                    BBC Monitoring Europe - Political
                Supplied by BBC Worldwide Monitoring

                          January 2, 2010 Saturday

Orrin daily views ferry stop

LENGTH: 20 words

Text of report by Orrin daily on 2 January

[Report by Ada Quill: "The ferry is stopped"]

The ferry was stopped.

Source: Orrin daily, Orrin, in English 2 Jan 10 p 1

LOAD-DATE: January 2, 2010

LANGUAGE: ENGLISH
""",
        (
            "Orrin daily views ferry stop",
            "BBC Monitoring Europe - Political",
            "2010-01-02",
            (),
            "",
            "en",
            4,
        ),
    ),
    "a German interface, as of 1993": Layout(
        """\
                              Dokument 2 von 12

                                  Der Quai

                                 7. Juni 1993

FÄHREN;
Stillstand im Hafen

RUBRIK: DEUTSCHLAND; S. 34

LÄNGE: 9 Wörter

HIGHLIGHT: Die Fähre ruht.

Die Fähre blieb am Montag im Hafen liegen.

UPDATE: 8. Juni 1993

GRAFIK: Fähre im Hafen

PUBLICATION-TYPE: Zeitschrift

ZEITUNGS-CODE: QU

                      Copyright 1993 QUAI-Verlag
""",
        ("FÄHREN; Stillstand im Hafen", "Der Quai", "1993-06-07", (), "DEUTSCHLAND; S. 34", "", 1),
    ),
    "a Spanish interface": Layout(
        """\
                               1 de 1 DOCUMENTOS

                              El Muelle (Orrin)

                            3 marzo 2009 martes

El transbordador no sale

AUTOR: Ana Ría

SECCIÓN: LOCAL; Pág. 3

LONGITUD: 7 palabras

El transbordador no salió ayer del puerto.

FECHA DE CARGA: 4 marzo 2009

IDIOMA: SPANISH; ESPAÑOL

TIPO DE PUBLICACIÓN: Periódico
""",
        (
            "El transbordador no sale",
            "El Muelle (Orrin)",
            "2009-03-03",
            ("Ana Ría",),
            "LOCAL; Pág. 3",
            "es",
            1,
        ),
    ),
}

_WORDS = {
    "a French interface": {
        "1 de 1 DOCUMENTOS": "Document 1 de 1",
        "3 marzo 2009 martes": "mardi 3 mars 2009",
        "AUTOR": "AUTEUR",
        "SECCIÓN": "RUBRIQUE",
        "LONGITUD: 7 palabras": "LONGUEUR: 7 mots",
        "FECHA DE CARGA: 4 marzo": "DATE-CHARGEMENT: 4 mars",
        "IDIOMA: SPANISH; ESPAÑOL": "LANGUE: FRENCH; FRANÇAIS",
        "TIPO DE PUBLICACIÓN": "TYPE-PUBLICATION",
    },
    "a Dutch interface": {
        "1 de 1 DOCUMENTOS": "1 van 1 DOCUMENTEN",
        "3 marzo 2009 martes": "3 maart 2009 dinsdag",
        "AUTOR": "AUTEUR",
        "SECCIÓN": "SECTIE",
        "LONGITUD: 7 palabras": "LENGTE: 7 woorden",
        "FECHA DE CARGA: 4 marzo": "LAAD-DATUM: 4 maart",
        "IDIOMA: SPANISH; ESPAÑOL": "TAAL: DUTCH; NEDERLANDS",
        "TIPO DE PUBLICACIÓN": "PUBLICATIE-TYPE",
    },
}
for _name, _pairs in _WORDS.items():
    _text, _read = LAYOUTS["a Spanish interface"]
    for _old, _new in _pairs.items():
        _text = _text.replace(_old, _new)
    _language = "fr" if "French" in _name else "nl"
    LAYOUTS[_name] = Layout(_text, (*_read[:5], _language, 1))
