"""What happened to those counted: by label, by the state beside them, by noun, by predicate, by the order of words.

Each way offers what it reads, in order of trust, and the first that can happen to what is counted is taken: a number
must not depend on a perfect parse, and houses are not killed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from spacy.tokens import Token

from counterclaim.data.lexicon import CountedNoun, load_measures, load_words
from counterclaim.record.counting.counted import Mention, find_end, look_noun
from counterclaim.record.counting.fitting import FLYING, fits_kind, fits_unit
from counterclaim.record.counting.nearby import say_before, say_near
from counterclaim.record.counting.phrases import (
    say_after,
    say_bodies,
    say_inverted,
    say_noun,
    say_of,
    say_role,
)
from counterclaim.record.counting.predicates import SUMMED, Said, is_active, lists_things, read_form, read_victims
from counterclaim.record.counting.relatives import say_relative, say_tail
from counterclaim.record.counting.telegraphic import find_mark, say_label
from counterclaim.record.counting.tolls import say_toll
from counterclaim.record.text.grammar import climb_conjuncts
from counterclaim.vocabulary import Measure

DRONES = frozenset({"drone", "uav", "quadcopter", "missile", "aerial", "rocket"})
UNMANNED = re.compile(r"drone|uav|unmanned|shahed|geran", re.IGNORECASE)
OF_VICTIMS = re.compile(r"\s+of\s+(?:the|those|these|its|their)\s+(\w+)\s+(\w+)\b", re.IGNORECASE)
EXPLODING = frozenset({"explode", "detonate", "blow"})
LADEN = re.compile(r"\b(?:explosives?|bombs?|laden|packed|booby|rigged|suicide|munitions?)\b", re.IGNORECASE)
TAKEN_AWAY = re.compile(
    r"^[^.;]{0,40}\band\s+(?:march|led|lead|drove|drive|took|take|dragg)\w*\s+(?:them|him|her)\s+(?:away|off|into)\b",
    re.IGNORECASE,
)
"""What makes those rounded up abducted: "rounded up 27 youths and marched them away"."""
HOUSING = frozenset({"shelter", "accommodate", "lodge"})
CARRYING = frozenset({"evacuate", "relocate", "airlift", "transfer", "move"})
HURT = re.compile(r"^(?:(?!\band\b)\S+\s+){0,6}?(?:of\s+(?:the|its)\s+)?(?:wounded|injured)\b", re.IGNORECASE)
FELLED = frozenset({"destroy", "neutralise", "neutralize", "eliminate", "suppress"})

WERE = r"\s+(?:[\w-]+\s+){0,2}?(?:(?:are|were|is|was)\s+)?(?:still\s+|being\s+)?"
TAILS: tuple[tuple[Measure, re.Pattern[str]], ...] = (
    ("detained", re.compile(rf"{WERE}behind\s+bars\b", re.IGNORECASE)),
    ("captured", re.compile(rf"{WERE}taken\s+(?:prisoners?|captive)\b", re.IGNORECASE)),
    ("abducted", re.compile(rf"{WERE}taken\s+hostage\b", re.IGNORECASE)),
    (
        "shot_down",
        re.compile(rf"{WERE}(?:shot|brought)\s+down\b(?!\s+(?:an?|the|\d+|two|three|four|five|six)\b)", re.IGNORECASE),
    ),
    (
        "injured",
        re.compile(
            r"\s+(?:[\w-]+\s+){0,3}?(?:are|were|is|was)\s+(?:still\s+|now\s+|also\s+)?being\s+treated\b(?!\s+(?:as|like|with|well|badly)\b)",
            re.IGNORECASE,
        ),
    ),
    (
        "injured",
        re.compile(
            r"\s+(?:[\w-]+\s+){0,2}?with\s+(?:broken|severed|gunshot|shrapnel|bullet|stab)\s+"
            r"(?:bones?|limbs?|hands?|legs?|wounds?|injuries)\b",
            re.IGNORECASE,
        ),
    ),
)
"""What right after a number says what became of those counted, though no verb of theirs does: "340 were killed and
1,100 taken prisoner", "5,500 dead and 20,800 still behind bars"."""
WOUNDED = re.compile(
    r"\bwith\s+(?:\w+\s+){0,3}?(?:cuts|burns|wounds?|injur\w+|fractures?|concussion|shrapnel|splinters)\b",
    re.IGNORECASE,
)
UNCOUNTED = frozenset({"displaced", "other"})
"""What "nobody was" denies rather than counts: "nobody was expelled"."""


