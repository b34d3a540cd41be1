"""Verbs that speak of an event only with the right company: "fired rockets", "seized control", "shot down"."""

import re

from spacy.tokens import Token

from counterclaim.data.lexicon import load_words
from counterclaim.record.counting.counted import is_people, look_noun
from counterclaim.record.events.releasing import AIMED_ONLY, ARRIVING, RELEASING, accept_arrival, read_release
from counterclaim.record.events.weapons import Arm
from counterclaim.record.text.grammar import (
    find_agent,
    find_subject,
    is_passive,
    list_objects,
    list_phrases,
    read_lemma,
)

FLYING = frozenset({"drone", "uav", "missile", "rocket", "quadcopter"})
COUNTING = load_words("counting")
"""Nouns that only count what their "of" leads to."""
PLACES = load_words("places")
HANDING = frozenset({"transfer", "hand", "return", "repatriate", "bring", "deliver", "swap", "receive"})
HELD = frozenset({"body", "remains", "remain", "prisoner", "captive", "hostage", "serviceman", "pow", "detainee"})
SWAP = re.compile(r"\b(?:in (?:return|exchange)|got back|received?|swap\w*|exchang\w+)\b", re.IGNORECASE)
TO_DEATH = re.compile(r"\b(?:beat\w*|stabbed|hacked|stoned|clubbed)\b[^.;]{0,40}\bto death\b", re.IGNORECASE)
DEFENCE = re.compile(r"\b(?:air|missile|anti-?aircraft|anti-?drone)[ -]defen[cs]es?\b|\binterceptors?\b", re.IGNORECASE)
DISLODGING = load_words("dislodging")
LAID = ("bomb", "landmine", "ied", "car-bomb")
SETTING_OFF = frozenset({"hit", "strike", "trigger"})
"""What people or vehicles do to a mine that goes off under them."""
TRADED_FIRE = frozenset(
    {"fire", "gunfire", "shot", "volley", "artillery", "shelling", "salvo", "barrage", "shell", "rocket"}
)
"""What two sides exchange in a fight."""
TRUCE = frozenset({"ceasefire", "fire", "truce", "armistice", "cease-fire"})


def read_special(verb: Token, arms: tuple[Arm, ...]) -> str | None:
    """The kind of event of a verb that needs its object, particle or weapon to be one."""
    lemma = read_lemma(verb)
    objects = {token.lemma_.lower() for token in list_objects(verb)}
    particles = {child.lower_ for child in verb.children if child.dep_ in ("prt", "advmod")}
    if lemma in ("capture", "seize", "recapture", "take") and is_people_held(verb):
        return "detention"
    if lemma in ("release", "jettison", "lose") and objects & {"bomb"}:
        return read_release(verb, arms)
    if lemma in ("take", "gain", "seize", "establish", "assume", "regain", "retake", "lose"):
        return read_control(verb, lemma, objects, particles)
    if is_dislodging(verb, lemma):
        return "territory-taken"
    if lemma in RELEASING:
        released = read_release(verb, arms)
        if released is not None or lemma not in AIMED_ONLY:
            return released
    if lemma in ("violate", "breach", "break"):
        return read_breach(verb, objects)
    if lemma == "enter" and enters_town(verb):
        return "territory-taken"
    return read_particle(verb, objects, particles, arms) or read_object(verb, lemma, objects, arms)


def is_dislodging(verb: Token, lemma: str) -> bool:
    """Whether fighters are driven out of a place: "expelled the rebels from Bor", "drove the army out of Minova"."""
    if lemma not in DISLODGING or not any(is_force(noun) for noun in list_objects(verb)):
        return False
    left = [noun for _, noun in list_phrases(verb, "from", "of")]
    return any(noun.pos_ == "PROPN" or noun.lemma_.lower() in PLACES for noun in left)


def is_people_held(verb: Token) -> bool:
    """Whether a verb of taking has people as its object and no place: "captured 112 fighters", "112 were captured"."""
    objects = list_objects(verb)
    if verb.lemma_.lower() == "take":
        return False
    if any(token.lemma_.lower() in PLACES or token.pos_ == "PROPN" for token in objects):
        return False
    counted = [token for token in objects if token.pos_ == "NUM"]
    return any(is_people(token) for token in objects) or (len(objects) > 0 and len(counted) == len(objects))


