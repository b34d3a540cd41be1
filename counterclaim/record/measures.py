"""What happened to those counted: by label, by the state beside them, by noun, by predicate, by the order of words.

Each way offers what it reads, in order of trust, and the first that can happen to what is counted is taken: a number
must not depend on a perfect parse, and houses are not killed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from counterclaim.data.lexicon import CountedNoun, load_measures
from counterclaim.record.counted import Mention, look_noun
from counterclaim.record.grammar import climb_conjuncts
from counterclaim.record.nearby import say_before, say_near
from counterclaim.record.predicates import SUMMED, Said, is_active, lists_things, read_form, say_object, say_subject
from counterclaim.record.telegraphic import find_mark, say_label
from counterclaim.record.tolls import say_toll
from counterclaim.vocabulary import Measure

PEOPLE_ONLY = frozenset({"killed", "injured", "casualties", "missing", "detained", "abducted", "displaced"})
THINGS_ONLY = frozenset({"destroyed", "damaged", "shot_down", "fired"})
FLYING = frozenset({"aircraft", "munitions"})
HARMS: dict[str, tuple[Measure, ...]] = {"damage": ("damaged",), "harm": ("injured",)}
DRONES = frozenset({"drone", "uav", "quadcopter", "missile", "aerial", "rocket"})
UNMANNED = re.compile(r"drone|uav|unmanned|shahed|geran", re.IGNORECASE)
FELLED = frozenset({"destroy", "neutralise", "neutralize", "eliminate", "suppress"})
CIVIL = frozenset({"houses", "hospitals", "schools", "places of worship", "heritage sites", "aid", "media premises"})
"""What is damaged where it is hit: of military targets and forces a hit says only that they were aimed at."""
BOOTY = frozenset({"weapons", "vehicles", "munitions", "ships"})
STATES = frozenset(
    {"dead", "wounded", "injured", "missing", "displaced", "captured", "abducted", "destroyed", "damaged"}
)
"""Adjectives that tell the measure of the noun after them: "eleven dead civilians"."""
PERSONS = frozenset({"hostage", "refugee", "captive", "displaced", "victim"})
"""Nouns of people whose measure yields to what else is said of them: hostages are freed or killed."""
BODIES = frozenset({"body", "corpse", "remains", "death", "funeral", "burial"})
PARTS = frozenset({"window", "roof", "facade", "wall", "door", "balcony", "glass", "glazing", "pane"})
"""Parts of buildings: where windows are blown out in 12 houses, 12 houses are damaged."""
HOLDERS = frozenset(
    [
        "total",
        "group",
        "list",
        "estimate",
        "maximum",
        "minimum",
        "family",
        "average",
        "number",
        "crew",
        "further",
        "half",
        "all",
        "one",
        "each",
        "every",
        "none",
    ]
)
"""Nouns whose "of" phrase holds the number while they carry its role: "a total of 12 were killed"."""
ADVERBS = frozenset({"confirmed", "reported", "others", "more", "people", "feared", "reportedly", "persons", "were"})
FOLLOWS = re.compile(
    r"(?:as|in|by|at|when|after|near|on|and|or|during|since|amid|outside|while|with|over|across|this|last|so|,|;|\.|:|-|–|—|\)|\(|\[|following"
    r"|including|incl|from|inside|overnight|today|yesterday|for|to|along|throughout|under|before)?"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A measure and the word that says it."""

    measure: Measure
    word: Token


def find_measure(mention: Mention) -> Found | None:
    """What happened to those counted, and the word that says so; None where nothing near says it."""
    known = None if mention.noun is None else look_noun(mention.noun)
    alone = mention.first.lower_ in ("a", "an", "another")
    if mention.low == 0 and known is None and mention.noun is not None and not is_measured(mention.noun):
        return None
    if alone and known is not None and known.unit in FLYING:
        found = choose_said(mention, say_role(mention))
        return found if found is not None and found.measure == "shot_down" else None
    found = choose_said(mention, say_all(mention))
    if found is None:
        return None
    if found.measure == "injured":
        later = choose_said(mention, say_role(mention))
        if later is not None and later.measure == "killed":
            found = later
    return merge_casualties(refine_found(found, known, mention))


def refine_found(found: Found, known: CountedNoun | None, mention: Mention) -> Found:
    """Drones and missiles destroyed are shot down; troops in one list with equipment are casualties."""
    noun = mention.noun
    if found.measure == "destroyed" and known is not None and noun is not None:
        unmanned = noun.lemma_.lower() in DRONES or re.search(
            r"drone|uav|unmanned|shahed|geran", noun.text, re.IGNORECASE
        )
        if known.unit == "munitions" or unmanned:
            return Found("shot_down", found.word) if read_form(found.word).lemma in FELLED else found
    if found.measure == "killed" and noun is not None and read_form(found.word).lemma in SUMMED and lists_things(noun):
        return Found("casualties", found.word)
    return found


