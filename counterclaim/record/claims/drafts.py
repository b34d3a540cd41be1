"""Event claims while they are put together: one draft for every event a voice tells, with its counts and its frame."""

import re
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from counterclaim.data.lexicon import load_kinds, load_measures, load_words
from counterclaim.record.claims.figures import Placed, place_count
from counterclaim.record.claims.scope import find_scopes
from counterclaim.record.claims.telling import find_teller
from counterclaim.record.counting.counted import Count, demonym_codes
from counterclaim.record.counting.shares import REACH
from counterclaim.record.events.cue import RESULTS, Cue, is_phrase_of, is_told_under, may_cause
from counterclaim.record.events.culprits import find_blamed
from counterclaim.record.events.spot import find_cues
from counterclaim.record.reading import Reading
from counterclaim.record.speech.voices import Voice, find_voice
from counterclaim.record.text.grammar import find_subject, is_passive, iterate_heads, list_objects
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import Measure, Scope

KINDS: dict[Measure, str] = {
    "killed": "killing",
    "injured": "wounding",
    "casualties": "killing",
    "missing": "killing",
    "captured": "detention",
    "detained": "detention",
    "abducted": "abduction",
    "displaced": "displacement",
    "damaged": "property-destruction",
    "destroyed": "property-destruction",
    "shot_down": "interception",
    "fired": "attack",
}
"""The kind of event a count speaks of where no other word names one."""
ONGOING = re.compile(
    r"\b(?:since|so far|to date|total|in all|overall|until now|as of|a day|daily|war|conflict)\b", re.IGNORECASE
)
OTHERS = {
    "exchange": "prisoner-exchange",
    "swap": "prisoner-exchange",
    "rescue": "evacuation",
    "pull": "evacuation",
    "save": "evacuation",
    "relocate": "evacuation",
    "desert": "withdrawal",
    "rape": "sexual-violence",
    "torture": "torture",
}
"""The kind of event of a count that has no measure of its own, by its word."""
STRETCH = re.compile(
    r"\b(?:between \d\d? (?:\w+ )?and|from \d\d? (?:\w+ )?to"
    r"|(?:over|for|in) (?:the )?(?:two|three|four|five|six|seven|ten|\d+) (?:hours|days|nights))\b",
    re.IGNORECASE,
)
"""A short stretch of days: an event that lasted so long is still one."""
STRIKING = load_words("striking")
BATTLES = frozenset({"territory-taken", "territory-retaken", "armed-clash", "ground-assault"})
"""Events in which prisoners are taken and arms seized."""
BACKDROP = re.compile(
    r"\b(?:since|amid|despite|until|throughout|ahead of|before|prior to|on the eve of|in the run-up to"
    r"|(?:minutes?|hours?|days?|weeks?|moments) (?:after|following)|within (?:an?|\w+) (?:hours?|minutes?) of)\b"
    r"(?:(?!\b(?:in|on|at|by|from|during|into|against)\b)(?:[^.;:,]|(?<=[A-Z])\.))*$",
    re.IGNORECASE,
)
"""What makes an event noun after it the background of another event."""


@dataclass(slots=True)
class Draft:
    """One event as one voice tells it."""

    cue: Cue
    voice: Voice
    running: bool = False
    counts: list[int] = field(default_factory=list)
    results: list[Cue] = field(default_factory=list)
    part_of: "Draft | None" = None
    """The draft whose event this is at one more place."""

    @property
    def position(self) -> int:
        """Where it is told."""
        return self.cue.span.start

    @property
    def sentence(self) -> Sentence:
        """The sentence that tells it."""
        return self.cue.sentence


@dataclass(slots=True)
class Plan:
    """Everything told in a document: drafts in order, counts with their voice and scope, cues by sentence."""

    drafts: list[Draft]
    placed: list[Placed]
    cues: dict[int, tuple[Cue, ...]]
    scopes: tuple[Scope, ...] = ()


