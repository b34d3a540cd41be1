"""Event cues of a sentence: verbs, nouns, nouns with a light verb, and what they are cues of.

A cue is refined by its weapon ("launched a missile attack" is a missile strike, "fired rockets" too). What came of an
attack in the same sentence ("killing one civilian") is no second event; `result_of` says which one it belongs to.
"""

import re
from functools import cache

from spacy.tokens import Token

from counterclaim.data.lexicon import load_kinds, load_weapon_events, load_words
from counterclaim.record.events.cue import RESULTS, Cue, join_results
from counterclaim.record.events.doubles import drop_doubles
from counterclaim.record.events.lookalikes import is_guests, is_lookalike, is_manner, is_nobodys, is_search
from counterclaim.record.events.releasing import does_harm, read_let
from counterclaim.record.events.turns import read_turn
from counterclaim.record.events.verbs import accept_verb, is_epithet, read_special
from counterclaim.record.events.weapons import Arm, find_arms, is_counting
from counterclaim.record.text.grammar import (
    climb_conjuncts,
    find_agent,
    find_child,
    find_subject,
    is_passive,
    iterate_heads,
    list_conjuncts,
    list_objects,
    list_phrases,
    read_lemma,
)
from counterclaim.record.text.modality import find_modality
from counterclaim.record.text.parse import Sentence

LIGHT = load_words("light")
"""Verbs that lend an event noun their subject: "carried out a raid", "came under fire"."""
PASSIVE_LIGHT = frozenset({"suffer", "face", "receive", "come", "survive", "endure"})
"""Light verbs whose subject is struck."""
CARRYING = frozenset({"come", "carry", "engage", "be", "participate", "keep", "hold", "subject", "put", "remain"})
"""Verbs whose phrase names the event: "came under fire", "kept the town under fire", "engaged in clashes"."""
WEAK = load_words("weak")
"""Nouns that alone name no event to record: only with an agent, an object, a figure or a light verb."""
NO_STRIKE = load_words("no_strike")
FLOWN = frozenset({"aircraft", "aerial-bomb", "drone"})
"""Weapons whose pounding is no shelling."""


@cache
def load_verbs() -> dict[str, str]:
    """The kind of each verb, the first one that lists it."""
    return {verb: kind.name for kind in reversed(tuple(load_kinds().values())) for verb in kind.verbs}


@cache
def load_nouns() -> dict[str, str]:
    """The kind of each single noun."""
    return {
        noun: kind.name
        for kind in reversed(tuple(load_kinds().values()))
        for noun in kind.nouns
        if re.search(r"[\s-]", noun) is None
    }


