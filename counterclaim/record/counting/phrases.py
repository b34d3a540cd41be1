"""What the words of a number's own phrase, the state beside it and its governors say of those counted."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from counterclaim.data.lexicon import load_measures, load_words
from counterclaim.record.counting.counted import Mention, find_end, look_noun, strip_plural
from counterclaim.record.counting.predicates import (
    Said,
    is_active,
    read_form,
    read_victims,
    say_idioms,
    say_object,
    say_subject,
)
from counterclaim.record.counting.telegraphic import find_mark
from counterclaim.record.text.grammar import climb_conjuncts, find_child, list_objects
from counterclaim.vocabulary import Measure

TRACES = frozenset({"trace", "sign", "word", "news"})
"""What there is none of where people are missing."""
HARMS: dict[str, tuple[Measure, ...]] = {"damage": ("damaged",), "harm": ("injured",)}
STATES = frozenset(
    {"dead", "wounded", "injured", "missing", "displaced", "captured", "abducted", "destroyed", "damaged", "fallen"}
    | {"torched", "burned", "burnt", "slain", "murdered", "martyred", "executed", "massacred", "drowned", "wrecked"}
    | {"gutted", "kidnapped", "arrested", "detained", "downed"}
)
"""Adjectives that tell the measure of the noun after them: "eleven dead civilians"."""
CIRCUMSTANCES = frozenset(
    {"displaced", "captured", "missing", "abducted", "injured", "wounded", "kidnapped", "arrested", "detained"}
)
"""States that yield to what is told of those in them: displaced persons are killed, wounded ones die."""
PERSONS = frozenset({"hostage", "refugee", "captive", "displaced", "victim", "evacuee", "newcomer", "idp", "detainee"})
"""Nouns of people whose measure yields to what else is said of them: hostages are freed or killed."""
HELD = frozenset({"prisoner", "captive", "detainee", "hostage", "captured"})
"""Those in somebody's hands: shot, they are dead."""
BOUND = frozenset({"captured", "detained", "bound", "blindfolded", "handcuffed", "surrendering"})
"""What is said of those in somebody's hands before their noun: "shot three captured Ukrainians"."""
BODIES = frozenset({"body", "corpse", "remains", "death", "funeral", "burial"})
PARTS = frozenset({"window", "roof", "facade", "wall", "door", "balcony", "glass", "glazing", "pane"})
"""Parts of buildings: where windows are blown out in 12 houses, 12 houses are damaged."""
HOLDERS = frozenset(
    {"total", "group", "list", "estimate", "maximum", "minimum", "family", "average", "number", "crew", "further"}
    | {"half", "all", "one", "each", "every", "none"}
)
"""Nouns whose "of" phrase holds the number while they carry its role: "a total of 12 were killed"."""
BOTH = re.compile(
    r",?\s*(?:both\s+|either\s+)?(?:killed|dead)\s*(?:and|or|/|&)\s*(?:wounded|injured)\b(?!\s+(?:\d|one|two|three|four|five|six|several|dozens|an?\b))",
    re.IGNORECASE,
)
"""What follows a number of casualties: "lost 900 men killed and wounded"."""
WITH_WOUNDS = re.compile(
    r"(?:more\s+|others?\s+|people\s+)?(?:with|for)\s+(?:\w+\s+){0,3}?(?:cuts|burns|wounds|injur|fractures|concussion|shrapnel|shock)",
    re.IGNORECASE,
)
"""What follows a number of wounded: "more than 20 with cuts and burns", "12 for gunshot wounds"."""
IN_CARE = re.compile(
    r"(?:more\s+|others?\s+|people\s+|still\s+|now\s+)*in\s+(?:the\s+|a\s+)?(?:hospitals?|intensive\s+care)\s*(?:$|[.,;:)\"”]|and\b)",
    re.IGNORECASE,
)
"""What follows a number of wounded in a list of dead and wounded: "four dead and 17 in hospital"."""
ADVERBS = frozenset({"confirmed", "reported", "others", "more", "people", "feared", "reportedly", "persons", "were"})
FOLLOWS = re.compile(
    r"(?:as|in|by|at|when|after|near|on|and|or|during|since|amid|outside|while|with|over|across|this|last|so|,|;|\.|:|-|–|—|\)|\(|\[|following"
    r"|including|incl|from|inside|overnight|today|yesterday|for|to|along|throughout|under|before)?"
)


