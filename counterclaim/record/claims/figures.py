"""Counts as figures: whose, of which claim, where, when, of one incident or of a period."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from counterclaim.record.counting.counted import Count
from counterclaim.record.events.when import find_period
from counterclaim.record.reading import Reading
from counterclaim.record.speech.voices import Voice
from counterclaim.record.text.grammar import find_subject
from counterclaim.vocabulary import Claim, Counted, Figure, Scope, TimeReference, make_id

UNITS = {"shot_down": "aircraft", "fired": "munitions", "destroyed": "objects", "damaged": "objects"}
"""What is counted where nothing says so: people, but of planes shot down planes."""
FIGHTING = frozenset({"armed-force", "state", "government-body"})
"""Kinds of actors whose soldiers are their country's: a group's men need not be."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A count with its voice and scope; `claim` is the position of its claim."""

    count: Count
    voice: Voice
    scope: Scope
    claim: int | None = None


def make_figures(placed: tuple[Placed, ...], claims: Mapping[int, Claim], reading: Reading) -> tuple[Figure, ...]:
    """The figures of a document in the order of its counts; shares and updates by id."""
    keys = [name_figure(item, reading) for item in placed]
    return tuple(make_figure(item, key, keys, claims, reading) for item, key in zip(placed, keys, strict=True))


def name_figure(item: Placed, reading: Reading) -> str:
    """The id of a figure: its words, its measure, its claimant."""
    statement = item.voice.statement
    return make_id(
        "figure", reading.document.id, item.count.mention.span.start, item.count.measure, statement and statement.id
    )


def make_figure(item: Placed, key: str, keys: list[str], claims: Mapping[int, Claim], reading: Reading) -> Figure:
    """One count as a figure of its claim."""
    count = item.count
    claim = None if item.claim is None else claims.get(item.claim)
    mention = count.mention
    day = None if reading.document.published is None else reading.document.published[:10]
    time = claim.time if claim is not None else None
    if item.scope == "running" and time is None:
        time = find_period(mention.sentence, reading)
    return Figure(
        id=key,
        claim=None if claim is None else claim.id,
        measure=count.measure,
        low=mention.low,
        high=mention.high,
        bound=mention.bound,
        text=mention.span.quote,
        spans=(mention.span,),
        of=own_losses(fill_unit(count), item, reading),
        share_of=None if count.whole is None else keys[count.whole],
        scope=item.scope,
        place=None if claim is None else claim.place,
        time=time,
        as_of=find_last(item, time, day),
        supersedes=None if count.replaces is None else keys[count.replaces],
        claimant=item.voice.claimant,
        in_headline=mention.sentence.in_headline,
    )


def find_last(item: Placed, time: TimeReference | None, day: str | None) -> str | None:
    """The day up to which a figure counts: the last of the stretch that a running total is of, else the document's."""
    if item.scope != "running" or time is None or time.end is None or day is None or time.precision != "range":
        return day
    return min(time.end[:10], day)


def fill_unit(count: Count) -> Counted:
    """Of whom or what, with the unit that the measure implies where the words leave it out."""
    of = count.of
    unit = of.unit or UNITS.get(count.measure, "people")
    return Counted(of.text, unit, of.status, of.nationality, of.group)


def own_losses(of: Counted, item: Placed, reading: Reading) -> Counted:
    """Of whom, with the country of the army or state that is said to have lost them: "it has lost 22 soldiers"."""
    verb, speaker = item.count.word, item.voice.actor
    lost = of.status == "combatant" and of.nationality is None and verb.pos_ == "VERB" and verb.lemma_ == "lose"
    subject = find_subject(verb) if lost else None
    if subject is None:
        return of
    at = item.count.sentence.offset + subject.idx
    named = reading.actors.resolve(at, at + len(subject.text))
    loser = speaker if named is None and subject.lower_ in ("it", "we", "they") else named
    return of if loser is None or loser.kind not in FIGHTING else replace(of, nationality=loser.country)


def place_count(count: Count, voice: Voice, whole: Placed | None, scope: Scope) -> Placed:
    """The count with its scope; a share has its whole's claim."""
    return Placed(count, voice, scope, None if whole is None else whole.claim)
