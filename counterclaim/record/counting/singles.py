"""One person or thing named without a number: "a child", "another", "her husband", "no civilians", "kills farmer"."""

import re
from dataclasses import replace

from spacy.tokens import Token

from counterclaim.data.lexicon import load_measures, load_words
from counterclaim.record.counting.counted import Mention, demonym_codes, find_numbered, is_people, look_noun
from counterclaim.record.counting.predicates import read_form, read_victims
from counterclaim.record.text.grammar import climb_conjuncts, is_negated
from counterclaim.record.text.parse import Sentence

PAIRS = {"couple": 2, "pair": 2, "duo": 2, "trio": 3}
"""Singular nouns that name more than one person."""
PLURALS = frozenset({"people", "men", "women", "children", "police", "cattle", "clergy", "personnel", "livestock"})
COLLECTIVE = load_words("collective")
AGED = re.compile(r"\b(?:an?|another)\s+[\w]+-(?:years?|months?)-olds?$", re.IGNORECASE)
PERSON = re.compile(r"(?:er|or|ist|man|woman|ian|eer|ant|smith|expert)$")
"""How nouns of persons end; counts.py takes unknown ones only where somebody dies, is hurt or is taken."""
SINGULAR = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "VERB", "DET"})
"""Word classes of what may name one person or thing, mistagged ones included."""
ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
ALONE = ORDINALS | {"another", "both"}
NOBODY = frozenset({"nobody", "none", "no-one", "noone"})
TAKING = frozenset(
    [
        "kill",
        "murder",
        "execute",
        "assassinate",
        "behead",
        "martyr",
        "gun",
        "shoot",
        "die",
        "abduct",
        "kidnap",
        "snatch",
        "injure",
        "wound",
        "perish",
    ]
)
NOT_ONE = re.compile(r"\bnot\s+a\s+single\s+$", re.IGNORECASE)
AMONG = re.compile(r"\s+among\s+(?:them|whom)\s*(?:$|[,.;:)–—])")
"""What follows one who is named as of the number before: "ten dead, the cook among them"."""
HARMED = frozenset({"killed", "injured", "abducted"})
ROLES = load_words("roles")
KIN = load_words("kin")
"""Nouns of which "her" or "his" names one person: "her husband"."""


def find_mentions(sentence: Sentence) -> tuple[Mention, ...]:
    """Every number of a sentence with its noun, singular people and things included, in order."""
    numbered = [read_none(mention) for mention in find_numbered(sentence) if before(mention.first) != "no"]
    taken = {token.i for mention in numbered for token in (mention.noun, mention.top) if token is not None}
    headline = sentence.in_headline or is_telegraphic(sentence)
    free = [token for token in sentence.tokens if token.i not in taken and token.pos_ in SINGULAR]
    single = [mention for token in free if (mention := read_single(sentence, token, headline=headline)) is not None]
    return tuple(sorted([*numbered, *single], key=lambda mention: mention.span))


def read_none(mention: Mention) -> Mention:
    """The number, or none where "not one soldier" was hurt and somebody "did not lose a single man"."""
    quote = mention.span.quote.lower()
    denied = quote == "one" and before(mention.first) == "not" and mention.noun is not None and is_subject(mention.top)
    if not denied and not (quote in ("one", "a single", "a lone") and is_not_lost(mention.top)):
        return mention
    return replace(mention, low=0, high=0)