@dataclass(frozen=True, slots=True)
class Found:
    """A measure and the word that says it."""

    measure: Measure
    word: Token


def find_measure(mention: Mention) -> Found | None:
    """What happened to those counted, and the word that says so; None where nothing near says it."""
    known = None if mention.noun is None else look_noun(mention.noun)
    alone = mention.first.lower_ in ("a", "an", "another")
    if mention.low == 0 and mention.noun is not None and not is_counted_none(mention, mention.noun, known):
        return None
    if (
        mention.low == 0
        and mention.top.dep_ == "pobj"
        and mention.top.head.lower_ in ("at", "on", "against", "towards")
    ):
        return None
    if alone and known is not None and known.unit in FLYING:
        found = choose_said(mention, chain(say_role(mention), say_of(mention)))
        return found if found is not None and found.measure == "shot_down" else None
    after = mention.span.end - mention.sentence.start
    tail = next((measure for measure, words in TAILS if words.match(mention.sentence.text, after) is not None), None)
    tail = tail if tail != "shot_down" or known is None or known.unit in FLYING else None
    found = Found(tail, mention.last) if tail is not None else choose_said(mention, say_all(mention))
    if found is None or (mention.low == 0 and (found.measure == "fired" or is_among_victims(found, mention))):
        return None
    nobody = mention.low == 0 and (mention.noun is None or mention.noun.lower_ in ("one", "nobody"))
    if (nobody and found.measure in UNCOUNTED) or is_no_death(found.word):
        return None
    found = find_death(mention, found) or found
    return merge_casualties(refine_found(found, known, mention), mention)


def is_no_death(word: Token) -> bool:
    """Whether somebody has only fallen ill, or behind."""
    after = word.nbor(1).lower_ if word.i + 1 < word.sent.end else ""
    return word.lower_ in ("fall", "fell", "fallen") and after in ("ill", "sick", "silent", "behind", "short", "asleep")


def is_among_victims(found: Found, mention: Mention) -> bool:
    """Whether "none" is of those who were: "none of the seven killed was armed", "none of the injured is critical"."""
    if mention.noun is None and is_within(found.word, mention.top):
        return True
    match = OF_VICTIMS.match(mention.sentence.text[mention.span.end - mention.sentence.start :])
    named = () if match is None else (word.lower() for word in match.groups())
    return any(found.measure in load_measures().states.get(word, ()) for word in named)


def is_within(word: Token, top: Token) -> bool:
    """Whether a word only describes those of whom none did something: "none of the seven killed was armed"."""
    return word.i != top.i and any(above.i == top.i for above in word.ancestors)


def is_bare_state(word: Token) -> bool:
    """Whether "is in hospital" tells it: of one person that news goes on about, no new victim."""
    told = any(child.lower_ == "among" for child in word.children) or len(read_victims(word)) > 0
    return word.lemma_ in ("be", "remain") and not told


def is_hurt_so(word: Token) -> bool:
    """Whether what is wrong is told with it: "is in our hospital with a leg wound" brings in one more wounded."""
    after = word.doc[word.i : min(word.i + 12, word.sent.end)].text
    return WOUNDED.search(after) is not None


