"""What is said of those counted after them: in a relative clause, by a participle, at the end of the clause."""

from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Token

from counterclaim.data.lexicon import load_measures
from counterclaim.record.counting.counted import Mention, find_end
from counterclaim.record.counting.predicates import Said, read_form, say_subject
from counterclaim.record.text.grammar import find_child, iterate_heads


def say_tail(mention: Mention) -> Iterator[Said]:
    """What the end of the clause says of all: "counted 19 on the floor of the ward, all dead"."""
    end = find_end(mention)
    words = load_measures()
    for token in end.doc[end.i + 1 : min(end.i + 12, end.sent.end)]:
        if (
            token.lower_ in words.states
            and token.nbor(-1).lower_ in ("all", "both", "mostly")
            and token.nbor(-2).lower_ == ","
        ):
            yield Said(words.states[token.lower_], token)
        if token.like_num or token.lower_ in (";", "."):
            return


def say_relative(mention: Mention) -> Iterator[Said]:
    """What a relative clause or a participle says of those counted: "the 12 people who died", "two men hit by"."""
    noun = mention.noun if mention.noun is not None else mention.top
    for verb in noun.children:
        relative = [child for child in verb.children if child.lower_ in ("who", "whom", "that", "which")]
        if verb.dep_ == "relcl" and any(child.dep_ in ("nsubj", "nsubjpass") for child in relative):
            yield from say_subject(verb)
        if verb.dep_ == "relcl":
            for token in verb.subtree:
                known = token.lower_ in load_measures().states and 0 < token.i - noun.i < 9
                if known and not is_of_another(token, verb):
                    yield Said(load_measures().states[token.lower_], token)
        if verb.dep_ in ("acl", "relcl") and verb.tag_ == "VB" and read_form(verb).lemma in ("bury", "mourn", "inter"):
            yield Said(("killed",), verb, "people")
        if verb.dep_ == "acl" and verb.lower_ == "taken":
            yield Said(("abducted",), verb, "known people")
        if verb.dep_ == "acl" and verb.tag_ == "VBN":
            yield from say_subject(verb)


def is_of_another(state: Token, verb: Token) -> bool:
    """Whether a state in a relative clause is told of others than those whom the clause is about: "a reporter who came
    while the bodies still lay there", "a nurse who came after the strike killed a guard"."""
    if state.i > verb.i + 1 and state.nbor(-1).lower_ in ("the", "these", "those", "other"):
        return True  # "who helped carry the injured"
    whose = any(child.lower_ == "whose" for child in state.children)
    if state.pos_ in ("NOUN", "PROPN") and state.dep_ in ("nsubj", "nsubjpass", "dobj") and not whose:
        return True
    below = takewhile(lambda token: token.i != verb.i, (state, *iterate_heads(state)))
    clauses = (token for token in below if token.dep_ in ("advcl", "ccomp", "relcl"))
    return any(find_child(clause, "nsubj", "nsubjpass") is not None for clause in clauses)
