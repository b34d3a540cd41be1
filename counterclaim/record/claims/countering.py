"""Statements that deny without a word of denying: "the building was empty", "All our planes came home".

No word of these is sure. What the statement says, whose side its speaker is on and what was told of that side before
are weighed by a logistic regression (`countering.json`, made by `python -m training.denials`). Names carry no weight,
so that the sides can be exchanged.
"""

import json
import math
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise

from counterclaim.data.lexicon import load_words
from counterclaim.data.patterns import load_pattern, load_ways
from counterclaim.errors import DataError
from counterclaim.record.claims.acting import PARTIES
from counterclaim.record.claims.answering import STEMS, TOPICS, Desk, Told, describe_pair, find_answered
from counterclaim.record.claims.verbal import make_act
from counterclaim.record.reading import Reading
from counterclaim.record.speech.acts import SILENT
from counterclaim.record.speech.voices import get_actor
from counterclaim.vocabulary import Claim, Statement

LINE = 0.2
"""Log odds from which a statement is a denial. In ten folds by document (training/README.md) what all denials come to
is no worse from 0, but more of those found are right here."""
PAIR = (
    "same paragraph", "paragraph before", "own deed", "other side tells", "answerer named", "accuses", "words",
    "nothing shared", "topics", "off topic",
)  # fmt: skip
"""Signs of a pair that are weighed; all of them together find no more."""
SHORT, LONG = 8, 30
"""Words of a statement that is short, or long."""
MOST = 3
"""Most noes of a statement that count."""
SAID, CUE = 30, 6
"""Words from the start of what is said, and of the cue, that are weighed: a denial shows at its opening."""
WORD = re.compile(r"\d+|[^\W\d_]+(?:['’]t\b)?|[?:“\"]")
HALF = 0.5
"""Value of a word or a pair of words, against 1 of the other signs: so the words, which are many, count less."""
NO = re.compile(r"\b(?:no|not|never|nor|none|nobody|nothing|neither)\b|n['’]t\b", re.IGNORECASE)
OPENS = re.compile(r"\W*(?:that )?(?:no|not|none|nobody|never|nothing|neither|only|nor)\b", re.IGNORECASE)
OWN = re.compile(r"\b(?:our|its|their|my|his|we|ours)\b", re.IGNORECASE)
CONTRAST = re.compile(
    r"\b(?:but|whereas|while|though|although|however|by contrast|in turn|instead|yet|not so|otherwise|conversely"
    r"|for (?:its|their|his|her) part|on the contrary|nonsense|rubbish|nor|neither)\b",
    re.IGNORECASE,
)
"""What sets one voice against the one before."""
NAMING = re.compile(
    r"\b(?:call|brand|label|term|dub|describ|qualif|deem|consider|wav|brush|dismiss|writ\w+ .*off|wrote|put|find|found"
    r"|treat|portray|characteri[sz]|mock|ridicul|deride|laugh)",
    re.IGNORECASE,
)
"""Cues that give a charge a name."""
FREELY = frozenset({"armed", "peaceful", "scorn"})
"""Ways of answering whose words stand as well where nothing is told otherwise."""
Signs = dict[str, float]


def find_counters(claims: Sequence[Claim], desk: Desk, reading: Reading) -> list[Claim]:
    """The denials of statements that answer what somebody told by telling it otherwise, among those that no claim
    denies yet."""
    candidates = list_candidates(claims, desk, reading, line=LINE)
    return [make_act(row, "deny", reading) for row, signs in candidates if weigh_signs(signs) >= LINE]


def list_candidates(
    claims: Sequence[Claim], desk: Desk, reading: Reading, *, line: float = -math.inf
) -> Iterator[tuple[Statement, Signs]]:
    """The statements that no claim denies, with what speaks for and against each. Whoever scolds denies nothing.

    Those that cannot reach the line, whatever they may answer, are left out before that is looked for."""
    denied = {claim.statement for claim in claims if claim.act == "deny"}
    scolding = {claim.statement for claim in claims if claim.act == "condemn"}
    told: dict[str | None, list[Claim]] = {}
    for claim in desk.claims:
        told.setdefault(claim.statement, []).append(claim)
    for before, row in zip((None, *reading.statements), reading.statements, strict=False):
        if row.id in denied | scolding or row.speaker is None or row.act == "deny" or row.manner == "belief":
            continue
        if only_lacks(row.content.text):
            continue
        after = before is not None and before.id in denied and is_same_speaker(before, row)
        signs = {"after denial": float(after), "goes on": float(goes_on(before, row, reading))}
        signs |= read_words(row) | read_form(row, reading)
        if weigh_signs(signs) + find_most() >= line:
            yield row, signs | read_claims(told.get(row.id, []), desk, reading)


def only_lacks(text: str) -> bool:
    """Whether every "no" of a statement tells what people are in want of: "there is no water" denies nothing."""
    return load_pattern("lacking").search(text) is not None and NO.search(load_pattern("lacking").sub("", text)) is None


def weigh_signs(signs: Signs) -> float:
    """The log odds that a statement with these signs denies."""
    weights = load_weights()
    return weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in signs.items())