def say_noun(mention: Mention) -> Iterator[Said]:
    """ "27 deaths", "12 dead", "30 wounded", "no casualties"."""
    words = load_measures()
    noun = mention.noun if mention.noun is not None else mention.top
    if noun.i == mention.top.i and mention.noun is None and noun.lower_ not in words.states:
        return
    if re.match(
        r"dead (?:and|or) (?:wounded|injured)\b(?! (?:\d|\w+ (?:more|others)))",
        noun.doc[noun.i : noun.i + 5].text.lower(),
    ):
        yield Said(("casualties",), noun)
    if noun.pos_ in ("NOUN", "PROPN", "ADJ", "VERB") and noun.lower_ in words.states and not is_active(noun):
        yield Said(words.states[noun.lower_], noun)
    state = next((child for child in noun.children if child.dep_ == "amod" and child.lower_ in STATES), None)
    if state is not None and noun.i != state.i:
        if state.lower_ in CIRCUMSTANCES:
            yield from say_role(mention)
        yield Said(words.states[state.lower_], noun)
    lemma = noun.lemma_.lower()
    if lemma == "loss":
        yield from say_loss(mention, noun)
    pair = f"{noun.nbor(-1).lemma_.lower()} {lemma}" if noun.i > noun.sent.start else lemma
    names = (pair, lemma, noun.lower_, strip_plural(noun.lower_))
    measures = next((words.nouns[name] for name in names if name in words.nouns), None)
    measures = ("killed",) if measures is None and lemma == "victim" else measures
    if measures is None:
        return
    if lemma in PERSONS:
        yield from say_role(mention)
        yield from say_of(mention)
    yield Said(measures, noun)


def say_loss(mention: Mention, noun: Token) -> Iterator[Said]:
    """ "No loss of life", "no losses", "50 losses in manpower"; "no loss" alone may be of jets or ground."""
    held = {token.lower_ for token in noun.subtree}
    if held & {"life", "lives"}:
        yield Said(("killed",), noun)
        return
    whose = noun.lower_ == "losses" or len(held & {"our", "its", "their"}) > 0
    if held & {"human", "manpower", "personnel"} or (mention.low == 0 and whose):
        yield Said(("casualties",), noun)


def say_after(mention: Mention) -> Iterator[Said]:
    """ "12 killed in shelling", "12 people dead", "27 civilians wounded since Monday"."""
    words = load_measures()
    end = find_end(mention)
    followed = read_following(end) or read_care(mention, end)
    if followed is not None:
        yield followed
        return
    labelled = find_mark(mention, mention.sentence.tokens.start) is not None
    if end.lower_ in words.states and end is not mention.last:
        end = end.nbor(-1)
    for token in end.doc[end.i + 1 : min(end.i + 4, end.sent.end)]:
        form = read_form(token)
        if labelled and token.i + 1 < end.sent.end and token.nbor(1).lower_ == ":":
            return
        if "fired" in (*words.states.get(token.lower_, ()), *words.transitive.get(form.lemma, ())):
            return
        said = list(say_state(token, end))
        yield from said
        if len(said) > 0 or (token.pos_ != "ADV" and token.lower_ not in ADVERBS):
            return


def say_state(token: Token, end: Token) -> Iterator[Said]:
    """What a word right after a phrase says of it, if it is no verb with an object of its own."""
    words = load_measures()
    form = read_form(token)
    verbal = token.pos_ in ("NOUN", "PROPN", "VERB")
    if form.lemma in words.intransitive and form.shape in ("base", "s", "ed") and verbal:
        yield Said(words.intransitive[form.lemma], token)
    elif token.lower_ in words.states and (not is_active(token) or ends_phrase(token)):
        yield from say_idioms(token, "subject")
        yield from say_idioms(token, "object")
        yield Said(words.states[token.lower_], token)
    elif token.tag_ == "VBN":
        if form.lemma in words.idioms and (token.i == end.i + 1 or token.nbor(-1).pos_ == "AUX"):
            yield from say_idioms(token, "object")
        if form.lemma in words.transitive and (token.dep_ in ("acl", "ROOT") or ends_phrase(token)):
            yield Said(words.transitive[form.lemma], token)


def read_following(end: Token) -> Said | None:
    """What stock words after a phrase say: "killed and wounded", "with cuts and burns", "fatally"."""
    text = end.doc[end.i + 1 : min(end.i + 7, end.sent.end)].text
    if BOTH.match(text) is not None:
        return Said(("casualties",), end)
    if WITH_WOUNDS.match(text) is not None:
        return Said(("injured",), end)
    if re.match(r"fatally\b|shot dead\b", text) is not None and not acts_itself(end):
        return Said(("killed",), end.nbor(1))
    lost = end.nbor(1) if end.i + 1 < end.sent.end else end
    return Said(("killed", "destroyed"), lost) if lost.lower_ == "lost" and not is_active(lost) else None


