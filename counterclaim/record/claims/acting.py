"""What a voice does by telling an event: asserts, accuses, denies, admits; and how responsibility is stated."""

import re
from itertools import pairwise

from counterclaim.data.patterns import load_pattern
from counterclaim.record.claims.drafts import Draft, is_harmful
from counterclaim.record.claims.frames import Setting
from counterclaim.record.claims.owning import OWNER
from counterclaim.record.events.blows import blames_other
from counterclaim.record.events.cue import RESULTS
from counterclaim.record.reading import Reading
from counterclaim.record.speech.acts import find_act
from counterclaim.record.speech.voices import OURS, PART, Voice, find_verdict, get_party
from counterclaim.vocabulary import Act, Actor, Agent, Responsibility, Statement

PARTIES = frozenset({"government-body", "armed-force", "armed-group", "state"})
PERCEIVED = re.compile(
    r"\W*(?:that )?(?:it|we|they|he|she|its \w+) (?:ha[sd] |have )?"
    r"(?:heard|seen|saw|observed|recorded|registered|detected|documented|counted|received|noted|witnessed)\b",
    re.IGNORECASE,
)
"""What a monitor says that it perceived is no deed of its own: "it had heard explosions"."""
SUSPECTED = re.compile(
    r"\b(?:suspect\w*|believed|alleged\w*|apparently|presumabl\w*|blam\w+|thought to|likely|probabl\w*)\b",
    re.IGNORECASE,
)
CLAIMED = re.compile(r"\b(?:claim\w*|took|taken|take|accept\w*|assum\w*)\s+(?:\w+\s+)?responsibility\b", re.IGNORECASE)
WARFARE = frozenset(
    {
        "armed-clash",
        "interception",
        "prisoner-exchange",
        "release",
        "territory-taken",
        "territory-retaken",
        "withdrawal",
    }
)
"""Kinds that armies report of each other without blame."""
WRONGS = frozenset({"execution", "torture", "sexual-violence", "looting", "massacre", "hostage-taking"})
"""Kinds that are wrongs whoever did them."""
THEIRS = re.compile(PART + r"(?:its|their|his|her|it|they)\b", re.IGNORECASE)
LAUNCHED = re.compile(r"\b(?:launched|sent|fired)\b[^.;]{0,60}\bfrom\b|\bthat \w+ (?:sent|launched|fired)\b")
FIXED = frozenset({"deny", "admit", "demand", "threaten", "pledge", "condemn", "praise", "doubt"})


VERDICT = re.compile(
    r"\W*(?:that )?it(?:['’]s| is| was) (?:[\w“”\"’'-]+ ){0,3}?[“\"]?"
    r"(?:untrue|false|not true|not the case|lies?|nonsense|absurd|ridiculous|wrong|fabrication|slander|fiction)\W*$",
    re.IGNORECASE,
)
"""What somebody says of a claim that follows it: "It is not true"; not "It was the rebels, he said, that fired"."""
TURN = re.compile(r":|[.!?]\W* |; ")
"""Where a denial ends and what is told instead begins."""
NAMED = re.compile(r":\s+(?:that|of|having|\w+ing)\b", re.IGNORECASE)
"""Where a colon opens what is denied: "rejected the accusation: that its fighters shot civilians"."""
POINTED = re.compile(r"\W*(?:with |to )?(?:it|this|that|these|those|them|both)\s*:", re.IGNORECASE)
"""A pronoun is all that is denied: "denied this: rebels had shelled the market" denies no shelling."""
DISAGREED = re.compile(r"\b(?:disagree|differ|demur|beg\w* to differ)", re.IGNORECASE)
"""Cues that deny what was said before, and never what stands after their colon."""
CLAUSE = re.compile(r"[.!?][”\"’']?\s+|;\s+")
"""Where one thing said ends and another begins."""
OPENING = 12
"""Characters from the start of what is said within which "its" is the speaker's: "that its", "'No. Our"."""