def find_death(mention: Mention, found: Found) -> Found | None:
    """The death that is told besides: "two persons injured on Friday succumbed", "were captured and beheaded"."""
    if found.measure == "injured" and (found.word is mention.noun or found.word.dep_ == "acl"):
        later = choose_said(mention, say_role(mention))
        governs = later is not None and later.word.i == climb_conjuncts(mention.top).head.i
        after = later is not None and later.word.i > mention.first.i
        return later if later is not None and later.measure == "killed" and governs and after else None
    if found.measure in ("captured", "abducted", "detained"):
        for said in say_role(mention):
            if said.measures[0] == "killed" and said.unit in (None, "people") and said.word.i > found.word.i:
                return Found("killed", said.word)
    return None


def refine_found(found: Found, known: CountedNoun | None, mention: Mention) -> Found:
    """Drones and missiles destroyed are shot down; troops in one list with equipment are casualties."""
    noun = mention.noun
    if found.measure == "killed" and noun is not None and noun.lemma_.lower() == "victim" and is_burnt(noun):
        return Found("injured", found.word)
    civilian = known is not None and known.unit == "people" and known.status != "combatant"
    if found.measure == "captured" and civilian and read_form(found.word).lemma == "seize":
        return Found("detained", found.word)
    if found.measure == "destroyed" and known is not None and known.unit == "livestock":
        return Found("killed", found.word)
    if found.measure == "displaced" and read_form(found.word).lemma in CARRYING and is_hurt(mention):
        return Found("injured", found.word)
    if found.measure == "destroyed" and known is not None and noun is not None:
        unmanned = noun.lemma_.lower() in DRONES or any(
            UNMANNED.search(t.text) is not None for t in (noun, *noun.lefts)
        )
        if known.unit in FLYING and (known.unit == "munitions" or unmanned):
            return Found("shot_down", found.word) if read_form(found.word).lemma in FELLED else found
    if (
        found.measure == "detained"
        and civilian
        and TAKEN_AWAY.search(mention.sentence.text[mention.span.end - mention.sentence.start :])
    ):
        return Found("abducted", found.word)
    if (
        found.measure == "abducted"
        and known is not None
        and known.status == "combatant"
        and read_form(found.word).lemma == "take"
    ):
        return Found("captured", found.word)
    if (
        found.measure == "detained"
        and read_form(found.word).lemma == "hold"
        and known is not None
        and known.group == "hostages"
    ):
        return Found("abducted", found.word)
    if found.measure == "killed" and noun is not None and read_form(found.word).lemma in SUMMED and lists_things(noun):
        return Found("casualties", found.word)
    return found


def is_burnt(noun: Token) -> bool:
    """Whether victims are named by what they live with: "nine burn victims"."""
    return any(child.lower_ in ("burn", "burns", "gunshot", "trauma", "amputation") for child in noun.lefts)


def is_lone(mention: Mention, word: Token) -> bool:
    """Whether one who fled is no count of displaced: "a mechanic who fled told us"; nor is "no refugees" one."""
    named = mention.noun is not None and word.i == mention.noun.i
    return (mention.high == 1 and read_form(word).lemma != "displace") or (mention.high == 0 and named)


def is_guest(mention: Mention, word: Token) -> bool:
    """Whether those expelled are a state's guests, whom nobody displaces: "expelled three diplomats"."""
    expelled = read_form(word).lemma in ("expel", "deport") or word.lemma_.lower() in ("expulsion", "deportation")
    return expelled and mention.noun is not None and mention.noun.lemma_.lower() in load_words("expelled_guests")


def is_hurt(mention: Mention) -> bool:
    """Whether those counted are called wounded: moved out they are wounded, and not displaced."""
    end = find_end(mention)
    text = end.doc[mention.first.i : min(end.i + 5, end.sent.end)].text
    return HURT.search(text) is not None


def is_counted_none(mention: Mention, noun: Token, known: CountedNoun | None) -> bool:
    """Whether "no" counts victims: not "no information on casualties", "no executions", "includes no victims"."""
    top = climb_conjuncts(mention.top)
    if noun.lemma_.lower() in ("execution", "killing", "murder", "arrest", "assassination", "martyrdom"):
        return False
    if top.head.lemma_ in ("include", "concern", "name", "give", "mention"):
        return False
    return known is not None or is_measured(noun)