@cache
def compile_phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of all nouns of several words, and the kind of each by its letters."""
    kinds = {
        noun: kind.name
        for kind in load_kinds().values()
        for noun in kind.nouns
        if re.search(r"[\s-]", noun) is not None
    }
    parts = [
        re.escape(n).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]?") for n in sorted(kinds, key=len, reverse=True)
    ]
    return re.compile(rf"(?<!\w)({'|'.join(parts)})(?:s|es)?(?!\w)", re.IGNORECASE), {
        re.sub(r"[\s-]", "", noun): kind for noun, kind in kinds.items()
    }


def find_cues(sentence: Sentence) -> tuple[Cue, ...]:
    """Every event cue of a sentence in order, each with its weapon; results point at the cue they belong to."""
    arms = find_arms(sentence)
    phrases = find_phrases(sentence)
    cues = []
    for token in sentence.tokens:
        if token.pos_ in ("VERB", "AUX") or (token.pos_ == "ADJ" and token.tag_ == "VBN"):
            cue = read_verb(sentence, token, arms)
        elif token.pos_ in ("NOUN", "PROPN", "ADJ"):
            cue = read_noun(sentence, token, arms, phrases)
        else:
            cue = None
        if cue is not None:
            cues.append(cue)
    return join_results(drop_doubles(cues))


def find_phrases(sentence: Sentence) -> dict[int, tuple[Token, str]]:
    """(first token, kind) of each noun of several words, by the index of its last token."""
    pattern, kinds = compile_phrases()
    base = sentence.tokens.start_char
    found = {}
    for match in pattern.finditer(sentence.text):
        inside = [t for t in sentence.tokens if match.start() <= t.idx - base < match.end()]
        if len(inside) > 0:
            letters = re.sub(r"[\s-]", "", match[1].lower())
            found[inside[-1].i] = (inside[0], kinds[letters])
    return found


def read_verb(sentence: Sentence, verb: Token, arms: tuple[Arm, ...]) -> Cue | None:
    """The cue of a verb; None where it speaks of no event."""
    if verb.dep_ in ("amod", "compound", "aux", "auxpass") or verb.tag_ == "MD" or is_epithet(verb):
        return None
    near = find_near(verb, arms)
    if len(near) == 0 and read_lemma(verb) in ("hit", "strike", "slam", "crash", "fall", "land"):
        shared = find_subject(verb)
        near = tuple(arm for arm in arms if shared is not None and arm.last.i == shared.i)
        near = () if is_passive(verb) else near
    turn = read_turn(verb, near) or read_let(verb, arms) or ("attack" if does_harm(verb, near) else None)
    kind = turn or read_special(verb, near) or load_verbs().get(read_lemma(verb))
    if kind is None or (turn is None and not accept_verb(verb, kind, near)) or is_lookalike(verb, kind):
        return None
    if kind in RESULTS:
        kind = read_subject_weapon(verb, near) or kind
    if kind == "interception":
        downed = list_downed(verb)
        near = tuple(arm for arm in near if arm.last.i not in downed)
    if kind in ("attack", "shooting", "prohibited-weapon-use") or (kind == "bombing" and len(near) > 0):
        kind = refine_kind(kind, near)
    if kind == "attack" and is_aerial(verb):
        kind = "air-strike"
    if kind == "shelling":
        kind = next((arm.event for arm in near if arm.kind in FLOWN and arm.event is not None), kind)
    modality, negated = find_modality(verb)
    return Cue(sentence, verb, verb, sentence.span(verb), kind, modality, negated, near)


def is_aerial(word: Token) -> bool:
    """Whether a blow came from above: "the mill was hit from the air"."""
    return any(noun.lemma_.lower() in ("air", "sky", "above") for _, noun in list_phrases(word, "from", "by"))


def find_near(verb: Token, arms: tuple[Arm, ...]) -> tuple[Arm, ...]:
    """The weapons of a verb's clause, and the one that is its subject or that its relative clause is about."""
    subject = find_own(verb)
    about = () if subject is None else (subject, *(child for child in subject.children if child.dep_ == "appos"))
    struck = list_struck(verb)
    own = [arm for arm in arms if belongs(arm, verb) or any(is_counting(noun, arm) for noun in about)]
    return tuple(arm for arm in own if arm.last.i not in struck)


def list_struck(verb: Token) -> frozenset[int]:
    """The words of what a verb strikes up to its noun: in "hit a tank" and "attacked artillery positions" the weapon is
    the target's."""
    if read_lemma(verb) not in load_words("striking_verbs"):
        return frozenset()
    nouns = list_objects(verb)
    parts = [child for noun in nouns for child in noun.children if child.dep_ in ("compound", "amod", "nmod")]
    return frozenset(token.i for token in (*nouns, *parts))


def list_downed(verb: Token) -> frozenset[int]:
    """What is shot down: its owner is not who did it."""
    subject = find_subject(verb) if is_passive(verb) else None
    nouns = [*list_objects(verb), *(() if subject is None else list_conjuncts(subject))]
    return frozenset(noun.i for noun in nouns)


def find_own(verb: Token) -> Token | None:
    """The subject a verb has itself or through its relative clause; none that it only shares with another verb."""
    own = find_child(verb, "nsubj", "nsubjpass")
    return None if own is None else find_subject(verb)


def read_subject_weapon(verb: Token, arms: tuple[Arm, ...]) -> str | None:
    """The kind of event of a weapon that does it: "a drone killed a driver", "damaged by two missiles"."""
    subject = find_agent(verb) if is_passive(verb) else find_own(verb)
    if subject is None or subject.lemma_.lower() in load_nouns():
        return None
    kinds = [arm.event for arm in arms if subject.i == arm.last.i]
    return next((kind for kind in kinds if kind is not None), None)


def belongs(arm: Arm, head: Token) -> bool:
    """Whether a weapon is in the clause of a verb or noun, no other verb between them but a participle of its own."""
    for above in iterate_heads(arm.last):
        if above.i == head.i:
            return True
        if (
            above.pos_ == "VERB"
            and above.dep_ not in ("amod", "acl", "relcl", "compound")
            and not (above.lemma_ in ("use", "carry") and above.tag_ == "VBG")
        ):
            return False
    return False


