"""Headlines in the present tense, whose verb the parser takes for a noun: "Rebels attack convoy", "Army shells clinic".

The headline is parsed a second time with a word in the verb's place that is never a noun, and the words of the first
take over what the second says of them.
"""

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from counterclaim.data.lexicon import load_words
from counterclaim.record.text.reparse import FINITE, NOUNS, take_over

PLAIN = {True: "kills", False: "kill"}
"""What stands in for a verb with and without its ending: no noun is spelled so."""
OPENING = frozenset({"NN", "NNS", "NNP", "NNPS", "DT", "CD", "JJ", "PRP$", "VBG"})
"""Tags of what follows a verb with an object."""
LONGEST = 5
"""Words before the verb at most."""


def mend_headline(doc: Doc, parser: Language) -> Doc:
    """The parse of a headline, with its verb a verb if it has none."""
    place = find_verb(doc)
    if place is None:
        return doc
    form = doc[place].lower_
    lemma = load_forms()[form]
    words, spaces = [token.text for token in doc], [token.whitespace_ != "" for token in doc]
    words[place] = PLAIN[form != lemma]
    read = parser(Doc(parser.vocab, words=words, spaces=spaces))
    verb = read[place]
    if verb.tag_ not in FINITE | {"VB"} or not any(child.dep_ == "nsubj" for child in verb.children):
        return doc
    tags = {place: "VBP"} if verb.tag_ == "VB" else {}
    return take_over(doc, list(read), [token.head.i for token in read], tags=tags, lemmas={place: lemma})


def find_verb(doc: Doc) -> int | None:
    """Where the verb stands that the parser took for a noun: after who does it, in number with him, before what it is
    done to; None where there is another verb or none such."""
    if any(token.tag_ in FINITE and is_verb(token) for token in doc):
        return None
    return next((token.i for token in doc[1 : LONGEST + 1] if is_hidden(token)), None)


def is_verb(token: Token) -> bool:
    """Whether the parser made a word the verb of a clause."""
    return token.dep_ in ("ROOT", "ccomp", "advcl", "relcl", "conj", "aux", "parataxis") and token.pos_ in (
        "VERB",
        "AUX",
    )


def is_hidden(token: Token) -> bool:
    """Whether a word may be the headline's verb."""
    before = token.nbor(-1)
    if (
        token.lower_ not in load_forms()
        or not (before.tag_ in NOUNS or before.is_upper)
        or token.i + 1 >= len(token.doc)
    ):
        return False
    ended = load_forms()[token.lower_] != token.lower_
    plural = before.tag_ in ("NNS", "NNPS") or before.lower_ in load_words("plural_subjects")
    if before.lower_ in load_words("blow_makers") or ended == plural:
        return False
    after = token.nbor(1)
    if token.lower_ in ("fire", "fires") and after.lower_ in ("at", "on"):
        return True
    return after.tag_ in OPENING and after.lower_ not in load_forms() and after.lower_ not in load_words("blow_nouns")


@cache
def load_forms() -> dict[str, str]:
    """The verbs of blows that are nouns as well, both their forms in the present, each with its lemma."""
    forms: dict[str, str] = {}
    for verb in load_words("headline_verbs"):
        forms[verb] = verb
        forms[verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")] = verb
    return forms