def plan_claims(reading: Reading, counts: tuple[Count, ...]) -> Plan:
    """The drafts of a document: from the cues of each sentence, then from counts that no cue carries."""
    plan = Plan([], [], {}, find_scopes(counts, reading))
    by_sentence: dict[int, list[int]] = {}
    for number, count in enumerate(counts):
        by_sentence.setdefault(count.sentence.index, []).append(number)
    cued = [span for row in reading.statements if row.cue is not None for span in row.cue.spans]
    spoken = frozenset(place for span in cued for place in range(span.start, span.end))
    for sentence in reading.sentences:
        cues = find_cues(sentence)
        plan.cues[sentence.index] = cues
        rows = [Draft(cue, find_voice(cue.span.start, reading)) for cue in cues]
        for number in by_sentence.get(sentence.index, ()):
            add_count(number, counts, rows, plan, reading)
        for row in rows:
            join_result(row, rows)
        plan.drafts += [row for row in rows if not (is_carried(row, rows) or is_speech(row, spoken))]
    plan.drafts.sort(key=lambda draft: draft.position)
    plan.drafts = [row for index, row in enumerate(plan.drafts) if not join_capture(index, plan.drafts)]
    return plan


def join_capture(index: int, drafts: list[Draft]) -> bool:
    """Whether people or arms taken belong to the battle told just before in the paragraph: its draft then has them."""
    row = drafts[index]
    taken = row.cue.kind in ("detention", "territory-taken") and (row.cue.counted or is_taking(row.cue))
    if not taken or row.running or row.cue.negated:
        return False
    for other in reversed(drafts[:index]):
        if other.sentence.paragraph != row.sentence.paragraph or other.voice.statement is not row.voice.statement:
            return False
        if other.cue.kind in BATTLES and other.cue.modality == "actual" and not other.running:
            other.counts += row.counts
            other.results.append(row.cue)
            return True
    return False


def is_taking(cue: Cue) -> bool:
    """Whether a verb tells of people or things taken, not of a place."""
    objects = list_objects(cue.token) if cue.token.pos_ == "VERB" else ()
    named = any(token.pos_ == "PROPN" or token.lemma_.lower() in load_words("places") for token in objects)
    return cue.token.lemma_.lower() in ("capture", "seize", "take") and len(objects) > 0 and not named


def add_count(number: int, counts: tuple[Count, ...], rows: list[Draft], plan: Plan, reading: Reading) -> None:
    """Give a count its voice and scope, and put it with the event it belongs to; with a new one where there is none."""
    count = counts[number]
    voice = find_teller(number, counts, reading)
    count = prefer_own(count, voice, plan.placed)
    whole = None if count.whole is None else plan.placed[count.whole] if count.whole < len(plan.placed) else None
    item = place_count(count, voice, whole, plan.scopes[number])
    plan.placed.append(item)
    other = None if whole is None else find_part(count, voice, whole, rows)
    if other is not None:
        other.counts.append(number)
        return
    if whole is not None and any(count.whole in row.counts for row in [*rows, *plan.drafts]):
        next(row for row in [*rows, *plan.drafts] if count.whole in row.counts).counts.append(number)
        return
    row = find_row(count, rows, voice, item.scope == "running")
    if row is None:
        kind = read_kind(count)
        span = count.sentence.span(count.word)
        cue = Cue(count.sentence, count.word, count.word, span, kind, "actual", count.mention.high == 0, counted=True)
        cue = replace(cue, done=is_done(count))
        row = find_under(cue, rows, voice) if item.scope != "running" else None
        if row is None:
            row = Draft(cue, voice, item.scope == "running")
            rows.append(row)
        else:
            row.results.append(cue)
    row.counts.append(number)


def is_done(count: Count) -> bool:
    """Whether an active verb did it to those counted: "led off 26 men"; not "26 men laid down their arms"."""
    booty = count.measure == "captured" and count.of.unit != "people"
    if count.word.pos_ != "VERB" or is_passive(count.word) or booty:
        return False
    lemma, known = count.word.lemma_.lower(), load_measures()
    if lemma not in known.transitive and all(row.object is None for row in known.idioms.get(lemma, ())):
        return False
    objects = [*list_objects(count.word), *(row for row in count.word.children if row.dep_ == "ccomp")]
    return any(count.mention.top.i in {word.i for word in row.subtree} for row in objects)


