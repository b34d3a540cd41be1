"""Statements that deny without a word of denying: "the building was empty", "All our planes came home".

No word of these is sure. Each sign has a weight, and those of a statement add up.
"""

from counterclaim.data.patterns import load_pattern
from counterclaim.record.claims.acting import PARTIES
from counterclaim.record.reading import Reading
from counterclaim.record.speech.acts import SILENT
from counterclaim.record.speech.voices import get_actor
from counterclaim.vocabulary import Statement

WEIGHTS = {
    "says no": 2.2,
    "tells it otherwise": 2.2,
    "answers": 2.3,
    "of a party": 1.1,
    "in quotation marks": 0.6,
    "who was there": 0.8,
    "accuses": -1.0,
    "goes on": 0.9,
}
LINE = 3.4
"""Sum from which a statement is a denial. Weights and line are those of a logistic regression (L2 0.3) on 861
statements that nothing else took for denials, of the development half of the gold and of 48 articles of our own; 63
deny. In eight folds by document it found 25 of them among 33 at this line, 18 among 22 at 3.9, 35 among 57 at 3.0. The
last sign came later, from those that were still missed."""
OPEN = frozenset({"doubt", "demand", "threaten", "condemn", "praise", "deny"})
"""Acts that say by themselves what a statement does."""


def is_counter(statement: Statement, before: Statement | None, reading: Reading) -> bool:
    """Whether a statement answers what somebody told by telling it otherwise; `before`: what was said before it."""
    if statement.act in OPEN or statement.speaker is None or statement.manner == "belief":
        return False
    signs = list_signs(statement, reading) | {"goes on": goes_on(statement, before, reading)}
    if not (signs["says no"] or signs["tells it otherwise"]):
        return False
    return sum(WEIGHTS[name] for name, there in signs.items() if there) >= LINE


def goes_on(statement: Statement, before: Statement | None, reading: Reading) -> bool:
    """Whether its speaker has denied something right before in the paragraph."""
    if before is None or before.act != "deny" or before.speaker is None or statement.speaker is None:
        return False
    same = before.speaker.actor is not None and before.speaker.actor == statement.speaker.actor
    between = reading.document.text[before.content.spans[-1].end : statement.content.spans[0].start]
    return same and "\n" not in between


def list_signs(statement: Statement, reading: Reading) -> dict[str, bool]:
    """What speaks for and against it."""
    text = SILENT.sub("", statement.content.text)
    said = load_pattern("exempt").sub("", text)
    speaker = None if statement.speaker is None else get_actor(statement.speaker.actor, reading)
    cue = "" if statement.cue is None else statement.cue.text
    return {
        "says no": load_pattern("negative").search(said) is not None,
        "tells it otherwise": load_pattern("counter").search(text) is not None,
        "answers": load_pattern("answers").search(cue) is not None,
        "of a party": speaker is not None and (speaker.side is not None or speaker.kind in PARTIES),
        "in quotation marks": statement.manner == "direct",
        "who was there": load_pattern("status").search(text) is not None,
        "accuses": statement.act == "accuse",
    }
