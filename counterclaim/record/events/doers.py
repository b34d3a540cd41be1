"""Which words of a sentence may name who did it, the surest first.

The subject of the verb or of the light verb, the "by" phrase, the possessor, the demonym, whom the clause blames, whose
the weapon is. Whether such a word names anybody who acts is for `agents` to say.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.data.lexicon import load_words
from counterclaim.record.counting.counted import demonym_codes, look_noun
from counterclaim.record.events.cue import RESULTS, Cue
from counterclaim.record.events.culprits import BYSTANDERS, find_blamed
from counterclaim.record.events.releasing import RELEASING
from counterclaim.record.events.spot import is_repelling, is_struck
from counterclaim.record.events.turns import is_hit
from counterclaim.record.text.blaming import find_charged
from counterclaim.record.text.grammar import (
    find_agent,
    find_child,
    find_subject,
    is_passive,
    list_objects,
    list_phrases,
    read_lemma,
)

FORCES = load_words("forces")
BLAMING = load_words("said_of_deeds")
"""What somebody says of a deed: "a raid blamed by Kyiv on Moscow" is not Kyiv's."""
TYING = frozenset({"link", "tie", "trace", "belong"})
"""Verbs by which a blow is said to be somebody's: "strikes linked by Kyiv to Moscow" are not Kyiv's."""
INTRANSITIVE = load_words("intransitive")
UNDERFOOT = frozenset(
    {"step", "tread", "drive", "run", "walk", "stumble", "roll", "ride", "pass", "go", "hit", "strike"}
)
"""What is done to a mine by those under whom it goes off: they laid it not."""
CARRIED = frozenset({"drop", "fire", "launch", "release"})
"""What is done to a weapon from what carries it."""
PLANTED = RELEASING | {"lay", "plant", "place", "set", "bury"}
"""What a clause about a weapon says its owner did with it: "mines which saboteurs had laid"."""
SOURCE = "source of fire"
"""Marks who is only said to be where a weapon came from: of forces that is who fired it, of a land it need not be."""
STRICKEN = frozenset({"dead", "killed", "wounded", "injured", "hurt"})
"""What stands beside those counted before what they died or suffer of: "six dead from M23 shells"."""
SUFFERED = load_words("suffered")
"""Nouns of what somebody suffered: in "Armenian losses" Armenians are the victims."""


def list_candidates(cue: Cue) -> Iterator[tuple[Token, str | None]]:
    """(noun, where inferred from) that may be the agent, the surest first."""
    token, head = cue.token, cue.head
    blamed = find_blamed(token if token.i != head.i or token.pos_ in ("NOUN", "PROPN") else head)
    if cue.counted or (token.pos_ not in ("VERB", "AUX") and token.lemma_.lower() in SUFFERED):
        yield from list_by(token)
        yield from [] if blamed is None else [(blamed, None)]
        yield from list_fatal(token)
        yield from list_taker(cue)
        return
    if token.tag_ == "VBG" and token.i > token.sent.start and token.nbor(-1).text in demonym_codes():
        yield token.nbor(-1), None
        return
    if token.i != head.i or token.pos_ in ("NOUN", "PROPN"):
        yield from list_noun_agents(token)
    if blamed is not None:
        yield blamed, None
    if head.pos_ in ("VERB", "AUX") and not (cue.kind == "landmine-ied" and read_lemma(head) in UNDERFOOT):
        yield from list_verb_agents(cue, head)
    if cue.kind in RESULTS and head.pos_ == "VERB":
        yield from list_causers(head)
        yield from list_misread(head)
        yield from list_fatal(head)
    for arm in cue.arms if cue.kind != "interception" else ():
        yield from list_origins(arm.last)


def list_fatal(word: Token) -> Iterator[tuple[Token, str | None]]:
    """Whose weapon it was of which the victims died: "dead from M23 shells"; whose victims they are: "fell victim to
    the rebels"."""
    told = [word, *(child for child in word.rights if child.lower_ in STRICKEN)]
    for _, noun in (pair for row in told for pair in list_phrases(row, "from")):
        if noun.lemma_.lower() in load_words("weapon_subjects"):
            yield from list_origins(noun)
    if word.lemma_ in ("fall", "victim") and any(row.lower_ == "victim" for row in (word, *word.children)):
        rows = [word, *(row for row in word.children if row.lower_ == "victim")]
        yield from ((noun, None) for row in rows for _, noun in list_phrases(row, "to"))


