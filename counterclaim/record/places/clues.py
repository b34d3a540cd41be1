"""What says that a stretch of capitals names a place: clues of its words, its neighbours and the document."""

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span as ParsedSpan
from spacy.tokens import Token

from counterclaim.data.gazetteer import Gazetteer, GazetteerPlace
from counterclaim.data.gazetteer.keys import make_key
from counterclaim.data.gazetteer.layer import PRIMARY, STRIPPED
from counterclaim.record.places.candidates import load_capitals, load_country_keys, load_demonyms
from counterclaim.record.places.spot import Candidate, is_capital
from counterclaim.record.places.words import BODIES, FOUGHT, GROUND, TITLES


@dataclass(frozen=True, slots=True)
class Ground:
    """What the whole document says of its names."""

    countries: frozenset[str]
    """Codes of the countries named, by name, adjective or seat of government."""

    people: frozenset[str]
    """Words that end a longer name of a person somewhere: "John Jackson"."""
    lower: frozenset[str]
    """Words that also stand there without a capital."""
    vouched: Counter[str]
    """How often a name stands after "in", "near" …, by key."""


def read_ground(candidates: Sequence[Candidate]) -> Ground:
    """The ground of a document's candidates."""
    people: set[str] = set()
    lower: set[str] = set()
    vouched: Counter[str] = Counter()
    sentences = {candidate.sentence.index: candidate.sentence for candidate in candidates}
    for sentence in sentences.values():
        lower.update(token.text for token in sentence.tokens if token.text.islower())
    for candidate in candidates:
        first, last = candidate.run
        tokens = candidate.sentence.tokens
        if 1 <= last - first <= 2 and (
            (first > 0 and tokens[first - 1].lower_ in TITLES) or follows_speech(tokens, last)
        ):
            people.add(tokens[last].text)
        before = tokens[candidate.first - 1].lower_ if candidate.first > 0 else ""
        if before in {"in", "near", "at", "from", "outside", "around", "toward", "towards"}:
            vouched[make_key(candidate.text)] += 1
    return Ground(name_countries(candidates), frozenset(people), frozenset(lower), vouched)


def name_countries(candidates: Sequence[Candidate]) -> frozenset[str]:
    """Codes of the countries that the candidates name, however they do."""
    keys = {make_key(candidate.text) for candidate in candidates}
    tables = (load_demonyms(), load_capitals(), load_country_keys())
    return frozenset(table[key] for table in tables for key in keys if key in table)


def follows_speech(tokens: ParsedSpan, last: int) -> bool:
    """Whether "said", "says", "told" or an age comes after a token."""
    after = tokens[last + 1].lower_ if last + 1 < len(tokens) else ""
    return after in {"said", "says", "told", "added", "who", "whose"} or (
        after == "," and last + 2 < len(tokens) and (tokens[last + 2].like_num or tokens[last + 2].lower_ == "who")
    )


def list_clues(candidate: Candidate, places: Sequence[GazetteerPlace], ground: Ground) -> list[str]:
    """The clues of one candidate; each is present or absent."""
    tokens = candidate.sentence.tokens
    first, last, run = candidate.first, candidate.last, candidate.run
    clues = [f"words={min(last - first + 1, 4)}", f"run={min(run[1] - run[0] + 1, 6)}"]
    clues += shape_clues(candidate)
    clues += word_clues("-1", tokens, first - 1)
    clues += word_clues("-2", tokens, first - 2)
    clues += word_clues("+1", tokens, last + 1)
    clues += word_clues("+2", tokens, last + 2)
    clues += place_clues(candidate, places)
    clues += role_clues(tokens[last])
    clues += country_clues(places, ground)
    key = make_key(candidate.text)
    if any(tokens[place].text in ground.people for place in range(first, last + 1)):
        clues.append("named-person")
    if key in ground.lower:
        clues.append("also-small")
    clues.append(f"vouched={min(ground.vouched[key], 3)}")
    clues.append(f"tag={tokens[last].tag_}")
    clues.append(f"dep={tokens[last].dep_}")
    if tokens[last].head.i != tokens[last].i:
        clues.append(f"head={tokens[last].head.pos_}")
    if candidate.known:
        clues += [
            f"known&{clue}"
            for clue in clues
            if clue.startswith(("-1=", "run=", "tag=", "left", "right", "whole", "role=", "in-named", "only-named"))
        ]
    else:
        clues += [
            f"unknown&{clue}" for clue in clues if clue.startswith(("-1=", "+1=", "last=", "whole", "vouched", "role="))
        ]
    return clues


