"""Weapons let go of, and weapons that arrive: "fired rockets at", "let fall grenades over", "two shells came"."""

from spacy.tokens import Token

from counterclaim.data.lexicon import load_weapon_events, load_words
from counterclaim.record.counting.counted import look_noun
from counterclaim.record.events.weapons import Arm, is_counting
from counterclaim.record.text.grammar import find_subject, is_passive, list_objects, list_phrases, read_lemma

RELEASING = load_words("releasing")
"""What is done to a weapon to strike somebody with it."""
AIMED_ONLY = load_words("aimed_only")
"""Verbs of these that tell of a blow only with what it is on: "strewed mines over the fields"."""
ARRIVING = load_words("arriving")
"""Verbs that tell of an attack only where what arrives is a weapon."""
AIMED = (
    "at",
    "on",
    "against",
    "into",
    "towards",
    "toward",
    "over",
    "above",
    "onto",
    "upon",
    "across",
    "through",
    "near",
)
PAYLOAD = frozenset({"charge", "explosive", "payload", "load", "munition", "warhead", "ordnance", "cargo"})
"""What flies in an aircraft or a drone to be dropped; by itself it says not what was used."""
LET = frozenset({"fall", "fly", "go", "loose", "slip", "off"})
"""What follows "let" where a weapon is let go of."""
REACH = 6
"""Words between such a "let" and its weapon."""
MUNITIONS = frozenset(
    {"missile", "rocket", "rocket-artillery", "mortar", "aerial-bomb", "bomb", "landmine", "ied", "grenade"}
    | {"cluster-munition", "car-bomb", "white-phosphorus", "incendiary"}
)
"""Weapons that do harm only where they strike: a drone may take pictures, a jet may fly over."""
ROUNDS = frozenset({"shell", "round", "projectile"})
"""What artillery and tanks fire."""


def is_munition(arm: Arm) -> bool:
    """Whether a weapon is what strikes, and not what carries or fires it."""
    return arm.event is not None and (arm.kind in MUNITIONS or arm.last.lemma_.lower() in ROUNDS)


def is_aimed(verb: Token) -> bool:
    """Whether a phrase of a verb says on whom or where something came down."""
    return any(True for _ in list_phrases(verb, *AIMED))


def read_release(verb: Token, arms: tuple[Arm, ...]) -> str | None:
    """ "Fired rockets at", "dropped bombs on", "used cluster munitions": the kind by the weapon."""
    lemma = read_lemma(verb)
    objects = list_objects(verb)
    used = list_used(objects, arms)
    kinds = [load_weapon_events()[arm.kind] for arm in used if arm.kind in load_weapon_events()]
    aimed = is_aimed(verb) or any(is_aimed(noun) for noun in objects)
    if lemma in ("drop", "throw", "hurl", "lob") and "landmine-ied" in kinds:
        flown = any(load_weapon_events().get(arm.kind) == "drone-strike" for arm in arms)
        return "drone-strike" if flown else "bombing"
    if lemma in ("use", "employ", "send"):
        if any(arm.prohibited for arm in used):
            return "prohibited-weapon-use"
        return kinds[0] if len(kinds) > 0 and (aimed or lemma == "send") and lemma != "employ" else None
    if lemma in AIMED_ONLY and not (aimed and any(is_munition(arm) for arm in used)):
        return None
    if lemma == "fire" and is_passive(verb) and is_followed(verb, "on", "upon", "at"):
        return "shooting"
    if lemma == "fire" and len(kinds) == 0:
        shots = {token.lemma_ for token in objects} & {"shot", "bullet", "round"}
        return "shooting" if aimed or len(objects) == 0 or shots else None
    return kinds[0] if len(kinds) > 0 else read_payload(verb, objects, arms)


def list_used(objects: tuple[Token, ...], arms: tuple[Arm, ...]) -> list[Arm]:
    """The weapons that the objects of a verb are, or count: "a volley of rockets"."""
    ends = {token.i for token in objects}
    used = [
        arm
        for arm in arms
        if arm.last.i in ends or (arm.last.head.i in ends and arm.last.dep_ in ("compound", "pobj", "prep"))
    ]
    return used + [
        arm for arm in arms if arm.last.dep_ == "pobj" and arm.last.head.lower_ == "of" and arm.last.head.head.i in ends
    ]


