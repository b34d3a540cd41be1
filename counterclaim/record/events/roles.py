"""To whom and with what: the targets and weapons of an event, from the cue's own clause."""

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.data.lexicon import CountedNoun, load_words
from counterclaim.record.counting.counted import look_noun
from counterclaim.record.events.cue import Cue
from counterclaim.record.events.naming import Party
from counterclaim.record.events.spot import is_struck
from counterclaim.record.events.turns import is_hit
from counterclaim.record.events.verbs import SETTING_OFF
from counterclaim.record.reading import Reading
from counterclaim.record.text.grammar import find_phrase, find_subject, list_conjuncts, list_objects, list_phrases
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import Actor, Target, Weapon

AIMED = ("on", "against", "at", "upon", "into", "toward", "towards", "targeting", "over", "across")
STRIKING = load_words("striking")
OF_TARGET = load_words("of_target")
CARE = load_words("care")
"""Where the wounded are taken."""
CIVIL = load_words("civil_objects")
MILITARY = load_words("military_objects")
ARMING = load_words("arming")
CREWS = frozenset({"crew", "team"})
CREWED = frozenset({"ambulance", "fire", "film", "news", "television", "tv", "camera", "rescue", "repair", "medical"})
"""What a crew is of that fights nobody, unlike a gun's or a tank's."""
NO_TARGETS = frozenset(
    {"range", "distance", "random", "least", "dawn", "time", "hand", "hour", "moment", "peak", "height"}
)
"""What may follow "at" or "over" and is only how or when something was struck: "at its busiest hour"."""
RESIDENTIAL = frozenset({"civilian", "civil", "rescue", "residential", "populated", "humanitarian", "medical", "aid"})


def find_targets(cue: Cue, reading: Reading, agents: tuple[Party, ...]) -> tuple[Target, ...]:
    """Whom or what the event struck, from the objects and phrases of its clause."""
    taken = {party.token.i for party in agents}
    found: list[Token] = []
    for noun in list_struck(cue) if not is_set_off(cue) else list_riders(cue):
        arm = any(arm.first.i <= noun.i <= arm.last.i for arm in cue.arms)
        fits = (
            noun.pos_ in ("NOUN", "PROPN", "NUM", "PRON") and noun.i not in taken and not arm and noun.i != cue.token.i
        )
        if not any(letter.isalnum() for letter in noun.text):
            continue
        if noun.lemma_.lower() in NO_TARGETS:
            continue
        if fits and noun.ent_type_ != "DATE" and noun not in found and not is_time(noun, cue.sentence, reading):
            found.append(noun)
    return tuple(make_target(noun, cue, reading) for noun in found)


def is_set_off(cue: Cue) -> bool:
    """Whether a mine went off under whoever "hit" it."""
    return cue.kind == "landmine-ied" and cue.token.pos_ == "VERB" and cue.token.lemma_.lower() in SETTING_OFF


def list_riders(cue: Cue) -> Iterator[Token]:
    """Who or what a mine went off under: "their vehicle hit a mine"."""
    subject = find_subject(cue.head)
    if subject is not None:
        yield from list_conjuncts(subject)


def list_struck(cue: Cue) -> Iterator[Token]:
    """Nouns that may be struck: objects of the verb, phrases with "on", "against", "at", "of"."""
    token, head = cue.token, cue.head
    noun_cue = token.pos_ in ("NOUN", "PROPN")
    if noun_cue:
        words = (*AIMED, "of") if cue.kind in OF_TARGET else AIMED
        for preposition, noun in list_phrases(token, *words):
            if preposition.head.i == token.i or preposition.head.dep_ == "prep":
                yield noun
        if head.i != token.i and is_struck(head):
            subject = find_subject(head)
            if subject is not None:
                yield from list_conjuncts(subject)
        if head.i != token.i and head.lemma_ == "subject":
            yield from list_objects(head)
            yield from (child for child in head.children if child.dep_ == "nsubjpass")
        if head.i != token.i:
            yield from (noun for _, noun in list_phrases(head, *AIMED))
        return
    subject = find_subject(head) if is_hit(head, cue.arms) else None
    yield from () if subject is None else list_conjuncts(subject)
    if head.lemma_.lower() not in ("launch", "fire", "use", "drop", "carry", "clash", "open", "plant", "lay"):
        yield from (noun for noun in list_objects(head) if noun.lower_ not in ("fire", "control", "responsibility"))
        if head.lemma_.lower() in ("set", "take", "seize"):
            told = (noun for _, noun in list_phrases(head, "to", "of"))
            yield from (noun for noun in told if noun.lemma_.lower() not in CARE)
    if cue.kind in STRIKING:
        aimed: tuple[str, ...] = ("against", "with") if cue.kind == "armed-clash" else AIMED
        yield from (noun for _, noun in list_phrases(head, *aimed))
        for arm in cue.arms:
            yield from (noun for _, noun in list_phrases(arm.last, *AIMED))


def is_time(noun: Token, sentence: Sentence, reading: Reading) -> bool:
    """Whether a noun stands in an expression of time."""
    start = sentence.offset + noun.idx
    return any(span.start <= start < span.end for time in reading.times for span in time.spans)


def make_target(noun: Token, cue: Cue, reading: Reading) -> Target:
    """The target as printed, with what its words say of it."""
    first, last = find_phrase(noun)
    span = cue.sentence.span(first, last)
    actor = reading.actors.resolve(span.start, span.end)
    if noun.pos_ == "PRON" and actor is not None and not is_subject(noun, actor, cue):
        actor = None
    known = look_noun(noun)
    words = {token.lower_ for token in noun.doc[first.i : last.i + 1]}
    civilian: bool | None = None
    if noun.lemma_.lower() in CREWS and words & CREWED:
        civilian = True
    elif is_military(noun, words, known):
        civilian = False
    elif words & RESIDENTIAL or noun.lemma_.lower() in CIVIL or (known is not None and known.status == "civilian"):
        civilian = True
    protected = known.protected if known is not None else None
    if civilian is None and protected is not None:
        civilian = True
    return Target(actor.id if actor else None, actor.name if actor else None, span.quote, (span,), civilian, protected)


def is_military(noun: Token, words: set[str], known: CountedNoun | None) -> bool:
    """Whether a target is military by its words: soldiers, positions, barracks, a command post."""
    if known is not None and known.status is not None:
        return known.status == "combatant"
    civil = words & RESIDENTIAL
    return len(civil) == 0 and (len(words & ARMING) > 0 or noun.lemma_.lower() in MILITARY)


def is_subject(noun: Token, actor: Actor, cue: Cue) -> bool:
    """Whether a pronoun's actor is the subject of its own sentence, before it: all else is a guess."""
    subjects = [token for token in cue.sentence.tokens if token.dep_ in ("nsubj", "nsubjpass") and token.i < noun.i]
    starts = [cue.sentence.offset + token.idx for token in subjects]
    return any(span.start <= start < span.end for start in starts for span in actor.mentions)


def make_weapons(cue: Cue) -> tuple[Weapon, ...]:
    """The weapons of a claim, each kind of words once."""
    return tuple(
        Weapon(arm.kind, span.quote, (span,), arm.prohibited)
        for arm in cue.arms
        for span in (cue.sentence.span(arm.first, arm.last),)
    )
