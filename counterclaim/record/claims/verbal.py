"""Claims that are acts of speech alone: a ministry condemns, demands, denies, and no event is told in its words."""

import re

from counterclaim.data.patterns import load_pattern
from counterclaim.record.claims.ownvoice import list_denying
from counterclaim.record.reading import Reading
from counterclaim.record.speech.acts import SILENT
from counterclaim.record.speech.voices import Voice, find_verdict, find_voice, is_told_of, make_source, speak_statement
from counterclaim.record.text.parse import Sentence
from counterclaim.vocabulary import Act, Claim, Statement, Target, make_id

ACTS: frozenset[Act] = frozenset(
    {"accuse", "deny", "admit", "demand", "threaten", "pledge", "condemn", "praise", "doubt"}
)


CRITICAL = re.compile(
    r"\b(?:double[- ]standards?|bias\w*|hypocri\w+|pretend\w*|one-sided\w*|unilateral(?:ly)?|shameful\w*|disgrace\w*"
    r"|cynical\w*|turn(?:s|ed|ing)? a blind eye|prejudice\w*|partial(?:ity)?|propaganda|irresponsible|political orders?"
    r"|outrage\w*|barbari\w+|unacceptable|despicable|cowardly|inhuman\w*)\b",
    re.IGNORECASE,
)
"""Words by which a speaker condemns whom the statement is about, without a verb of condemning."""
CONDITION = re.compile(r"\b(?:if|unless|provided)\b", re.IGNORECASE)


DENYING = load_pattern("denying")
"""Words by which a speaker denies without a verb of denying."""


def make_verbal(reading: Reading, claims: tuple[Claim, ...]) -> list[Claim]:
    """A claim without event for each statement that does something by speaking and tells no event."""
    conditional = {statement.id for statement in reading.statements if CONDITION.search(statement.content.text)}
    told = {claim.statement for claim in claims if claim.statement not in conditional or not is_supposed(claim)}
    found = [
        make_act(statement, statement.act, reading)
        for statement in reading.statements
        if statement.act in ACTS
        and statement.id not in told
        and statement.manner != "belief"
        and not refuses(statement)
    ]
    denied = {claim.statement for claim in claims if claim.act == "deny"}
    found += [
        make_act(statement, "deny", reading)
        for statement in reading.statements
        if statement.act == "deny"
        and statement.id in told - denied
        and statement.manner != "belief"
        and not refuses(statement)
    ]
    critical = [
        make_act(statement, "condemn", reading)
        for statement in reading.statements
        if statement.act == "assert"
        and statement.manner != "belief"
        and CRITICAL.search(statement.content.text) is not None
    ]
    denying = deny_otherwise(reading)
    refuting = [claim for sentence in reading.sentences for claim in refute_sentence(sentence, reading)]
    refuted = {claim.evidence[0].start for claim in refuting}
    refuting += [deny_itself(row, reading) for row in list_denying(reading) if row.start not in refuted]
    refuting = [row for row in refuting if not any(is_within(other, row) for other in claims)]
    return found + denying + refuting + [claim for claim in critical if len(claim.targets) > 0]


def deny_otherwise(reading: Reading) -> list[Claim]:
    """The denials of statements with words that deny, though none is a verb of denying."""
    return [
        make_act(statement, "deny", reading)
        for statement in reading.statements
        if statement.act in ("assert", "accuse")
        and (DENYING.search(SILENT.sub("", statement.content.text)) is not None or judges(statement))
    ]


def judges(statement: Statement) -> bool:
    """Whether all that is said is that what somebody else said is false: "That is pure slander", "called the charge
    malicious"."""
    content = statement.content.text
    if load_pattern("judging").search(content) is not None:
        return True
    called = statement.cue is not None and load_pattern("called").search(statement.cue.text) is not None
    return called and load_pattern("branded").search(content) is not None