def find_claim_act(draft: Draft, setting: Setting, reading: Reading) -> Act:
    """The act of a claim: the statement's, turned to accusing or denying by whose deed is told."""
    voice = draft.voice
    statement = voice.statement
    if draft.cue.negated and draft.cue.weak:
        return "assert"
    own = is_own(voice, setting, reading)
    harmful = is_harmful(setting.kind)
    if statement is not None and statement.act in FIXED and not goes_on(draft, statement, reading):
        if statement.act == "admit" and draft.cue.negated:
            return "deny" if own and harmful else "assert"
        if statement.act == "admit" and not is_cued(statement) and is_boast(setting) and own:
            return "assert"
        shown = statement.act == "admit" and not is_cued(statement) and harmful and not own
        return "accuse" if shown and is_accusing(draft, setting, reading) else statement.act
    if draft.cue.negated and harmful:
        bare = len(setting.agents) == 0 and voice.actor is not None and voice.actor.kind in PARTIES
        if setting.kind in RESULTS:
            return "deny" if own and any(not agent.inferred for agent in setting.agents) else "assert"
        return "deny" if own or bare else "assert"
    party = statement is not None or (voice.actor is not None and voice.actor.kind in PARTIES)
    told = setting.modality in ("actual", "attempted", "habitual") or is_quoted(draft, voice)
    if harmful and party and told and not own and is_accusing(draft, setting, reading):
        return "accuse"
    return "assert" if statement is None or statement.act in FIXED else statement.act


def is_boast(setting: Setting) -> bool:
    """Whether only fighters were struck: who tells that its own forces killed soldiers boasts and admits nothing."""
    fighters = len(setting.targets) > 0 and all(target.civilian is False for target in setting.targets)
    return fighters or setting.kind in ("detention", "territory-taken", "territory-retaken", "interception")


def goes_on(draft: Draft, statement: Statement, reading: Reading) -> bool:
    """Whether a statement that denies tells this beside it: "rejected the charge: "The guards shot three men"" denies
    no shooting, nor does "We burned no truck. They fired on us"."""
    if statement.act != "deny" or draft.cue.negated:
        return False
    cued = statement.cue is not None and is_cued(statement)
    if statement.cue is not None and cued:
        between = reading.document.text[statement.cue.spans[-1].end : draft.position]
        turn = TURN.search(between) if NAMED.search(between) is None else None
        pointed = load_pattern("pointing").match(between) is not None and turn is not None
        alone = DISAGREED.search(statement.cue.text) is not None and between.startswith(":")
        if pointed or alone or POINTED.match(between) is not None:
            return True
    clauses = split_clauses(statement, reading)
    own = next((index for index, (start, end) in enumerate(clauses) if start <= draft.position < end), 0)
    if len(clauses) < 2 or (cued and own == 0):
        return False
    clause = reading.document.text[slice(*clauses[own])]
    return load_pattern("negative").search(clause) is None and find_act("", clause) != "deny"


def split_clauses(statement: Statement, reading: Reading) -> list[tuple[int, int]]:
    """What is said, cut where a sentence or half of one ends; one that goes on with "that" behind the cue is one: "It
    is not true, she said, that guns fired"."""
    text = reading.document.text
    clauses: list[tuple[int, int]] = []
    for span in statement.content.spans:
        cuts = [span.start, *(match.end() for match in CLAUSE.finditer(text, span.start, span.end)), span.end]
        parts = list(pairwise(cuts))
        if (
            len(clauses) > 0
            and span.quote.lstrip('“"').startswith(("that ", "to "))
            and VERDICT.match(text, *clauses[-1]) is not None
        ):
            parts[0] = (clauses.pop()[0], parts[0][1])
        clauses += parts
    return clauses


def is_cued(statement: Statement) -> bool:
    """Whether the cue alone shows the act: "admitted", and not only words such as "two of our soldiers were killed"."""
    return statement.cue is not None and find_act(statement.cue.text, "") == statement.act


