"""Who did it, from the cue's own clause: the alleged perpetrator.

An agent is whoever the sentence makes one: the subject of the verb or of the light verb, the "by" phrase, the possessor
("Armenia's use of"), the demonym ("Russian strikes", marked inferred where it only stands with the weapon), the one
accused or blamed. A weapon is nobody: its owner is asked for. A pronoun stands for somebody only where that is safe.
"""

import re

from spacy.tokens import Token

from counterclaim.data.countries import load_countries
from counterclaim.data.lexicon import load_words
from counterclaim.record.actors.known import load_capitals
from counterclaim.record.counting.counted import demonym_codes, look_noun
from counterclaim.record.events.cue import Cue
from counterclaim.record.events.culprits import find_blamed, find_blamer, find_nation, owns_up, trades_blame
from counterclaim.record.events.doers import FORCES, SOURCE, list_candidates, list_origins
from counterclaim.record.events.ground import find_referent, find_statement, find_verb, names_scene
from counterclaim.record.events.naming import Party, names_party, speaks
from counterclaim.record.events.standing import read_pronoun
from counterclaim.record.reading import Reading
from counterclaim.record.speech.spokesmen import choose_force, list_within
from counterclaim.record.speech.voices import ARMED, FIGHTERS, get_actor, is_speakers, make_source
from counterclaim.record.text.grammar import (
    climb_conjuncts,
    find_child,
    find_phrase,
    find_subject,
    is_passive,
    list_conjuncts,
    list_objects,
    list_phrases,
)
from counterclaim.vocabulary import Actor, Agent, Statement

BELONGING = re.compile(
    r"\b(?:believed|suspected|thought|alleged|presumed|reported|said|known|understood) to "
    r"(?:belong to|be (?:members|fighters|part|soldiers) of|be from|come from) (?:the )?",
    re.IGNORECASE,
)
"""What leads to the group that fighters are said to be of."""
BESIDE = 20
"""Characters between such a group and what its fighters did: "to the Allied Democratic Forces (ADF) attacked"."""


def find_parties(cue: Cue, reading: Reading) -> tuple[Party, ...]:
    """The alleged perpetrators in the cue's own clause, in order, each once."""
    group = find_belonging(cue, reading)
    if group is not None:
        return (group,)
    found: list[Party] = []
    for token, origin in list_candidates(cue):
        for noun in list_conjuncts(climb_conjuncts(token) if token.dep_ == "conj" else token):
            left = trades_blame(noun, cue) or is_blamed_by_other(noun, cue, reading)
            party = None if left else read_party(noun, origin, cue, reading)
            if party is not None and party.token.i != noun.i and is_blamed_by_other(party.token, cue, reading):
                continue
            if party is not None and all(party.token.i != other.token.i for other in found):
                found.append(party)
        if len(found) > 0 and origin is None and cue.kind != "armed-clash":
            break
    return tuple(found)


def is_blamed_by_other(noun: Token, cue: Cue, reading: Reading) -> bool:
    """Whether somebody else than who tells of the deed blames it on the noun: "five died in an attack that the army
    blamed on the rebels" is no word of the text's own against them, nor of a doctor's who says so."""
    blamer = find_blamer(noun)
    told = None if blamer is None else find_statement(cue.span.start, reading)
    if blamer is None or blamer.pos_ == "PRON":
        return blamer is not None and told is None
    if told is None or told.speaker is None:
        return True
    named = cue.sentence.span(blamer)
    actor = reading.actors.resolve(named.start, named.end)
    return actor is None or actor.id != told.speaker.actor


def find_belonging(cue: Cue, reading: Reading) -> Party | None:
    """The group to which those who did it are believed to belong: "fighters believed to belong to the ADF attacked"."""
    text = cue.sentence.text
    match = next(iter(BELONGING.finditer(text)), None)
    if match is None or cue.head.pos_ != "VERB" or is_passive(cue.head):
        return None
    inside = [
        token
        for token in cue.sentence.tokens
        if match.end() <= cue.sentence.offset + token.idx - cue.sentence.start
        and token.i < cue.head.i
        and names_party(token, cue.sentence, reading)
    ]
    if len(inside) == 0:
        return None
    last = inside[-1]
    return Party(last) if cue.head.idx - (last.idx + len(last.text)) <= BESIDE else None


