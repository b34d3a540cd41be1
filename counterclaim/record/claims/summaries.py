"""Leads that sum up several attacks: "Israeli strikes killed 22 people across the strip", "raids on two villages".

Such words tell of many events and are none themselves. Whose attacks they were holds for those told one by one below,
where these name nobody else, until the text turns to another side; it is marked as inferred from the lead.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from counterclaim.data.lexicon import load_words
from counterclaim.record.claims.drafts import Draft, Plan
from counterclaim.record.claims.frames import Setting
from counterclaim.record.claims.inferring import infer_agents, infer_time, names_same
from counterclaim.record.claims.threads import BREAKS
from counterclaim.record.counting.counted import demonym_codes
from counterclaim.record.events.anaphora import WORDS
from counterclaim.record.events.cue import RESULTS
from counterclaim.record.events.ground import Ground, contains
from counterclaim.record.events.roles import STRIKING
from counterclaim.record.speech.voices import ARMED, get_actor
from counterclaim.record.text.grammar import list_objects, list_phrases
from counterclaim.vocabulary import Agent, Place

OPENING = 3
"""Sentences of the body in which a lead may sum up."""
WIDE = frozenset({"province", "area", "country"})
"""Precisions of ground on which several attacks can lie."""
ORIGIN = "lead"
SINGLE = STRIKING - {"armed-clash", "ground-assault"}
"""Attacks that one side makes and the other suffers."""


@dataclass(frozen=True, slots=True)
class Doer:
    """Who attacks, as far as the text knows."""

    name: str
    kind: str
    side: str | None
    country: str | None


class Summary:
    """The drafts of a document with their settings, asked for what its lead sums up."""

    def __init__(self, plan: Plan, settings: list[Setting], ground: Ground) -> None:
        self.plan = plan
        self.settings = settings
        self.ground = ground

    def list_leads(self) -> list[int]:
        """The drafts of headline and lead that sum up at least two others."""
        return [index for index in range(len(self.settings)) if self.sums_up(index)]

    def sums_up(self, index: int) -> bool:
        """Whether a draft tells of several attacks at once that are told one by one below."""
        draft, own = self.plan.drafts[index], self.settings[index]
        place = self.ground.get_first(own.places)
        first = next((row.sentence.index for row in self.plan.drafts if not row.sentence.in_headline), 0)
        opens = draft.sentence.in_headline or draft.sentence.index < first + OPENING
        wide = place is None or is_wide(place) or own.places[0].inferred
        if not opens or not wide or own.kind not in STRIKING | RESULTS or not is_several(draft):
            return False
        below = (self.ground.get_first(self.settings[item].places) for item in self.list_items(index))
        return len({place.id for place in below if place is not None}) > 1

    def list_items(self, index: int) -> Iterator[int]:
        """The attacks told below a lead at places of their own, by the same side or by nobody named."""
        draft, own = self.plan.drafts[index], self.settings[index]
        outer = self.ground.get_first(own.places)
        for later in range(index + 1, len(self.settings)):
            below, row = self.plan.drafts[later], self.settings[later]
            place = self.ground.get_first(row.places)
            apart = below.sentence.index <= draft.sentence.index or below.sentence.in_headline
            if apart or below.running or row.modality != "actual" or row.kind not in STRIKING | RESULTS:
                continue
            if place is None or is_wide(place) or row.places[0].inferred_from not in (None, "sentence"):
                continue
            inside = outer is None or own.places[0].inferred or may_lie(outer, place)
            if inside and (len(row.agents) == 0 or len(own.agents) == 0 or names_same(own.agents, row.agents)):
                yield later

    def find_doer(self, leads: list[int]) -> Doer | None:
        """The one side whose attacks the leads sum up; None where they name none, or several."""
        agents = [agent for lead in leads for agent in self.settings[lead].agents]
        if len(agents) == 0 or len({agent.name or agent.text for agent in agents}) > 1:
            return None
        doer = self.read_doer(agents[-1])
        return doer if doer.kind in ARMED else None

    def read_doer(self, agent: Agent) -> Doer:
        """Who an agent is, as far as the text knows; a nation's adjective alone is its state."""
        actor = get_actor(agent.actor, self.ground.reading)
        if actor is not None:
            return Doer(actor.name, actor.kind, actor.side, actor.country)
        code = demonym_codes().get(agent.text.split()[-1])
        name = agent.name or agent.text
        return Doer(name, "state" if code is not None else "unknown", None, code)

    def name_doers(self, leads: list[int]) -> None:
        """Give the attacks below a lead its doer, where they name none, until another side's attack is told."""
        doer = self.find_doer(leads)
        if doer is None:
            return
        lead = max(row for row in leads if len(self.settings[row].agents) > 0)
        agents = infer_agents(self.settings[lead].agents, ORIGIN)
        for item in range(lead + 1, len(self.settings)):
            draft, own = self.plan.drafts[item], self.settings[item]
            if BREAKS.match(draft.sentence.text) is not None or self.turns(own, doer):
                return
            if len(own.agents) == 0 and self.suits(item, doer):
                self.settings[item] = replace(own, agents=agents)

    def turns(self, own: Setting, doer: Doer) -> bool:
        """Whether an attack is told of somebody else, or at home of who attacks: the text is at the other side."""
        others = [row for agent in own.agents if (row := self.read_doer(agent)).kind in ARMED]
        place = self.ground.get_first(own.places)
        home = doer.kind in ("state", "armed-force") and place is not None and place.country == doer.country is not None
        abroad = home and any(place.country not in (None, doer.country) for place in self.ground.places.values())
        return own.kind in STRIKING and (any(not is_kin(row, doer) for row in others) or abroad)

    def suits(self, item: int, doer: Doer) -> bool:
        """Whether an attack may be the doer's: one that happened, somewhere, not of old, and not told by the doer."""
        draft, own = self.plan.drafts[item], self.settings[item]
        told = own.modality == "actual" and not draft.cue.negated and not draft.running and not own.historic
        voice = draft.voice.actor
        itself = voice is not None and is_kin(Doer(voice.name, voice.kind, voice.side, voice.country), doer)
        return told and own.kind in SINGLE and len(own.places) > 0 and not draft.sentence.in_headline and not itself