def is_not_lost(noun: Token) -> bool:
    """Whether a loss is denied: "did not lose a single man", "without losing one jet", "lost not one man"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_.lower() != "lose":
        return False
    return is_negated(verb) or verb.head.lower_ == "without" or before(noun.left_edge) == "not"


def pair_kin(sentence: Sentence, noun: Token, article: Token) -> Mention | None:
    """Two of one family whom one article names: "a husband and wife", "a mother and daughter"."""
    kin = [child for child in noun.children if child.dep_ == "conj"]
    if len(kin) != 1 or article.lower_ not in ("a", "the") or noun.lemma_.lower() not in KIN:
        return None
    other = kin[0]
    joined = other.i == noun.i + 2 and noun.nbor(1).lower_ == "and"
    if not joined or other.tag_ != "NN" or other.lemma_.lower() not in KIN:
        return None
    return Mention(sentence, 2, 2, "exact", sentence.span(article, other), article, other, noun, noun)


def read_single(sentence: Sentence, token: Token, *, headline: bool) -> Mention | None:
    """One person or thing named by a singular noun, or none; `headline`: the sentence is written like one."""
    if headline and is_bare(token):
        return make_single(sentence, token, token)
    if token.dep_ in ("compound", "poss") or (token.dep_ == "npadvmod" and not is_people(token)):
        return None
    if token.lower_ in NOBODY or (token.lower_ == "one" and before(token) == "no"):
        first = token if token.lower_ != "one" else token.nbor(-1)
        return Mention(sentence, 0, 0, "exact", sentence.span(first, token), first, token, token, None)
    alone = read_alone(sentence, token)
    if alone is None:
        alone = read_aged(sentence, token)
    if alone is not None or token.pos_ in ("ADJ", "VERB", "DET"):
        return alone if alone is not None else read_mistagged(sentence, token)
    article = next((child for child in token.children if child.dep_ in ("det", "predet", "poss")), None)
    if article is None or article.i < sentence.tokens.start or article.i > token.i:
        return None
    if article.lower_ == "no":
        return Mention(sentence, 0, 0, "exact", sentence.span(article), article, article, token, token)
    if article.lower_ == "both" and token.tag_ == "NNS" and look_noun(token) is not None:
        return Mention(sentence, 2, 2, "exact", sentence.span(article), article, article, token, token)
    return pair_kin(sentence, token, article) or read_article(sentence, token, article)


def before(token: Token) -> str:
    """The word before a token in its sentence, in lower case."""
    return token.nbor(-1).lower_ if token.i > token.sent.start else ""


def read_aged(sentence: Sentence, token: Token) -> Mention | None:
    """ "A 12-year-old" with no noun after it."""
    text = sentence.text
    end = token.idx + len(token.text) - sentence.tokens.start_char
    if not text[max(0, end - 4) : end].lower().endswith(("old", "olds")):
        return None
    match = AGED.search(text[:end])
    if match is None or (re.match(r"\s+\w", text[end:]) is not None and token.nbor(1).pos_ in ("NOUN", "PROPN", "ADJ")):
        return None
    first = next((t for t in sentence.tokens if t.idx - sentence.tokens.start_char == match.start()), token)
    return Mention(sentence, 1, 1, "exact", sentence.span(first), first, first, token, token)


def read_mistagged(sentence: Sentence, token: Token) -> Mention | None:
    """A person whose noun the tagger takes for an adjective: "among them a paramedic and two reporters"."""
    article = token.nbor(-1) if token.i > sentence.tokens.start else token
    if token.pos_ != "ADJ" or article.lower_ not in ("a", "an"):
        return None
    if token.text not in demonym_codes() and not is_people(token):
        return None
    following = token.nbor(1) if token.i + 1 < token.sent.end else None
    if following is not None and following.pos_ in ("NOUN", "PROPN", "ADJ"):
        return None
    return make_single(sentence, token, article)


def read_alone(sentence: Sentence, token: Token) -> Mention | None:
    """ "Another was wounded", "a third was injured", "both died": a word for one or two without its noun."""
    if token.lower_ not in ALONE:
        return None
    after = token.nbor(1).lower_ if token.i + 1 < token.sent.end else ""
    subject = token.dep_ in ("nsubj", "nsubjpass", "dobj", "conj") or after in load_measures().states
    if not subject or any(child.lower_ == "of" for child in token.children):
        return None
    if token.lower_ == "another" and (token.dep_ != "det" or after in load_measures().states):
        return Mention(sentence, 1, 1, "exact", sentence.span(token), token, token, token, None)
    if token.lower_ == "both" and token.dep_ in ("nsubj", "nsubjpass"):
        return Mention(sentence, 2, 2, "exact", sentence.span(token), token, token, token, None)
    first = token.nbor(-1) if token.i > sentence.tokens.start else token
    if token.lower_ in ORDINALS and first.lower_ == "a" and token.dep_ in ("nsubj", "nsubjpass"):
        return Mention(sentence, 1, 1, "exact", sentence.span(first, token), first, token, token, None)
    return None


def read_article(sentence: Sentence, token: Token, article: Token) -> Mention | None:
    """ "A child", "another soldier"; "her husband"; "not a single resident" is none."""
    kin = article.tag_ == "PRP$" and token.lemma_.lower() in KIN
    kin = kin or (article.lower_ in ("the", "its") and is_role(token))
    at = token.idx + sentence.offset - sentence.start
    kin = kin or (article.lower_ == "the" and AMONG.match(sentence.text[at + len(token.text) :]) is not None)
    if not kin and article.lower_ not in ("a", "an", "another"):
        return None
    if NOT_ONE.search(sentence.text[:at][-24:]) is not None and is_subject(token):
        return Mention(sentence, 0, 0, "exact", sentence.span(article.nbor(-1), token), article, article, token, token)
    if token.tag_ not in ("NN", "NNP") or not is_countable(token) or is_collective(token):
        return None
    counted = any(child.dep_ == "nummod" and child.i > article.i for child in token.children)
    if counted or is_predicate(token) or is_called(token):
        return None
    return make_single(sentence, token, article)


def is_called(noun: Token) -> bool:
    """Whether a thing only says what a name is: "in Lingadaw, a village in Myaing Township"."""
    return noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and noun.head.i < noun.i and not is_people(noun)


def is_role(noun: Token) -> bool:
    """Whether "the driver" brings in one more victim: a role, told to be killed or taken, first named here."""
    if noun.lemma_.lower() not in ROLES and noun.lemma_.lower() not in PAIRS:
        return False
    top = climb_conjuncts(noun)
    verb, words, lemma = top.head, load_measures(), read_form(top.head).lemma
    dies = lemma in words.intransitive or (lemma == "pass" and any(child.lower_ == "away" for child in verb.children))
    harmed = lemma in TAKING or any(measure in HARMED for measure in words.transitive.get(lemma, ()))
    if not ((top.dep_ in ("dobj", "nsubjpass") and harmed) or (top.dep_ in ("nsubj", "dobj", "nsubjpass") and dies)):
        return False
    return not any(token.lemma_ == noun.lemma_ for token in noun.doc[: noun.i])


def is_subject(noun: Token) -> bool:
    """Whether a noun is the subject of a verb other than "be"."""
    return noun.dep_ in ("nsubj", "nsubjpass") and noun.head.lemma_ != "be"


def make_single(sentence: Sentence, noun: Token, first: Token) -> Mention:
    """The mention of one, or of a couple."""
    low = PAIRS.get(noun.lemma_.lower(), 1)
    return Mention(sentence, low, low, "exact", sentence.span(first), first, first, noun, noun)


def is_collective(noun: Token) -> bool:
    """Whether a singular noun names nobody knows how many: "a family", "a crew of five"."""
    compound = any(child.dep_ == "compound" for child in noun.children)
    return noun.lemma_.lower() in COLLECTIVE and not (noun.lemma_.lower() == "head" and compound)


def is_predicate(noun: Token) -> bool:
    """Whether a noun only says who somebody was: "the victim was a farmer"; "there was a victim" counts."""
    opening = [token for token in noun.sent[:2] if token.dep_ != "amod"]
    if any(token.lower_ == "among" or token.lower_ in load_measures().states for token in opening):
        return False
    verb = climb_conjuncts(noun).head
    told = any(child.dep_ == "expl" for child in verb.children) or len(read_victims(verb)) > 0
    return noun.dep_ == "attr" and verb.lemma_ == "be" and not told


def is_countable(noun: Token) -> bool:
    """Whether the lexicon has a noun, or one it is coordinated with is of people: "two teachers and a caretaker"."""
    personal = PERSON.search(noun.lower_) is not None and noun.lemma_.lower() not in load_words("no_person")
    if look_noun(noun) is not None or noun.text in demonym_codes() or personal:
        return True
    known = look_noun(noun.head) if noun.dep_ == "conj" else None
    return known is not None and known.unit == "people"


def is_telegraphic(sentence: Sentence) -> bool:
    """Whether a line is written like a headline: short, without articles and auxiliaries."""
    tokens = sentence.tokens
    if len(tokens) > 24 or len(tokens) < 3 or sentence.text.rstrip().endswith((".", "!", "?", "”", '"')):
        return False
    return not any(
        token.pos_ in ("DET", "AUX", "PRON") and token.lower_ not in ("all", "both", "no") for token in tokens
    )


def is_bare(noun: Token) -> bool:
    """Whether a headline drops the article: "shell kills farmer", "woman killed, three hurt".

    Headlines have no grammar that the tagger knows, so the neighbours decide: a verb of the lexicon right before the
    phrase, or what happened right after it.
    """
    known = look_noun(noun)
    many = noun.lower_.endswith("s") or noun.lower_ in PLURALS or noun.lemma_.lower() in COLLECTIVE
    if known is None or known.unit != "people" or many:
        return False
    if any(child.dep_ in ("det", "nummod", "poss") for child in noun.children):
        return False
    words = load_measures()
    first = noun
    while first.i > noun.sent.start and first.nbor(-1).pos_ in ("ADJ", "NOUN", "PROPN") and not is_verb(first.nbor(-1)):
        first = first.nbor(-1)
        if first.like_num or first.lower_ in ("two", "three"):
            return False
    before = first.nbor(-1) if first.i > noun.sent.start else None
    if before is not None and (before.like_num or before.pos_ == "NUM" or before.tag_ == "POS"):
        return False
    after = noun.nbor(1) if noun.i + 1 < noun.sent.end else None
    if after is not None and (
        after.lower_ in words.states or read_form(after).lemma in words.intransitive or after.lower_ == "shot"
    ):
        return (
            after.nbor(1).pos_ not in ("NOUN", "PROPN")
            if after.i + 1 < noun.sent.end and after.lower_ in words.states
            else True
        )
    listed = after is not None and after.lower_ in (",", "and", "&") and (before is None or before.lower_ == ":")
    if listed and after is not None and after.i + 1 < noun.sent.end:
        return after.nbor(1).like_num or look_noun(after.nbor(1)) is not None
    ends = after is None or after.pos_ not in ("NOUN", "PROPN") or after.tag_ == "POS"
    return before is not None and is_verb(before) and ends


def is_verb(token: Token) -> bool:
    """Whether a word of a headline is a verb that takes victims: "kills", "wounding", "abduct"."""
    words = load_measures()
    form = words.forms.get(token.lower_)
    return form is not None and form.lemma in words.transitive and (form.shape != "base" or token.pos_ == "VERB")