def refine_kind(kind: str, arms: tuple[Arm, ...]) -> str:
    """The kind that an attack with these weapons is; the kind given if they say nothing."""
    kinds = [load_weapon_events()[arm.kind] for arm in arms if arm.kind in load_weapon_events()]
    kinds = [name for name in kinds if kind != "shooting" or name != "riot"]
    if len(kinds) == 0:
        return kind
    if "shelling" in kinds and "missile-strike" in kinds and any(arm.kind == "rocket-artillery" for arm in arms):
        return "shelling"
    return max(kinds, key=lambda name: load_kinds()[name].rank)


def read_noun(
    sentence: Sentence, noun: Token, arms: tuple[Arm, ...], phrases: dict[int, tuple[Token, str]]
) -> Cue | None:
    """The cue of an event noun, with the light verb that carries its roles."""
    first, kind = phrases.get(noun.i, (noun, None))
    if kind is None:
        lemma = noun.lemma_.lower()
        kind = load_nouns().get(lemma) or load_nouns().get(noun.lower_) or read_other(noun, arms)
        if kind is None or noun.pos_ == "ADJ" or not accept_noun(noun):
            return None
    elif (kind == "agreement" and not accept_noun(noun)) or (
        noun.dep_ == "compound"
        and noun.head.pos_ in ("NOUN", "PROPN")
        and noun.head.i > noun.i
        and noun.i + 1 in phrases
    ):
        return None
    near = tuple(arm for arm in arms if is_armed(arm, first, noun) and not is_aim(arm, noun))
    head = find_light(noun)
    near += tuple(
        arm for arm in arms if head.i != noun.i and belongs(arm, head) and arm not in near and arm.last.i > noun.i
    )
    if kind == "interception":
        near = tuple(arm for arm in near if arm.last.head.lower_ != "of")
    if kind in ("attack", "shooting", "bombing"):
        kind = refine_kind(kind, near)
    if kind == "attack" and is_aerial(noun):
        kind = "air-strike"
    modality, negated = find_modality(noun)
    if is_repelling(head) and is_plotted(noun):
        modality = "attempted"
    elif is_repelling(head) and kind in ("attack", "ground-assault"):
        kind, modality = "armed-clash", "actual" if modality == "attempted" else modality
    if noun.lemma_ == "responsibility":
        head = noun.head
    definite = noun.lemma_ == "responsibility" or any(
        child.dep_ == "det" and child.lower_ in ("the", "this", "these", "that", "those") for child in noun.children
    )
    weak = first.i == noun.i and noun.lemma_.lower() in WEAK
    span = sentence.span(first, noun)
    return Cue(sentence, noun, head, span, kind, modality, negated, near, None, definite, weak)


def is_repelling(verb: Token) -> bool:
    """Whether a verb tells that an attack was fought off: "repelled", "beat back", "foiled"."""
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    beside = {child.lower_ for child in verb.children if child.dep_ in ("prt", "advmod")}
    return verb.lemma_ in ("repel", "repulse", "foil", "thwart", "rebuff") or (
        verb.lemma_ in ("beat", "drive", "push", "fight", "throw") and len(beside & {"back", "off"}) > 0
    )


def is_plotted(noun: Token) -> bool:
    """Whether an attack is one of plotters and not of troops: foiled, it never happened."""
    words = {child.lower_ for child in noun.children}
    return len(words & {"terrorist", "terror", "bomb", "suicide", "assassination", "plotted", "planned"}) > 0


def is_armed(arm: Arm, first: Token, noun: Token) -> bool:
    """Whether a weapon is the event's: in its phrases, or right before it ("rocket attack"), once."""
    named = first.i <= arm.first.i and arm.last.i < noun.i and first.i != noun.i
    return (belongs(arm, noun) and not named) or (arm.last.i == noun.i - 1 and arm.last.head.i == noun.i)


def is_aim(arm: Arm, noun: Token) -> bool:
    """Whether a weapon is what the attack was on: "a rocket attack on his plane" is none by plane."""
    top = climb_conjuncts(arm.last)
    return top.dep_ == "pobj" and top.head.lower_ in ("on", "against", "upon") and top.head.head.i == noun.i