def read_care(mention: Mention, end: Token) -> Said | None:
    """ "Four dead and 17 in hospital": in a list after the dead, those in hospital are wounded; after "three died at
    the scene and" they died there."""
    left = mention.sentence.text[: mention.span.start - mention.sentence.start]
    text = end.doc[end.i + 1 : min(end.i + 7, end.sent.end)].text
    listed = re.search(r"\b(?:dead|killed|wounded|injured)\s*(?:,|,?\s*and|or)\s*$", left, re.IGNORECASE) is not None
    return Said(("injured",), end) if listed and IN_CARE.match(text) is not None else None


def acts_itself(end: Token) -> bool:
    """Whether who is told of is the one that does it: "a policeman fatally shot the envoy"."""
    verb = next((token for token in end.doc[end.i + 1 : min(end.i + 3, end.sent.end)] if token.pos_ == "VERB"), None)
    return verb is not None and len(list_objects(verb)) > 0


def ends_phrase(state: Token) -> bool:
    """Whether what follows a state can be no object of it: "28 killed as …", "12 wounded in …"."""
    following = state.nbor(1).lower_ if state.i + 1 < state.sent.end else ""
    return FOLLOWS.fullmatch(following) is not None


def say_role(mention: Mention) -> Iterator[Said]:
    """The measure of the verb whose subject or object the phrase is."""
    top = climb_conjuncts(mention.top)
    if top.dep_ == "appos" and (mention.noun is None or stands_for(top.head)):
        top = climb_conjuncts(top.head)
    top = climb_bounds(mention, top)
    verb = top.head
    yield from say_paired(mention, top, verb)
    cost = verb.pos_ == "NOUN" and find_child(verb, "nsubj") is not None
    if verb.i == top.i or (verb.pos_ not in ("VERB", "AUX", "ADJ") and not cost):
        return
    if top.dep_ in ("nsubj", "nsubjpass"):
        yield from say_governed(verb)
    elif top.dep_ in ("dobj", "obj", "oprd", "attr", "ccomp", "dative") or is_bound_object(top, mention):
        named = read_victims(verb) if top.dep_ == "attr" else ()
        if len(named) > 0:
            yield Said(named, verb)
        yield from say_object(verb, mention)


def say_governed(verb: Token) -> Iterator[Said]:
    """What a verb says of its subject, and those joined to it; where the parse takes "were" for the verb, the one above
    it: "14 students were lined up and shot"."""
    for governor in (verb, verb.head) if verb.dep_ == "auxpass" else (verb,):
        yield from say_subject(governor)
        for other in governor.children:
            own = other.dep_ == "conj" and other.pos_ == "VERB" and find_child(other, "nsubj", "nsubjpass") is None
            if own and all(token.lower_ != ";" for token in governor.doc[governor.i : other.i]):
                yield from say_subject(other)


def climb_bounds(mention: Mention, top: Token) -> Token:
    """The word that carries the role where the parse hangs a phrase on what bounds its number: "claimed [about] 19
    lives", "cost [more than] 14 their lives"."""
    bounds = range(mention.first.i, mention.last.i + 1)
    while top.head.i in bounds and top.head.i != top.i and top.i not in bounds:
        top = top.head
    return top


def is_bound_object(top: Token, mention: Mention) -> bool:
    """Whether a bound right after a verb opens its object, whatever the parse makes of it."""
    bound = mention.first.i <= top.i < mention.last.i and top.dep_ in ("prep", "advmod", "npadvmod")
    return bound and top.head.pos_ == "VERB" and top.head.i < top.i


def stands_for(head: Token) -> bool:
    """Whether a word only stands for those counted after it: "all aboard, 11 soldiers and three crew, died"."""
    return head.pos_ in ("PRON", "DET") or head.lemma_.lower() in ("victim", "dead", "fatality", "casualty")


