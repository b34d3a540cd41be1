"""Who did it, to whom, with what: from the cue's own clause.

An agent is whoever the sentence makes one: the subject of the verb or of the light verb, the "by" phrase, the possessor
("Armenia's use of"), the demonym ("Russian strikes", marked inferred where it only stands with the weapon), the one
accused or blamed. Nothing is taken from another clause unless it is marked as inferred, and from where.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from counterclaim.data.countries import load_countries
from counterclaim.data.lexicon import CountedNoun, load_words
from counterclaim.record.counted import demonym_codes, look_noun
from counterclaim.record.cue import Cue
from counterclaim.record.events import is_struck
from counterclaim.record.grammar import (
    climb_conjuncts,
    find_agent,
    find_child,
    find_phrase,
    find_subject,
    is_passive,
    list_conjuncts,
    list_objects,
    list_phrases,
)
from counterclaim.record.parse import Sentence
from counterclaim.record.reading import Reading
from counterclaim.vocabulary import Actor, Agent, Target, Weapon

FORCES = load_words("forces")
AIMED = ("on", "against", "at", "upon", "into", "toward", "towards", "targeting", "over", "across")
STRIKING = load_words("striking")
OF_TARGET = load_words("of_target")
NO_AGENT = frozenset({"killing", "wounding", "displacement", "agreement", "talks", "evacuation"})
INTRANSITIVE = load_words("intransitive")
CIVIL = load_words("civil_objects")
MILITARY = load_words("military_objects")
RESIDENTIAL = frozenset({"civilian", "residential", "populated", "humanitarian", "medical"})


@dataclass(frozen=True, slots=True)
class Party:
    """A noun in a role, and where it was inferred from if it was."""

    token: Token
    inferred_from: str | None = None


def find_parties(cue: Cue, reading: Reading) -> tuple[Party, ...]:
    """The alleged perpetrators in the cue's own clause, in order, each once."""
    found: list[Party] = []
    for token, origin in list_candidates(cue):
        for noun in list_conjuncts(climb_conjuncts(token) if token.dep_ == "conj" else token):
            party = read_party(noun, origin, cue.sentence, reading)
            if party is not None and all(party.token.i != other.token.i for other in found):
                found.append(party)
        if len(found) > 0 and origin is None:
            break
    return tuple(found)


def list_candidates(cue: Cue) -> Iterator[tuple[Token, str | None]]:
    """(noun, where inferred from) that may be the agent, the surest first."""
    token, head = cue.token, cue.head
    if token.i != head.i or token.pos_ in ("NOUN", "PROPN"):
        yield from list_noun_agents(token)
    blamed = find_blamed(token if token.i != head.i or token.pos_ in ("NOUN", "PROPN") else head)
    if blamed is not None:
        yield blamed, None
    if head.pos_ in ("VERB", "AUX"):
        yield from list_verb_agents(cue, head)
    for arm in cue.arms:
        yield from ((child, "weapon") for child in list_owners(arm.last))


def list_owners(noun: Token) -> Iterator[Token]:
    """The words that say whose a weapon is: "a Russian missile", "a missile of a Ukrainian air defence system"."""
    yield from (child for child in noun.children if child.dep_ in ("poss", "amod", "compound", "nmod"))
    for part in noun.children:
        if part.dep_ == "prep" and part.lower_ == "of":
            for inner in (child for child in part.children if child.dep_ == "pobj"):
                yield from (word for word in inner.subtree if word.text in demonym_codes())


