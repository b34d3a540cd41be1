"""The MUC-4 eval's own parts: texts in either case, phrases, days, incidents, slots. No model is loaded."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from evals.muc_net import add_logits, bucket_distances, number_groups, soften
from evals.muc_pages import Page, Word
from evals.muc_phrases import Phrase, cut_phrases, find_governor, split_title
from evals.muc_rank import list_days, print_days
from evals.muc_slots import clean_text, find_count, print_number
from evals.muc_templates import ROLES, Entity, Settings, Signs, is_same, list_incidents
from evals.muc_texts import flatten_lines, is_upper, load_texts, restore_case


def make_page(*rows: tuple[str, str, str, str, int]) -> Page:
    """A page of one sentence: text, part of speech, tag, relation and head of each word."""
    words: list[Word] = []
    at = 0
    for text, pos, tag, relation, head in rows:
        words.append((at, text, text.lower(), pos, tag, relation, head))
        at += len(text) + 1
    body = " ".join(row[0] for row in rows)
    return Page("TST", body, date(1990, 1, 9), [words], (), (), (), [])


GUERRILLAS = make_page(
    ("FMLN", "PROPN", "NNP", "compound", 1), ("guerrillas", "NOUN", "NNS", "nsubj", 2),
    ("attacked", "VERB", "VBD", "ROOT", 2), ("the", "DET", "DT", "det", 4), ("offices", "NOUN", "NNS", "dobj", 2),
    ("of", "ADP", "IN", "prep", 4), ("the", "DET", "DT", "det", 8), ("state", "NOUN", "NN", "compound", 8),
    ("bank", "NOUN", "NN", "pobj", 5),
)  # fmt: skip


@pytest.mark.parametrize(
    ("body", "expected"),
    [("BOGOTA, 9 JAN 90 -- [TEXT] THE MAYOR", True), ("Bogota, 9 Jan 90 -- [Text] The mayor", False)],
)
def test_is_upper(body: str, expected: bool) -> None:
    """Only a text that is printed in capitals has its case restored."""
    assert is_upper(body) is expected


def test_case_offsets() -> None:
    """Restoring the case moves no character, and joins lines inside a paragraph only."""
    body = "THE MAYOR\nOF ACHI.\n\n   HE WAS FOUND DEAD."
    assert restore_case(body, {"the": "the", "mayor": "mayor", "of": "of"})[:18] == "The mayor of Achi."
    assert len(restore_case(body, {})) == len(body)
    assert flatten_lines(body) == "THE MAYOR OF ACHI.\n\n   HE WAS FOUND DEAD."


def test_mixed_first(tmp_path: Path) -> None:
    """Where a split is there in mixed case too, that is what is read."""
    folder = tmp_path / "muc4" / "tst4"
    folder.mkdir(parents=True)
    (folder / "tst4-muc4").write_text("TST4-MUC4-0001\n\nLIMA, 2 MAY 90 -- A BOMB.", encoding="latin-1")
    assert load_texts(tmp_path, "tst4")["TST4-MUC4-0001"].body.endswith("A BOMB.")
    (folder / "tst4-muc4.mixed-case").write_text("TST4-MUC4-0001\n\nLima, 2 May 90 -- A bomb.", encoding="latin-1")
    text = load_texts(tmp_path, "tst4")["TST4-MUC4-0001"]
    assert text.body.endswith("A bomb.")
    assert text.day == date(1990, 5, 2)


def test_phrases() -> None:
    """A name in front of a noun is a candidate of its own; what hangs on a noun with "of" is in its full text."""
    phrases = {phrase.text: phrase for phrase in cut_phrases(GUERRILLAS, 0)}
    assert set(phrases) == {"FMLN", "FMLN guerrillas", "offices", "state", "state bank"}
    assert phrases["offices"].full == "offices of the state bank"
    assert phrases["FMLN"].part == "part"


@pytest.mark.parametrize(("head", "governor"), [(0, 2), (1, 2), (4, 2), (8, 4)])
def test_governor(head: int, governor: int) -> None:
    """A noun is governed by the verb or noun above it, past the preposition and past the noun it modifies."""
    assert find_governor(GUERRILLAS.sentences[0], head) == governor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SENATOR LUIS CARLOS GALAN", ("SENATOR", "LUIS CARLOS GALAN")),
        ("MSGR. ROMERO", ("MSGR.", "ROMERO")),
        ("HECTOR OQUELI", (None, "HECTOR OQUELI")),
    ],
)
def test_title(text: str, expected: tuple[str | None, str]) -> None:
    """What a person is stands before the name."""
    assert split_title(text) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("1990-01-05", "1990-01-05", "05 JAN 90"),
        ("1989-11-01", "1989-11-30", "01 NOV 89 - 30 NOV 89"),
        ("1989-01-01", "1989-12-31", None),
        ("1989-02", "1989-02", None),
    ],
)
def test_days(start: str, end: str, expected: str | None) -> None:
    """A day or a stretch of at most a month fills the slot of the date, no longer one."""
    assert print_days(start, end) == expected


def test_default_day() -> None:
    """Where no day is told, the incident was on the message's day or before."""
    assert [choice.value for choice in list_days(GUERRILLAS)] == ["- 09 JAN 90"]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("FARABUNDO MARTI NATIONAL LIBERATION FRONT", "FMLN", True),
        ("GALAN", "LUIS CARLOS GALAN", True),
        ("peasants", "soldiers", False),
    ],
)
def test_same(one: str, two: str, expected: bool) -> None:
    """An acronym and its words, a surname and the full name are one; two nouns are not."""
    assert is_same(one, two) is expected