def list_taker(cue: Cue) -> Iterator[tuple[Token, str | None]]:
    """The subject of a verb that only a count shows to be a deed: "fighters led off 26 men"; who finds, counts, buries
    or tends the victims did nothing to them."""
    if not cue.done or cue.kind in ("wounding", "evacuation"):
        return
    subject = find_subject(cue.token)
    idle = cue.token.lemma_.lower() in load_words("no_agent_verbs") | load_words("tending")
    if not idle and subject is not None and BYSTANDERS.search(subject.text) is None:
        yield subject, None


def list_causers(verb: Token) -> Iterator[tuple[Token, str | None]]:
    """Whose weapon a clause gives as the reason: "six died because a Russian missile went astray"."""
    for clause in verb.children:
        mark = find_child(clause, "mark") if clause.dep_ == "advcl" else None
        subject = find_subject(clause) if mark is not None and mark.lower_ == "because" else None
        if subject is not None and subject.lemma_.lower() in load_words("weapon_subjects") and not is_passive(clause):
            yield from list_origins(subject)


def list_noun_agents(noun: Token) -> Iterator[tuple[Token, str | None]]:
    """Agents that stand with an event noun: by X, X's, X-ish, between X and Y."""
    yield from list_by(noun)
    for child in noun.children:
        proper = child.text in demonym_codes() or child.pos_ == "PROPN"
        if child.dep_ == "poss" or (child.dep_ in ("amod", "compound", "nmod") and proper and not is_people(child)):
            yield child, None
    for child in noun.children:
        if (
            child.dep_ == "prep"
            and child.lower_ == "of"
            and noun.lemma_.lower() in ("attack", "offensive", "raid", "assault")
        ):
            yield from (
                (inner, None)
                for inner in child.children
                if inner.dep_ == "pobj" and (inner.lemma_.lower() in FORCES or is_combatant(inner))
            )
        if child.dep_ == "prep" and child.lower_ == "between":
            yield from ((inner, None) for inner in child.children if inner.dep_ == "pobj")
        if child.dep_ == "acl" and child.lemma_ in load_words("performing"):
            agent = find_agent(child)
            if agent is not None:
                yield agent, None
        if child.dep_ == "relcl" and child.lemma_ in load_words("performing") and not is_passive(child):
            subject = find_subject(child)
            if subject is not None and subject.tag_ not in ("WDT", "WP"):
                yield subject, None


def list_by(word: Token) -> Iterator[tuple[Token, str | None]]:
    """The nouns of a word's by-phrases."""
    for child in word.children:
        if child.lower_ == "by" and child.dep_ in ("prep", "agent"):
            inner = find_child(child, "pobj")
            if inner is not None:
                yield mend_compass(inner), None


def mend_compass(noun: Token) -> Token:
    """The noun before a compass word that the parse takes for its compound: "by infantry north of Talish"."""
    inner = find_child(noun, "compound") if noun.lower_ in ("north", "south", "east", "west") else None
    return noun if inner is None else inner


def list_origins(weapon: Token) -> Iterator[tuple[Token, str | None]]:
    """Who fired a weapon, where it came from and whose it is: "gunfire from soldiers"."""
    yield from list_firing(weapon)
    yield from ((noun, SOURCE) for _, noun in list_phrases(weapon, "from"))
    yield from list_owners(weapon)


def list_owners(weapon: Token) -> Iterator[tuple[Token, str | None]]:
    """Whose a weapon is: "Russian missile", "shells of the 66th Division", "a rocket launched by the group"."""
    for child in weapon.children:
        if child.dep_ == "amod" and child.lemma_ in ("fire", "launch"):
            yield from ((part, None) for part in child.children if part.dep_ in ("npadvmod", "nsubj"))
        if child.dep_ == "acl" and child.tag_ == "VBN":
            yield from list_named(child)
            yield from list_carriers(child)
        if child.dep_ == "relcl" and child.lemma_.lower() in PLANTED and not is_passive(child):
            doer = find_child(child, "nsubj")
            yield from [] if doer is None or doer.tag_ in ("WDT", "WP") else [(doer, None)]
    makes = [part for child in weapon.children if child.dep_ in ("compound", "nmod") for part in child.children]
    for child in (*weapon.children, *makes):
        owning = child.dep_ in ("amod", "compound", "nmod", "poss") and child.lower_ not in (
            "fighter",
            "attack",
            "patrol",
        )
        if owning and not is_people(child) and child.lower_ not in ("his", "her", "my"):
            yield child, "weapon"
        if child.dep_ == "prep" and child.lower_ == "of":
            inner = find_child(child, "pobj")
            if inner is not None:
                yield inner, "weapon"
                yield from ((word, "weapon") for word in inner.subtree if word.text in demonym_codes())


