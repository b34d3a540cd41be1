"""Who answers for a count where the words that are said break off just before it, or where it is an earlier toll."""

import re

from counterclaim.record.claims.keepers import find_keeper
from counterclaim.record.counting.counted import Count
from counterclaim.record.reading import Reading
from counterclaim.record.speech.voices import Voice, find_voice, speak_statement
from counterclaim.vocabulary import Statement

FAR = 60
"""Characters from the end of what is said to a count that its last clause tells: ", killing at least"."""
TRAILING = re.compile(r",?\s+(?:and\s+)?(?:\w+ly\s+)?\w+ing\s+(?:[\w’'-]+\s+){0,5}$")
"""The start of a clause that says what came of what is told: "that jets hit the camp [, wounding] 13 people"."""


def find_teller(number: int, counts: tuple[Count, ...], reading: Reading) -> Voice:
    """The voice of a count: of the statement it stands in or goes on, else of the later toll beside it.

    What is said may begin after the words that bound the number ("spoke of up to [14 dead]"): the number itself tells.
    """
    start, count = counts[number].mention.span.start, counts[number]
    voice = find_voice(count.sentence.span(count.mention.last).start, reading)
    whole = counts[count.whole] if count.whole is not None and count.whole < number else None
    own = find_keeper(count, voice.statement, reading)
    of_whole = whole is not None and own is None and whole.sentence is count.sentence and voice.statement is None
    keeper = find_keeper(whole, None, reading) if whole is not None and of_whole else own
    if keeper is not None:
        return keeper
    broken = find_broken(start, voice, reading)
    if broken is not None:
        return speak_statement(broken, reading)
    newer = next((row for row in counts if row.replaces == number and row.sentence is counts[number].sentence), None)
    return voice if newer is None or voice.statement is not None else find_voice(newer.mention.span.start, reading)


def find_broken(start: int, voice: Voice, reading: Reading) -> Statement | None:
    """The statement that breaks off before a participle clause with the count, one inside the voice that holds it."""
    outer = None if voice.statement is None else voice.statement.id
    text = reading.document.text
    for row in reading.statements:
        end = row.content.spans[-1].end
        near = end <= start <= end + FAR and row.parent == outer and row is not voice.statement
        if near and row.speaker is not None and TRAILING.fullmatch(text, end, start) is not None:
            return row
    return None
