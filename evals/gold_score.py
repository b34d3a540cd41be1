"""Scores of one record against one dispatch, as counts that add up over dispatches."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from evals.alignment import Words, list_spans, pair_greedily, score_containment, score_overlap
from evals.dispatches import get_quotes
from evals.gold_parts import Event, Printed

OVERLAP = 0.5  # word IoU from which two contents are the same statement: the task's own condition
REACH = 12  # words between "accused" and the deed: the longest name of an accused in the gold has nine
TOUCH = 0.3  # share of the smaller quote from which two stretches of evidence speak of the same thing


class Score:
    """Counts of one dispatch, and the lines that explain its errors."""

    def __init__(self, dispatch: dict[str, Any], record: dict[str, Any]) -> None:
        self.gold = dispatch
        self.printed = Printed(record, dispatch)
        self.words: Words = self.printed.words
        self.counts: Counter[str] = Counter()
        self.errors: list[str] = []
        self.score_text()
        self.score_statements()
        self.figures = self.score_figures()
        self.score_negatives()
        self.score_incidents()
        self.score_denials()

    def locate(self, item: dict[str, Any]) -> set[int]:
        """Positions of a gold item's quotes in the record's text."""
        head = bool(item.get("head"))
        return set().union(*(self.words.locate(quote, head=head) for quote in get_quotes(item)))

    def note(self, what: str, text: str) -> None:
        """Keep one line for `--errors`."""
        self.errors.append(f"  {what:<18} {text}")

    def tally(self, name: str, gold: list[dict[str, Any]], found: int, right: set[int], extra: int) -> None:
        """True and false positives and misses of a list; optional items count neither way."""
        asked = {i for i, item in enumerate(gold) if not item.get("optional")}
        self.counts[f"{name}.tp"] += len(right & asked)
        self.counts[f"{name}.fn"] += len(asked - right)
        self.counts[f"{name}.fp"] += extra
        self.counts[f"{name}.found"] += found

    def score_text(self) -> None:
        """The document as read: title, source and date right, and nothing of the page's frame in its text."""
        document = self.printed.record["document"]
        for key in ("title", "published", "source"):
            if key in self.gold:
                value = document["source"]["name"] if key == "source" else document[key]
                value = (value or "").replace("+00:00", "Z") if key == "published" else value
                right = value.startswith(self.gold[key]) if key == "published" else value == self.gold[key]
                self.count_right("document", right, f"{key}: {value!r}, not {self.gold[key]!r}")
        for text in self.gold.get("absent", []):
            self.count_right("document", text not in document["text"], f"{text!r} is in the text")

    def count_right(self, name: str, right: bool, text: str) -> None:
        """One right or wrong answer."""
        self.counts[f"{name}.right"] += right
        self.counts[f"{name}.asked"] += 1
        if not right:
            self.note(name, text)

    def score_statements(self) -> None:
        """Statements: same speaker, word IoU ≥ .5."""
        gold, found = self.gold["statements"], self.printed.list_statements()
        places = [self.locate(item) for item in gold]
        widened = [self.widen_content(item, place) for item, place in zip(gold, places, strict=True)]

        def compare(i: int, j: int) -> float:
            same = gold[i]["by"] in found[j]["by"]
            overlap = max(score_overlap(place, found[j]["words"]) for place in (places[i], widened[i]))
            return overlap if same and overlap >= OVERLAP else 0.0

        pairs = pair_greedily(range(len(gold)), range(len(found)), compare)
        right, used = {i for i, _ in pairs}, {j for _, j in pairs}
        self.tally("statements", gold, len(found), right, len(found) - len(used))
        for i, j in pairs:
            for key in ("manner", "act"):
                if key in gold[i] and not gold[i].get("optional"):
                    value = found[j]["raw"][key]
                    self.count_right(
                        f"statement {key}", value == gold[i][key], f"{value} not {gold[i][key]}: {gold[i]['q']}"
                    )
        for i, item in enumerate(gold):
            if i not in right and not item.get("optional"):
                self.note("statement missed", f"{item['by']}: {item['q']}")
        for j, item in enumerate(found):
            if j not in used:
                self.note("statement false", f"{sorted(item['by'])}: {item['raw']['content']['text']}")

    def widen_content(self, item: dict[str, Any], place: set[int]) -> set[int]:
        """The content with the accused: "accused [Yerevan of shelling]" is as right as "of [shelling]"."""
        cue = item.get("cue", "")
        if len(place) == 0 or not cue.startswith(("accus", "blam")):
            return place
        first = min(place)
        starts = [i for i in range(max(first - REACH, 0), first) if self.words.words[i] == cue.casefold()]
        return set(range(starts[-1] + 1, max(place) + 1)) if len(starts) > 0 else place

    def score_figures(self) -> list[tuple[int, int]]:
        """Figures: same measure, low and high; those at the same words first."""
        gold, found = self.gold["figures"], self.printed.list_figures()
        places = [self.locate(item) for item in gold]

        def compare(i: int, j: int) -> float:
            same = (gold[i]["m"], gold[i]["low"], gold[i]["high"]) == found[j]["value"]
            return (1.0 + score_containment(places[i], found[j]["words"])) if same else 0.0

        pairs = pair_greedily(range(len(gold)), range(len(found)), compare)
        right, used = {i for i, _ in pairs}, {j for _, j in pairs}
        spare = [place for place, item in zip(places, gold, strict=True) if item.get("optional")]
        used |= {j for j, item in enumerate(found) if any(score_containment(p, item["words"]) > TOUCH for p in spare)}
        self.tally("figures", gold, len(found), right, len(found) - len(used))
        for i, j in pairs:
            self.score_details(gold[i], found[j])
        for i, item in enumerate(gold):
            if i not in right and not item.get("optional"):
                self.note("figure missed", f"{item['m']} {item['n']}: {item['q']}")
        for j, item in enumerate(found):
            if j not in used:
                self.note("figure false", f"{item['value']}: {item['raw']['text']}")
        self.score_links(pairs, "share_of", "shares")
        self.score_links(pairs, "supersedes", "supersedes")
        return pairs

    def score_details(self, gold: dict[str, Any], found: dict[str, Any]) -> None:
        """Claimant, scope, bound, place, time and kind of victim of a matched figure."""
        if gold.get("optional"):
            return
        quote = f"{gold['q']!r}"
        claimant = gold.get("by", "source")
        right = len({claimant, *gold.get("also_by", [])} & found["by"]) > 0
        self.count_right("figure claimant", right, f"{sorted(found['by'])} not {claimant}: {quote}")
        scope = gold.get("scope", "incident")
        self.count_right("figure scope", found["raw"]["scope"] == scope, f"not {scope}: {quote}")
        self.count_right("figure bound", found["raw"]["bound"] == gold["bound"], f"{found['raw']['bound']}: {quote}")
        if "place" in gold:
            self.count_right("figure place", gold["place"] in found["place"], f"{sorted(found['place'])}: {quote}")
        wanted = gold.get("day") or gold.get("from")
        if wanted is not None:
            right = any(fits_day(day, wanted, whole="day" in gold) for day in found["days"])
            self.count_right("figure time", right, f"{sorted(found['days'])} not {wanted}: {quote}")
        counted = found["raw"]["of"] or {}
        for key, name in (("status", "status"), ("group", "group"), ("nat", "nationality"), ("unit", "unit")):
            if key in gold:
                allowed = {gold[key], *gold.get(f"also_{key}", [])}
                self.count_right(f"figure {name}", counted.get(name) in allowed, f"{counted.get(name)}: {quote}")

    def score_links(self, pairs: list[tuple[int, int]], key: str, name: str) -> None:
        """Links between figures: a share of its whole, a number that updates another."""
        gold, found = self.gold["figures"], self.printed.list_figures()
        ids = {item["raw"]["id"]: i for i, item in enumerate(found)}
        partner = dict(pairs)
        whole = {item["id"]: i for i, item in enumerate(gold) if "id" in item}
        asked = {i for i, item in enumerate(gold) if key in item and not item.get("optional")}
        may = {i for i, item in enumerate(gold) if key in item}
        right = set()
        for i in may:
            if i in partner:
                target = found[partner[i]]["raw"].get(key)
                if target in ids and ids[target] == partner.get(whole[gold[i][key]]):
                    right.add(i)
        linked = {j for j, item in enumerate(found) if item["raw"].get(key)}
        self.counts[f"{name}.tp"] += len(asked & right)
        self.counts[f"{name}.fn"] += len(asked - right)
        self.counts[f"{name}.fp"] += len(linked - {partner[i] for i in right})
        for i in asked - right:
            self.note(f"{name} missed", f"{gold[i]['q']!r}")
        for j in linked - {partner[i] for i in right}:
            self.note(f"{name} false", found[j]["raw"]["text"])

    def score_negatives(self) -> None:
        """How many numbers that count no victims became figures, and events that did not happen incidents."""
        figures = self.printed.list_figures()
        for quote in self.gold.get("not_figures", []):
            place = self.words.locate(quote)
            hits = [
                f["raw"]["text"] for f in figures if len(place) > 0 and score_containment(place, f["words"]) > TOUCH
            ]
            self.count_right("hard negatives", len(hits) == 0, f"{quote!r} became the figure {hits}")
        events = self.printed.list_events()
        for item in self.gold["nonevents"]:
            place = self.locate(item)
            hits = [event.kind for event in events if len(event.words) > 0 and event.words <= place]
            self.count_right("nonevents", len(hits) == 0, f"{item['why']}: {item['q']!r} became {hits}")

    def score_incidents(self) -> None:
        """Incidents: strict (all four right) and by slots (kind, agents, place, day)."""
        gold = [item for item in self.gold["incidents"] if not item.get("historic")]
        found = self.printed.list_incidents()

        def compare(i: int, j: int) -> float:
            value = sum(check_slots(gold[i], found[j]).values())
            kind = check_slots(gold[i], found[j])["kind"]
            anchored = "place" in gold[i] and gold[i]["place"] in found[j].places and match_day(gold[i], found[j])
            near = len(self.locate(gold[i]) & found[j].words) > 0
            return value + 0.5 * near if kind or anchored else 0.0

        pairs = pair_greedily(range(len(gold)), range(len(found)), compare)
        used = {j for _, j in pairs}
        optional = {i for i, item in enumerate(gold) if item.get("optional")}
        strict = {i for i, j in pairs if is_right(gold[i], found[j])}
        self.counts["incidents strict.tp"] += len(strict - optional)
        self.counts["incidents strict.fn"] += len(gold) - len(strict | optional)
        self.counts["incidents strict.fp"] += len(found) - len({j for i, j in pairs if i in strict | optional})
        partner = dict(pairs)
        for i, item in enumerate(gold):
            if i not in optional:
                self.score_slots(item, found[partner[i]] if i in partner else None)
        for j, event in enumerate(found):
            if j not in used:
                self.counts["incidents slots.fp"] += event.count_slots()
                self.note("incident false", describe_event(event))

    def score_slots(self, gold: dict[str, Any], found: Event | None) -> None:
        """Add one incident's slots: right, spurious, missed."""
        slots = 1 + bool(gold.get("agents")) + ("place" in gold) + slots_day(gold)
        if found is None:
            self.counts["incidents slots.fn"] += slots
            self.note("incident missed", f"{gold['kind']} {gold.get('agents')} {gold.get('place')}: {gold['q']!r}")
            return
        checks = check_slots(gold, found)
        self.counts["incidents slots.tp"] += sum(checks.values())
        self.counts["incidents slots.fn"] += slots - sum(checks.values())
        self.counts["incidents slots.fp"] += max(count_filled(gold, found) - sum(checks.values()), 0)
        if not is_right(gold, found):
            asked = {"kind": True, "agents": bool(gold.get("agents")), "place": "place" in gold, "day": slots_day(gold)}
            wrong = [key for key, right in checks.items() if not right and asked[key]] or ["filled without being asked"]
            self.note("incident differs", f"{wrong}: {describe_event(found)} for {gold['q']!r}")
        claimant = gold.get("by", "source")
        self.count_right("incident claimant", claimant in found.claimants, f"{sorted(found.claimants)}: {gold['q']!r}")
        if claimant != "source" and "act" in gold:
            self.count_right("incident act", gold["act"] in found.acts, f"{sorted(found.acts)}: {gold['q']!r}")

    def score_denials(self) -> None:
        """Denials: same claimant, the words meet; then the link to the denied claim, and what is denied."""
        gold, found = self.gold["denials"], self.printed.list_denials()
        places = [self.locate(item) for item in gold]

        def compare(i: int, j: int) -> float:
            touch = score_containment(places[i], found[j]["words"])
            return touch if gold[i]["by"] in found[j]["by"] and touch >= TOUCH else 0.0

        pairs = pair_greedily(range(len(gold)), range(len(found)), compare)
        right, used = {i for i, _ in pairs}, {j for _, j in pairs}
        self.tally("denials", gold, len(found), right, len(found) - len(used))
        partner = dict(pairs)
        for i, item in enumerate(gold):
            if item.get("optional"):
                continue
            if i not in partner:
                self.note("denial missed", f"{item['by']}: {item['q']!r}")
                self.counts["denial links.asked"] += 1
                continue
            self.count_right("denial links", self.is_linked(item, found[partner[i]]), f"wrong or none: {item['q']!r}")
            value = found[partner[i]]["raw"].get("denied")
            self.count_right("denial kind", value == item["denied"], f"{value} not {item['denied']}: {item['q']!r}")
        for j, item in enumerate(found):
            if j not in used:
                text = [self.printed.record["document"]["text"][s:e] for s, e in list_spans(item["raw"], "evidence")]
                self.note("denial false", f"{sorted(item['by'])}: {text}")

    def is_linked(self, gold: dict[str, Any], found: dict[str, Any]) -> bool:
        """Whether a denial points at the claim it denies, or at none where the text has none."""
        if found["about"] is None:
            return not gold.get("about") or bool(gold.get("about_optional"))
        if not gold.get("about"):
            return False
        return score_containment(self.words.locate(gold["about"]), found["about"]) >= TOUCH