@pytest.mark.parametrize(
    ("low", "high", "bound", "expected"),
    [(7, 7, "exact", "7"), (100, None, "about", "~100"), (6, None, "at_least", "6-"), (24, None, "vague", "PLURAL")],
)
def test_number(low: int, high: int | None, bound: str, expected: str) -> None:
    """A number is printed as the key prints it."""
    assert print_number(low, high, bound) == expected


def make_phrase(text: str, sentence: int = 0) -> Phrase:
    """A phrase of one word."""
    return Phrase(sentence, 1, 1, 1, text, text, 5, 5 + len(text))


def test_count() -> None:
    """A name counts one; a plural without a number is PLURAL."""
    rows = (make_phrase("guerrillas"),)
    assert find_count(GUERRILLAS, Entity("name", [0], list(rows), 1.0, np.zeros(7))) == "1"
    assert find_count(GUERRILLAS, Entity("description", [0], list(rows), 1.0, np.zeros(7))) == "PLURAL"


def test_clean_text() -> None:
    """Articles, numbers in front and quotation marks are left out of a fill."""
    assert clean_text('THE 2 "NEW" BANKS') == "NEW BANKS"


def make_signs(types: list[list[float]]) -> Signs:
    """Two physical targets, each with its probabilities of the first two types."""
    phrases = [make_phrase("bank"), make_phrase("church", 3)]
    role = np.zeros((2, 8))
    role[:, ROLES.index("physical")] = 0.9
    kinds = np.zeros((2, 7))
    kinds[:, :2] = types
    none = np.zeros((2, 5))
    return Signs(phrases, number_groups(phrases), role, role, kinds, none, none, none, 1.0, np.zeros(7))


@pytest.mark.parametrize(
    ("types", "tie", "expected"),
    [
        ([[0.9, 0], [0.9, 0]], 0.9, [("ATTACK", 2)]),
        ([[0.9, 0], [0.9, 0]], 0.1, [("ATTACK", 1), ("ATTACK", 1)]),
        ([[0.9, 0], [0, 0.9]], 0.9, [("ATTACK", 1), ("BOMBING", 1)]),
    ],
)
def test_incidents(types: list[list[float]], tie: float, expected: list[tuple[str, int]]) -> None:
    """Targets of one type are one incident while they are likelier of one than of two; two types are two incidents."""
    found = list_incidents(make_signs(types), lambda *_: tie, Settings())
    assert [(kind, len(entities)) for kind, entities in found] == expected


def test_arithmetic() -> None:
    """Softmax sums to one, any-of-the-mentions is above each, distances are told before from after."""
    assert soften(np.array([[0.0, 1000.0]])).tolist() == [[0.0, 1.0]]
    assert add_logits(np.array([[0.0], [0.0]]))[0] == pytest.approx(np.log(2))
    assert bucket_distances([make_phrase("a"), make_phrase("b", 4)]).tolist() == [[0, 3], [8, 0]]