def is_measured(noun: Token) -> bool:
    """Whether a noun tells a measure by itself: "no deaths", "no losses"."""
    words = load_measures()
    return noun.lemma_.lower() in words.nouns or noun.lemma_.lower() == "loss" or noun.lower_ in words.states


def say_all(mention: Mention) -> Iterator[Said]:
    """Everything that may say the measure, the most trusted first."""
    yield from say_inverted(mention)
    yield from say_bodies(mention)
    yield from say_before(mention)
    if find_mark(mention, mention.sentence.tokens.start) is None:
        yield from say_noun(mention)
        yield from say_after(mention)
    else:
        yield from say_after(mention)
        yield from say_label(mention)
        yield from say_noun(mention)
    yield from say_role(mention)
    yield from say_of(mention)
    yield from say_relative(mention)
    yield from say_tail(mention)
    yield from say_toll(mention)
    yield from say_near(mention)


def choose_said(mention: Mention, said: Iterator[Said]) -> Found | None:
    """The first that can happen to what is counted."""
    known = None if mention.noun is None else look_noun(mention.noun)
    for item in said:
        if item.unit is not None and not fits_kind(known, mention, item.unit):
            continue
        if item.unit == "civil" and mention.first.tag_ in ("DT", "PRP$"):
            continue
        if item.word.lemma_ in HOUSING and item.word.dep_ == "relcl":
            continue  # a camp "which shelters 54,000 households" is told of, and nobody moved
        if (
            mention.first.tag_ in ("DT", "PRP$")
            and mention.low == 1
            and is_bare_state(item.word)
            and not is_hurt_so(item.word)
        ):
            continue
        if mention.first.tag_ in ("DT", "PRP$") and read_form(item.word).lemma in ("explode", "detonate"):
            continue
        exploded = read_form(item.word).lemma in EXPLODING and "destroyed" in item.measures
        if exploded and (known is None or is_bomb(mention, known)):
            continue
        if known is not None and known.unit == "munitions" and is_received(item.word, mention):
            continue
        for measure in item.measures:
            if measure == "displaced" and (is_lone(mention, item.word) or is_guest(mention, item.word)):
                continue
            if fits_unit(known, mention, measure):
                return Found(measure, item.word)
    return None


def is_bomb(mention: Mention, known: CountedNoun) -> bool:
    """Whether what explodes is what did it: a shell, a car bomb, a truck laden with explosives; not a house."""
    end = find_end(mention)
    text = end.doc[mention.first.i : min(end.i + 5, end.sent.end)].text
    return known.unit == "munitions" or LADEN.search(text) is not None


def is_received(word: Token, mention: Mention) -> bool:
    """Whether shells "taken" only hit: "the town took 300 rounds"; "took 300 rounds of ammunition" is booty."""
    after = find_end(mention).doc[mention.last.i : min(find_end(mention).i + 4, mention.last.sent.end)].text
    return read_form(word).lemma == "take" and re.search(r"\b(?:of|from)\b|ammunition", after) is None


def merge_casualties(found: Found, mention: Mention) -> Found:
    """ "Killed or wounded 30" and "killed and wounded 30" count casualties."""
    word = found.word
    if found.measure not in ("killed", "injured") or word.pos_ not in ("VERB", "ADJ", "NOUN"):
        return found
    words = load_measures()
    for index in (word.i - 2, word.i + 2):
        if not word.sent.start <= index < word.sent.end or word.doc[(index + word.i) // 2].lower_ not in (
            "and",
            "or",
            "/",
        ):
            continue
        token = word.doc[index]
        other = words.transitive.get(read_form(token).lemma) or words.states.get(token.lower_, ())
        apart = mention.last.i < word.i < index and index + 1 < word.sent.end and word.doc[index + 1].like_num
        dead = "dead" in (token.lower_, word.lower_) and any(is_active(each) for each in (token, word))
        if {*other[:1], found.measure} == {"killed", "injured"} and not apart and not dead:
            return Found("casualties", word)
    return found