def is_measured(noun: Token) -> bool:
    """Whether a noun tells a measure by itself: "no deaths", "no losses"."""
    words = load_measures()
    return noun.lemma_.lower() in words.nouns or noun.lemma_.lower() == "loss" or noun.lower_ in words.states


def say_all(mention: Mention) -> Iterator[Said]:
    """Everything that may say the measure, the most trusted first."""
    yield from say_bodies(mention)
    yield from say_before(mention)
    if find_mark(mention, mention.sentence.tokens.start) is None:
        yield from say_noun(mention)
        yield from say_after(mention)
    else:
        yield from say_after(mention)
        yield from say_label(mention)
        yield from say_noun(mention)
    yield from say_role(mention)
    yield from say_of(mention)
    yield from say_relative(mention)
    yield from say_toll(mention)
    yield from say_near(mention)


def choose_said(mention: Mention, said: Iterator[Said]) -> Found | None:
    """The first that can happen to what is counted."""
    known = None if mention.noun is None else look_noun(mention.noun)
    for item in said:
        if item.unit is not None and not fits_kind(known, mention, item.unit):
            continue
        for measure in item.measures:
            if fits_unit(known, mention, measure):
                return Found(measure, item.word)
    return None


def fits_kind(known: CountedNoun | None, mention: Mention, unit: str) -> bool:
    """Whether an idiom speaks of such things: "blown up" of things, "gave themselves up" of people."""
    people = known is not None and known.unit == "people"
    if unit == "people":
        return known is None or people
    if unit == "things":
        return known is not None and not people
    if unit == "prisoners":
        return known is not None and (
            known.group in ("prisoners", "hostages") or (mention.noun is not None and mention.noun.lemma_ == "captive")
        )
    return known is not None and known.unit in {"flying": FLYING, "civil": CIVIL, "booty": BOOTY}.get(unit, {unit})


def fits_unit(known: CountedNoun | None, mention: Mention, measure: Measure) -> bool:
    """Whether this can happen to what is counted: houses are not killed, nor children shot down."""
    if known is None:
        return measure != "fired" or (mention.noun is not None and mention.noun.pos_ != "PROPN")
    if measure in PEOPLE_ONLY:
        return known.unit in ("people", "livestock") or (measure == "displaced" and known.unit == "houses")
    if measure in ("shot_down", "fired"):
        return known.unit in FLYING
    if measure in THINGS_ONLY:
        return known.unit != "people"
    return True


def merge_casualties(found: Found) -> Found:
    """ "Killed or wounded 30" and "killed and wounded 30" count casualties."""
    word = found.word
    if found.measure not in ("killed", "injured") or word.pos_ not in ("VERB", "ADJ", "NOUN"):
        return found
    words = load_measures()
    for index in (word.i - 2, word.i + 2):
        if not word.sent.start <= index < word.sent.end or word.doc[(index + word.i) // 2].lower_ not in (
            "and",
            "or",
            "/",
        ):
            continue
        token = word.doc[index]
        other = words.transitive.get(read_form(token).lemma) or words.states.get(token.lower_, ())
        if {*other[:1], found.measure} == {"killed", "injured"}:
            return Found("casualties", word)
    return found


def say_noun(mention: Mention) -> Iterator[Said]:
    """ "27 deaths", "12 dead", "30 wounded", "no casualties"."""
    words = load_measures()
    noun = mention.noun if mention.noun is not None else mention.top
    if noun.i == mention.top.i and mention.noun is None and noun.lower_ not in words.states:
        return
    if re.match(r"dead (?:and|or) (?:wounded|injured)\b", noun.doc[noun.i : noun.i + 3].text.lower()):
        yield Said(("casualties",), noun)
    if noun.pos_ in ("NOUN", "PROPN", "ADJ", "VERB") and noun.lower_ in words.states and not is_active(noun):
        yield Said(words.states[noun.lower_], noun)
    state = next((child for child in noun.children if child.dep_ == "amod" and child.lower_ in STATES), None)
    if state is not None and noun.i != state.i:
        yield Said(words.states[state.lower_], noun)
    lemma = noun.lemma_.lower()
    if lemma == "loss" and (mention.low == 0 or any(child.lower_ in ("human", "manpower") for child in noun.subtree)):
        yield Said(("casualties",), noun)
    measures = words.nouns.get(lemma) or words.nouns.get(noun.lower_) or (("killed",) if lemma == "victim" else None)
    if measures is None:
        return
    if lemma in PERSONS:
        yield from say_role(mention)
    yield Said(measures, noun)


