"""Scores of predicted MUC-4 templates: pairing, the fifteen core slots, relevance of documents, sets of casualties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evals.muc_texts import LABELS, Fill, Template
from evals.muc_values import credit_fill, credit_set, find_head, list_words, norm, read_number, strip_ending

SLOTS = tuple(LABELS.values())
SHARED = (("individual",), ("organization",), ("physical",), ("name", "description"))
"""Slots one of which must have a word in common before two templates may be paired."""
WIDE = 10**9


@dataclass(slots=True)
class Tally:
    """Right, half right, wrong, spurious, missing."""

    cor: int = 0
    par: int = 0
    inc: int = 0
    spu: int = 0
    mis: int = 0

    def add(self, other: Tally) -> None:
        """Add another's counts."""
        for name in ("cor", "par", "inc", "spu", "mis"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def credit(self) -> float:
        """What was earned."""
        return self.cor + self.par / 2

    @property
    def recall(self) -> float:
        """Credit by what the key has."""
        return self.credit / max(self.cor + self.par + self.inc + self.mis, 1)

    @property
    def precision(self) -> float:
        """Credit by what was given."""
        return self.credit / max(self.cor + self.par + self.inc + self.spu, 1)

    @property
    def f(self) -> float:
        """The harmonic mean, in percent."""
        total = 2 * (self.cor + self.par + self.inc) + self.mis + self.spu
        return 200 * self.credit / total if total > 0 else 0.0


def assign(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Row and column pairs of positive weight with the largest total.

    Successive shortest augmenting paths over the columns (Kuhn 1955, Munkres 1957), with potentials.
    """
    if len(weights) == 0 or len(weights[0]) == 0:
        return []
    flipped = len(weights) > len(weights[0])
    table = [list(row) for row in zip(*weights, strict=True)] if flipped else [list(row) for row in weights]
    rows, columns = len(table), len(table[0])
    up, left = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, rows + 1):
        augment(table, row, owner, up, left)
    pairs = [(owner[column] - 1, column - 1) for column in range(1, columns + 1) if owner[column] > 0]
    kept = [(i, j) for i, j in pairs if table[i][j] > 0]
    return sorted((j, i) if flipped else (i, j) for i, j in kept)


def augment(table: list[list[float]], row: int, owner: list[int], up: list[float], left: list[float]) -> None:
    """Give one more row a column, moving others along the cheapest path."""
    columns = len(table[0])
    owner[0], column = row, 0
    least, came = [float("inf")] * (columns + 1), [0] * (columns + 1)
    done = [False] * (columns + 1)
    while owner[column] != 0:
        done[column] = True
        current, delta, following = owner[column], float("inf"), 0
        for other in range(1, columns + 1):
            if done[other]:
                continue
            cost = -table[current - 1][other - 1] - up[current] - left[other]
            if cost < least[other]:
                least[other], came[other] = cost, column
            if least[other] < delta:
                delta, following = least[other], other
        for other in range(columns + 1):
            if done[other]:
                up[owner[other]] += delta
                left[other] -= delta
            else:
                least[other] -= delta
        column = following
    while column != 0:
        owner[column] = owner[came[column]]
        column = came[column]


def score_slot(slot: str, keys: list[Fill], given: list[Fill], year: int | None) -> Tally:
    """Counts of one slot of two paired templates."""
    table = [[credit_fill(slot, key, fill, year) for fill in given] for key in keys]
    eager = [[w and w + (0 if key.optional else 1e-3) for w in row] for key, row in zip(keys, table, strict=True)]
    pairs = assign(eager)
    tally = Tally()
    for i, j in pairs:
        tally.cor += table[i][j] == 1.0
        tally.par += table[i][j] < 1.0
    used = {i for i, _ in pairs}
    left = sum(1 for i, key in enumerate(keys) if i not in used and not key.optional)
    spare = len(given) - len(pairs)
    tally.inc = min(left, spare)
    tally.mis, tally.spu = left - tally.inc, spare - tally.inc
    return tally


def name_words(template: Template, slots: tuple[str, ...]) -> set[str]:
    """The words of a template's names, tags included, without plurals."""
    fills = [fill for slot in slots for fill in template.get(slot)]
    return {strip_ending(w) for fill in fills for text in (*fill.values, *fill.tags) for w in list_words(text)} - {""}


def may_pair(key: Template, given: Template) -> bool:
    """The restriction: types agree at least in part, and a perpetrator or target has a word in common.

    The official scorer pairs on a common target type too; answers need not give types, so one with a target of the kind
    is held to agree.
    """
    types = key.get("type"), given.get("type")
    if len(types[0]) > 0 and (len(types[1]) == 0 or credit_set("type", types[0][0].values, types[1][0].values) == 0):
        return False
    empty = True
    for slots in SHARED:
        words = name_words(key, slots), name_words(given, slots)
        if words[0] & words[1]:
            return True
        empty = empty and len(words[0]) + len(words[1]) == 0
    for slots in (("physical",), ("name", "description")):
        if any(len(key.get(slot)) > 0 for slot in slots) and any(len(given.get(slot)) > 0 for slot in slots):
            return True
    return empty


def score_document(keys: list[Template], given: list[Template], year: int | None) -> dict[str, Tally]:
    """Counts of every core slot of one document, spurious and missing templates included."""
    tallies: dict[tuple[int, int], dict[str, Tally]] = {}
    weights = []
    for i, key in enumerate(keys):
        row = []
        for j, template in enumerate(given):
            if not may_pair(key, template):
                row.append(0.0)
                continue
            slots = {slot: score_slot(slot, key.get(slot), template.get(slot), year) for slot in SLOTS}
            tallies[i, j] = slots
            row.append(sum(t.credit for t in slots.values()) + (0.001 if key.optional else 0.01))
        weights.append(row)
    pairs = assign(weights)
    total = {slot: Tally() for slot in SLOTS}
    for pair in pairs:
        for slot in SLOTS:
            total[slot].add(tallies[pair][slot])
    for i, key in enumerate(keys):
        if i not in {a for a, _ in pairs} and not key.optional:
            for slot in SLOTS:
                total[slot].mis += sum(not fill.optional for fill in key.get(slot))
    for j, template in enumerate(given):
        if j not in {b for _, b in pairs}:
            for slot in SLOTS:
                total[slot].spu += len(template.get(slot))
    return total


def score_relevance(keys: Mapping[str, list[Template]], given: Mapping[str, list[Template]]) -> Tally:
    """Documents rightly said to hold an incident; those with optional templates only are right either way."""
    tally = Tally()
    for name, templates in keys.items():
        said = len(given.get(name, [])) > 0
        if said:
            tally.cor += len(templates) > 0
            tally.spu += len(templates) == 0
        else:
            tally.mis += any(not template.optional for template in templates)
    return tally


Casualty = tuple[frozenset[str], frozenset[str], bool]


def list_casualties(template: Template) -> list[Casualty]:
    """(effects, numbers, optional) of each human target that is dead or injured."""
    found = []
    numbers = template.get("number")
    for fill in template.get("effect"):
        effects = frozenset(norm(value) for value in fill.values) & {"DEATH", "INJURY"}
        if len(effects) == 0:
            continue
        tags = {find_head(tag) for tag in fill.tags}
        same = [n for n in numbers if {norm(t) for t in n.tags} & {norm(t) for t in fill.tags}]
        same = same or [n for n in numbers if {find_head(t) for t in n.tags} & tags]
        values = frozenset(same[0].values) if len(same) > 0 else frozenset({""})
        found.append((effects, values, template.optional or fill.optional))
    return found


def agree_numbers(key: str, given: str, tolerant: bool) -> bool:
    """Whether two numbers are the same, or in the tolerant view admit a common count with a common end."""
    if key == given or (tolerant and key == ""):
        return True
    a, b = read_number(key), read_number(given)
    if not tolerant or a is None:
        return a == b and a is not None
    if b is None:
        return a[3]
    spans = [widen(number) for number in (a, b)]
    if spans[0][0] > spans[1][1] or spans[1][0] > spans[0][1]:
        return False
    open_a, open_b = (n[3] or n[0] is None or n[1] is None for n in (a, b))
    ends = {n for n in a[:2] if n is not None} & {n for n in b[:2] if n is not None}
    return not open_b or open_a or len(ends) > 0


def widen(number: tuple[int | None, int | None, bool, bool]) -> tuple[int, int]:
    """The counts a number admits; "~N" is N give or take a tenth, at least one."""
    low, high, about, plural = number
    if plural:
        return 2, WIDE
    slack = max(1, round(0.1 * max(n for n in (low, high) if n is not None))) if about else 0
    return (1 if low is None else low) - slack, (WIDE if high is None else high) + slack


def score_casualties(
    keys: Mapping[str, list[Template]], given: Mapping[str, list[Template]], *, tolerant: bool
) -> Tally:
    """Counts over the sets of (effect, number) of each document."""
    tally = Tally()
    for name, templates in keys.items():
        wanted = make_set([row for template in templates for row in list_casualties(template)])
        said = make_set([row for template in given.get(name, []) for row in list_casualties(template)])

        def match(a: Casualty, b: Casualty) -> bool:
            """Whether two casualties are of one effect and number."""
            return bool(a[0] & b[0]) and any(agree_numbers(x, y, tolerant) for x in a[1] for y in b[1])

        pairs = assign([[(1.0 if a[2] else 1.001) * match(a, b) for b in said] for a in wanted])
        hit = {i for i, _ in pairs}
        tally.cor += len(pairs)
        tally.spu += len(said) - len(pairs)
        tally.mis += sum(1 for i, row in enumerate(wanted) if i not in hit and not row[2])
    return tally


def make_set(rows: list[Casualty]) -> list[Casualty]:
    """Without repeats; what may repeat another (its alternatives include it) is optional."""
    seen: dict[tuple[frozenset[str], frozenset[str]], Casualty] = {}
    for row in rows:
        if row[:2] not in seen or not row[2]:
            seen[row[:2]] = row
    every = list(seen.values())

    def repeats(row: Casualty) -> bool:
        """Whether a required one stands among its alternatives."""
        return any(o is not row and o[0] <= row[0] and o[1] <= row[1] and not o[2] for o in every)

    return [(row[0], row[1], row[2] or repeats(row)) for row in every]
