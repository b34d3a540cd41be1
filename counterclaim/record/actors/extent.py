"""How far a noun phrase reaches: its determiners and possessors, and the "of …" that belongs to a name."""

from spacy.tokens import Token

DASHES = {"-", "–", "—"}
"""Between spaces they part a headline from who says so: "six killed - governor"."""


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
            if len(objects) == 1 and (objects[0].pos_ == "PROPN" or head.pos_ == "PROPN"):
                last = objects[0] if objects[0].i > last.i else last
                names = [
                    part for part in objects[0].subtree if part.pos_ == "PROPN" and not is_clause(part, objects[0])
                ]
                last = max([last, *names], key=lambda t: t.i)
    return last


def is_clause(part: Token, top: Token) -> bool:
    """Whether a word stands in a clause or an apposition under a noun, and not in its name."""
    while part.i != top.i and part.head.i != part.i:
        if part.dep_ in {"relcl", "acl", "appos", "advcl"}:
            return True
        part = part.head
    return False