def say_paired(mention: Mention, top: Token, governor: Token) -> Iterator[Said]:
    """What noun and verb, or verb and preposition, say together: "lives lost", "made off with", "set fire to"."""
    noun = "" if mention.noun is None else mention.noun.lemma_.lower()
    lemma = read_form(governor).lemma
    if noun == "life" and lemma in ("lose", "take", "claim"):
        yield Said(("killed",), governor)
    if (
        noun == "life"
        and governor.lower_ == "of"
        and governor.head.lemma_.lower() in ("cost", "price", "expense", "loss")
    ):
        yield Said(("killed",), governor.head)
    held = mention.noun is not None and any(child.lower_ in BOUND for child in mention.noun.lefts)
    if (noun in HELD or held) and lemma == "shoot" and top.dep_ in ("nsubjpass", "dobj"):
        yield Said(("killed",), governor)
    if noun in ("prisoner", "captive") and lemma == "take":
        yield Said(("captured",), governor)
    if top.dep_ != "pobj":
        return
    above = read_form(governor.head).lemma
    before = governor.doc[max(governor.sent.start, governor.i - 2) : governor.i].text.lower()
    if governor.lower_ == "with" and before in ("made off", "make off", "makes off", "making off"):
        yield Said(("abducted", "captured"), governor)
    contact = any(child.lemma_.lower() in ("contact", "communication") for child in governor.head.children)
    if governor.lower_ == "with" and above == "lose" and contact:
        yield Said(("missing",), governor.head)
    known = None if mention.noun is None else look_noun(mention.noun)
    if governor.lower_ == "for" and above in ("look", "search") and known is not None:
        subject = find_child(governor.head, "nsubj")
        rescued = subject is not None and subject.lemma_.lower() in load_words("rescuers") and known.unit == "people"
        if known.status == "civilian" or (rescued and known.status is None):
            yield Said(("missing",), governor.head)
    if governor.lower_ == "for" and above in ("exchange", "swap", "trade"):
        yield Said(("other",), governor.head)
    if governor.lower_ == "to" and re.search(r"\bset\s+fire$", before) is not None:
        yield Said(("destroyed",), governor)


def say_of(mention: Mention) -> Iterator[Said]:
    """The measure of the noun whose "of" phrase holds the number: "the killing of 12"; "a total of 12 were killed"."""
    top = climb_conjuncts(mention.top)
    if top.dep_ != "pobj":
        return
    preposition = climb_conjuncts(top.head)
    head = preposition.head
    words = load_measures()
    lemma = find_done(head) or head.lemma_.lower()
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
    if preposition.lower_ == "of":
        yield from say_held_by(head, lemma, mention)


def say_held_by(head: Token, lemma: str, mention: Mention) -> Iterator[Said]:
    """What a noun says of those after its "of": "the death of 12", "the death in custody of 12", "no trace of 12"."""
    words = load_measures()
    if lemma in TRACES and head.head.lemma_ in ("be", "remain", "find", "see", "have") and is_denied(head):
        yield Said(("missing",), head, "known people")
    if (
        lemma in ("custody", "detention", "captivity")
        and head.i - 2 >= head.sent.start
        and head.nbor(-1).lower_ == "in"
    ):
        head = head.nbor(-2)
        lemma = head.lemma_.lower()
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


def is_denied(noun: Token) -> bool:
    """Whether there is none of what a noun names: "no trace of", "not found any sign of"."""
    return any(token.lower_ == "no" or token.dep_ == "neg" for token in (*noun.lefts, *noun.head.lefts))


def find_done(verb: Token) -> str | None:
    """What was done to those after "to": "damage was caused to nine schools" is damage to nine schools."""
    done = find_child(verb, "nsubjpass") if read_form(verb).lemma in ("do", "cause", "inflict") else None
    return "damage" if done is not None and done.lemma_.lower() == "damage" else None


def say_inverted(mention: Mention) -> Iterator[Said]:
    """ "Killed were a mother of three and a retired miner": the state opens the sentence."""
    tokens = mention.sentence.tokens
    first = next((token for token in tokens[:3] if token.lower_ in load_measures().states), None)
    if first is None or first.i + 2 > mention.first.i:
        return
    verb = next(
        (token for token in first.doc[first.i + 1 : min(first.i + 4, mention.first.i)] if token.lemma_ == "be"), None
    )
    if verb is not None and not any(
        token.pos_ in ("VERB", "SCONJ") for token in first.doc[verb.i + 1 : mention.first.i]
    ):
        yield Said(load_measures().states[first.lower_], first)


def say_bodies(mention: Mention) -> Iterator[Said]:
    """ "The bodies of two hostages abducted in October": whatever else is told of them, they are dead."""
    for said in say_of(mention):
        if said.word.lemma_.lower() in BODIES:
            yield said


def is_part_broken(preposition: Token, head: Token) -> bool:
    """Whether windows, roofs or walls are what is broken, of the buildings that a preposition brings in."""
    parts = {head.lemma_.lower(), *(child.lemma_.lower() for child in head.children if child.i < preposition.i)}
    return len(parts & PARTS) > 0