def read_party(noun: Token, origin: str | None, cue: Cue, reading: Reading) -> Party | None:
    """The noun as an agent; for a weapon or an event as subject, whose it is."""
    if any(child.dep_ in ("det", "neg") and child.lower_ in ("no", "neither", "not") for child in noun.children):
        return None
    if origin == SOURCE:
        return Party(noun, "weapon") if fires(noun, cue, reading) else None
    if origin == "weapon" and noun.tag_ == "PRP$":
        return read_possessor(noun, cue, reading)
    noun = skip_part(noun)
    if noun.pos_ != "PRON" and speaks(noun, cue, reading) and cue.head.lemma_ != "claim" and not owns_up(noun):
        return None
    lemma = noun.lemma_.lower()
    known = look_noun(noun)
    thing = known is not None and known.unit != "people" and lemma not in FORCES and noun.pos_ != "PROPN"
    event = lemma in load_words("event_subjects")
    if thing or event or lemma in load_words("weapon_subjects"):
        return read_weapon(noun, cue, reading, event=event)
    ours = next((inner for _, inner in list_phrases(noun, "of") if inner.lower_ == "ours"), None)
    if noun.lower_ in ("ours", "its") or ours is not None:
        return read_possessor(ours or noun, cue, reading)
    if noun.pos_ == "PRON":
        return read_pronoun(noun, origin, cue, reading)
    if names_party(noun, cue.sentence, reading):
        return Party(noun, origin)
    return Party(noun, origin) if origin is None and (acts(noun, cue, reading) or is_accused(noun, cue)) else None


def read_weapon(noun: Token, cue: Cue, reading: Reading, *, event: bool) -> Party | None:
    """Whose a weapon or an `event` is that a clause has as its subject."""
    for child, where in list_origins(noun):
        if where == SOURCE:
            if fires(child, cue, reading):
                return Party(child, "weapon")
        elif child.tag_ == "PRP$" or child.lower_ == "ours":
            return read_possessor(child, cue, reading)
        elif child.tag_ == "WP$":
            return read_owner(noun, cue, reading)
        elif names_party(child, cue.sentence, reading):
            return Party(child, None if event or child.dep_ == "poss" else where)
    return read_dropper(noun, cue, reading)


def fires(noun: Token, cue: Cue, reading: Reading) -> bool:
    """Whether whom a weapon comes from are forces, who then fired it: "gunfire from soldiers", not "from Lebanon"."""
    start = cue.sentence.offset + noun.idx
    actor = reading.actors.resolve(start, start + len(noun.text))
    if actor is not None:
        return actor.kind in FIGHTERS
    return noun.lemma_.lower() in FORCES and noun.lemma_.lower() not in ("side", "state", "government")


def skip_part(noun: Token) -> Token:
    """The noun behind "one of", "a number of": "one of its rockets" is a rocket."""
    whole = find_child(noun, "prep") if noun.pos_ in ("NUM", "PRON") or noun.lemma_.lower() in SOME else None
    inner = None if whole is None or whole.lower_ != "of" else find_child(whole, "pobj")
    owned = inner is not None and any(child.tag_ == "PRP$" for child in inner.children)
    return inner if inner is not None and owned else noun


def is_accused(noun: Token, cue: Cue) -> bool:
    """Whether a name that nobody knows, or some forces, stand where one is accused: "the M23 is accused of killing"."""
    blamed = find_blamed(cue.token)
    named = noun.pos_ == "PROPN" or noun.lemma_.lower() in FORCES
    return named and blamed is not None and blamed.i == noun.i


def read_owner(weapon: Token, cue: Cue, reading: Reading) -> Party | None:
    """Whose weapon a relative clause tells of: "Iran, whose missiles struck Israel"."""
    verb = find_verb(weapon)
    owner = verb.head if verb.dep_ == "relcl" else None
    return Party(owner, "weapon") if owner is not None and names_party(owner, cue.sentence, reading) else None


def read_dropper(weapon: Token, cue: Cue, reading: Reading) -> Party | None:
    """Who let go of the weapon that a clause then tells of: "an RSF drone dropped a bomb, which killed two"."""
    verb = weapon.head
    if weapon.dep_ != "dobj" or verb.i == cue.head.i or verb.lemma_.lower() not in load_words("dropping"):
        return None
    subject = find_subject(verb)
    party = None if subject is None or subject.i == weapon.i else read_party(subject, None, cue, reading)
    return None if party is None else Party(party.token, "weapon", party.actor)