def enters_town(verb: Token) -> bool:
    """Whether fighters enter a place by its name: "the rebels entered Kanyabayonga"."""
    subject = find_subject(verb)
    named = [token for token in list_objects(verb) if token.pos_ == "PROPN"]
    if subject is None or len(named) == 0 or is_passive(verb):
        return False
    armed = (
        subject.lemma_.lower() in load_words("forces") or re.fullmatch(r"[A-Z]{2,}\d*|M\d+", subject.text) is not None
    )
    return armed and not any(token.ent_type_ == "PERSON" for token in named)


def read_particle(verb: Token, objects: set[str], particles: set[str], arms: tuple[Arm, ...]) -> str | None:
    """Verbs whose particle or object makes them the event: "shot down", "opened fire", "blown up", "went off"."""
    lemma = read_lemma(verb)
    if lemma == "shoot" and "down" in particles:
        return "interception"
    if lemma == "bring" and "down" in particles:
        return read_brought(verb)
    back = verb.i + 1 < verb.sent.end and verb.nbor(1).lower_ == "back"
    if lemma in ("pull", "fall") and back and len(list_objects(verb)) == 0:
        return "withdrawal" if is_force(find_subject(verb)) else None
    if lemma == "open" and "up" in particles:
        return read_opening(verb, arms)
    if lemma == "come" and any(child.lower_ == "down" for child in verb.children) and accept_arrival(verb, arms):
        return next((arm.event for arm in arms if arm.event is not None), None)
    if lemma in ("shoot", "gun") or (lemma == "open" and objects & {"fire", "gun", "cannon"}):
        return "shooting"
    if lemma == "go" and accept_arrival(verb, arms) and any(True for _ in list_phrases(verb, "through")):
        return next((arm.event for arm in arms if arm.event is not None), None)
    if lemma == "blow":
        return "bombing" if particles & {"up"} else None
    if lemma == "go" and particles & {"off"} and any(arm.event for arm in arms):
        return "bombing"
    return None


def is_force(noun: Token | None) -> bool:
    """Whether a noun is of people under arms: "the army", "fighters", "the M23", "an enemy company"."""
    if noun is None:
        return False
    if any(child.lower_ in ("enemy", "hostile") for child in noun.children):
        return True
    known = look_noun(noun)
    named = re.fullmatch(r"[A-Z]{2,}\d*|M\d+", noun.text) is not None
    return named or noun.lemma_.lower() in load_words("forces") or (known is not None and known.status == "combatant")


def is_swap(verb: Token, lemma: str) -> bool:
    """Whether a handing over is one side of an exchange; a hospital that only receives bodies swaps nothing."""
    told = [match[0].lower() for match in SWAP.finditer(verb.sent.text)]
    return any(not (lemma == "receive" and word.startswith("receive")) for word in told)


def read_brought(verb: Token) -> str | None:
    """What was brought down: something that flies, or a building."""
    known = [found for noun in list_objects(verb) if (found := look_noun(noun)) is not None]
    if any(row.unit in ("buildings", "houses") for row in known):
        return "property-destruction"
    machine = any(noun.lemma_.lower() in ("machine", "craft") for noun in list_objects(verb))
    flown = machine or any(row.unit in ("aircraft", "munitions") for row in known) or is_flying(verb)
    return "interception" if flown else None


def read_opening(verb: Token, arms: tuple[Arm, ...]) -> str | None:
    """Who "opened up": guns shell, and so do fighters with artillery; gunmen shoot; shops and ministers do neither."""
    subject = find_subject(verb)
    if subject is None or is_passive(verb):
        return None
    lemma = subject.lemma_.lower()
    if lemma in load_words("cannons") and not any(child.lower_ == "machine" for child in subject.children):
        return "shelling"
    armed = lemma in ("gun", "rifle") or is_force(subject)
    if not armed or not any(True for _ in list_phrases(verb, "on", "at", "with")):
        return None
    return "shelling" if any(arm.event == "shelling" for arm in arms) else "shooting"


