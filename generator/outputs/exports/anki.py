"""Anki: a deck for each quiz, as the package that every Anki imports.

A package is an SQLite database in a zip, which the standard library writes. Ids come from the
questions' own, so that importing again updates a note and keeps its cards' scheduling; a note's
time is the time of the export, since Anki updates only notes with a later one.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from markupsafe import Markup, escape

from generator.locale import words
from generator.outputs.exports.archive import packed
from generator.outputs.exports.bank import Bank
from generator.outputs.quiz import Question
from generator.outputs.quiz.draw import rank

FIELDS = ("stem", "answer", "why", "basis")

_SCHEMA = """
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL,
  scm integer NOT NULL, ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL,
  ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL,
  dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL,
  mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL,
  sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL,
  ord integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL,
  queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL,
  reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL,
  odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL,
  ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL,
  time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
"""

_STYLE = (
    ".card { font-family: sans-serif; font-size: 18px; line-height: 1.6; max-width: 40em; "
    "margin: auto; } .why, .basis { color: #555; } .nightMode .why, .nightMode .basis "
    "{ color: #bbb; }"
)


def export(bank: Bank) -> bytes:
    return packed({"collection.anki2": _collection(bank), "media": b"{}"})


def _collection(bank: Bank) -> bytes:
    """The database, as bytes."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(_SCHEMA)
        connection.execute(f"INSERT INTO col VALUES ({_marks(13)})", _col(bank))
        for note, card in _rows(bank):
            connection.execute(f"INSERT INTO notes VALUES ({_marks(11)})", note)
            connection.execute(f"INSERT INTO cards VALUES ({_marks(18)})", card)
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _marks(count: int) -> str:
    return ", ".join("?" * count)


def _number(*parts: str) -> int:
    """An id as Anki has them, the size of a time in milliseconds."""
    return 10**12 + rank("anki", *parts) % 10**12


def _time(bank: Bank) -> int:
    if bank.when:
        return bank.when
    day = bank.day
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def _rows(bank: Bank) -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    """A note and its card for each question."""
    language, time = bank.handbook.language, _time(bank)
    for due, question in enumerate(bank.questions, 1):
        id = _number(language, bank.quiz, question.id)
        guid = hashlib.sha256(f"{language}/{bank.quiz}/{question.id}".encode()).hexdigest()[:20]
        fields = _fields(bank, question)
        checksum = int(hashlib.sha1(question.stem.encode()).hexdigest()[:8], 16)
        joined = "\x1f".join(fields)
        tags = f" {bank.quiz} {question.section} "
        note = (
            id,
            guid,
            _model(bank)["id"],
            time,
            -1,
            tags,
            joined,
            question.stem,
            checksum,
            0,
            "",
        )
        deck = _number(language, bank.quiz)
        yield note, (id, id, deck, 0, time, -1, 0, 0, due, *[0] * 8, "")


def _fields(bank: Bank, question: Question) -> list[str]:
    front = Markup("<p>{}</p>").format(question.stem)
    if question.type == "match":
        front += _list("ul", [one.text for one in question.options])
        front += _list("ul", list(question.pairs))
    elif question.options:
        kind = "ul" if question.type == "order" else 'ol type="A"'
        front += _list(kind, [one.text for one in question.options])
    answer = Markup("<br>").join(escape(line) for line in question.answer.split("\n"))
    why = Markup("<br>").join(escape(line) for line in question.explanation.split("\n"))
    return [str(front), str(answer), str(why), str(escape(bank.basis(question)))]


def _list(kind: str, lines: list[str]) -> Markup:
    inner = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
    return Markup("<{}>{}</{}>").format(Markup(kind), inner, kind.split()[0])


def _model(bank: Bank) -> dict[str, Any]:
    """The note type: four fields, one card."""
    names = [words(bank.handbook.language)["export"][name] for name in FIELDS]
    front, answer, why, basis = names
    back = (
        f"{{{{FrontSide}}}}<hr id=answer><p><b>{{{{{answer}}}}}</b></p>"
        f'<p class="why">{{{{{why}}}}}</p><p class="basis">{{{{{basis}}}}}</p>'
    )
    card = {
        "name": front, "ord": 0, "qfmt": f"{{{{{front}}}}}", "afmt": back, "bqfmt": "",
        "bafmt": "", "did": None,
    }  # fmt: skip
    return {
        "id": _number("model", bank.handbook.language),
        "name": bank.handbook.settings.title,
        "type": 0, "mod": _time(bank), "usn": -1, "sortf": 0, "did": None, "css": _STYLE,
        "latexPre": "", "latexPost": "", "tags": [], "vers": [], "tmpls": [card],
        "req": [[0, "any", [0]]],
        "flds": [
            {"name": name, "ord": n, "sticky": False, "rtl": False, "font": "Arial", "size": 20,
             "media": []}
            for n, name in enumerate(names)
        ],
    }  # fmt: skip


def _deck(id: int, name: str, time: int) -> dict[str, Any]:
    return {
        "id": id, "name": name, "desc": "", "mod": time, "usn": -1, "conf": 1, "dyn": 0,
        "collapsed": False, "extendNew": 10, "extendRev": 50, "newToday": [0, 0],
        "revToday": [0, 0], "lrnToday": [0, 0], "timeToday": [0, 0],
    }  # fmt: skip


def _col(bank: Bank) -> tuple[Any, ...]:
    """The row that describes the collection."""
    time, model = _time(bank), _model(bank)
    deck = _number(bank.handbook.language, bank.quiz)
    title = f"{bank.handbook.settings.title}::{bank.title}"
    decks = {"1": _deck(1, "Default", time), str(deck): _deck(deck, title, time)}
    options = {
        "id": 1, "name": "Default", "replayq": True, "timer": 0, "maxTaken": 60, "usn": 0,
        "mod": 0, "autoplay": True, "dyn": False,
        "new": {"perDay": 20, "delays": [1, 10], "ints": [1, 4, 7], "initialFactor": 2500,
                "order": 1, "bury": False},
        "rev": {"perDay": 200, "ease4": 1.3, "maxIvl": 36500, "ivlFct": 1, "bury": False},
        "lapse": {"delays": [10], "mult": 0, "minInt": 1, "leechFails": 8, "leechAction": 0},
    }  # fmt: skip
    conf = {"nextPos": len(bank.ids) + 1, "curDeck": deck, "activeDecks": [deck], "sortType":
            "noteFld", "curModel": model["id"], "newSpread": 0, "collapseTime": 1200,
            "timeLim": 0, "estTimes": True, "dueCounts": True, "sortBackwards": False,
            "addToCur": True}  # fmt: skip
    texts: tuple[dict[str, Any], ...] = (conf, {str(model["id"]): model}, decks, {"1": options}, {})
    return (1, time, time * 1000, time * 1000, 11, 0, 0, 0, *map(_text, texts))


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