def is_quoted(draft: Draft, voice: Voice) -> bool:
    """Whether somebody's claim is told only to be called false: he made it all the same."""
    return voice.statement is not None and find_verdict(draft.sentence.text) is not None


def is_accusing(draft: Draft, setting: Setting, reading: Reading) -> bool:
    """Whether the deed told would be a wrong: by somebody its own clause names, and not soldiers fighting soldiers, or
    one that is wrong whoever did it."""
    text = draft.sentence.text
    if load_pattern("repelled").search(text) is not None:
        return blames_other(draft.voice.actor, draft.sentence, reading) and LAUNCHED.search(text) is not None
    if setting.kind in WRONGS:
        return True
    named = any(not agent.inferred or agent.inferred_from in ("weapon", OWNER) for agent in setting.agents)
    guards = any(load_pattern("guards").search(agent.text) is not None for agent in setting.agents)
    fighting = setting.kind in WARFARE or (
        len(setting.targets) > 0 and all(row.civilian is False for row in setting.targets)
    )
    blamed = blames_other(draft.voice.actor, draft.sentence, reading)
    return (named and not fighting and not guards) or blamed


def is_own(voice: Voice, setting: Setting, reading: Reading) -> bool:
    """Whether the deed told is of the claimant's own side."""
    return tells_own(voice.actor, voice.statement, setting.agents, reading)


def tells_own(speaker: Actor | None, statement: Statement | None, agents: tuple[Agent, ...], reading: Reading) -> bool:
    """Whether one of the agents is the speaker's own side: by its side, or as "our", or as "its" where it opens what
    is said ("said its gunners hit …")."""
    actors = [get_party(agent, reading) for agent in agents]
    if any(is_same_side(speaker, actor) for actor in actors if actor is not None):
        return True
    if len(agents) == 0:
        said = "" if statement is None else statement.content.text
        return load_pattern("own").match(said) is not None and PERCEIVED.match(said) is None
    quoted = statement is None or statement.manner != "indirect" or not is_led(statement)
    if not quoted and any(OURS.match(row.text) for row in agents):
        source = reading.actors.find_source()
        return is_same_side(speaker, source) or (is_unplaced(speaker) and source is not None and source.kind in PARTIES)
    first = 0 if statement is None else statement.content.spans[0].start
    for agent in agents:
        ours = OURS.match(agent.text) is not None
        opening = statement is not None and not agent.inferred and agent.spans[0].start - first <= OPENING
        if ours or (opening and THEIRS.match(agent.text) is not None):
            return True
    return False


def is_unplaced(actor: Actor | None) -> bool:
    """Whether nothing says whose a body is: on a party's own site "the committee" is that party's."""
    return actor is not None and actor.kind != "person" and actor.side is None and actor.country is None


def is_led(statement: Statement) -> bool:
    """Whether the speaker stands before what is said: in "said that our guns fired" it may be the outlet's "our", in
    "Our guns fired, the army said" it is the speaker's."""
    return statement.cue is not None and statement.cue.spans[0].start < statement.content.spans[0].start


def is_same_side(one: Actor | None, two: Actor | None) -> bool:
    """Whether two actors are of one side: the profile's, or without one of one country."""
    if one is None or two is None:
        return False
    if one.id == two.id:
        return True
    if one.side is not None and two.side is not None:
        return one.side == two.side
    return one.country is not None and one.country == two.country


def find_responsibility(draft: Draft, setting: Setting, act: Act) -> Responsibility | None:
    """How responsibility is stated; None where nobody is named."""
    text = draft.sentence.text
    if act == "deny":
        return "denied"
    if len(setting.agents) == 0:
        return None
    if act == "admit":
        return "admitted"
    if CLAIMED.search(text) is not None:
        return "claimed"
    return "suspected" if SUSPECTED.search(text) is not None else "asserted"