def read_object(verb: Token, lemma: str, objects: set[str], arms: tuple[Arm, ...]) -> str | None:
    """Verbs that their object makes an event: exchanges, blockades, mines laid, things set on fire, people released."""
    if lemma in ("destroy", "eliminate", "neutralise", "neutralize") and (is_flying(verb) or is_defended(verb)):
        return "interception"
    if lemma in ("beat", "stab", "hack", "stone", "club") and TO_DEATH.search(verb.sent.text) is not None:
        return "killing"
    if lemma in HANDING and objects & HELD and is_swap(verb, lemma):
        return "prisoner-exchange"
    if lemma in ("exchange", "trade", "swap"):
        return "armed-clash" if objects & TRADED_FIRE else read_exchange(objects)
    if lemma in ("block", "obstruct", "impede"):
        return "blockade" if objects & load_words("aid_ways") else None
    if lemma in SETTING_OFF and objects & {"mine", "landmine"}:
        return "landmine-ied"
    if lemma in ("plant", "lay"):
        device = lemma == "plant" and objects & {"device", "charge", "explosive", "explosives"}
        return "landmine-ied" if device or any(arm.kind in LAID for arm in arms) else None
    if lemma == "set" and re.search(r"\b(on fire|ablaze|alight|fire to)\b", verb.sent.text):
        return "property-destruction"
    if lemma == "hack" and any(is_people(token) or token.pos_ == "NUM" for token in list_objects(verb)):
        return "killing"
    if lemma == "release" and any(is_people(token) for token in list_objects(verb)):
        return "release"
    return None


def is_flying(verb: Token) -> bool:
    """Whether what is destroyed is drones or missiles, in the air unless the text says otherwise.

    A workshop where drones are made, or a drone depot, does not fly.
    """
    return any(flies(noun) for noun in list_objects(verb))


def is_defended(verb: Token) -> bool:
    """Whether air defence destroyed it: "17 of 22 were destroyed by our air defence"."""
    doers = [find_agent(verb) if is_passive(verb) else find_subject(verb)]
    return any(doer is not None and DEFENCE.search(doer.doc[doer.left_edge.i : doer.i + 1].text) for doer in doers)


def flies(noun: Token) -> bool:
    """Whether a noun, or what it counts ("dozens of drones"), is of drones or missiles."""
    lemma = noun.lemma_.lower()
    if lemma in FLYING:
        return True
    if lemma == "vehicle":
        return any(child.lower_ in ("unmanned", "aerial") for child in noun.children)
    return (noun.pos_ == "NUM" or lemma in COUNTING) and any(
        inner.lemma_.lower() in FLYING for _, inner in list_phrases(noun, "of")
    )


def read_exchange(objects: set[str]) -> str | None:
    """Whether an exchange is one of prisoners."""
    return "prisoner-exchange" if objects & {"prisoner", "body", "captive", "detainee", "hostage"} else None


def read_breach(verb: Token, objects: set[str]) -> str | None:
    """What was violated: a cease-fire, a border, or nothing of ours."""
    text = " ".join(token.lower_ for token in verb.subtree)
    if objects & TRUCE or re.search(r"cease-?\s?-?\s?fire|truce", text):
        return "ceasefire-violation"
    return "border-violation" if re.search(r"airspace|border|territorial waters", text) else None


def read_control(verb: Token, lemma: str, objects: set[str], particles: set[str]) -> str | None:
    """Taking control of a place, or people prisoner; None leaves the verb to the list."""
    if objects & {"control", "hold"} or (lemma == "take" and particles & {"over"}):
        return "territory-retaken" if lemma in ("regain", "retake") else "territory-taken"
    words = {child.lower_ for child in verb.subtree if abs(child.i - verb.i) < 7}
    if lemma == "take" and words & {"hostage", "hostages"}:
        return "hostage-taking"
    if lemma == "take" and words & {"prisoner", "prisoners", "captive", "custody"}:
        return "detention"
    if lemma == "take" and (objects & PLACES or enters_town(verb)):
        return "territory-taken"
    return None