def is_followed(verb: Token, *words: str) -> bool:
    """Whether one of these words comes right after a verb."""
    return verb.i + 1 < verb.sent.end and verb.nbor(1).lower_ in words


def read_payload(verb: Token, objects: tuple[Token, ...], arms: tuple[Arm, ...]) -> str | None:
    """The kind of blow of what flies and lets go of its load: "a drone released its charges above the dairy"."""
    if not any(token.lemma_.lower() in PAYLOAD for token in objects):
        return None
    subject = find_subject(verb)
    flown = [arm.event for arm in arms if subject is not None and arm.last.i == subject.i]
    return next((kind for kind in flown if kind in ("drone-strike", "air-strike")), None)


def read_let(verb: Token, arms: tuple[Arm, ...]) -> str | None:
    """The kind of blow of a weapon that is let go of: "let fly a volley of rockets", "drones let fall grenades". The
    parse reads such words in many ways; the weapon stands right behind them."""
    start = verb.i if verb.lower_ == "let" else verb.i - 1
    if start < verb.sent.start or start + 2 >= verb.sent.end or verb.doc[start].lower_ != "let":
        return None
    if verb.doc[start + 1].lower_ not in LET:
        return None
    flown = [arm.event for arm in arms if arm.last.i < start and arm.event in ("drone-strike", "air-strike")]
    subject = find_subject(verb) if is_passive(verb) else None
    near = [arm for arm in arms if start + 1 < arm.last.i <= start + 1 + REACH]
    near += [arm for arm in arms if subject is not None and is_counting(subject, arm)]
    after = verb.doc[start + 2 : min(start + 2 + REACH, verb.sent.end)]
    if len(near) == 0 and not any(token.lemma_.lower() in PAYLOAD for token in after):
        return None
    return next(iter(flown), None) or next((arm.event for arm in near if arm.event is not None), None)


def accept_arrival(verb: Token, arms: tuple[Arm, ...]) -> bool:
    """Whether what fell, landed or came down is a weapon."""
    subject = find_subject(verb)
    own = [arm for arm in arms if subject is not None and is_counting(subject, arm)]
    lemma = read_lemma(verb)
    if lemma in ("come", "fly"):
        down = lemma == "come" and any(child.lower_ == "down" for child in verb.children)
        return any(down or (is_munition(arm) and comes(verb)) for arm in own)
    if lemma == "drop":
        return any(is_munition(arm) for arm in own) and len(list_objects(verb)) == 0 and not is_passive(verb)
    return len(own) > 0


def comes(verb: Token) -> bool:
    """Whether shells that come strike somewhere: they come in or over, through a roof, or that is all that is told of
    them; those that "come from" a maker or "came to nothing" do not."""
    if any(child.lower_ in ("in", "over", "across", "overhead") for child in verb.children):
        return not any(noun.lemma_.lower() in ("handy", "time", "crate", "box") for _, noun in list_phrases(verb))
    if is_aimed(verb):
        return True
    return not any(child.dep_ in ("prep", "acomp", "xcomp", "attr", "prt", "dobj", "ccomp") for child in verb.children)


def does_harm(verb: Token, arms: tuple[Arm, ...]) -> bool:
    """Whether a weapon is the subject of a verb that by it does harm: "a mine cost a ranger his foot", "the bomb that
    overturned a truck"."""
    if read_lemma(verb) not in load_words("harming") or is_passive(verb):
        return False
    subject = find_subject(verb)
    if subject is None or not any(is_counting(subject, arm) and is_munition(arm) for arm in arms):
        return False
    objects = list_objects(verb)
    if read_lemma(verb) in ("take", "find", "get", "bring", "reach", "catch"):
        return any(noun.lemma_.lower() in load_words("limbs") for noun in objects)
    return any(is_harmed(noun) for noun in objects)


def is_harmed(noun: Token) -> bool:
    """Whether a noun is of what a weapon harms: people, a limb, a life, a house or a vehicle."""
    known = look_noun(noun)
    harmed = known is not None and known.unit in ("people", "buildings", "houses", "vehicles", "aircraft", "ships")
    return harmed or noun.lemma_.lower() in load_words("limbs") | load_words("civil_objects")