def list_noun_agents(noun: Token) -> Iterator[tuple[Token, str | None]]:
    """Agents that stand with an event noun: by X, X's, X-ish."""
    for child in noun.children:
        if child.lower_ == "by" and child.dep_ in ("prep", "agent"):
            inner = find_child(child, "pobj")
            if inner is not None:
                yield inner, None
    for child in noun.children:
        proper = child.text in demonym_codes() or child.pos_ == "PROPN"
        if child.dep_ == "poss" or (child.dep_ in ("amod", "compound", "nmod") and proper):
            yield child, None
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("from", "between"):
            yield from ((inner, None) for inner in child.children if inner.dep_ == "pobj" and child.lower_ == "between")
        if child.dep_ == "acl" and child.lemma_ in (
            "carry",
            "launch",
            "conduct",
            "commit",
            "perpetrate",
            "stage",
            "mount",
        ):
            agent = find_agent(child)
            if agent is not None:
                yield agent, None


def find_blamed(token: Token) -> Token | None:
    """Whom the clause blames: "accused X of", "blamed X for", "blamed on X", "X claimed responsibility for"."""
    preposition = token.head if token.dep_ in ("pobj", "pcomp") else None
    verb = preposition.head if preposition is not None else token.head
    if verb.lemma_ == "responsibility" and verb.head.lemma_ in ("claim", "take", "accept", "admit", "assume"):
        return find_subject(verb.head)
    if (
        preposition is not None
        and verb.lemma_ in ("accuse", "blame", "suspect", "condemn")
        and preposition.lower_ in ("of", "for", "over")
    ):
        return find_child(verb, "nsubjpass") or find_child(verb, "dobj")
    if token.dep_ in ("nsubjpass", "dobj") and token.head.lemma_ in ("blame", "attribute", "pin"):
        return next((noun for _, noun in list_phrases(token.head, "on", "to")), None)
    return None


def list_verb_agents(cue: Cue, verb: Token) -> Iterator[tuple[Token, str | None]]:
    """Agents that the verb has: its active subject, its by-phrase."""
    if is_passive(verb):
        agent = find_agent(verb)
        if agent is not None:
            yield agent, None
        return
    light = cue.token.i != verb.i
    if verb.lemma_ in ("repel", "repulse") and find_agent(verb) is not None:
        yield find_agent(verb), None  # type: ignore[misc]
    if verb.lemma_.lower() in load_words("no_agent_verbs"):
        return
    if light and (
        is_struck(verb)
        or verb.lemma_
        in (
            "be",
            "repel",
            "repulse",
            "come",
            "follow",
            "foil",
            "condemn",
            "see",
            "witness",
            "report",
            "register",
            "record",
            "announce",
        )
    ):
        return
    if verb.lemma_.lower() in INTRANSITIVE and cue.kind != "armed-clash":
        return
    subject = find_subject(verb)
    if subject is not None and (light or subject.dep_ != "nsubjpass"):
        yield subject, None
        if cue.kind == "armed-clash":
            yield from ((noun, None) for _, noun in list_phrases(verb, "with", "against"))


def read_party(noun: Token, origin: str | None, sentence: Sentence, reading: Reading) -> Party | None:
    """The noun as an agent; for a weapon or an event as subject, whose it is."""
    known = look_noun(noun)
    thing = known is not None and known.unit != "people" and noun.lemma_.lower() not in FORCES
    event = noun.lemma_.lower() in (
        "strike",
        "attack",
        "shelling",
        "bombing",
        "fire",
        "raid",
        "operation",
        "bombardment",
        "offensive",
        "airstrike",
        "blast",
        "explosion",
    )
    if (
        thing
        or event
        or noun.lemma_.lower()
        in (
            "missile",
            "rocket",
            "drone",
            "bomb",
            "shell",
            "artillery",
            "warplane",
            "jet",
            "aircraft",
            "plane",
            "helicopter",
        )
    ):
        for child in list_owners(noun):
            if names_party(child, sentence, reading):
                return Party(child, None if child.dep_ == "poss" else "weapon" if not event else None)
        return None
    plain = noun.lemma_.lower() in ("people", "civilian", "resident", "villager", "family", "victim", "person")
    return Party(noun, origin) if names_party(noun, sentence, reading) and not plain else None


