"""Whose weapon it was: "the missile was Russian", "it came from a Ukrainian battery", "fired from Armenian positions".

Such words accuse somebody of an event that is told beside them. They name the doer of a claim of their sentence that
names none; where their sentence tells no event, they are a claim of their own about the event told before.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from counterclaim.data.countries import load_countries
from counterclaim.data.lexicon import load_kinds, load_weapon_events, load_weapons
from counterclaim.record.actors.mentions import strip_article
from counterclaim.record.claims.acting import is_same_side
from counterclaim.record.claims.drafts import is_harmful
from counterclaim.record.claims.inferring import recall_setting
from counterclaim.record.events.agents import find_army
from counterclaim.record.events.cue import RESULTS
from counterclaim.record.events.roles import STRIKING
from counterclaim.record.reading import Reading
from counterclaim.record.speech.voices import FIGHTERS, Voice, find_voice, get_party
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import Act, Actor, Agent, Claim, Event, PlaceReference, Span, make_id

THING = (
    r"(?P<thing>\b(?:it|they|these|those|(?:(?:the|an?|this|that|both|all|these|those|two|three)\s+(?:[\w-]+\s+){0,2}?)?"
    r"(?:missiles?|rockets?|shells?|drones?|projectiles?|munitions?|bombs?|strikes?|attacks?|shelling|fire|mortars?|bullets?"
    r"|rounds|shots|gunfire|grenades?|aircraft|(?:war)?planes?|jets?|helicopters?)))"
)
CAUSED = (
    r"(?P<thing>\b(?:(?:the|these|those|all|their|its)\s+(?:[\w-]+\s+){0,2}?)?"
    r"(?:deaths?|casualties|explosions?|blasts?|destruction|damage|tragedy|disaster|carnage|loss\s+of\s+life))"
    r"\s+(?:(?:was|were|had|has|have|been|is|are)\s+){1,3}(?:\w+\s+){0,2}?(?:caused|inflicted|brought\s+about)\s+by"
)
"""What came of it: "the deaths were caused by a Russian shell"."""
WEAPON = (
    r"(?P<thing>(?:missiles?|rockets?|shells?|drones?|projectiles?|munitions?|bombs?|interceptors?|mortars?|gun(?:ner)?s?"
    r"|artillery|air defen[cs]es?|batter(?:y|ies)|warplanes?|jets?|aircraft|(?:air )?strikes?|shelling|fire))"
)
"""What somebody's may have done it: "an Israeli shell had caused it", "the army's own guns were to blame"."""
FIRED = r"(?:fired|launched|shot|came|come|coming|originat\w+|flew|flown|released|dropped)"
TELLING = re.compile(
    r"missile|rocket|shell|drone|projectile|munition|bomb|strike|attack|fire|mortar|interceptor|gun|artillery|air def"
    r"|bullet|rounds|shots|grenade|plane|helicopter"
    r"|batter|warplane|jets?\b|aircraft|launched|shot|c[ao]me?\b|coming|originat|fl[eo]wn?\b|released|dropped|caused|inflicted"
    r"|brought|\b(?:it|they|these|those)\s+(?:was|were|had|is|are|belong)",
    re.IGNORECASE,
)
"""What a sentence must hold for one of the patterns below to fit: most hold none, and the patterns are slow."""
OPEN = re.compile(r"\b(?:whether|if|unclear|unknown)\b[^.;:]{0,80}$", re.IGNORECASE)
"""What leaves open whose it was: "could not say whether it was launched from Serb or government lines"."""
GROUNDS = (
    r"(?:positions?|territory|areas?|lines?|hills?|heights?|side|direction|bases?|trenches|barracks|batter(?:y|ies)"
    r"|posts?|camps?|zones?|quarters?|villages?|towns?|ground)"
)
HELD_BY = re.compile(
    rf"(?:{THING}\s+(?:(?:was|were|had|been|has|have)\s+){{0,3}})?\b{FIRED}\s+(?:[a-z]+\s+){{0,2}}?from\s+"
    rf"(?P<before>(?:(?!(?:at|on|into|onto|and|or|towards?|against|in|near)\b)[\w’'.-]+\s+){{0,6}}?"
    rf"(?:{GROUNDS}|[\w’'.-]+-(?:held|controlled|occupied|run)\s+[\w’'-]+))\b"
    r"(?P<by>\s+(?:(?:that\s+(?:are|is|was|were)\s+)?(?:held|controlled|occupied|manned|used)\s+by|of)\s+(?:the\s+)?)?",
    re.IGNORECASE,
)
"""Whence a weapon came, and whose ground that is."""
HOLDERS = re.compile(
    r"\b(?:(?i:army|military|navy|government|regime|junta|rebels?|insurgents?|separatists?|militia|militants?|jihadists?"
    r"|guerrillas?|loyalists?)|[A-Z]{2,}[A-Z0-9]*)(?!\w)"
)
"""Forces that hold ground and need no name, or only their letters: "army positions", "rebel-held areas"."""
LONGEST = 40
"""Characters of whoever is named after "held by"."""
BESIDE = 150
"""Characters between a blow and what came of it, told in its sentence or the next."""
FOR = re.compile(r"[\w\s’'-]{0,40}\bfor\s")
NEXT = re.compile(r"(?:\s+(?:on|late|early)(?:\s+\w+){1,3})?,?\s+(?:(?:had|have|has|then|later)\s+)*", re.IGNORECASE)
"""What may stand between whence a weapon came and what it did."""
OBJECT = re.compile(r"[\w\s’'-]{0,40}\bfor\s[^.;:\n]*")
"""What follows a weapon that is blamed: "Russian drones for an attack on a bus in Kherson"."""
HOLDING = frozenset({"armed-force", "armed-group", "state"})
INFERRED = "weapon"
"""Where the doer is taken from: named by the weapon, in the same clause."""
ARMIES = {"army", "military", "navy", "air force"}
ANTECEDENT = "the event told before"