def read_possessor(word: Token, cue: Cue, reading: Reading) -> Party | None:
    """Whose weapon "its" or "our" makes it: of whoever tells it, a body that has weapons; None where that is open."""
    told = find_statement(cue.span.start, reading)
    writer = make_source(reading).actor if told is None and word.lower_ in ("our", "ours") else None
    actor = get_actor(find_referent(told, reading), reading) or writer
    if told is None and word.lower_ in ("its", "their"):
        owner = find_owner(word, cue, reading)
        return None if owner is None else Party(word, "weapon", owner)
    if actor is None or actor.kind not in ARMED or word.lower_ not in ("its", "our", "ours", "their"):
        return None
    at = cue.sentence.offset + word.idx
    if word.lower_ != "ours" and not (is_speakers(word.text, at, told) or is_admitters(word, cue, told, reading)):
        return None
    return Party(word, "weapon", actor)


def find_owner(word: Token, cue: Cue, reading: Reading) -> Actor | None:
    """Whose "its drones" in the text's own voice are: the only force named before them in their sentence, else in the
    sentence before in the paragraph."""
    sentence = cue.sentence
    here = list(list_within(sentence.start, sentence.offset + word.idx, reading))
    before = reading.step_back(sentence) if len(here) == 0 else None
    if before is not None:
        here = list(list_within(before.start, before.end, reading))
    fighting = [row for row in here if row.kind in FIGHTERS]
    return choose_force(fighting or here)


def is_admitters(word: Token, cue: Cue, told: Statement | None, reading: Reading) -> bool:
    """Whether "its" in what somebody admits is his: nobody else who fights is named in it before: "acknowledged that a
    bomb dropped from one of its warplanes had killed two"."""
    if told is None or told.act != "admit" or told.manner != "indirect" or told.cue is None:
        return False
    first, at = told.content.spans[0].start, cue.sentence.offset + word.idx
    led = told.cue.spans[0].start < first <= at
    inside = [token for token in cue.sentence.tokens if first <= cue.sentence.offset + token.idx < at]
    doers = [token for token in inside if token.dep_ in ("nsubj", "nsubjpass")]
    return led and not any(names_party(token, cue.sentence, reading) for token in doers)


def acts(noun: Token, cue: Cue, reading: Reading) -> bool:
    """Whether a noun nobody knows does the deed: people or a name as the subject of a verb that needs an object, or
    after "by". "Masked men abducted the driver"; a place, a weapon or a day acts not."""
    start = cue.sentence.offset + noun.idx
    barred = any(row.use == "literal" and row.span.start <= start < row.span.end for row in reading.places.mentions)
    barred = barred or any(span.start <= start < span.end for time in reading.times for span in time.spans)
    if barred or any(arm.first.i <= noun.i <= arm.last.i for arm in cue.arms):
        return False
    known = look_noun(noun)
    human = known is not None and known.unit == "people"
    by = noun.dep_ == "pobj" and noun.head.lower_ == "by"
    accused = noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in ("accuse", "suspect") and noun.i < cue.head.i
    accused = accused and noun.lemma_.lower() != "other"
    told = cue.head.dep_ == "relcl" and cue.head.head.i == noun.i and len(list_objects(cue.head)) > 0
    accused = accused or (told and not is_passive(cue.head))
    doing = noun.dep_ == "nsubj" and noun.head.pos_ == "VERB" and len(list_objects(noun.head)) > 0
    return (human or noun.pos_ == "PROPN") and (by or accused or (doing and not is_passive(noun.head)))


ARMY = re.compile(
    r"(?:(?:the|an?|several|some|two|three) )?(?:army|military|navy|air force)(?:['’]s)?\b", re.IGNORECASE
)
"""How the name of an army's men or weapons begins that says no country."""
SOME = frozenset({"number", "member", "couple", "several", "some", "part", "group", "pair", "few", "one"})
"""Words before "of" by which only some of somebody's are meant."""
COUNTED = re.compile(
    r"(?:at least|about|some|around|more than|over|up to|nearly|almost|several|dozens|scores|hundreds|a|an|the"
    r"|\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?)\s",
    re.IGNORECASE,
)
"""How the name of a group begins that was only counted: "At least 29 Palestinians" is nobody's name."""