def check_slots(gold: dict[str, Any], found: Event) -> dict[str, bool]:
    """Which of kind, agents, place and day the text gives are right."""
    agents = {*gold.get("agents", []), *gold.get("also_agents", [])}
    return {
        "kind": found.kind in {gold["kind"], *gold.get("also_kinds", [])},
        "agents": bool(gold.get("agents")) and len(agents & found.agents) > 0,
        "place": "place" in gold and len({gold["place"], *gold.get("also_places", [])} & found.places) > 0,
        "day": match_day(gold, found),
    }


def match_day(gold: dict[str, Any], found: Event) -> bool:
    """Whether the day, or the first day of the stretch, is right."""
    wanted = gold.get("day") or gold.get("from")
    allowed = {wanted, *gold.get("also_days", [])}
    return wanted is not None and any(day.split("/")[0] in allowed for day in found.days)


def slots_day(gold: dict[str, Any]) -> bool:
    """Whether the text gives a day or the first day of a stretch."""
    return "day" in gold or "from" in gold


def fits_day(day: str, wanted: str, *, whole: bool) -> bool:
    """Whether a stretch is the wanted day or its night (`whole`), or begins on it."""
    start, _, end = day.partition("/")
    night = (date.fromisoformat(wanted) + timedelta(days=1)).isoformat()
    return start == wanted and (not whole or end in ("", wanted, night))


def count_filled(gold: dict[str, Any], found: Event) -> int:
    """Slots the record fills, without those the gold allows and those marked as inferred where the gold has none."""
    filled = {"agents": found.agents, "place": found.places, "day": found.days}
    asked = {"agents": bool(gold.get("agents")), "place": "place" in gold, "day": slots_day(gold)}
    spare = {name for name, values in filled.items() if len(values) > 0 and not asked[name] and name in found.inferred}
    if not asked["agents"] and len(set(gold.get("also_agents", [])) & found.agents) > 0:
        spare.add("agents")
    return found.count_slots() - len(spare)


def is_right(gold: dict[str, Any], found: Event) -> bool:
    """Whether all slots are right and none is filled that the text leaves open."""
    slots = 1 + bool(gold.get("agents")) + ("place" in gold) + slots_day(gold)
    return sum(check_slots(gold, found).values()) == slots == count_filled(gold, found)


def describe_event(event: Event) -> str:
    """One line: kind, agents, place, day."""
    return f"{event.kind} {sorted(event.agents)} {sorted(event.places)} {sorted(event.days)}"