def find_under(cue: Cue, rows: list[Draft], voice: Voice) -> Draft | None:
    """The attack told in a clause under what came of it: "nine lost their lives when the army shelled a market"."""
    if cue.kind not in RESULTS or cue.token.pos_ != "VERB" or cue.negated:
        return None
    told = [row for row in rows if row.voice.statement is voice.statement and row.cue.token.i != cue.token.i]
    causes = [row for row in told if may_cause(row.cue, cue) and is_told_under(cue, cue.token, row.cue.head)]
    return max(causes, key=lambda row: row.cue.rank, default=None)


def prefer_own(count: Count, voice: Voice, placed: list[Placed]) -> Count:
    """The count as a part of what its own teller counted, where another counter's number stands between: "the army said
    12 had died, doctors 30; two of those killed were children, it said"."""
    if count.whole is None or voice.statement is None or count.whole >= len(placed):
        return count
    other = placed[count.whole]
    if other.voice.claimant == voice.claimant or other.count.sentence.index == count.sentence.index:
        return count
    for index in reversed(range(len(placed))):
        row = placed[index]
        near = count.sentence.index - row.count.sentence.index <= REACH and row.count.whole is None
        if near and row.voice.claimant == voice.claimant and row.count.measure == other.count.measure:
            return replace(count, whole=index) if holds(row.count, count) else count
    return count


def find_part(count: Count, voice: Voice, whole: Placed, rows: list[Draft]) -> Draft | None:
    """The draft of a part that somebody else than the counter of the whole tells in words of its own: "two of those
    killed were children"."""
    if voice.statement is None or whole.voice.claimant == voice.claimant:
        return None
    alike = (row for row in rows if row.voice.statement is voice.statement and row.cue.kind == read_kind(count))
    return next(alike, None)


def holds(whole: Count, part: Count) -> bool:
    """Whether a number is large enough to have another as its part."""
    return None not in (whole.mention.low, part.mention.low) and (whole.mention.low or 0) >= (part.mention.low or 0)


def read_kind(count: Count) -> str:
    """The kind of event of a count by its measure and unit."""
    if count.measure == "captured" and count.of.unit in ("settlements", "buildings"):
        return "territory-taken"
    if count.measure == "fired":
        return "drone-strike" if count.of.unit == "aircraft" else "missile-strike"
    if count.measure == "other":
        return OTHERS.get(count.word.lemma_.lower(), "release")
    return KINDS[count.measure]


def find_row(count: Count, rows: list[Draft], voice: Voice, running: bool) -> Draft | None:
    """The draft a count belongs to: of its own word, of the event the word is a result of, of the subject."""
    same = [row for row in rows if row.voice.statement is voice.statement]
    own = find_own(count.word, same)
    if own is None and voice.statement is None:
        near = find_own(count.word, rows)
        own = near if near is not None and shares_clause(count.word, near.cue.head) else None
    if own is None:
        return None
    if running and not own.running:
        own.running = own.cue.rank < 4 or len(own.counts) == 0
    if own.cue.result_of is not None and (not running or rows[own.cue.result_of].cue.rank < 4):
        target = own.cue.result_of
        linked = [row for row in same if row.cue is not own.cue and cue_index(row, rows) == target]
        return linked[0] if len(linked) > 0 else own
    return own


def shares_clause(word: Token, verb: Token) -> bool:
    """Whether a counted noun is the verb's own subject or object: one voice tells both, wherever its words are cut."""
    return word.i == verb.i or (word.head.i == verb.i and word.dep_ in ("nsubj", "nsubjpass", "dobj"))


def cue_index(row: Draft, rows: list[Draft]) -> int:
    """The position of a draft among those of the sentence's cues."""
    return next(index for index, other in enumerate(rows) if other is row)