def shape_clues(candidate: Candidate) -> list[str]:
    """How it lies in its run of capitals, and how it is written."""
    tokens = candidate.sentence.tokens
    first, last, (start, end) = candidate.first, candidate.last, candidate.run
    clues = []
    if first == start and last == end:
        clues.append("whole")
    if first > start:
        clues.append("left-rest")
        clues += rest_clues("left", tokens[first - 1])
    if last < end:
        clues.append("right-rest")
        clues += rest_clues("right", tokens[last + 1])
        clues += ["right-end=body"] if tokens[end].lower_ in BODIES else []
    if first == 0:
        clues.append("sentence-start")
    text = candidate.text
    if text.isupper():
        clues.append("upper" if len(text) > 3 else "initials")
    final = tokens[last].lower_
    clues += ["last=body"] if final in BODIES else ["last=ground"] if final in GROUND else []
    if tokens[first].lower_ in TITLES:
        clues.append("first=title")
    return clues


def rest_clues(side: str, token: Token) -> list[str]:
    """What the word beside it in the run is."""
    word = token.lower_
    kind = "title" if word in TITLES else "body" if word in BODIES else "ground" if word in GROUND else ""
    return (
        [f"{side}={kind}"]
        if kind != ""
        else [f"{side}-tag={token.tag_}"] + ([f"{side}={word}"] if not is_capital(token) else [])
    )


def word_clues(where: str, tokens: ParsedSpan, place: int) -> list[str]:
    """The word at a place: itself where it is small, else its shape, so that no nation's name is a clue."""
    if not 0 <= place < len(tokens):
        return [f"{where}=edge"]
    token = tokens[place]
    if token.lower_ in TITLES:
        return [f"{where}=title"]
    if token.lower_ in BODIES or token.lower_ in GROUND:
        return [f"{where}={'body' if token.lower_ in BODIES else 'ground'}", f"{where}={token.lower_}"]
    if token.like_num:
        return [f"{where}=number"]
    if is_capital(token):
        return [f"{where}=Capital", f"{where}-tag={token.tag_}"]
    return [f"{where}={token.lower_}", f"{where}-tag={token.tag_}"]


def place_clues(candidate: Candidate, places: Sequence[GazetteerPlace]) -> list[str]:
    """What the gazetteer knows of the name. All countries look alike, and all capitals: no side is known better."""
    if len(places) == 0:
        return ["no-place"]
    if any(place.kind == "country" for place in places):
        return ["country"]
    if make_key(candidate.text) in load_capitals():
        return ["capital"]
    top = max(places, key=lambda place: place.population)
    clues = [f"kind={kind}" for kind in {place.kind for place in places}]
    clues.append(f"people={int(math.log10(top.population + 1))}")
    clues.append(f"fame={min(int(math.log2(max(place.fame for place in places) + 1)), 7)}")
    clues.append(f"count={min(int(math.log2(len(places))), 5)}")
    if any(place.how == PRIMARY for place in places):
        clues.append("own-name")
    elif all(place.how == STRIPPED for place in places):
        clues.append("stripped")
    best = max((place.population for place in places if place.how == PRIMARY), default=0)
    clues.append(f"own={int(math.log10(best + 1))}")
    return clues


def role_clues(token: Token) -> list[str]:
    """What a name is in its clause, all of a list alike: "between Kidal and Tessalit"."""
    head = token
    while head.dep_ in {"conj", "appos"} and head.head.i != head.i:
        head = head.head
    listed = "listed-" if head.i != token.i else ""
    if head.dep_ in {"dobj", "nsubjpass"}:
        fought = head.head.lemma_.lower() in FOUGHT
        return [f"role={listed}{head.dep_}-{'fought' if fought else 'other'}"]
    if head.dep_ == "pobj":
        above = head.head.head
        return [f"role={listed}{head.head.lower_}", f"role-of={above.pos_}"]
    return [f"role={listed}{head.dep_}"]


def country_clues(places: Sequence[GazetteerPlace], ground: Ground) -> list[str]:
    """Whether a place of this name lies in a country that the document names, and whether all do."""
    small = [place for place in places if place.kind not in {"country", "continent", "sea"}]
    inside = [place.country in ground.countries for place in small]
    if len(small) == 0 or not any(inside):
        return []
    most = max(small, key=lambda place: place.population)
    clues = ["in-named", f"in-named-people={int(math.log10(most.population + 1)) // 2}"]
    clues += ["only-named"] if all(inside) else ["first-named"] if most.country in ground.countries else []
    return clues


def beside_places(candidates: Sequence[Candidate], gazetteer: Gazetteer) -> list[list[str]]:
    """For each candidate, whether the next or last one is a country or province joined by a comma."""
    found: list[list[str]] = [[] for _ in candidates]
    for index, (left, right) in enumerate(itertools.pairwise(candidates)):
        if left.sentence.index != right.sentence.index or right.first - left.last != 2:
            continue
        if left.sentence.tokens[left.last + 1].text != ",":
            continue
        places = gazetteer.find(right.text)
        if any(place.kind in {"country", "admin1", "admin2"} for place in places[:3]):
            found[index].append("in-area")
            inside = {place.country for place in places[:3]}
            if any(place.country in inside for place in gazetteer.find(left.text)):
                found[index].append("in-its-area")
                found[index + 1].append("area-of")
    return found