def accept_verb(verb: Token, kind: str, arms: tuple[Arm, ...]) -> bool:
    """Whether a listed verb speaks of its event here: "hit a record" and "struck a deal" do not."""
    lemma = read_lemma(verb)
    if is_dislodging(verb, lemma):
        return True
    if lemma in RELEASING - AIMED_ONLY and not (lemma in ARRIVING and len(list_objects(verb)) == 0):
        return read_release(verb, arms) is not None
    if lemma in ("open", "take", "gain", "set", "go", "establish"):
        return kind != "attack"
    if lemma in ARRIVING:
        return accept_arrival(verb, arms)
    if lemma in ("hit", "strike", "target"):
        return accept_strike(verb) or (lemma == "strike" and any(arm.event is not None for arm in arms))
    if lemma in ("capture", "seize", "occupy", "liberate", "free", "level", "down", "intercept", "annex"):
        return accept_object(verb, lemma)
    if lemma in ("deploy", "mobilize", "mobilise", "mass"):
        return any(is_people(token) or token.lemma_ in ("force", "unit") for token in list_objects(verb))
    if lemma == "mine":
        return is_mined(verb)
    if lemma in ("mortar", "rocket"):
        struck = PLACES | load_words("ground") | load_words("civil_objects")
        return any(
            token.pos_ == "PROPN" or look_noun(token) is not None or token.lemma_.lower() in struck
            for token in list_objects(verb)
        )
    if lemma in ("advance", "battle") and verb.dep_ == "amod":
        return False
    return lemma not in ("repel", "repulse", "thwart", "foil") and accept_harm(verb, kind, lemma)


def is_mined(verb: Token) -> bool:
    """Whether ground or a building is mined, and no ore or data."""
    return any(
        token.lemma_.lower() in PLACES | {"field", "house", "dam", "ground", "street", "coast"}
        or ((known := look_noun(token)) is not None and known.unit in ("buildings", "houses"))
        for token in list_objects(verb)
    )


def is_epithet(verb: Token) -> bool:
    """Whether a participle only says in whose hands a place is: "in temporarily occupied Melitopol"."""
    before = [token.lower_ for token in verb.doc[max(verb.sent.start, verb.i - 2) : verb.i]]
    named = verb.i + 1 < verb.sent.end and verb.nbor(1).pos_ == "PROPN"
    led = before[-1:] in (["in"], ["near"], ["of"], ["from"], ["at"], ["to"], ["on"]) or "temporarily" in before
    return verb.lemma_ == "occupy" and verb.tag_ in ("VBN", "VBD") and named and led


def accept_harm(verb: Token, kind: str, lemma: str) -> bool:
    """Whether somebody or something is harmed: no game beaten, no picture hung, no ties damaged; a market can be ruined
    in two ways, but burned only in one."""
    objects = list_objects(verb)
    if lemma in ("beat", "hang"):
        return any(is_people(token) or token.pos_ == "PRON" for token in objects)
    if kind == "property-destruction":
        burnt = lemma in ("burn", "torch", "raze")
        return burnt or not any(token.lemma_.lower() in load_words("abstract") for token in objects)
    if lemma == "die" or kind != "killing":
        return not (lemma in ("fight", "battle") and any(child.lower_ == "for" for child in verb.children))
    return lemma != "fall"


def accept_strike(verb: Token) -> bool:
    """Whether somebody or something is struck, not a deal, a record or a philosophy."""
    objects = list_objects(verb)
    if any(token.lemma_.lower() in load_words("not_struck") for token in objects):
        return False
    if any(child.dep_ == "ccomp" and any(w.lower_ == "what" for w in child.children) for child in verb.children):
        return True
    phrases = [noun for _, noun in list_phrases(verb, "on", "at", "against", "near", "in")]
    if verb.lemma_ == "strike" and len(objects) == 0:
        return any(
            noun.pos_ == "PROPN" or look_noun(noun) is not None or noun.lemma_ in ("target", "position")
            for noun in phrases
        )
    return len(objects) > 0 or is_passive(verb) or len(phrases) > 0


def is_aircraft(token: Token) -> bool:
    """Whether a word is of what flies, and may be counted apart: "27 drones, of which it downed 19"."""
    known = look_noun(token) if token.pos_ in ("NOUN", "PROPN") else None
    return flies(token) or (known is not None and known.unit in ("aircraft", "munitions"))


def accept_object(verb: Token, lemma: str) -> bool:
    """Whether what is captured, freed or brought down can be."""
    objects = list_objects(verb)
    if lemma in ("down", "intercept"):
        counted = any(token.pos_ == "NUM" for token in objects)
        return (counted and any(is_aircraft(token) for token in verb.sent)) or any(
            (known := look_noun(token)) is not None and known.unit in ("aircraft", "munitions") for token in objects
        )
    barred = load_words("belongings") | {"power", "opportunity", "initiative", "attention", "chance"}
    if any(token.lemma_.lower() in barred for token in objects):
        return False
    if lemma == "free":
        return any(is_people(token) for token in objects)
    if lemma == "level":
        return any((known := look_noun(token)) is not None and known.unit != "people" for token in objects)
    return len(objects) > 0
