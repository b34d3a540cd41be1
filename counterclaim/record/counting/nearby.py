"""What happened to those counted by the order of words, where the parse does not join number and verb.

To the right, past what only describes them, stands a passive or a verb of dying; to the left, past a list or a
description, an active verb: "killing a mother, her father and at least 12". A boundary of clauses ends the search.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.data.lexicon import load_measures
from counterclaim.record.counting.counted import SUFFERING, Mention, find_end, has_verb_after
from counterclaim.record.counting.predicates import Said, read_form, say_object, say_subject
from counterclaim.record.text.grammar import is_passive

MODALS = frozenset({"could", "would", "might", "may", "can", "should"})
RIGHT = 12
"""Words from a phrase to its verb at most: "12 residents of the border town of Shebekino in Belgorod region were"."""
LEFT = 14
PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV", "PART", "SYM"})


def say_near(mention: Mention) -> Iterator[Said]:
    """What the verb to the right or left says by word order."""
    yield from say_right(mention)
    yield from say_left(mention)


def say_before(mention: Mention) -> Iterator[Said]:
    """What the verb right before the number says: "killing nine and wounding scores"."""
    first = mention.first
    if first.i == first.sent.start:
        return
    token = first.nbor(-1)
    if token.lower_ == "to" and token.i > first.sent.start and token.nbor(-1).lower_ in ("damage", "damages"):
        yield Said(("damaged",), token.nbor(-1))
    form = load_measures().forms.get(token.lower_)
    active = token.pos_ == "VERB" or (
        form is not None and form.shape in ("ing", "s") and token.dep_ not in ("amod", "compound")
    )
    if form is None or not active or form.lemma not in load_measures().transitive or is_passive(token):
        return
    if form.shape == "base" and token.tag_ not in ("VB", "VBP"):
        return
    yield from say_object(token, mention)


def say_right(mention: Mention) -> Iterator[Said]:
    """What the first verb after the phrase says of it as a subject."""
    top = mention.top
    single = mention.first.tag_ in ("DT", "PRP$")
    if top.dep_ == "pobj" and (single or top.head.lower_ not in ("of", "by")):
        return
    verb = find_right(find_end(mention))
    if verb is not None:
        yield from say_subject(verb)


def find_right(end: Token) -> Token | None:
    """The verb after a phrase, past prepositional phrases; None at the end of the clause."""
    end, sentence = pass_them(end), end.sent
    resumed = 0
    for token in end.doc[end.i + 1 : min(end.i + 1 + RIGHT, sentence.end)]:
        if token.is_quote or token.i < resumed:
            continue
        if token.lower_ == "," and token.i == end.i + 1 and token.i + 1 < sentence.end and token.nbor(1).tag_ == "VBN":
            return token.nbor(1)
        dash = token.lower_ in ("-", "–", "—", "(") and token.i == end.i + 1
        if dash and (after := find_closing(token, (")",) if token.lower_ == "(" else ("-", "–", "—"))) is not None:
            resumed = after
            continue
        if token.lower_ == "," and token.i == end.i + 1 and (after := find_closing(token)) is not None:
            resumed = after
            continue
        if token.pos_ in ("PUNCT", "CCONJ", "SCONJ", "NUM") or token.lower_ in MODALS:
            return None
        if token.pos_ == "AUX" and token.dep_ in ("aux", "auxpass"):
            if any(child.lower_ in MODALS for child in token.head.children):
                return None
            return token.head if token.head.i > token.i else None
        if read_form(token).lemma in SUFFERING and read_form(token).shape == "ed":
            return token
        if token.pos_ in ("VERB", "AUX"):
            return token if token.tag_ != "VBG" else None
        if token.pos_ == "PRON" and token.tag_ != "PRP$":
            return None
    return None


def pass_them(end: Token) -> Token:
    """The last word of "one of them" after its number, else the word itself."""
    words = end.doc[end.i + 1 : min(end.i + 3, end.sent.end)].text.lower()
    return end.nbor(2) if words in ("of them", "of whom", "of these", "of those") else end


def find_closing(comma: Token, marks: tuple[str, ...] = (",",)) -> int | None:
    """Where the clause goes on after an insertion between commas: "Five jets, three of them Rafales, had been …"."""
    relative = False
    for token in comma.doc[comma.i + 1 : min(comma.i + 14, comma.sent.end - 1)]:
        if token.lower_ in marks and token.nbor(1).pos_ in ("AUX", "VERB"):
            return token.i + 1
        relative = relative or token.lower_ == "who"
        if relative:
            continue
        if token.pos_ in ("VERB", "AUX") and token.tag_ not in ("VBN", "VBG"):
            return None
    return None


def say_left(mention: Mention) -> Iterator[Said]:
    """What an active verb before the phrase says of it as an object, past a list."""
    single = mention.first.tag_ in ("DT", "PRP$")
    verb = None if single and has_verb_after(mention) else find_left(mention)
    if verb is None:
        return
    form = read_form(verb)
    if form.shape == "base" and verb.pos_ != "VERB":
        return
    yield from say_object(verb, mention)


def find_left(mention: Mention) -> Token | None:
    """The verb that a phrase follows: right before it, or before the list that it ends."""
    first = mention.first
    words = load_measures()
    listed = False
    for token in reversed(first.doc[max(first.sent.start, first.i - LEFT) : first.i]):
        form = words.forms.get(token.lower_)
        noun_like = token.tag_ in ("NN", "NNS", "JJ") and token.dep_ in ("amod", "compound", "pobj", "dobj")
        if form is not None and not noun_like and (token.pos_ == "VERB" or form.shape in ("s", "ing", "ed")):
            return token if not listed or token.pos_ == "VERB" else None
        if token.lower_ == "of" and first.tag_ in ("DT", "PRP$"):
            return None
        if token.lower_ in (",", "and", "or", "as", "well"):
            listed = True
        elif token.pos_ not in PHRASE and token.tag_ != "PRP$" and token.lower_ not in ("of", "(", '"', "“", "‘", "'"):
            return None
    return None
