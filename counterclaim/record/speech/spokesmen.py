"""For whom a person speaks who says "we", "our troops" or "his men": the force or state that his office names.

"M23 spokesman Lawrence Kanyuka said his fighters had left" tells of the M23's fighters. The office stands before the
name, after it or in another mention of the person. Where it names nobody ("its spokesman", "a commander"), the only
force told of just before in the paragraph is meant; where it names two, nobody is taken.
"""

import re
from collections.abc import Iterable, Iterator

from counterclaim.record.reading import Reading
from counterclaim.record.speech.voices import ARMED, FIGHTERS, get_actor
from counterclaim.vocabulary import Actor, Span, Statement

OFFICE = re.compile(
    r"\b(?:spokes(?:man|woman|person)|commander|general|colonel|major|captain|lieutenant|brigadier|admiral|marshal"
    r"|minister|president|premier|advis[eo]r|leader|chief|official|officer|deputy|fighter|soldier|member|head|envoy"
    r"|ambassador|secretary|governor|representative|gunner|pilot|serviceman)\b",
    re.IGNORECASE,
)
"""Whoever holds one of these may say "we" of a force or a state."""
AFTER = re.compile(r",\s+(?:who\s+(?:is|was|heads|leads|commands)\s+)?([^,.;:!?“”\"\n]{3,70})")
"""What an office is told by behind a name: "Gratien Ombeni, the army's spokesman in Ituri"."""
ARMIES = frozenset({"army", "military", "navy", "air force", "junta", "police"})
"""Forces that need no other name where one country's are told of."""
LED = re.compile(
    r"\b(?:its|their|the (?:group|movement|militia|organi[sz]ation|force|army|rebel)(?:['’]s|s['’])?|an?|the|rebel)\s+"
    r"(?:[\w-]+\s+){0,2}?(?:spokes(?:man|woman|person)|commander|leader|chief|advis[eo]r|bureau|council)\b",
    re.IGNORECASE,
)
"""An office of whoever was told of just before."""
BEFORE = 60
"""Characters before a name in which its office stands."""
BREAK = re.compile(r"[.;:!?“”\"\n]|,(?!\s*$)")


def find_party(statement: Statement | None, reading: Reading) -> Actor | None:
    """The one force, group, body or state for which the speaker of a statement speaks, if the speaker is a person."""
    speaker = None if statement is None else statement.speaker
    if speaker is None:
        return None
    actor = get_actor(speaker.actor, reading)
    if speaker.actor is not None and (actor is None or actor.kind != "person"):
        return None
    spans = [*speaker.spans, *(() if actor is None else actor.mentions)]
    stretches = [row for span in spans for row in list_offices(span, reading.document.text)]
    named = choose_force(row for first, last in stretches for row in list_within(first, last, reading))
    if named is not None:
        return named
    own = [row for row in reading.actors.actors if actor is not None and is_sides_own(row, actor)]
    if len(own) == 1:
        return own[0]
    led = (found for row in stretches if (found := LED.search(reading.document.text, *row)) is not None)
    return next((force for found in led if (force := find_led(found.start(), reading)) is not None), None)


def is_sides_own(row: Actor, person: Actor) -> bool:
    """Whether a force bears the name of the side that a person is on: Kanyuka's M23."""
    return person.side is not None and row.kind in ARMED and row.side == person.side and row.name == person.side


def list_offices(span: Span, text: str) -> Iterator[tuple[int, int]]:
    """The stretches around one mention of a person that tell an office."""
    start = max(0, span.start - BEFORE)
    cuts = [found.end() for found in BREAK.finditer(text, start, span.start)]
    after = AFTER.match(text, span.end)
    for first, last in ((cuts[-1] if len(cuts) > 0 else start, span.end), (0, 0) if after is None else after.span(1)):
        if last > first and OFFICE.search(text, first, last) is not None:
            yield first, last


def list_within(first: int, last: int, reading: Reading) -> Iterator[Actor]:
    """The forces and states that a stretch of the text names."""
    for row in reading.actors.actors:
        if row.kind in ARMED and any(first <= span.start and span.end <= last for span in row.mentions):
            yield row


def choose_force(rows: Iterable[Actor]) -> Actor | None:
    """The only one of these that is a force of a name or a side, else the only state; None of several."""
    found = {row.id: row for row in rows if row.name[:1].isupper() or row.side or row.country or row.name in ARMIES}
    forces = [row for row in found.values() if row.kind != "state"] or list(found.values())
    return forces[0] if len(forces) == 1 else None


def find_force(first: int, last: int, reading: Reading) -> Actor | None:
    """The only force or group that a stretch of the text names."""
    return choose_force(row for row in list_within(first, last, reading) if row.kind in FIGHTERS)


def find_led(at: int, reading: Reading) -> Actor | None:
    """The only force or group named in the sentence of an office, or in the one before in its paragraph."""
    here = reading.find_sentence(at)
    before = None if here is None else reading.step_back(here)
    first = before or here
    return None if first is None else find_force(first.start, at, reading)