def read_other(noun: Token, arms: tuple[Arm, ...]) -> str | None:
    """Nouns that speak of an event by their phrase: responsibility claimed, a truce violated, a banned weapon used."""
    lemma = noun.lemma_.lower()
    if lemma == "fire":
        return read_fire(noun, arms)
    if lemma == "responsibility" and noun.head.lemma_ in ("claim", "take", "accept", "admit", "assume"):
        if is_nobodys(noun.head):
            return None
        told = any(token.lemma_.lower() in load_nouns() for token in noun.subtree)
        return None if told else "attack"
    if lemma in ("violation", "breach"):
        return (
            "ceasefire-violation"
            if any(token.lower_ in ("ceasefire", "truce", "fire") for token in noun.subtree)
            else None
        )
    return read_use(noun, arms)


def read_fire(noun: Token, arms: tuple[Arm, ...]) -> str | None:
    """ "Howitzer fire", "came under fire": the kind by the weapon before it; other fires are none."""
    armed = [arm.event for arm in arms if arm.last.i == noun.i - 1 and arm.last.head.i == noun.i]
    if len(armed) > 0:
        return armed[0]
    under = (
        noun.dep_ == "pobj"
        and noun.head.lower_ == "under"
        and noun.head.head.lemma_ in ("come", "be", "keep", "remain")
    )
    return "attack" if under else None


def read_use(noun: Token, arms: tuple[Arm, ...]) -> str | None:
    """ "The use of cluster munitions" is an event; the use of roads is none."""
    if noun.lemma_.lower() not in ("use", "usage", "deployment"):
        return None
    inside = {token.i for token in noun.subtree}
    return "prohibited-weapon-use" if any(arm.prohibited and arm.last.i in inside for arm in arms) else None


def accept_noun(noun: Token) -> bool:
    """Whether a noun of the list speaks of an event here, and not of a thing named after one."""
    if noun.dep_ in ("compound", "nmod") and noun.head.i > noun.i and noun.head.pos_ in ("NOUN", "PROPN"):
        return False
    lemma = noun.lemma_.lower()
    if is_manner(noun) or (lemma == "raid" and is_search(noun)) or (lemma == "expulsion" and is_guests(noun)):
        return False
    if lemma == "strike" and noun.i > noun.sent.start and noun.nbor(-1).lower_ in NO_STRIKE:
        return False
    following = noun.nbor(1).lower_ if noun.i + 1 < noun.sent.end else ""
    if lemma == "strike" and following == "at" and noun.tag_ == "NNS" and noun.dep_ == "conj":
        return False
    if lemma in ("protest", "rally", "loss", "hit", "advance") and noun.head.lemma_ in ("in", "lodge", "without"):
        return False
    if lemma in ("ceasefire", "cease-fire", "truce", "armistice"):
        return climb_conjuncts(noun).head.lemma_ in (
            "sign",
            "agree",
            "declare",
            "reach",
            "announce",
            "broker",
            "hold",
            "enter",
            "accept",
        )
    return not (
        noun.pos_ == "PROPN" and noun.i > noun.sent.start and not noun.sent.text.istitle() and noun.ent_type_ != ""
    )


def find_light(noun: Token) -> Token:
    """The light verb of an event noun, or the noun itself."""
    top = climb_conjuncts(noun)
    verb = top.head
    if verb.i == top.i:
        return noun
    if (
        top.dep_ in ("dobj", "obj", "attr", "nsubjpass")
        and verb.pos_ in ("VERB", "AUX")
        and (read_lemma(verb) in LIGHT or is_repelling(verb))
    ):
        return verb
    if top.dep_ == "pobj" and verb.lower_ in ("under", "in", "out") and verb.head.lemma_ in CARRYING:
        return verb.head
    if top.dep_ == "pobj" and verb.lower_ == "to" and verb.head.lemma_ == "subject" and verb.head.pos_ == "VERB":
        return verb.head
    if top.dep_ == "pobj" and verb.lower_ == "to" and verb.head.lemma_ == "resort":
        return verb.head
    if top.dep_ == "nsubjpass" and verb.lemma_ in LIGHT:
        return verb
    return noun


def is_struck(verb: Token) -> bool:
    """Whether the subject of a light verb is struck: "came under fire", "suffered an attack"."""
    return verb.lemma_.lower() in PASSIVE_LIGHT and not is_passive(verb)