def names_party(noun: Token, sentence: Sentence, reading: Reading) -> bool:
    """Whether a noun can name somebody who acts: a known actor, a force, a demonym."""
    if noun.lower_ in ("it", "which", "that", "this", "there", "who", "what", "one", "some", "others"):
        return resolve(noun, sentence, reading) is not None
    if resolve(noun, sentence, reading) is not None or noun.text in demonym_codes() or noun.lemma_.lower() in FORCES:
        return True
    known = look_noun(noun)
    return (known is not None and known.unit == "people" and known.status == "combatant") or noun.lower_ in (
        "we",
        "they",
        "he",
        "she",
    )


def resolve(noun: Token, sentence: Sentence, reading: Reading) -> Actor | None:
    """The actor that a noun's phrase names; a mere adjective only by itself."""
    start = sentence.offset + noun.idx
    own = reading.actors.resolve(start, start + len(noun.text))
    if own is not None or noun.dep_ in ("amod", "compound", "poss", "nmod"):
        return own
    first, last = find_phrase(noun)
    return reading.actors.resolve(sentence.offset + first.idx, sentence.offset + last.idx + len(last.text))


def make_agents(parties: tuple[Party, ...], cue: Cue, reading: Reading) -> tuple[Agent, ...]:
    """The agents of a claim."""
    agents = []
    for party in parties:
        narrow = party.token.dep_ in ("amod", "compound", "nmod")
        first, last = (party.token, party.token) if narrow else find_phrase(party.token)
        if party.token.dep_ == "poss":
            last = party.token
        span = cue.sentence.span(first, last)
        actor = reading.actors.resolve(span.start, span.end)
        if actor is None:
            actor = find_country(party.token.text, reading)
        code = demonym_codes().get(party.token.text)
        name = actor.name if actor is not None else load_countries()[code].name if code is not None else None
        origin = party.inferred_from
        agents.append(Agent(actor.id if actor else None, name, span.quote, (span,), origin is not None, origin))
    return tuple(agents)


def find_country(text: str, reading: Reading) -> Actor | None:
    """The state that a demonym speaks of, if the document has it as an actor."""
    code = demonym_codes().get(text)
    states = (actor for actor in reading.actors.actors if actor.kind == "state" and actor.country == code)
    return None if code is None else next(states, None)


def find_targets(cue: Cue, reading: Reading, agents: tuple[Party, ...]) -> tuple[Target, ...]:
    """Whom or what the event struck, from the objects and phrases of its clause."""
    taken = {party.token.i for party in agents}
    found: list[Token] = []
    for noun in list_struck(cue):
        arm = any(arm.first.i <= noun.i <= arm.last.i for arm in cue.arms)
        fits = (
            noun.pos_ in ("NOUN", "PROPN", "NUM", "PRON") and noun.i not in taken and not arm and noun.i != cue.token.i
        )
        if fits and noun.ent_type_ != "DATE" and noun not in found and not is_time(noun, cue.sentence, reading):
            found.append(noun)
    return tuple(make_target(noun, cue, reading) for noun in found)


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
        if head.i != token.i:
            yield from (noun for _, noun in list_phrases(head, *AIMED))
        return
    if head.lemma_.lower() not in ("launch", "fire", "use", "drop", "carry", "clash"):
        yield from list_objects(head)
    if cue.kind in STRIKING:
        yield from (noun for _, noun in list_phrases(head, *AIMED))
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
    known = look_noun(noun)
    words = {token.lower_ for token in noun.doc[first.i : last.i + 1]}
    civilian: bool | None = None
    if is_military(noun, words, known):
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
    armed = words & {"military", "positions", "troops", "army"}
    return len(civil) == 0 and (len(armed) > 0 or noun.lemma_.lower() in MILITARY or "command" in words)


def make_weapons(cue: Cue) -> tuple[Weapon, ...]:
    """The weapons of a claim, each kind of words once."""
    return tuple(
        Weapon(arm.kind, span.quote, (span,), arm.prohibited)
        for arm in cue.arms
        for span in (cue.sentence.span(arm.first, arm.last),)
    )
