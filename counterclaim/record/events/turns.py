"""Verbs that their particle, object or weapon makes an event: "beat back", "led away", "drove over a mine"."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from counterclaim.data.lexicon import load_words, read_table
from counterclaim.record.actors.known import find_known, load_capitals, load_lexicon
from counterclaim.record.counting.counted import demonym_codes, look_noun
from counterclaim.record.events.verbs import is_aircraft, is_force
from counterclaim.record.events.weapons import Arm
from counterclaim.record.text.grammar import find_subject, list_objects, list_phrases, read_lemma


@dataclass(frozen=True, slots=True)
class Turn:
    """One row of turns.toml: everything it names must be there."""

    kind: str
    verbs: frozenset[str]
    particles: frozenset[str]
    objects: frozenset[str]
    people: bool
    after: tuple[str, ...]
    nouns: frozenset[str]
    weapons: frozenset[str]
    flying: bool = False
    """What it is done to must fly: drones, missiles, a number of them."""
    force: bool = False
    """Whoever does it must bear arms."""
    subjects: frozenset[str] = frozenset()
    """What its subject must be: "ground" is a place, a building, a vehicle."""
    struck: bool = False
    """Whether its subject is what was struck."""


@cache
def load_turns() -> dict[str, tuple[Turn, ...]]:
    """The rows by verb."""
    found: dict[str, list[Turn]] = {}
    for row in read_table("turns.toml")["turn"]:
        turn = Turn(
            row["kind"],
            frozenset(row["verbs"]),
            frozenset(row.get("particles", ())),
            frozenset(row.get("objects", ())),
            bool(row.get("people", False)),
            tuple(row.get("after", ())),
            frozenset(row.get("nouns", ())),
            frozenset(row.get("weapons", ())),
            bool(row.get("flying", False)),
            bool(row.get("force", False)),
            frozenset(row.get("subjects", ())),
            bool(row.get("struck", False)),
        )
        for verb in turn.verbs:
            found.setdefault(verb, []).append(turn)
    return {verb: tuple(rows) for verb, rows in found.items()}


def read_turn(verb: Token, arms: tuple[Arm, ...]) -> str | None:
    """The kind of event that a verb is with what stands beside it; None where it is none of these turns."""
    turn = find_turn(verb, arms)
    return None if turn is None else turn.kind


def find_turn(verb: Token, arms: tuple[Arm, ...]) -> Turn | None:
    """The first of these turns that a verb is with what stands beside it."""
    rows = load_turns().get(read_lemma(verb), ())
    return next((turn for turn in rows if fits_turn(turn, verb, arms)), None)


def is_hit(verb: Token, arms: tuple[Arm, ...]) -> bool:
    """Whether the subject of such a verb is what was struck: "the hospital received three shells"."""
    turn = find_turn(verb, arms)
    return turn is not None and turn.struck


def fits_turn(turn: Turn, verb: Token, arms: tuple[Arm, ...]) -> bool:
    """Whether particle, object, phrase and weapon are all there."""
    beside = {child.lower_ for child in verb.children if child.dep_ in ("prt", "advmod", "prep", "oprd", "acomp")}
    if len(turn.particles) > 0 and len(turn.particles & beside) == 0:
        return False
    objects = list_objects(verb)
    if len(turn.objects) > 0 and not any(token.lemma_.lower() in turn.objects for token in objects):
        return False
    people = [token for token in objects if is_person(token)]
    if turn.people and (len(people) == 0 or (turn.kind == "displacement" and any(is_fighter(row) for row in people))):
        return False
    if not fits_subject(turn, verb):
        return False
    if turn.flying and not any(is_in_the_air(token) for token in list_handled(turn, verb)):
        return False
    if len(turn.after) > 0 and not turn.flying:
        nouns = [noun for _, noun in list_phrases(verb, *turn.after)]
        return fits_phrase(turn, nouns, arms)
    return len(turn.weapons) == 0 or any(fits_weapon(turn, token, arms) for token in objects)


def list_handled(turn: Turn, verb: Token) -> list[Token]:
    """What a verb is done to: its objects, or the nouns after its preposition: "dealt with five drones"."""
    return [noun for _, noun in list_phrases(verb, *turn.after)] if len(turn.after) > 0 else list(list_objects(verb))


def is_in_the_air(token: Token) -> bool:
    """Whether a noun is of what flies, or a number counts it on: "27 drones came in, and it stopped 19". What was
    counted last before the number says so: "drones came, and killed 19 villagers" stopped nothing."""
    if token.pos_ != "NUM" or token.ent_type_ == "PERCENT":
        return is_aircraft(token)
    before = [word for word in token.doc[token.sent.start : token.i] if word.pos_ in ("NOUN", "PROPN")]
    counted = (word for word in reversed(before) if look_noun(word) is not None and not is_doer(word))
    last = next(counted, None)
    return last is not None and is_aircraft(last)


def is_doer(noun: Token) -> bool:
    """Whether a noun is of forces or crews, who are not what a number behind them counts."""
    return is_force(noun) or noun.lemma_.lower() in ("crew", "gunner", "defender")


def fits_subject(turn: Turn, verb: Token) -> bool:
    """Whether the subject is one that the turn asks for."""
    subject = find_subject(verb)
    if turn.force:
        return subject is not None and (is_force(subject) or subject.lower_ in ("it", "they", "we", "who"))
    return len(turn.subjects) == 0 or (subject is not None and is_ground(subject))


def is_ground(noun: Token) -> bool:
    """Whether a noun is of what may be struck where it stands: a town by its name, a building, a road, a vehicle."""
    if noun.pos_ == "PROPN":
        body = noun.text in demonym_codes() or noun.text in load_capitals()
        named = any(True for _ in find_known(noun.text, load_lexicon(None)))
        return not (body or named or is_force(noun))
    known = look_noun(noun)
    built = known is not None and known.unit in ("buildings", "houses", "vehicles", "ships", "settlements")
    lists = ("ground", "places", "civil_objects", "military_objects", "facilities", "care", "premises")
    return built or (not is_force(noun) and any(noun.lemma_.lower() in load_words(name) for name in lists))


def fits_phrase(turn: Turn, nouns: list[Token], arms: tuple[Arm, ...]) -> bool:
    """Whether one of the nouns after the preposition is one that the turn asks for; any if it asks for none."""
    if len(turn.weapons) > 0:
        return any(fits_weapon(turn, noun, arms) for noun in nouns)
    if len(turn.nouns) > 0:
        return any(noun.lemma_.lower() in turn.nouns or noun.pos_ == "PROPN" for noun in nouns)
    return len(nouns) > 0


def fits_weapon(turn: Turn, noun: Token, arms: tuple[Arm, ...]) -> bool:
    """Whether a noun names a weapon of the turn."""
    return any(arm.last.i == noun.i and arm.kind in turn.weapons for arm in arms)


def is_fighter(token: Token) -> bool:
    """Whether a noun is of fighters, whom nobody displaces."""
    known = look_noun(token)
    return token.lemma_.lower() in load_words("forces") or (known is not None and known.status == "combatant")


def is_person(token: Token) -> bool:
    """Whether a noun or pronoun is of people."""
    known = look_noun(token)
    named = token.pos_ == "PROPN" or token.lower_ in (
        "he",
        "she",
        "they",
        "him",
        "her",
        "them",
        "who",
        "whom",
        "others",
    )
    return named or (known is not None and known.unit == "people")
