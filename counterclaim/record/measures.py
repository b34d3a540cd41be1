"""What happened to those counted: from the predicate of the number's phrase, or the words right beside it."""

import re
from dataclasses import dataclass

from spacy.tokens import Token

from counterclaim.data.lexicon import Measures, load_measures, load_words
from counterclaim.record.counted import Mention, look_noun
from counterclaim.record.grammar import climb_conjuncts, is_passive, list_conjuncts
from counterclaim.record.idioms import measure_idiom
from counterclaim.vocabulary import Measure

TOLL = frozenset({"toll", "tally", "loss", "fatality"})
COUNT = frozenset({"number", "count", "total", "figure", "tally", "amount"})
"""Nouns that hold a count of what the words around them say: "the number of wounded rose to 40"."""
PEOPLE_ONLY = frozenset({"killed", "injured", "casualties", "missing", "detained", "abducted", "displaced"})
THINGS_ONLY = frozenset({"destroyed", "damaged", "shot_down", "fired"})
FLYING = frozenset({"aircraft", "munitions"})
STATES = frozenset({"dead", "wounded", "injured", "missing", "displaced"})
"""Adjectives that tell the measure of the noun after them: "eleven dead civilians"."""
ROLES = frozenset({"nsubj", "nsubjpass", "dobj"})
MODALS = frozenset({"could", "would", "might", "may", "can", "should"})


@dataclass(frozen=True, slots=True)
class Found:
    """A measure and the word that says it."""

    measure: Measure
    word: Token


def find_measure(mention: Mention) -> Found | None:
    """What happened to those counted, and the word that says so; None where nothing near says it."""
    known = None if mention.noun is None else look_noun(mention.noun)
    alone = mention.first.lower_ in ("a", "an", "another")
    if alone and known is not None and known.unit in FLYING:
        found = measure_role(mention, load_measures())
        return found if found is not None and found.measure == "shot_down" else None
    for look in (measure_noun, measure_after, measure_role, measure_of, measure_toll, measure_beside):
        found = look(mention, load_measures())
        if found is not None and fits_unit(mention, found.measure):
            later = measure_role(mention, load_measures()) if found.measure == "injured" else None
            died = later is not None and later.measure == "killed"
            return merge_casualties(later if later is not None and died else found)
    return None


def fits_unit(mention: Mention, measure: Measure) -> bool:
    """Whether this can happen to what is counted: houses are not killed, nor children shot down."""
    known = None if mention.noun is None else look_noun(mention.noun)
    if known is None:
        return measure != "fired" or (mention.noun is not None and mention.noun.pos_ != "PROPN")
    if measure in PEOPLE_ONLY:
        return (
            known.unit == "people" or known.unit == "livestock" or (measure == "displaced" and known.unit == "houses")
        )
    if measure == "shot_down":
        return known.unit in FLYING
    if measure == "fired":
        return known.unit in FLYING
    if measure in THINGS_ONLY:
        return known.unit != "people" or (measure == "destroyed" and known.status == "combatant")
    return True


def merge_casualties(found: Found) -> Found:
    """ "Killed or wounded 30" and "killed and wounded 30" count casualties."""
    word = found.word
    if found.measure not in ("killed", "injured") or word.pos_ not in ("VERB", "ADJ", "NOUN"):
        return found
    first = word.head if word.dep_ == "conj" else word
    words = load_measures()
    for token in (first, *[child for child in first.children if child.dep_ == "conj"]):
        other = words.transitive.get(token.lemma_.lower()) or words.states.get(token.lower_)
        joined = abs(token.i - word.i) == 2 and token.i != word.i
        if joined and {other, found.measure} == {"killed", "injured"}:
            return Found("casualties", word)
    return found