@cache
def find_most() -> float:
    """The most that what a statement tells and answers can add to its log odds."""
    weights = load_weights()
    values = dict.fromkeys(("tells events", "says that none was", "answers none"), 1.0)
    values |= {f"pair {name}": float({"words": STEMS, "topics": TOPICS}.get(name, 1)) for name in PAIR}
    return sum(max(0.0, weights.get(name, 0.0)) * value for name, value in values.items())


@cache
def load_weights() -> dict[str, float]:
    """The weight of every sign."""
    path = resources.files("counterclaim.record.claims") / "countering.json"
    weights: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    if not all(math.isfinite(value) for value in weights.values()) or "bias" not in weights:
        raise DataError(f"{path}: expected finite weights with a bias")
    return weights


def is_same_speaker(one: Statement, two: Statement) -> bool:
    """Whether one known actor says both."""
    if one.speaker is None or two.speaker is None or one.speaker.actor is None:
        return False
    return one.speaker.actor == two.speaker.actor


def goes_on(before: Statement | None, row: Statement, reading: Reading) -> bool:
    """Whether its speaker has denied something right before in the paragraph."""
    if before is None or before.act != "deny" or not is_same_speaker(before, row):
        return False
    return "\n" not in reading.document.text[before.content.spans[-1].end : row.content.spans[0].start]


def read_form(row: Statement, reading: Reading) -> Signs:
    """What the statement is like: by patterns, its act, its length, its speaker. That it accuses says nothing: who
    tells of a blast in answer to a charge is mostly read as accusing somebody."""
    text, cue = SILENT.sub("", row.content.text), "" if row.cue is None else row.cue.text
    speaker = None if row.speaker is None else get_actor(row.speaker.actor, reading)
    words = len(text.split())
    no = load_pattern("negative").search(load_pattern("exempt").sub("", text)) is not None
    ways = [name for name, words in load_ways().items() if words.search(text) is not None]
    other = any(name not in FREELY for name in ways)
    party = speaker is not None and (speaker.side is not None or speaker.kind in PARTIES)
    signs = {
        "says no": no,
        "tells it otherwise": other,
        "of a party": party,
        "of a party and says no": party and no,
        "of a party and tells it otherwise": party and other,
        "boasts": load_pattern("boast").search(text) is not None,
        "who was there": load_pattern("status").search(text) is not None,
        "answers": load_pattern("answers").search(cue) is not None,
        f"act {row.act}": row.act != "accuse",
        "no cue": cue == "",
        "in headline": row.in_headline,
        "short": words <= SHORT,
        "long": words > LONG,
        "opens with no": OPENS.match(text) is not None,
        "number": any(mark.isdigit() for mark in text),
        "own": OWN.search(text) is not None,
    }
    signs |= {f"way {name}": True for name in ways}
    signs["contrast"] = CONTRAST.search(read_lead(row, reading)) is not None
    signs["calls it"] = NAMING.search(cue) is not None
    signs["calls it scornfully"] = NAMING.search(cue) is not None and "scorn" in ways
    signs["scorns in few words"] = "scorn" in ways and words <= SHORT
    signs["asks"] = text.rstrip("”\"’' ").endswith("?")
    return {name: 1.0 for name, there in signs.items() if there} | {"noes": float(min(MOST, len(NO.findall(text))))}


def read_lead(row: Statement, reading: Reading) -> str:
    """What stands in its sentence before it and its cue, and is not said."""
    spans = [*row.content.spans, *(() if row.cue is None else row.cue.spans)]
    start = min(span.start for span in spans)
    sentence = reading.find_sentence(start)
    return "" if sentence is None else sentence.text[: start - sentence.start]


def read_words(row: Statement) -> Signs:
    """The words with which it opens, two by two as well, and those of its cue."""
    said = list_words(row.content.text, SAID)
    cue = [] if row.cue is None else list_words(row.cue.text, CUE)
    pairs = [f"{one} {two}" for one, two in pairwise(said)]
    opening = [f"^ {said[0]}"] if len(said) > 0 else []
    opening += [f"^ {pairs[0]}"] if len(pairs) > 0 else []
    return dict.fromkeys((f"w {name}" for name in (*said, *pairs, *opening)), HALF) | dict.fromkeys(
        (f"c {name}" for name in cue), HALF
    )


def list_words(text: str, most: int) -> list[str]:
    """The first words in small letters, with one sign for every name and one for every number."""
    found: list[str] = []
    openers = load_words("openers")
    for match in WORD.finditer(text):
        word = match.group().replace("’", "'").replace("“", '"')
        if len(found) == most:
            break
        if word[0].isdigit():
            found.append("0")
        else:
            found.append("Name" if word[0].isupper() and word.lower() not in openers else word.lower())
    return found


def read_claims(own: list[Claim], desk: Desk, reading: Reading) -> Signs:
    """What it tells, and how well what was told before fits as what it answers."""
    if len(own) == 0:
        return {}
    events = [claim.event for claim in own if claim.event is not None]
    signs = {
        "tells events": float(any(not event.negated for event in events)),
        "says that none was": float(any(event.negated for event in events)),
    }
    other, _ = find_answered(own[0], desk, reading)
    if other is None:
        return signs | {"answers none": 1.0}
    pair = describe_pair(Told(own[0], reading), Told(other, reading))
    return signs | {f"pair {name}": pair[name] for name in PAIR}