def make_agents(parties: tuple[Party, ...], cue: Cue, reading: Reading) -> tuple[Agent, ...]:
    """The agents of a claim."""
    agents = []
    for party in parties:
        narrow = party.token.dep_ in ("amod", "compound", "nmod")
        first, last = find_phrase(party.token) if not narrow or party.token.pos_ == "NOUN" else (party.token,) * 2
        if narrow:
            first = min(
                (row for row in party.token.lefts if row.dep_ == "compound"), key=lambda row: row.i, default=first
            )
        if party.token.dep_ == "poss":
            last = party.token
        if party.token.i < cue.token.head.i <= last.i and cue.token.dep_ == "pobj":
            last = cue.token.head.nbor(-1)
        start = skip_time(first, party.token, cue, reading)
        first = skip_place(start, party.token)
        scene = first.i != start.i
        span = cue.sentence.span(first, last)
        told = party.token.pos_ == "PRON" or party.token.lower_ == "ours"
        actor = party.actor if told else reading.actors.resolve(span.start, span.end)
        code = demonym_codes().get(find_nation(party.token) or party.token.text) or load_capitals().get(span.quote)
        if actor is None and not told:
            actor = find_state(code, reading) or find_army(span.quote, reading)
        if actor is not None and actor.kind != "person" and COUNTED.match(actor.name) is not None:
            actor = None
        if actor is not None and actor.kind == "person" and not is_named(party, actor, cue):
            actor = None
        if actor is not None and (scene or (actor.kind == "state" and is_owned(party.token)) or is_parted(party.token)):
            actor = None
        name = actor.name if actor is not None else load_countries()[code].name if code is not None else None
        origin = party.inferred_from
        agents.append(Agent(actor.id if actor else None, name, span.quote, (span,), origin is not None, origin))
    return tuple(agents)


def skip_time(first: Token, noun: Token, cue: Cue, reading: Reading) -> Token:
    """The first word of a phrase that is no day before it: "On 28 April masked men shot" was done by masked men."""
    ends = [span.end for time in reading.times for span in time.spans]
    start = cue.sentence.offset + first.idx
    own = max((end for end in ends if start < end <= cue.sentence.offset + noun.idx), default=start)
    return next(token for token in noun.doc[first.i : noun.i + 1] if cue.sentence.offset + token.idx >= own)


def skip_place(first: Token, noun: Token) -> Token:
    """The noun of a phrase whose first words are where it was: "In Urus-Martan police detained 60 men"."""
    return noun if names_scene(first) and noun.pos_ == "NOUN" else first


def is_named(party: Party, actor: Actor, cue: Cue) -> bool:
    """Whether a person is named by the noun itself: "followers of the sheikh Nawaf" are not the sheikh."""
    start = cue.sentence.offset + party.token.idx
    own = party.token.pos_ in ("PROPN", "PRON") or party.token.tag_ == "NN"
    return own or any(span.start <= start < span.end for span in actor.mentions)


PARTED = frozenset({"former", "ex", "breakaway", "renegade", "rogue", "dissident", "splinter", "defector", "deserter"})


def is_parted(noun: Token) -> bool:
    """Whether those named have left whom they were with: "dissidents of the FARC" are not the FARC."""
    words = {noun.lemma_.lower(), *(child.lower_ for child in noun.children)}
    return len(words & PARTED) > 0


def is_owned(noun: Token) -> bool:
    """Whether a name of somebody's own has a country as its owner: "Colombia's FARC" is not Colombia."""
    return noun.pos_ == "PROPN" and noun.text not in demonym_codes() and find_child(noun, "poss") is not None


def find_army(text: str, reading: Reading) -> Actor | None:
    """The army that "army gunners" or "an army drone" is of, in a war in one land: no other state's fights there."""
    if reading.profile is None or len(set(reading.profile.list_lands())) != 1 or ARMY.match(text) is None:
        return None
    armies = [row for row in reading.actors.actors if row.kind == "armed-force" and row.country is not None]
    return armies[0] if len({row.side for row in armies}) == 1 and armies[0].side is not None else None


def find_state(code: str | None, reading: Reading) -> Actor | None:
    """The state of a country, if the document has it as an actor."""
    states = (actor for actor in reading.actors.actors if actor.kind == "state" and actor.country == code)
    return None if code is None else next(states, None)