def find_own(word: Token, rows: list[Draft]) -> Draft | None:
    """The draft whose cue a count's word is, stands in, or has as subject."""
    for row in rows:
        if word.i in (row.cue.token.i, row.cue.head.i):
            return row
    inside = {token.i for token in word.subtree} if word.pos_ == "NOUN" else set()
    for row in rows:
        if row.cue.token.i in inside:
            return row
    chain = [word, *iterate_heads(word)][:4]
    for above in chain:
        for row in rows:
            if above.i in (row.cue.token.i, row.cue.head.i):
                return row
        cause = find_cause(above, rows)
        if cause is not None:
            return cause
        if above.pos_ in ("VERB", "AUX"):
            subject = find_subject(above)
            for row in rows:
                if subject is not None and row.cue.token.i in {t.i for t in subject.subtree}:
                    return row
    return None


def find_cause(verb: Token, rows: list[Draft]) -> Draft | None:
    """The attack to which somebody lost whom a count tells of: "lost 12 men to an ambush"."""
    if verb.lemma_.lower() not in ("lose", "suffer", "sustain"):
        return None
    nouns = (row for row in rows if row.cue.token.pos_ == "NOUN" and row.cue.kind in STRIKING)
    return next((row for row in nouns if is_phrase_of(row.cue.token, verb)), None)


def join_result(row: Draft, rows: list[Draft]) -> None:
    """Tell an event which results belong to it."""
    target = row.cue.result_of
    if target is not None and target < len(rows) and not row.running:
        rows[target].results.append(row.cue)


def is_carried(row: Draft, rows: list[Draft]) -> bool:
    """Whether a draft adds no claim: a result whose counts went to its event, or a word too weak to name one."""
    if len(row.counts) > 0:
        return False
    if row.cue.result_of is not None and rows[row.cue.result_of].voice.statement is row.voice.statement:
        return True
    noun = row.cue.token.pos_ in ("NOUN", "PROPN")
    if noun and find_blamed(row.cue.token) is not None:
        return False
    if noun and is_backdrop(row.cue):
        return True
    if row.cue.weak and noun and row.cue.token.lemma_.lower() == "loss":
        return True
    if row.cue.weak and noun:
        bare = row.cue.head.i == row.cue.token.i
        return bare and not any(
            (child.dep_ in ("prep", "poss") and child.lower_ in ("by", "of")) or child.text in demonym_codes()
            for child in row.cue.token.children
        )
    return False


def is_speech(row: Draft, spoken: frozenset[int]) -> bool:
    """Whether a verb of an event is only how somebody speaks: ""Nonsense," the spokesman fired back"."""
    return row.cue.token.pos_ == "VERB" and row.position in spoken and len(row.counts) == 0


def is_backdrop(cue: Cue) -> bool:
    """Whether an event noun only says since or amid what: "since the offensive began", "despite the truce"."""
    if cue.kind in RESULTS:
        return False
    if ranks_before(cue.token):
        return True
    text = cue.sentence.text
    at = cue.span.start - cue.sentence.start
    return BACKDROP.search(text[:at]) is not None


def ranks_before(noun: Token) -> bool:
    """Whether a noun only ranks the event told before, or is what another one followed: "it was the worst attack this
    year", "the raids followed the shooting of 23 men"."""
    subject = find_subject(noun.head) if noun.head.pos_ in ("VERB", "AUX") else None
    if noun.dep_ == "attr" and subject is not None and subject.pos_ == "PRON":
        return any(child.tag_ in ("JJS", "RBS") or child.ent_type_ == "ORDINAL" for child in noun.children)
    followed = noun.dep_ == "dobj" and noun.head.lemma_ == "follow" and subject is not None
    return followed and subject is not None and subject.lemma_.lower() in load_words("event_subjects")


def soften(draft: Draft) -> Draft:
    """The draft with its cue told as habitual if it is of a running total: no one event of a day."""
    text = draft.sentence.text
    lasting = STRETCH.search(text) is not None and ONGOING.search(text) is None
    if draft.running and draft.cue.modality == "actual" and not lasting:
        draft.cue = replace(draft.cue, modality="habitual")
    return draft


def is_harmful(kind: str) -> bool:
    """Whether an event of this kind is something one side accuses the other of."""
    row = load_kinds()[kind]
    return row.ucdp == "violence" or kind in RESULTS or row.plover["event"] in ("ASSAULT", "COERCE", "THREATEN")