def refuses(statement: Statement) -> bool:
    """Whether an offer or a demand is turned down, which denies nothing that anybody said."""
    return statement.act == "deny" and load_pattern("offers").match(statement.content.text) is not None


def is_within(claim: Claim, denial: Claim) -> bool:
    """Whether a claim of the same voice is a denial already and stands in the sentence that a denial is."""
    span = denial.evidence[0]
    same = claim.claimant == denial.claimant and claim.act == "deny"
    negated = claim.event is not None and claim.event.negated
    return same and negated and span.start <= claim.evidence[0].start < span.end


def is_supposed(claim: Claim) -> bool:
    """Whether its event is only supposed, so that the statement may do something else: "if …, it should accede"."""
    return claim.event is not None and claim.event.modality == "hypothetical"


def refute_sentence(sentence: Sentence, reading: Reading) -> list[Claim]:
    """The denial of a sentence that calls a claim false: "the claim that X shelled Y is a fabrication"."""
    verdict = find_verdict(sentence.text)
    if verdict is None:
        return []
    position = sentence.start + verdict
    voice = leave_claim(find_voice(position, reading), reading)
    if voice.statement is not None and voice.statement.act == "deny":
        return []
    return [make_denial(sentence, voice, position, reading)]


def leave_claim(voice: Voice, reading: Reading) -> Voice:
    """The voice around a claim that is only told of: that "the statement by Baku … has no basis" Baku does not say."""
    statement = voice.statement
    while statement is not None and is_told_of(statement, reading.document.text):
        parent = statement.parent
        statement = next((row for row in reading.statements if row.id == parent), None)
    if statement is voice.statement:
        return voice
    return make_source(reading) if statement is None else speak_statement(statement, reading)


def deny_itself(sentence: Sentence, reading: Reading) -> Claim:
    """The denial of a sentence in the page's own voice."""
    return make_denial(sentence, make_source(reading), sentence.start, reading)


def make_denial(sentence: Sentence, voice: Voice, position: int, reading: Reading) -> Claim:
    """The denial that a whole sentence is."""
    span = reading.document.span(sentence.start, sentence.end)
    key = make_id("claim", reading.document.id, position, "deny")
    statement = None if voice.statement is None else voice.statement.id
    return Claim(key, statement, voice.claimant, "deny", None, "event", "denied", None, (), (), (), None, None, (),
                 sentence.in_headline, (span,))  # fmt: skip


def make_act(statement: Statement, act: Act, reading: Reading) -> Claim:
    """The claim of one statement; whom it speaks of is its first named actor."""
    voice = speak_statement(statement, reading)
    evidence = tuple(sorted((*(() if statement.cue is None else statement.cue.spans), *statement.content.spans)))
    return Claim(
        id=make_id("claim", reading.document.id, statement.id, act),
        statement=statement.id,
        claimant=voice.claimant,
        act=act,
        about=None,
        denied="event" if act == "deny" else None,
        responsibility="denied" if act == "deny" else None,
        event=None,
        agents=(),
        targets=find_addressee(statement, reading),
        weapons=(),
        place=None,
        time=None,
        figures=(),
        in_headline=statement.in_headline,
        evidence=evidence,
    )


def find_addressee(statement: Statement, reading: Reading) -> tuple[Target, ...]:
    """Whom the act is about: the first actor its content names, other than the speaker; one with a name of its own
    before one described, as in "by calling itself a non-governmental organization, Amnesty International …"."""
    speaker = None if statement.speaker is None else statement.speaker.actor
    found = [
        (span, actor)
        for actor in reading.actors.actors
        if actor.id != speaker
        for span in actor.mentions
        if any(part.start <= span.start < part.end for part in statement.content.spans)
    ]
    if len(found) == 0:
        return ()
    span, actor = min(found, key=lambda row: (not row[1].name[:1].isupper(), row[0].start))
    return (Target(actor.id, actor.name, span.quote, (span,), None),)