def measure_noun(mention: Mention, words: Measures) -> Found | None:
    """ "27 deaths", "12 dead", "30 wounded", "no casualties"."""
    noun = mention.noun if mention.noun is not None else mention.top
    if noun.i == mention.top.i and mention.noun is None and noun.lower_ not in words.states:
        return None
    if noun.lower_ == "dead" and re.match(
        r"dead and (?:wounded|injured)\b", noun.doc[noun.i : noun.i + 3].text.lower()
    ):
        return Found("casualties", noun)
    if noun.pos_ in ("NOUN", "PROPN", "ADJ", "VERB") and noun.lower_ in words.states:
        return Found(words.states[noun.lower_], noun)
    state = next((child for child in noun.children if child.dep_ == "amod" and child.lower_ in STATES), None)
    if state is not None and noun.i != state.i:
        return Found(words.states[state.lower_], noun)
    lemma = noun.lemma_.lower()
    measure = words.nouns.get(lemma) or words.nouns.get(noun.lower_)
    if lemma == "loss" and (mention.low == 0 or any(child.lower_ in ("human", "manpower") for child in noun.subtree)):
        measure = "casualties"
    if measure is None:
        return None
    if lemma == "refugee":
        return measure_role(mention, words) or Found("displaced", noun)
    if lemma == "hostage" and noun.head.lemma_ in ("release", "free", "return", "rescue", "hold", "kill", "exchange"):
        return measure_role(mention, words)
    return Found(measure, noun)


def measure_after(mention: Mention, words: Measures) -> Found | None:
    """ "12 killed in shelling", "12 people dead", "27 civilians wounded since Monday"."""
    end = mention.noun if mention.noun is not None and mention.noun.i > mention.last.i else mention.last
    sentence = end.sent
    for step in (1, 2, 3):
        if end.i + step >= sentence.end:
            return None
        token = end.nbor(step)
        if words.states.get(token.lower_, words.transitive.get(token.lemma_)) == "fired":
            return None
        if token.lower_ in words.states and token.tag_ in ("VBN", "VBD", "JJ", "NN", "NNS", "VBP", "NNP"):
            if is_active(token, words):
                return None
            return Found(words.states[token.lower_], token)
        if token.tag_ == "VBN" and token.lemma_ in words.transitive and token.dep_ in ("acl", "ROOT"):
            return Found(words.transitive[token.lemma_], token)
        if token.pos_ != "ADV" and token.lower_ not in (
            "confirmed",
            "reported",
            "others",
            "more",
            "people",
            "feared",
            "reportedly",
        ):
            return None
    return None


def is_active(verb: Token, words: Measures) -> bool:
    """Whether a participle is really an active verb: it has an object of its own, as in "12 rockets killed a man"."""
    if verb.lemma_ not in words.transitive or verb.pos_ != "VERB":
        return False
    if any(child.dep_ in ("auxpass", "nsubjpass", "agent") for child in verb.children):
        return False
    return any(child.dep_ in ("dobj", "obj") and child.i > verb.i for child in verb.children)


def measure_role(mention: Mention, words: Measures) -> Found | None:
    """The measure of the verb whose subject or object the phrase is."""
    top = climb_conjuncts(mention.top)
    if top.dep_ == "appos" and mention.noun is None:
        top = climb_conjuncts(top.head)
    verb = top.head
    if top.dep_ == "pobj" and verb.lower_ == "to" and re.search(r"\bset\s+fire\s+to\b", verb.sent.text.lower()):
        return Found("destroyed", verb)
    if verb.i == top.i or verb.pos_ not in ("VERB", "AUX", "ADJ"):
        return None
    if top.dep_ in ("nsubj", "nsubjpass"):
        return measure_subject(verb, words)
    if top.dep_ in ("dobj", "obj", "oprd", "attr", "ccomp"):
        return measure_object(verb, mention, words)
    return None


def measure_subject(verb: Token, words: Measures, depth: int = 3) -> Found | None:
    """What is said of a subject: "were killed", "have died", "lost their lives", "are reported missing"."""
    lemma = verb.lemma_.lower()
    if lemma in words.intransitive:
        return Found(words.intransitive[lemma], verb)
    if lemma in words.transitive and (is_passive(verb) or not is_active(verb, words)) and has_patient(verb):
        return Found(words.transitive[lemma], verb)
    if lemma == "shoot" and is_passive(verb):
        return measure_shoot(verb)
    if verb.lower_ in words.states:
        return Found(words.states[verb.lower_], verb)
    measure = measure_idiom(verb)
    if measure is not None:
        return Found(measure, verb)
    if depth == 0:
        return None
    for child in verb.children:
        if child.dep_ in ("acomp", "oprd", "attr", "xcomp", "ccomp", "advcl", "advmod") and child.i > verb.i:
            if child.lower_ in words.states and child.dep_ != "advmod":
                return Found(words.states[child.lower_], child)
            if child.dep_ == "xcomp":
                found = measure_subject(child, words, depth - 1)
                if found is not None:
                    return found
    return None


