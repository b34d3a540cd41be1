"""Where the words begin and end that name somebody, by the parse."""

from spacy.tokens import Token

from counterclaim.record.actors.known import Found
from counterclaim.record.actors.nations import RULERS
from counterclaim.record.text.parse import Sentence

DASHES = {"-", "–", "—"}
"""Between spaces they part a headline from who says so: "six killed - governor"."""
FURTHER = {"of", "for", "at", "from", "with", "to"}
"""Prepositions behind a role that tell one of that role from another: "a spokesman for the rebels"; "in" and "inside"
do where one person is meant, as in "a source in the ministry": several are only somewhere."""
AMOUNTS = {"hundred", "thousand", "dozen", "score", "ten", "number", "group", "crowd", "handful", "majority", "lot"}
"""Nouns whose "of" leads to who they are."""
LONGEST = 12
"""Words that such a description may have behind the role."""


def find_left(head: Token) -> Token:
    """The first token of the phrase: determiners, adjectives, compounds and possessors of the head."""
    inner = [child for child in head.lefts if child.dep_ in {"det", "amod", "compound", "nmod", "poss", "nummod"}]
    first = min((child.left_edge for child in inner), key=lambda token: token.i, default=head)
    dashes = [token for token in head.doc[first.i : head.i] if token.text in DASHES and token.whitespace_ != ""]
    return head.doc[dashes[-1].i + 1] if len(dashes) > 0 else first


def find_right(head: Token) -> Token:
    """The last token: the head, or the "of …" that belongs to a body's name ("Ministry of Defence of Armenia")."""
    last = head
    for child in head.rights:
        if child.lower_ in {"of", "for"} and child.i == last.i + 1 and head.pos_ in {"PROPN", "NOUN"}:
            objects = [token for token in child.children if token.dep_ == "pobj"]
            if len(objects) == 1 and (objects[0].pos_ == "PROPN" or head.pos_ == "PROPN" or is_ruling(objects[0])):
                last = objects[0] if objects[0].i > last.i else last
                names = [
                    part for part in objects[0].subtree if part.pos_ == "PROPN" and not is_clause(part, objects[0])
                ]
                last = max([last, *names], key=lambda t: t.i)
    return last


def is_ruling(noun: Token) -> bool:
    """Whether a noun is of those who rule a land named right before it: "the army of the Kyiv regime"."""
    return noun.lower_ in RULERS and noun.i > noun.sent.start and noun.nbor(-1).text[:1].isupper()


def is_clause(part: Token, top: Token) -> bool:
    """Whether a word stands in a clause or an apposition under a noun, and not in its name."""
    while part.i != top.i and part.head.i != part.i:
        if part.dep_ in {"relcl", "acl", "appos", "advcl"}:
            return True
        part = part.head
    return False


def find_reach(head: Token) -> Token:
    """The last token of what says which one of a role it is: "source in the Defence Ministry", up to a comma, a clause
    or a participle."""
    last = head
    leads = FURTHER if head.tag_ in {"NNS", "NNPS"} else FURTHER | {"in", "inside"}
    for child in head.rights:
        if child.lower_ not in leads or child.i != last.i + 1:
            break
        for part in head.doc[child.i : child.right_edge.i + 1]:
            mark = part.is_punct and part.text not in {"-", "'"}
            if mark or part.i - head.i > LONGEST or is_clause(part, child):
                return last if last.lower_ not in leads else head
            last = part
    return last


def find_token(sentence: Sentence, at: int) -> Token | None:
    """The token over this character of the document."""
    for token in sentence.tokens:
        start = sentence.offset + token.idx
        if start <= at < start + len(token.text):
            return token
    return None


def climb_name(token: Token | None, sentence: Sentence, end: int) -> Token | None:
    """The head of a name that begins with this token: "Jihad" of "Islamic Jihad"."""
    while token is not None and token.head.i > token.i and sentence.offset + token.head.idx < end:
        token = token.head
    return token


def is_subject(token: Token | None) -> bool:
    """Whether the token heads a subject, or is counted by it: "hundreds of demonstrators"."""
    if token is None:
        return False
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in AMOUNTS:
        token = token.head.head
    return token.dep_ in {"nsubj", "nsubjpass"}


def is_plural(sentence: Sentence, found: Found) -> bool:
    """Whether a mention is headed by a plural noun for people, which "it" is not: "soldiers", not "armed forces"."""
    token = find_token(sentence, found.head)
    return token is not None and token.tag_ == "NNS" and token.lower_ not in {"forces", "services", "headquarters"}
