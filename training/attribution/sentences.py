"""Texts of our own with their attributions, drawn from templates.toml: what PolNeAR's articles hardly have."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.polnear import Attribution

TEMPLATES = Path(__file__).with_name("templates.toml")
SLOT = re.compile(r"\{(?:(?P<side>[abAB]):)?(?P<name>\w+)\}")
MARK = re.compile(r"(?P<role>[SCT])(?P<number>\d)\[|\]")
ARTICLE = re.compile(r"\b([Aa])(?= [AEIOaeio])")
ROLES = {"S": "source", "C": "cue", "T": "content"}
KINDS = {"plain": 4, "own": 3, "nested": 5, "sources": 4, "shared": 2, "adverbs": 1, "relative": 1}
"""How often each kind of line is drawn; a headline opens every text."""
LINES = (4, 12)


def make_articles(count: int, seed: int) -> Iterator[tuple[str, str, list[Attribution]]]:
    """Name, text and attributions of `count` texts: a headline and paragraphs of one to three lines."""
    templates = tomllib.loads(TEMPLATES.read_text(encoding="utf-8"))
    chance = random.Random(seed)
    for number in range(count):
        lines = [draw_line(templates, "headlines", chance)]
        kinds = chance.choices(list(KINDS), weights=list(KINDS.values()), k=chance.randint(*LINES))
        lines += [draw_line(templates, kind, chance) for kind in kinds]
        text, items = "", []
        for position, line in enumerate(lines):
            gap = "" if position == 0 else "\n\n" if position == 1 or chance.random() < 0.6 else " "
            plain, found = read_marks(line, len(text) + len(gap))
            text += gap + plain
            items += found
        yield f"own-{number:04}", text, items


def draw_line(templates: dict[str, Any], kind: str, chance: random.Random) -> str:
    """One filled template of a kind."""
    pattern = chance.choice(templates[kind])
    filled = fill_slots(pattern, templates["lists"], chance, {})
    return ARTICLE.sub(r"\1n", filled)


def fill_slots(pattern: str, lists: dict[str, list[str]], chance: random.Random, sides: dict[str, str]) -> str:
    """The pattern with every slot drawn; {a:…} and {b:…} differ; a slot with a capital begins with one."""

    def draw(found: re.Match[str]) -> str:
        name, side = found["name"], (found["side"] or "").lower()
        words = fill_slots(chance.choice(lists[name.lower()]), lists, chance, {})
        while side != "" and words in {kept for key, kept in sides.items() if key != side}:
            words = fill_slots(chance.choice(lists[name.lower()]), lists, chance, {})
        if side != "":
            words = sides.setdefault(side, words)
        upper = name[0].isupper() or (found["side"] or "").isupper()
        return words[0].upper() + words[1:] if upper else words

    return SLOT.sub(draw, pattern)


def read_marks(line: str, offset: int) -> tuple[str, list[Attribution]]:
    """The line without its marks, and the attributions they name, for a text in which it stands at `offset`."""
    items: dict[str, Attribution] = {}
    opened: list[tuple[str, str, int]] = []
    plain, done = "", 0
    for mark in MARK.finditer(line):
        plain += line[done : mark.start()]
        done = mark.end()
        if mark["role"] is not None:
            opened.append((mark["role"], mark["number"], offset + len(plain)))
        else:
            role, number, start = opened.pop()
            spans = getattr(items.setdefault(number, Attribution()), ROLES[role])
            spans.append((start, offset + len(plain)))
    return plain + line[done:], list(items.values())