def has_patient(verb: Token) -> bool:
    """Whether an apparent subject is what the verb happened to: a passive, or a headline without an auxiliary."""
    return is_passive(verb) or verb.tag_ in ("VBN", "VBD")


def measure_shoot(verb: Token) -> Found | None:
    """ "Shot down", "shot dead"; a mere "shot" says nothing of the outcome."""
    for child in verb.children:
        if child.lower_ == "down":
            return Found("shot_down", verb)
        if child.lower_ == "dead":
            return Found("killed", verb)
    following = verb.nbor(1).lower_ if verb.i + 1 < verb.sent.end else ""
    return Found("shot_down", verb) if following == "down" else Found("killed", verb) if following == "dead" else None


def measure_object(verb: Token, mention: Mention, words: Measures) -> Found | None:
    """The measure of the verb whose object the phrase is: "killing one", "left 12 dead", "took 12 lives"."""
    lemma = verb.lemma_.lower()
    noun = mention.noun
    if lemma in words.transitive:
        return Found(words.transitive[lemma], verb)
    if lemma == "shoot":
        return measure_shoot(verb)
    if lemma == "bring" and any(child.lower_ == "down" for child in verb.children):
        return Found("shot_down", verb)
    if lemma == "leave" and any(token.lemma_ in ("wound", "injury") for token in verb.subtree):
        return Found("injured", verb)
    held = None if noun is None else measure_held(verb, noun)
    if held is not None:
        return held
    if lemma in ("leave", "lose") and noun is None and any(child.lower_ == "behind" for child in verb.children):
        return Found("killed", verb)
    if lemma in ("claim", "take", "cost") and noun is not None and noun.lemma_ == "life":
        return Found("killed", verb)
    if lemma in ("leave", "report", "find", "make", "render", "keep", "declare", "presume"):
        for child in verb.subtree:
            if child.lower_ in words.states and child.i > mention.last.i and child.i - mention.last.i < 7:
                return Found(words.states[child.lower_], child)
    measure = measure_idiom(verb) if lemma == "take" else None
    return None if measure is None else Found(measure, verb)


def measure_held(verb: Token, noun: Token) -> Found | None:
    """Who or what is lost, taken or held: "lost 20 soldiers", "took 20 weapons", "holds twelve persons"."""
    lemma = verb.lemma_.lower()
    known = look_noun(noun)
    if lemma == "take" and known is not None and known.unit in ("weapons", "vehicles", "munitions"):
        return Found("captured", verb)
    if lemma == "hold" and known is not None and known.unit == "people":
        return Found("abducted" if known.group == "hostages" else "detained", verb)
    if lemma == "lose":
        people = known is not None and known.unit == "people"
        if people and noun.lemma_.lower() in ("man", "troop", "personnel", "serviceman") and lists_things(noun):
            return Found("casualties", verb)
        return Found("killed" if people else "destroyed", verb) if known is not None else None
    return None


def lists_things(noun: Token) -> bool:
    """Whether equipment stands in one list with people lost: such lists count the wounded too."""
    others = [look_noun(token) for token in list_conjuncts(noun)[1:]]
    return any(known is not None and known.unit != "people" for known in others)


def measure_of(mention: Mention, words: Measures) -> Found | None:
    """The measure of the noun whose "of" phrase holds the number: "the killing of 12"; "a total of 12 were killed"."""
    top = climb_conjuncts(mention.top)
    if top.dep_ != "pobj" or top.head.lower_ != "of":
        return None
    head = top.head.head
    lemma = head.lemma_.lower()
    if lemma == "life" and climb_conjuncts(head).head.lemma_ not in ("take", "claim", "cost", "lose"):
        return None
    if lemma in words.of or head.lower_ in words.of:
        return Found(words.of.get(lemma) or words.of[head.lower_], head)
    if lemma in ("total", "group", "list", "estimate", "maximum", "minimum", "family", "average", "number"):
        lifted = Mention(
            mention.sentence, None, None, "exact", mention.span, mention.first, mention.last, head, mention.noun
        )
        return measure_role(lifted, words) or measure_after(mention, words)
    if head.pos_ == "VERB" and lemma in words.transitive:
        return Found(words.transitive[lemma], head)
    return None