def is_kin(one: Doer, two: Doer) -> bool:
    """Whether two are one, or of one side or country."""
    return one.name == two.name or (one.side == two.side is not None) or (one.country == two.country is not None)


def is_several(draft: Draft) -> bool:
    """Whether an event word speaks of several attacks: a plural noun, or a verb with several places as its objects."""
    token = draft.cue.token
    if token.pos_ in ("NOUN", "PROPN"):
        return token.tag_ in ("NNS", "NNPS")
    subject = [child for child in token.children if child.dep_ in ("nsubj", "nsubjpass")]
    if any(child.tag_ == "NNS" and child.lemma_.lower() in load_words("event_subjects") for child in subject):
        return True
    objects = [*list_objects(token), *(noun for _, noun in list_phrases(token, "on", "in", "at", "across"))]
    return any(is_places(noun) for noun in objects)


def is_counted(draft: Draft) -> bool:
    """Whether the attacks themselves are counted: "48 attacks in a week" is told for itself."""
    return any(child.dep_ == "nummod" for child in draft.cue.token.children)


def is_wide(place: Place) -> bool:
    """Whether several attacks can lie in a place: a province, a country, a township."""
    kinds = WORDS.get(place.name.split()[-1].lower(), frozenset())
    return place.precision in WIDE or (None in kinds and "district" in kinds) or place.precision == "district"


def is_places(noun: Token) -> bool:
    """Whether a noun is of several places: "two villages", "several districts"."""
    return noun.tag_ == "NNS" and noun.lemma_.lower() in WORDS


def may_lie(outer: Place, inner: Place) -> bool:
    """Whether one place may lie in another: it does, or nobody knows where it is."""
    return contains(outer, inner) or inner.latitude is None or outer.latitude is None


def date_items(summary: Summary, leads: list[int]) -> None:
    """Give the attacks that a lead sums up its day, where they have none."""
    for lead in leads:
        time = summary.settings[lead].time
        for item in summary.list_items(lead) if time is not None else ():
            own = summary.settings[item]
            if own.time is None and BREAKS.match(summary.plan.drafts[item].sentence.text) is None:
                summary.settings[item] = replace(own, time=infer_time(time, ORIGIN))


def sum_up(plan: Plan, settings: list[Setting], ground: Ground) -> list[Setting]:
    """The settings with the leads that only sum up told as habitual, and their doer with the attacks below."""
    summary = Summary(plan, list(settings), ground)
    leads = summary.list_leads()
    if len(leads) > 0:
        summary.name_doers(leads)
        date_items(summary, leads)
    for lead in leads:
        if not is_counted(plan.drafts[lead]):
            summary.settings[lead] = replace(summary.settings[lead], modality="habitual")
    return summary.settings