def list_carriers(participle: Token) -> Iterator[tuple[Token, str | None]]:
    """Whose plane or gun a weapon came from: "a bomb dropped from one of its warplanes"."""
    for _, noun in list_phrases(participle, "from") if participle.lemma_ in CARRIED else ():
        whole = find_child(noun, "prep") if noun.lower_ == "one" else None
        carrier = noun if whole is None else find_child(whole, "pobj") or noun
        for child in carrier.children:
            if child.dep_ == "poss" or child.text in demonym_codes():
                yield child, "weapon"


def list_misread(verb: Token) -> Iterator[tuple[Token, str | None]]:
    """Whose weapon killed where the parse takes the participle beside it for the verb of a clause of its own, and so
    leaves the verb without a subject: "that a bomb dropped from its jets had killed two"."""
    if verb.dep_ not in ("ccomp", "conj") or find_child(verb, "nsubj", "nsubjpass") is not None or is_passive(verb):
        return
    for clause in (verb.head,) if verb.dep_ == "conj" else verb.head.children:
        weapon = find_subject(clause) if clause.lemma_ in CARRIED and clause.i < verb.i else None
        joined = any(word.lower_ in ("and", ",", ";") for word in verb.doc[clause.i : verb.i])
        if weapon is not None and weapon.lemma_.lower() in load_words("weapon_subjects") and not joined:
            yield from list_origins(weapon)
            yield from list_carriers(clause)


def list_named(participle: Token) -> Iterator[tuple[Token, str | None]]:
    """Whom a participle beside a weapon or a blow names: "launched by the group", "linked to the group", "blamed by the
    army on the group"."""
    charged = find_charged(participle)
    if charged is not None:
        yield charged, None
    elif participle.lemma_ in TYING:
        yield from ((noun, None) for _, noun in list_phrases(participle, "to", "with"))
    elif participle.lemma_ not in BLAMING:
        agent = find_agent(participle)
        yield from [] if agent is None else [(agent, None)]


def is_people(nation: Token) -> bool:
    """Whether a word is of a people in another's land: "a Bosnian Serb shell" is neither Bosnia's nor Serbia's."""
    after = nation.nbor(1) if nation.i + 1 < nation.sent.end else nation
    before = nation.nbor(-1) if nation.i > nation.sent.start else nation
    pairs = [(nation, after), (before, nation)]
    return any(
        one.text in demonym_codes() and two.i != one.i and two.lower_ in load_words("peoples") for one, two in pairs
    )


def list_firing(weapon: Token) -> Iterator[tuple[Token, str | None]]:
    """Who fired a weapon that a clause tells on of: "accused the rebels of firing the shells that killed six"."""
    verb = weapon.head
    if weapon.dep_ != "dobj" or verb.lemma_.lower() not in RELEASING:
        return
    doer = find_blamed(verb) or (None if is_passive(verb) else find_subject(verb))
    if doer is not None:
        yield doer, None


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
    if verb.lemma_.lower() in load_words("no_agent_verbs") or is_hit(verb, cue.arms):
        return
    if light and is_repelling(verb) and cue.kind == "armed-clash":
        subject = find_subject(verb)
        if subject is not None:
            yield subject, None
        return
    begun = verb.lemma_ in ("begin", "start", "resume", "continue") and cue.token.dep_ == "dobj"
    mute = verb.lemma_ in load_words("no_agent_light") and not begun
    if light and (is_struck(verb) or is_repelling(verb) or mute):
        return
    if verb.lemma_.lower() in INTRANSITIVE and cue.kind != "armed-clash" and len(list_objects(verb)) == 0:
        return
    subject = find_subject(verb)
    if subject is None and verb.tag_ == "VBG":
        yield from list_by(verb)
        subject = find_outer_subject(verb)
    if subject is not None and (light or subject.dep_ != "nsubjpass"):
        yield subject, None
    if cue.kind == "armed-clash":
        yield from ((noun, None) for _, noun in list_phrases(verb, "with", "against", "between"))


def find_outer_subject(verb: Token) -> Token | None:
    """Who does what stands after a preposition: the subject of the verb above: "had circled before dropping bombs"."""
    above = verb.head.head
    timed = verb.dep_ == "pcomp" and verb.head.lower_ in ("before", "after", "by", "while", "without")
    return find_subject(above) if timed and above.pos_ == "VERB" and not is_passive(above) else None


def is_combatant(noun: Token) -> bool:
    """Whether a noun is of people who fight."""
    known = look_noun(noun)
    return known is not None and known.unit == "people" and known.status == "combatant"