def measure_toll(mention: Mention, words: Measures) -> Found | None:
    """ "The death toll rose to 21", "raised the number of wounded from 14 to 40", "toll of 21", "death toll: 21"."""
    known = None if mention.noun is None else look_noun(mention.noun)
    things = known is not None and known.unit != "people"
    for token in mention.sentence.tokens:
        if (
            token.lemma_.lower() not in TOLL | COUNT
            or token.pos_ not in ("NOUN", "PROPN")
            or token.i > mention.last.i + 8
        ):
            continue
        measure = read_toll(token, words)
        if things:
            measure = "destroyed" if token.lemma_.lower() == "loss" else None
        if measure is not None and is_told(token, mention):
            return Found(measure, token)
    return None


def read_toll(noun: Token, words: Measures) -> Measure | None:
    """What a toll counts, by its words: a bare toll counts the dead, a bare number nothing."""
    start = max(noun.sent.start, noun.i - 3)
    around = [noun.doc[index] for index in range(start, noun.i)]
    around += [token for token in noun.subtree if noun.i < token.i <= noun.i + 8]
    for token in sorted(around, key=lambda token: token.dep_ in ("amod", "compound")):
        lemma = token.lemma_.lower()
        measure = words.nouns.get(lemma) or words.states.get(token.lower_) or words.of.get(lemma)
        if measure is not None:
            return measure
    if noun.lemma_.lower() == "loss":
        return "casualties"
    return "killed" if noun.lemma_.lower() in TOLL else None


def is_told(toll: Token, mention: Mention) -> bool:
    """Whether a number is the value of a toll: the words between them lead from one to the other."""
    if climb_conjuncts(toll).head.i in {above.i for above in list(mention.top.ancestors)[:4]} and toll.dep_ in ROLES:
        return True
    low, high = sorted((toll.i, mention.first.i))
    between = toll.doc[low + 1 : high]
    if any(
        token.lower_ in (";", "while", "and") and token.dep_ == "cc" and token.head.pos_ == "VERB" for token in between
    ):
        return False
    if high - low > 22:
        return False
    before = mention.first.nbor(-1).lower_ if mention.first.i > mention.first.sent.start else ""
    return before in load_words("toll_leads")


def measure_beside(mention: Mention, words: Measures) -> Found | None:
    """Where the parse does not help: "killing at least 12" by the word before, "12 … were injured" by those after."""
    first = mention.first
    found = measure_before(first, words)
    if found is not None:
        return found
    if mention.low == 1 and mention.first.lower_ in ("a", "an", "another"):
        return None
    top = climb_conjuncts(mention.top)
    if top.dep_ == "pobj" and top.head.lower_ not in ("of", "by"):
        return None
    start = mention.last.i if mention.noun is None else max(mention.last.i, mention.noun.i)
    seen_auxiliary = False
    for token in mention.last.doc[start + 1 : min(start + 9, first.sent.end)]:
        if token.is_quote:
            continue
        if token.pos_ in ("NUM", "PUNCT", "CCONJ", "SCONJ") or token.lower_ in MODALS:
            return None
        seen_auxiliary |= token.lemma_ in ("be", "get")
        lemma = token.lemma_.lower()
        if lemma in words.intransitive and token.pos_ == "VERB":
            return Found(words.intransitive[lemma], token)
        if (
            seen_auxiliary
            and token.tag_ in ("VBN", "JJ", "VBD")
            and (lemma in words.transitive or token.lower_ in words.states)
        ):
            return Found(words.transitive.get(lemma) or words.states[token.lower_], token)
    return None


def measure_before(first: Token, words: Measures) -> Found | None:
    """The measure of the word right before a number: "killing 12", "Killed: 12"."""
    if first.i > first.sent.start:
        token = first.nbor(-1)
        if token.lower_ in (":", "-", "–") and token.i > token.sent.start:
            token = token.nbor(-1)
            listed = words.states.get(token.lower_) or words.nouns.get(token.lemma_.lower())
            if listed is not None:
                return Found(listed, token)
        if token.pos_ in ("VERB", "ADJ", "NOUN") and token.tag_ in (
            "VBG",
            "VBD",
            "VBZ",
            "VB",
            "VBP",
            "VBN",
            "NN",
            "JJ",
        ):
            lemma = token.lemma_.lower()
            if lemma in words.transitive and token.dep_ not in ("amod", "compound") and token.tag_ != "NN":
                return Found(words.transitive[lemma], token)
    return None