@dataclass(frozen=True, slots=True)
class Blame:
    """Words that say whose weapon it was."""

    span: Span
    who: Span
    country: str | None
    """None for a group or an army that the document names itself."""
    thing: str | None
    actor: Actor | None = None


@cache
def list_codes() -> Mapping[str, str]:
    """The country of every name and demonym."""
    return {
        name: row.code
        for row in load_countries().values()
        for name in (row.name, *row.aliases, *row.demonyms)
        if len(name) > 3 and name[:1].isupper()
    }


@lru_cache(maxsize=256)
def compile_patterns(named: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """ "The missile was Russian", "fired from Russian lines", "fired by a Russian launcher", "the deaths were caused by
    a Russian shell", "it was the work of Russian guns that", "a Russian shell had caused it", "blamed a Russian shell",
    for one of these names."""
    names = "|".join(re.escape(name) for name in sorted(named, key=len, reverse=True))
    made = r"(?!-| ?(?:made|built|soil|territory))"
    was = (
        rf"{THING}\s+(?:(?:was|were|had been|is|are)|(?:[^.;:]{{0,60}}?\band\s+)?belong\w* to(?:\s+the)?)\s+"
        rf"(?P<who>{names})\b{made}"
    )
    source = rf"\bfrom\s+(?:(?!(?:and|or|at|on|onto|into|against|towards?)\b)[\w-]+\s+){{0,5}}?(?P<who>{names})\b"
    near = rf"\s+(?:(?!and\b|or\b|that\b)[\w-]+\s+){{0,3}}?(?P<who>{names})\b"
    opening = rf"(?:{THING}\s+(?:(?:was|were|had|been|has|have)\s+){{0,3}})?\b{FIRED}"
    came, by = rf"{opening}\s+(?:\w+\s+){{0,2}}?{source}", rf"{opening}\s+by{near}"
    it = r"(?P<thing>\bit)\s+(?:was|had been)(?:\s+the\s+work\s+of)?"
    cleft = rf"{it}{near}\s+(?:[\w-]+\s+){{0,4}}?(?:that|which)\b"
    work = rf"{THING}\s+(?:was|were|had been)\s+the\s+work\s+of{near}"
    theirs = rf"\b(?P<who>{names})(?:['’]s?)?\s+(?:(?!and\b|or\b)[\w-]+\s+){{0,3}}?{WEAPON}\b"
    fault = r"(?:caused\s+(?:it|this|that|the\s+\w+)|to\s+blame|at\s+fault)"
    caused = rf"{theirs}\s+(?:(?:had|has|was|were|is|are)\s+)?{fault}\b"
    blamed = rf"\b(?:blam(?:ed|es|ing)|fault(?:ed|s))\s+(?:(?:an?|the|what\s+it\s+called)\s+)?{theirs}(?!\s+\w+ing\b)"
    called = (
        rf"{THING}\s+(?:that|which)\s+(?:[\w'’-]+\s+){{1,4}}(?:described\s+as|identified\s+as|called|said\s+was)"
        rf"\s+(?:an?\s+)?(?P<who>{names})\b(?!-| ?(?:made|built|soil|territory))"
    )
    patterns = (was, came, by, rf"{CAUSED}{near}", cleft, work, caused, blamed, called)
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def find_blames(sentence: Sentence, named: Sequence[tuple[str, ...]], reading: Reading) -> Iterator[Blame]:
    """Every place of a sentence that says whose weapon it was, by each of some lists of names."""
    yield from find_held(sentence, reading)
    text, codes = sentence.text, list_codes()
    if TELLING.search(text) is None:
        return
    lower = text.lower()  # patterns take time to compile: only for lists of which the sentence has a name
    there = [names for names in named if any(name.lower() in lower for name in names)]
    patterns = [pattern for names in there for pattern in compile_patterns(names)]
    for match in (match for pattern in patterns for match in pattern.finditer(text)):
        if OPEN.search(text[: match.start("who")]) is not None:
            continue
        start, end = (sentence.start + offset for offset in match.span("who"))
        whole = sentence.document.span(sentence.start + match.start(), sentence.start + match.end())
        who = sentence.document.span(start, end)
        if who.quote in codes or who.quote[:1].isupper() or who.quote in ARMIES:
            yield Blame(whole, who, codes.get(who.quote), match["thing"])


def list_parties(reading: Reading) -> tuple[str, ...]:
    """The words by which a document names groups and armies that no country's name shows."""
    rows = [row for row in reading.actors.actors if row.kind in FIGHTERS]
    quotes = {strip_article(span.quote) for row in rows for span in row.mentions if is_known(row)}
    return tuple(sorted(name for name in quotes if name not in list_codes() and len(name) > 2 and name.count(" ") < 4))


def is_known(actor: Actor) -> bool:
    """Whether a force is somebody's: on a side, or a group with a name."""
    return actor.side is not None or (actor.kind == "armed-group" and actor.name[:1].isupper())


def find_held(sentence: Sentence, reading: Reading) -> Iterator[Blame]:
    """Whose positions something came from: "shells fired from M23 positions", "came from hills held by the army",
    "launched from rebel-held Bahri"."""
    for match in HELD_BY.finditer(sentence.text):
        if OPEN.search(sentence.text[: match.start("before")]) is not None:
            continue
        found = find_holder(match, sentence, reading)
        if found is not None:
            span, actor = found
            end = max(sentence.start + match.end(), span.end)
            whole = sentence.document.span(sentence.start + match.start(), end)
            yield Blame(whole, span, None if actor is None else actor.country, match["thing"], actor)


def find_holder(match: re.Match[str], sentence: Sentence, reading: Reading) -> tuple[Span, Actor | None] | None:
    """Who holds the ground that a weapon came from: an actor of the document, else a force that is only called so."""
    start, end = sentence.start + match.start("before"), sentence.start + match.end("before")
    holder = sentence.start + match.end()
    for actor in reading.actors.actors:
        for span in actor.mentions if actor.kind in HOLDING else ():
            within = match["by"] is None and start <= span.start < end
            after = match["by"] is not None and span.start <= holder < span.end
            if within or after:
                return span, actor
    words = match["before"] if match["by"] is None else sentence.text[match.end() : match.end() + LONGEST]
    named = HOLDERS.search(words) if match["by"] is None else HOLDERS.match(words)
    if named is None:
        return None
    first = start if match["by"] is None else holder
    span = sentence.document.span(first + named.start(), first + named.end())
    return span, find_army(span.quote, reading)


def name_blamed(claims: Sequence[Claim], reading: Reading) -> list[Claim]:
    """The claims with the doers that such words name, and the claims that these words are."""
    told = list(claims)
    parties = list_parties(reading)
    named = [tuple(list_codes()), *([parties] if len(parties) > 0 else [])]
    for sentence in reading.sentences:
        for blame in find_blames(sentence, named, reading):
            voice = find_voice(blame.who.start, reading)
            beside = find_beside(blame, told, sentence)
            if beside is not None:
                told[beside] = accuse(settle(told[beside], blame, told, reading.document.text), blame, voice, reading)
                for number in list_results(beside, told, sentence):
                    told[number] = accuse(told[number], blame, voice, reading)
            elif blame.thing is not None:
                told += make_blame(blame, told, voice, reading)
    return told


def find_beside(blame: Blame, claims: Sequence[Claim], sentence: Sentence) -> int | None:
    """The claim of these words' own clause; one whose doer is named needs no other."""
    harmful = [
        number
        for number, claim in enumerate(claims)
        if claim.event is not None and is_harmful(claim.event.kind) and len(list_own(claim, sentence)) > 0
    ]
    for number in harmful:
        own = list_own(claims[number], sentence)
        if any(span.start < blame.span.end and blame.span.start < span.end for span in own):
            return number
    caused = next(
        (number for number in harmful if is_caused(list_own(claims[number], sentence), blame, sentence)), None
    )
    if caused is not None:
        return caused
    following = (number for number in harmful if is_next(list_own(claims[number], sentence), blame, sentence))
    if (after := next(following, None)) is not None:
        return after
    armed = [number for number in harmful if len(claims[number].weapons) > 0]
    before = [number for number in armed if claims[number].evidence[-1].end <= blame.span.start]
    alone = blame.actor is not None and blame.thing is None and len(harmful) == len(before) == 1
    return before[0] if alone else None


def list_results(cause: int, claims: Sequence[Claim], sentence: Sentence) -> list[int]:
    """The claims of the same voice in the sentence of what came of a blow, or of the same weapon: "six died when shells
    fired from rebel lines hit a camp"."""
    own = claims[cause]
    arms = {span for weapon in own.weapons for span in weapon.spans}
    return [
        number
        for number, row in enumerate(claims)
        if number != cause
        and row.event is not None
        and row.statement == own.statement
        and row.act in ("assert", "accuse")
        and not row.event.negated
        and len(list_own(row, sentence)) > 0
        and (row.event.kind in RESULTS or (len(row.figures) > 0 and has_arms(row, arms)))
    ]


def has_arms(claim: Claim, arms: set[Span]) -> bool:
    """Whether a claim tells of one of these weapons."""
    return any(span in arms for weapon in claim.weapons for span in weapon.spans)


def is_caused(own: Sequence[Span], blame: Blame, sentence: Sentence) -> bool:
    """Whether a claim's words are what a weapon is blamed for: "blamed Russian drones for an attack on a bus"."""
    after = sentence.text[blame.span.end - sentence.start : own[0].start - sentence.start]
    return own[0].start >= blame.span.end and FOR.match(after) is not None


def is_next(own: Sequence[Span], blame: Blame, sentence: Sentence) -> bool:
    """Whether a claim's words go on right after whence a weapon came: "rockets launched from rebel-held Bahri hit a
    clinic"."""
    between = sentence.text[blame.span.end - sentence.start : own[0].start - sentence.start]
    return own[0].start >= blame.span.end and NEXT.fullmatch(between) is not None


def is_elsewhere(blame: Blame, place: PlaceReference | None, reading: Reading) -> bool:
    """Whether what a weapon is blamed for lies elsewhere: "blamed a rocket for the fire in Makiivka"."""
    end = blame.span.end
    goes_on = OBJECT.match(reading.document.text, end)
    if goes_on is None or place is None:
        return False
    named = {row.id for row in reading.places.places if any(end < span.start < goes_on.end() for span in row.mentions)}
    return len(named) > 0 and place.id not in named


def list_own(claim: Claim, sentence: Sentence) -> list[Span]:
    """The stretches of a claim in a sentence: its words, and its weapons'."""
    spans = [*claim.evidence, *(span for weapon in claim.weapons for span in weapon.spans)]
    return [span for span in spans if sentence.start <= span.start < sentence.end]


def accuse(claim: Claim, blame: Blame, voice: Voice, reading: Reading) -> Claim:
    """The claim with its doer, where it names none of its own."""
    if any(not agent.inferred or agent.inferred_from == INFERRED for agent in claim.agents):
        return claim
    agent = make_agent(blame, reading)
    own = is_same_side(voice.actor, get_party(agent, reading))
    act: Act = "accuse" if claim.act == "assert" and claim.statement is not None and not own else claim.act
    return replace(claim, agents=(agent,), act=act, responsibility=claim.responsibility or "asserted")


def settle(claim: Claim, blame: Blame, claims: Sequence[Claim], text: str) -> Claim:
    """The claim at the place and day of the event told before, where it goes on about it: "the shells were fired …"."""
    event = find_antecedent(blame, [row for row in claims if row.id != claim.id], text)
    goes_on = (blame.thing or "").lower().startswith(("the ", "it", "they", "these", "those", "this ", "that "))
    if claim.place is not None or event is None or not goes_on:
        return claim
    place, time = recall_setting(event, ANTECEDENT)
    return replace(claim, place=place, time=claim.time or time)


def make_blame(blame: Blame, claims: Sequence[Claim], voice: Voice, reading: Reading) -> list[Claim]:
    """The claim that such words are, about the event told before; none where no event is."""
    event = find_antecedent(blame, claims, reading.document.text)
    if event is None or event.event is None or voice.statement is None or is_elsewhere(blame, event.place, reading):
        return []
    kind = load_kinds()[find_kind(blame, event.event.kind)]
    agent = make_agent(blame, reading)
    key = make_id("claim", reading.document.id, blame.span.start, "blame")
    made = Event(kind.name, kind.plover, kind.acled, kind.cameo, "actual", False, blame.span)
    place, time = recall_setting(event, ANTECEDENT)
    act: Act = "assert" if is_same_side(voice.actor, get_party(agent, reading)) else "accuse"
    return [
        Claim(
            key, voice.statement.id, voice.claimant, act, None, None, "asserted", made, (agent,), (), (), place, time,
            (), event.in_headline and blame.span.start < event.evidence[-1].end, (blame.span,),
        )
    ]  # fmt: skip


def find_antecedent(blame: Blame, claims: Sequence[Claim], text: str) -> Claim | None:
    """The harmful event told last before these words; one that is denied where no other is."""
    before = [
        claim
        for claim in claims
        if claim.event is not None
        and claim.event.kind in STRIKING | RESULTS
        and claim.event.modality == "actual"
        and claim.act not in ("demand", "threaten", "pledge")
        and claim.evidence[0].start < blame.span.start
        and claim.place is not None
    ]
    last = max(before, key=lambda claim: (claim.act != "deny", claim.evidence[0].start), default=None)
    if last is None or last.event is None or last.event.kind not in RESULTS or blame.thing is None:
        return last
    blows = (row for row in reversed(before) if row.event is not None and row.event.kind in STRIKING)
    return next((row for row in blows if is_there(row, last, text)), last)


def is_there(blow: Claim, result: Claim, text: str) -> bool:
    """Whether a blow is told just before what came of it, at the same place."""
    between = text[blow.evidence[-1].end : result.evidence[0].start]
    near = len(between) < BESIDE and "\n" not in between
    return near and blow.place is not None and result.place is not None and blow.place.id == result.place.id


def find_kind(blame: Blame, kind: str) -> str:
    """The kind of event of the weapon named; that of the event told before where the words name none."""
    for word in (blame.thing or "").lower().split():
        weapon = load_weapons().get(word) or load_weapons().get(word.removesuffix("s"))
        if weapon is not None and weapon.kind in load_weapon_events():
            return load_weapon_events()[weapon.kind]
    return kind


def make_agent(blame: Blame, reading: Reading) -> Agent:
    """The one blamed: the actor of the document that bears arms for this country, else its state, else its name."""
    if blame.actor is not None:
        return Agent(blame.actor.id, blame.actor.name, blame.who.quote, (blame.who,), True, INFERRED)
    own = reading.actors.resolve(blame.who.start, blame.who.end) if blame.country is None else None
    if own is not None:
        return Agent(own.id, own.name, blame.who.quote, (blame.who,), True, INFERRED)
    if blame.country is None:
        return Agent(None, blame.who.quote, blame.who.quote, (blame.who,), True, INFERRED)
    actors = [actor for actor in reading.actors.actors if actor.country == blame.country]
    best = min(actors, key=rank_actor, default=None)
    if best is None or rank_actor(best) > 1:
        name = load_countries()[blame.country].name
        return Agent(None, name, blame.who.quote, (blame.who,), True, INFERRED)
    return Agent(best.id, best.name, blame.who.quote, (blame.who,), True, INFERRED)


def rank_actor(actor: Actor) -> int:
    """How well an actor stands for its country in arms: the state, its armed forces, anybody else."""
    return 0 if actor.kind == "state" else 1 if actor.kind == "armed-force" else 2