def say_after(mention: Mention) -> Iterator[Said]:
    """ "12 killed in shelling", "12 people dead", "27 civilians wounded since Monday"."""
    words = load_measures()
    end = mention.noun if mention.noun is not None and mention.noun.i > mention.last.i else mention.last
    if end.lower_ in words.states and end is not mention.last:
        end = end.nbor(-1)
    sentence = end.sent
    for step in (1, 2, 3):
        if end.i + step >= sentence.end:
            return
        token = end.nbor(step)
        form = read_form(token)
        state = words.states.get(token.lower_, ())
        if token.i + 1 < sentence.end and token.nbor(1).lower_ == ":":
            return
        if "fired" in state or "fired" in words.transitive.get(form.lemma, ()):
            return
        if len(state) > 0 and (not is_active(token) or ends_phrase(token)):
            yield Said(state, token)
            return
        if token.tag_ == "VBN" and form.lemma in words.transitive and token.dep_ in ("acl", "ROOT"):
            yield Said(words.transitive[form.lemma], token)
            return
        if token.pos_ != "ADV" and token.lower_ not in ADVERBS:
            return


def ends_phrase(state: Token) -> bool:
    """Whether what follows a state can be no object of it: "28 killed as …", "12 wounded in …"."""
    following = state.nbor(1).lower_ if state.i + 1 < state.sent.end else ""
    return FOLLOWS.fullmatch(following) is not None


def say_role(mention: Mention) -> Iterator[Said]:
    """The measure of the verb whose subject or object the phrase is."""
    top = climb_conjuncts(mention.top)
    if top.dep_ == "appos" and mention.noun is None:
        top = climb_conjuncts(top.head)
    verb = top.head
    lost = top.dep_ == "pobj" and verb.lower_ == "with" and verb.head.lemma_ == "lose"
    if lost and any(child.lemma_.lower() in ("contact", "communication") for child in verb.head.children):
        yield Said(("missing",), verb.head)
    if mention.noun is not None and mention.noun.lemma_ in ("prisoner", "captive") and read_form(verb).lemma == "take":
        yield Said(("captured",), verb)
    if top.dep_ == "pobj" and verb.lower_ == "to" and re.search(r"\bset\s+fire\s+to\b", verb.sent.text.lower()):
        yield Said(("destroyed",), verb)
    if verb.i == top.i or verb.pos_ not in ("VERB", "AUX", "ADJ"):
        return
    if top.dep_ in ("nsubj", "nsubjpass"):
        yield from say_subject(verb)
    elif top.dep_ in ("dobj", "obj", "oprd", "attr", "ccomp"):
        yield from say_object(verb, mention)


def say_of(mention: Mention) -> Iterator[Said]:
    """The measure of the noun whose "of" phrase holds the number: "the killing of 12"; "a total of 12 were killed"."""
    top = climb_conjuncts(mention.top)
    if top.dep_ != "pobj":
        return
    preposition = climb_conjuncts(top.head)
    head = preposition.head
    words = load_measures()
    lemma = head.lemma_.lower()
    if preposition.lower_ in ("in", "of", "at", "on") and is_part_broken(preposition, head):
        yield Said(("damaged",), head)
    if preposition.lower_ in ("to", "among"):
        if lemma in ("damage", "harm", "injury", "death", "casualty"):
            yield Said(HARMS.get(lemma) or words.nouns[lemma], head)
        return
    if preposition.lower_ in ("with", "from") and lemma in ("contact", "communication"):
        if any(token.lemma_ in ("lose", "no") for token in head.sent):
            yield Said(("missing",), head)
        return
    if preposition.lower_ != "of":
        return
    if lemma == "life" and read_form(climb_conjuncts(head).head).lemma not in ("take", "claim", "cost", "lose", "end"):
        return
    if lemma in words.of or head.lower_ in words.of:
        yield Said(words.of.get(lemma) or words.of[head.lower_], head)
    if lemma in HOLDERS:
        lifted = replace(mention, top=head)
        yield from say_role(lifted)
        yield from say_after(mention)
    if head.pos_ == "VERB" and lemma in words.transitive:
        yield Said(words.transitive[lemma], head)


def say_bodies(mention: Mention) -> Iterator[Said]:
    """ "The bodies of two hostages abducted in October": whatever else is told of them, they are dead."""
    for said in say_of(mention):
        if said.word.lemma_.lower() in BODIES:
            yield said


def is_part_broken(preposition: Token, head: Token) -> bool:
    """Whether windows, roofs or walls are what is broken, of the buildings that a preposition brings in."""
    parts = {head.lemma_.lower(), *(child.lemma_.lower() for child in head.children if child.i < preposition.i)}
    return len(parts & PARTS) > 0


def say_relative(mention: Mention) -> Iterator[Said]:
    """What a relative clause or a participle says of those counted: "the 12 people who died", "two men hit by"."""
    noun = mention.noun if mention.noun is not None else mention.top
    for verb in noun.children:
        if verb.dep_ == "relcl" and any(
            child.lower_ in ("who", "that", "which") and child.dep_ in ("nsubj", "nsubjpass") for child in verb.children
        ):
            yield from say_subject(verb)
        if verb.dep_ == "relcl":
            for token in verb.subtree:
                if token.lower_ in load_measures().states and 0 < token.i - noun.i < 9:
                    yield Said(load_measures().states[token.lower_], token)
        if verb.dep_ == "acl" and verb.tag_ == "VBN":
            yield from say_subject(verb)
