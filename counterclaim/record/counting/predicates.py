"""What a verb says of its subject and of its object: "died", "lost their lives", "left 12 dead", "took 12 lives".

Verbs are known by spelling where the tagger errs; what they say with the words after them stands in measures.toml.
Everything is offered in order of trust, and what is counted decides: soldiers are killed, tanks destroyed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from counterclaim.data.inflection import Form, Shape
from counterclaim.data.lexicon import Idiom, load_measures, load_words
from counterclaim.record.counting.counted import Mention, look_noun
from counterclaim.record.text.grammar import climb_conjuncts, find_child, is_passive, list_conjuncts
from counterclaim.vocabulary import Measure

TRYING = load_words("trying")
PLANNING = load_words("planning")
REACH = 14
"""Words after a verb that an idiom may take: "forced more than 12,000 families in the two border districts from"."""
MAIMED = re.compile(
    r"\b(?:his|her|their|both)\s+(?:\w+\s+)?(?:legs?|arms?|foot|feet|hands?|eyes?|sight|limbs?|fingers?)\b",
    re.IGNORECASE,
)
"""What a mine costs those that it does not kill."""
SOUGHT = frozenset({"find", "trace", "locate"})
"""Verbs that tell of the missing where they are denied: "has not been found"."""
STOPS = frozenset({";", ".", "–", "—", ":"})
LOSABLE = frozenset({"man", "troop", "personnel", "serviceman", "soldier", "people", "militant", "fighter"})
SUMMED = frozenset({"neutralise", "neutralize", "eliminate", "destroy", "liquidate"})
"""What army summaries say of troops and equipment in one list."""
TAGS: dict[str, Shape] = {"VBG": "ing", "VBZ": "s", "VBD": "ed", "VBN": "ed", "VB": "base", "VBP": "base"}


@dataclass(frozen=True, slots=True)
class Said:
    """What a word may say, the likeliest first; what is counted decides."""

    measures: tuple[Measure, ...]
    word: Token
    unit: str | None = None
    """Where only such things can have it happen to them."""


def read_form(token: Token) -> Form:
    """The verb that a token is a form of, by the lexicon's spelling, else by the tagger."""
    known = load_measures().forms.get(token.lower_)
    if known is None:
        return Form(token.lemma_.lower(), TAGS.get(token.tag_, "base"))
    return known


def say_subject(verb: Token, depth: int = 3) -> Iterator[Said]:
    """What is said of a subject: "were killed", "have died", "lost their lives", "are reported missing"."""
    words = load_measures()
    lemma = read_form(verb).lemma
    passive = is_passive(verb)
    shared = verb.dep_ == "conj" and is_passive(verb.head) and not is_active(verb)
    if lemma == "shoot" and (passive or shared or (verb.dep_ == "acl" and verb.tag_ == "VBN")):
        yield from say_shot(verb)
    if lemma in ("hit", "strike", "touch") and any(
        child.lower_ in ("nobody", "one", "none") for child in verb.children
    ):
        yield Said(("injured",), verb, "nobody")
    yield from say_idioms(verb, "object" if passive else "subject")
    if passive and lemma in words.idioms:
        yield from say_idioms(verb, "subject")
    if lemma == "survive" and not passive and any(child.dep_ == "neg" for child in verb.children):
        yield Said(("killed",), verb, "people")
    if (
        lemma in SOUGHT
        and passive
        and find_child(verb, "neg") is not None
        and find_child(verb, "oprd", "acomp") is None
    ):
        yield Said(("missing",), verb, "people")
    if lemma == "hold" and passive:
        yield Said(("detained",), verb, "people")
    if lemma in words.transitive and has_patient(verb) and (passive or not is_active(verb)):
        yield Said(words.transitive[lemma], verb)
    if lemma in words.intransitive and (not passive or find_child(verb, "auxpass", "nsubjpass") is None):
        yield Said(words.intransitive[lemma], verb)
    if verb.lower_ in words.states and not is_active(verb):
        yield Said(words.states[verb.lower_], verb)
    if depth > 0:
        yield from say_complement(verb, lemma, depth)


def say_complement(verb: Token, lemma: str, depth: int) -> Iterator[Said]:
    """What a verb's complement says of its subject: "are missing", "are reported killed", not "tried to flee"."""
    words = load_measures()
    for child in verb.children:
        if child.i < verb.i or child.dep_ not in ("acomp", "oprd", "attr", "xcomp", "ccomp", "advcl"):
            continue
        if child.dep_ in ("ccomp", "advcl") and find_child(child, "nsubj", "nsubjpass") is not None:
            continue
        if child.dep_ == "xcomp" and (lemma in TRYING or lemma in PLANNING):
            continue
        if child.lower_ in words.states:
            yield from say_idioms(child, "subject")
            yield Said(words.states[child.lower_], child)
        elif child.dep_ == "xcomp" or (child.dep_ in ("acomp", "oprd") and child.pos_ in ("VERB", "ADJ")):
            yield from say_subject(child, depth - 1)


def read_victims(verb: Token) -> tuple[Measure, ...]:
    """What "be" says of those it names as the dead or the wounded: "the dead were a nurse and her patient"."""
    subject = find_child(verb, "nsubj") if verb.lemma_ == "be" else None
    if subject is None or (subject.tag_ in ("NN", "NNP") and subject.lower_ not in load_measures().states):
        return ()
    words = load_measures()
    said = words.states.get(subject.lower_) or words.nouns.get(subject.lemma_.lower())
    return said or (("killed",) if subject.lemma_.lower() == "victim" else ())


