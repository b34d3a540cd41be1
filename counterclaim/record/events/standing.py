"""Whom a pronoun that does a deed stands for, where that is safe; nobody known where it is not."""

from spacy.tokens import Token

from counterclaim.data.lexicon import load_kinds
from counterclaim.record.counting.counted import is_people
from counterclaim.record.events.cue import Cue
from counterclaim.record.events.culprits import is_bystander
from counterclaim.record.events.doers import FORCES, is_combatant, list_owners
from counterclaim.record.events.ground import find_referent, find_statement
from counterclaim.record.events.naming import Party, names_party, resolve, speaks
from counterclaim.record.reading import Reading
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import Actor, Statement

ANTECEDENT = "antecedent"
"""Where a doer is taken from whom "they" stands for."""
FIGHTING = frozenset({"armed-force", "armed-group", "state"})
"""Kinds of actors whose men and weapons "they" does deeds."""


def read_pronoun(noun: Token, origin: str | None, cue: Cue, reading: Reading) -> Party | None:
    """A pronoun as an agent, with whom it stands for where that is safe: a name before it in the sentence, the subject
    of the sentence before, or the speaker of the words themselves ("the air force says it downed 15 missiles")."""
    if noun.lower_ in ("there", "who", "what", "one", "some", "others", "this", "that", "which"):
        actor = resolve(noun, cue.sentence, reading)
        return None if actor is None else Party(noun, origin, actor)
    told = find_statement(cue.sentence.offset + noun.idx, reading)
    speaker = None if told is None or told.manner == "direct" else find_referent(told, reading)
    actor = resolve(noun, cue.sentence, reading)
    denied = told is not None and told.speaker is not None and speaker != told.speaker.actor and speaker is not None
    safe = actor is not None and not denied and not is_bystander(actor)
    if actor is not None and safe and is_safe(noun, actor, cue.sentence, reading):
        return Party(noun, origin, actor)
    if noun.lower_ in ("those", "these", "all", "many", "most", "anyone", "everyone", "someone", "both"):
        return None
    if noun.lower_ == "they" and not denied and (party := find_subjects(noun, cue, reading)) is not None:
        return party
    actor = next((row for row in reading.actors.actors if row.id == speaker), None)
    other = None if noun.lower_ != "they" or denied else find_plural(noun, told)
    if (
        other is not None
        and not speaks(other, cue, reading)
        and (names_party(other, cue.sentence, reading) or is_people(other))
    ):
        return Party(other, origin)
    if noun.lower_ == "they" and not denied and is_spoken_later(noun, cue, told):
        return find_before(noun, cue, reading) or Party(noun, origin)
    fits = actor is not None and (actor.kind != "person" if noun.lower_ in ("it", "they") else actor.kind == "person")
    if fits and noun.lower_ == "they" and actor is not None and is_bystander(actor) and is_assault(cue):
        return find_before(noun, cue, reading) or Party(noun, origin)
    if fits:
        return Party(noun, origin, actor)
    party = find_before(noun, cue, reading) if noun.lower_ == "they" and told is None else None
    return party or (Party(noun, origin) if noun.lower_ in ("we", "they", "he", "she") else None)


def is_assault(cue: Cue) -> bool:
    """Whether an event is what nobody tells of himself who only saw it: "residents say they took away 11 men"."""
    return cue.kind == "detention" or load_kinds()[cue.kind].plover["event"] == "ASSAULT"


def find_subjects(noun: Token, cue: Cue, reading: Reading) -> Party | None:
    """The fighters before "they" in the sentence, as its subject: "rebels entered Tongo, where, residents say, they
    shot eight men". Nobody where several are named."""
    before = [
        token
        for token in noun.doc[noun.sent.start : noun.i]
        if token.dep_ in ("nsubj", "nsubjpass") and token.pos_ in ("NOUN", "PROPN")
    ]
    found = [token for token in before if names_party(token, cue.sentence, reading) and not speaks(token, cue, reading)]
    armed = [token for token in found if token.lemma_.lower() in FORCES or is_combatant(token)]
    return Party(armed[0], ANTECEDENT) if len(armed) == 1 and len(found) == 1 else None


def is_spoken_later(noun: Token, cue: Cue, told: Statement | None) -> bool:
    """Whether "they" stands before the only name of one body that says so, and so is not that body: "they bombed a
    mill, the Health Bureau says"; rebels may be "they" before they are named."""
    if told is None or told.speaker is None or len(told.speaker.spans) == 0:
        return False
    later = all(span.start > cue.sentence.offset + noun.idx for span in told.speaker.spans)
    return later and not told.speaker.text.lower().endswith("s")


def find_before(noun: Token, cue: Cue, reading: Reading) -> Party | None:
    """Whom "they" stands for by the subject of the sentence before in its paragraph, or by whose weapons that is: "Jets
    of the Russian Air Force circled over Tokmak. Then they bombed a mill"."""
    before = reading.step_back(cue.sentence)
    if before is None:
        return None
    subjects = [token for token in before.tokens if token.dep_ == "nsubj" and token.head.dep_ == "ROOT"]
    if len(subjects) != 1 or not subjects[0].tag_.endswith("S"):
        return None
    named = [subjects[0], *(owner for owner, _ in list_owners(subjects[0]))]
    found = [actor for token in named if (actor := resolve(token, before, reading)) is not None]
    fitting = [actor for actor in found if actor.kind in FIGHTING]
    return Party(noun, ANTECEDENT, fitting[0]) if len(fitting) > 0 else None


def find_plural(noun: Token, told: Statement | None) -> Token | None:
    """The plural subject told of before "they" in a sentence that somebody says: "the rebels freed a soldier they had
    abducted, the Red Cross said"."""
    subjects = [token for token in noun.sent if token.dep_ == "nsubj" and token.i < noun.i and token.tag_.endswith("S")]
    return subjects[-1] if len(subjects) > 0 and told is not None else None


def is_safe(noun: Token, actor: Actor, sentence: Sentence, reading: Reading) -> bool:
    """Whether a pronoun's actor is named before it in its sentence or is the subject of the sentence before."""
    at = sentence.offset + noun.idx
    if any(sentence.start <= span.start < at for span in actor.mentions):
        return True
    before = next((row for row in reading.sentences if row.index == sentence.index - 1), None)
    if before is None:
        return False
    subjects = [token for token in before.tokens if token.dep_ in ("nsubj", "nsubjpass") and token.pos_ != "PRON"]
    starts = [before.offset + token.idx for token in subjects]
    return any(span.start <= start < span.end for start in starts for span in actor.mentions)