def has_patient(verb: Token) -> bool:
    """Whether an apparent subject is what the verb happened to: a passive, or a headline without an auxiliary."""
    return is_passive(verb) or verb.tag_ in ("VBN", "VBD")


def is_active(verb: Token) -> bool:
    """Whether a participle is really an active verb: it has an object of its own, as in "12 rockets killed a man"."""
    if verb.pos_ != "VERB" or any(child.dep_ in ("auxpass", "nsubjpass", "agent") for child in verb.children):
        return False
    if verb.i + 1 < verb.sent.end and verb.nbor(1).lower_ == ",":
        return False
    return any(child.dep_ in ("dobj", "obj") and child.i > verb.i for child in verb.children)


def is_fatal(verb: Token) -> bool:
    """Whether an adverb tells the outcome: "fatally shot", "mortally wounded"."""
    return any(child.lower_ in ("fatally", "mortally", "lethally") for child in verb.children)


def say_shot(verb: Token) -> Iterator[Said]:
    """ "Shot down", "shot dead"; "lined up and shot"; a mere "shot" says nothing of the outcome."""
    following = {child.lower_ for child in verb.children} | {token.lower_ for token in list_after(verb)[:1]}
    if "down" in following:
        yield Said(("shot_down", "killed"), verb)
    held = verb.dep_ == "conj" and read_form(verb.head).lemma in load_words("before_shooting")
    if "dead" in following or is_fatal(verb) or held:
        yield Said(("killed",), verb, "people" if held else None)


def say_object(verb: Token, mention: Mention) -> Iterator[Said]:
    """What a verb says of its object: "killing one", "left 12 dead", "took 12 lives"."""
    words = load_measures()
    lemma = read_form(verb).lemma
    noun = mention.noun
    if lemma == "shoot":
        yield from say_shot(verb)
    if lemma in ("wound", "injure", "stab", "hit", "strike") and is_fatal(verb):
        yield Said(("killed",), verb)
    if lemma == "leave":
        yield from say_left(verb, mention)
    if noun is not None:
        yield from say_held(verb, lemma, noun)
        if lemma in ("claim", "take", "cost") and noun.lemma_.lower() in ("life", "victim"):
            yield Said(("killed",), verb)
    elif lemma == "lose":
        yield Said(("killed",), verb)
    yield from say_idioms(verb, "object", mention)
    if lemma in words.transitive:
        yield Said(words.transitive[lemma], verb)
    if lemma in ("leave", "report", "find", "make", "render", "keep", "declare", "presume", "confirm", "fear"):
        for child in list_after(mention.last)[:7]:
            if child.lower_ in words.states:
                yield Said(words.states[child.lower_], child)


def say_left(verb: Token, mention: Mention) -> Iterator[Said]:
    """ "Left four with shrapnel wounds", "left three behind"."""
    after = " ".join(token.lower_ for token in list_after(mention.last)[:8])
    if re.search(r"\bwith\b.*\b(?:wound|injur|burn)", after) is not None:
        yield Said(("injured",), verb)
    if mention.noun is None and any(child.lower_ == "behind" for child in verb.children):
        yield Said(("killed",), verb)


def say_held(verb: Token, lemma: str, noun: Token) -> Iterator[Said]:
    """Who or what is lost, taken or held: "lost 20 soldiers", "took 20 weapons", "holds twelve persons"."""
    known = look_noun(noun)
    if known is None:
        return
    if lemma == "take" and known.unit in ("weapons", "vehicles", "munitions"):
        yield Said(("captured",), verb)
    if lemma == "hold" and known.unit == "people" and known.group != "hostages":
        captive = known.status == "combatant" or noun.lemma_.lower() in ("prisoner", "captive")
        yield Said(("captured",) if captive else ("detained",), verb)
    if lemma == "cost" and known.unit == "people" and MAIMED.search(verb.doc[verb.i : verb.i + REACH].text) is None:
        yield Said(("killed",), verb)
    if lemma == "lose":
        if known.unit == "people" and noun.lemma_.lower() in LOSABLE and lists_things(noun):
            yield Said(("casualties",), verb)
        yield Said(("killed",) if known.unit == "people" else ("destroyed",), verb)


def lists_things(noun: Token) -> bool:
    """Whether equipment stands in one list with people lost: such lists count the wounded too."""
    others = [look_noun(token) for token in list_conjuncts(climb_conjuncts(noun)) if token.i != noun.i]
    return any(known is not None and known.unit != "people" for known in others)


def say_idioms(verb: Token, role: str, mention: Mention | None = None) -> Iterator[Said]:
    """What a verb says with the words after it, or after what is counted."""
    starts = [verb] if mention is None else [verb, *([mention.last] if mention.noun is None else [mention.noun])]
    texts = [" ".join(token.text for token in list_after(start)) for start in starts]
    for idiom in load_measures().idioms.get(read_form(verb).lemma, ()):
        measure = get_role(idiom, role)
        if measure is not None and any(idiom.words.match(text) for text in texts):
            yield Said((measure,), verb, idiom.unit)


def get_role(idiom: Idiom, role: str) -> Measure | None:
    """What an idiom says of the subject or of the object."""
    return idiom.object if role == "object" else idiom.subject


def list_after(token: Token) -> list[Token]:
    """The words after a token up to the end of its clause, at most REACH."""
    found: list[Token] = []
    for following in token.doc[token.i + 1 : min(token.i + 1 + REACH, token.sent.end)]:
        if following.lower_ in STOPS:
            break
        found.append(following)
    return found
