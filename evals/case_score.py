"""How well a reconciliation agrees with the gold case."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from counterclaim.reconcile.actors import name_medium, normalise_body
from counterclaim.reconcile.claimants import name_held
from counterclaim.reconcile.names import fold_text
from counterclaim.vocabulary import Dispute, Grade, Incident, Reconciliation
from evals.case_gold import Half, list_sides, map_incidents


@dataclass
class Tally:
    """Right, false and missed of one question, with a line for each error."""

    right: int = 0
    false: int = 0
    missed: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """F1; 1 where nothing was asked and nothing said."""
        total = 2 * self.right + self.false + self.missed
        return 1.0 if total == 0 else 2 * self.right / total

    @property
    def share(self) -> float:
        """Right of all that was asked or said."""
        total = self.right + self.false + self.missed
        return 1.0 if total == 0 else self.right / total


def score_clusters(gold: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 (Bagga and Baldwin, 1998) over the gold claims."""
    of_gold: dict[str, set[str]] = defaultdict(set)
    of_found: dict[str, set[str]] = defaultdict(set)
    for claim, incident in gold.items():
        of_gold[incident].add(claim)
        of_found[found.get(claim, f"none:{claim}")].add(claim)
    precision = recall = 0.0
    for claim, incident in gold.items():
        own, theirs = of_gold[incident], of_found[found.get(claim, f"none:{claim}")]
        shared = len(own & theirs)
        precision += shared / len(theirs) / len(gold)
        recall += shared / len(own) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def map_found(case: Reconciliation) -> dict[str, str]:
    """The incident of every claim that has one."""
    return {claim: incident.id for incident in case.incidents for claim in incident.claims}


def align_incidents(gold: Mapping[str, str], incidents: Iterable[Incident]) -> dict[str, str]:
    """Gold incident by found incident, one to one, those that share most claims first."""
    shared: Counter[tuple[str, str]] = Counter()
    for incident in incidents:
        for claim in incident.claims:
            if claim in gold and not gold[claim].startswith("none:"):
                shared[(incident.id, gold[claim])] += 1
    pairs: dict[str, str] = {}
    for (found, name), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if found not in pairs and name not in pairs.values():
            pairs[found] = name
    return pairs


def name_keys(case: Reconciliation, half: Half) -> dict[str, str]:
    """The gold key of every identity: by its form, else by one of its names and its side, first of who claims."""
    named: dict[tuple[str, str | None], str] = {}
    for key, row in half.actors.items():
        named |= {(normalise_name(name, row["kind"], row.get("side")), row.get("side")): key for name in row["names"]}
    media = {name_medium(row["name"]): key for key, row in half.sources.items()}
    speaking = {claim["origin"] for _, document in half.documents for claim in document["claims"]}
    keys: dict[str, str] = {}
    for identity in case.identities:
        form = next((form.removeprefix("gold:") for form in identity.forms if form.startswith("gold:")), None)
        names = [normalise_name(name, identity.kind, identity.side) for name in identity.names]
        sides = [identity.side] if identity.side is not None else [None, *sorted({side for _, side in named if side})]
        found = [named[(name, side)] for name in names for side in sides if (name, side) in named]
        found += [media[name_medium(name)] for name in identity.names if name_medium(name) in media]
        found.sort(key=lambda key: key not in speaking)
        keys[identity.id] = form or (found[0] if len(found) > 0 else identity.name)
    return keys


def normalise_name(name: str, kind: str | None, side: str | None) -> str:
    """A name as reconcile compares it, without its country."""
    if kind == "person":
        return fold_text(name) if name[:1].isupper() else bare_role(name)
    office = name_held(name)
    if office is not None:
        return office
    countries = [code for row in list_sides() if row.name == side for code in row.countries]
    return normalise_body(name, countries[0] if len(countries) > 0 else None)


def bare_role(name: str) -> str:
    """What somebody without a name is called, without where: "a doctor at the hospital of Alamata" is a doctor."""
    role = re.split(r" (?:at|of|in|from|near|there|who|with|on)\b", name, maxsplit=1)[0]
    return fold_text(role).removeprefix("a ").removeprefix("an ").removeprefix("the ")


def score_origins(case: Reconciliation, half: Half) -> tuple[Tally, Tally]:
    """Whether each gold claim goes back to the right origin, and through the right hands."""
    keys, origins, chains = name_keys(case, half), Tally(), Tally()
    traces = {trace.claim: trace for trace in case.traces}
    sources = name_sites(half) | {name_medium(row["name"]): key for key, row in half.sources.items()}
    for _, document in half.documents:
        for number, claim in enumerate(document["claims"], 1):
            name = f"{document['id']}.{number}"
            trace = traces.get(name)
            if trace is None:
                origins.missed += 1
                chains.missed += 1
                continue
            said = keys[trace.origin]
            count(origins, said == claim["origin"], f"{name}: origin {said}, gold {claim['origin']}")
            hands = [
                sources.get(name_medium(hand.name), hand.name) for hand in reversed(trace.chain) if hand.how != "speaks"
            ]
            hands = [hand for hand in hands if hand != said]
            count(chains, hands == claim["chain"], f"{name}: chain {hands}, gold {claim['chain']}")
    return origins, chains


def name_sites(half: Half) -> dict[str, str]:
    """The key of an actor's own site by every name of that actor: what it publishes is printed under either name."""
    own = {row["actor"]: key for key, row in half.sources.items() if "actor" in row}
    return {name_medium(name): key for actor, key in own.items() for name in half.actors[actor]["names"]}


def count(tally: Tally, right: bool, line: str) -> None:
    """One answer."""
    tally.right += right
    tally.false += not right
    tally.errors += [] if right else [line]


def score_disputes(case: Reconciliation, half: Half) -> tuple[Tally, Tally]:
    """Disputes by incident and type (and measure, where gold names one); then those with the same positions too."""
    pairs = align_incidents(map_incidents(half), case.incidents)
    keys = name_keys(case, half)
    found = [
        ("" if row.incident is None else pairs.get(row.incident, f"? {row.incident}"), row) for row in case.disputes
    ]
    gold = [
        (data["incident"]["id"] if "id" in data.get("incident", {}) else "", row)
        for data in half.files.values()
        for row in data.get("disputes", [])
    ]
    typed, exact = Tally(), Tally()
    left = list(found)
    for incident, row in gold:
        fitting = [item for item in left if item[0] == row.get("incident", incident) and fits_dispute(item[1], row)]
        fitting.sort(key=lambda item: not same_positions(item[1], row, keys))
        line = f"{incident}: {row['type']} {row.get('about', '')} {row['positions']}"
        if len(fitting) == 0:
            typed.missed += 1
            exact.missed += 1
            typed.errors.append(f"missed {line}")
            continue
        left.remove(fitting[0])
        typed.right += 1
        agreed = same_positions(fitting[0][1], row, keys)
        count(exact, agreed, f"positions {line}, found {list_positions(fitting[0][1], keys)}")
    for incident, dispute in left:
        line = f"false {incident}: {dispute.kind} {dispute.topic} {list_positions(dispute, keys)}"
        typed.false += 1
        exact.false += 1
        typed.errors.append(line)
    return typed, exact


def fits_dispute(found: Dispute, gold: Mapping[str, Any]) -> bool:
    """Whether kind and, where gold names it, the measure agree."""
    if found.kind != gold["type"]:
        return False
    return gold["type"] != "number" or "about" not in gold or gold["about"].split()[0] in found.topic


def list_positions(found: Dispute, keys: Mapping[str, str]) -> list[list[str]]:
    """A dispute's positions by gold keys."""
    return sorted(sorted({keys[origin] for origin in position.origins}) for position in found.positions)


def same_positions(found: Dispute, gold: Mapping[str, Any], keys: Mapping[str, str]) -> bool:
    """Whether the same origins stand against each other."""
    return list_positions(found, keys) == sorted(sorted(position) for position in gold["positions"])


def score_tolls(case: Reconciliation, half: Half) -> Tally:
    """Gold series that some series of that claimant and measure has point for point; series gold does not have."""
    keys, tally = name_keys(case, half), Tally()
    left = list(case.tolls)
    gold = [row for data in half.files.values() for row in data.get("series", [])]
    for row in gold:
        points = [(point["as_of"], point.get("low"), point.get("high"), point["document"]) for point in row["points"]]
        same = [toll for toll in left if keys[toll.origin] == row["claimant"] and toll.measure == row["measure"]]
        exact = [toll for toll in same if [(p.as_of, p.low, p.high, p.document) for p in toll.points] == points]
        if len(exact) > 0:
            tally.right += 1
            left.remove(exact[0])
            continue
        tally.missed += 1
        said = [[(p.as_of, p.low, p.high, p.document) for p in toll.points] for toll in same]
        tally.errors.append(f"{row['id']}: gold {points}, found {said}")
    tally.errors += [f"not in gold: {toll.title}: {[p.document for p in toll.points]}" for toll in left]
    return tally


def score_grades(case: Reconciliation, half: Half) -> tuple[Tally, Tally]:
    """Grades per incident and accused; then those with the same rule and origins."""
    pairs, keys = align_incidents(map_incidents(half), case.incidents), name_keys(case, half)
    grades, reasons = Tally(), Tally()
    found = {(pairs.get(row.incident, "?"), row.accused): row for row in case.grades}
    seen = set()
    for data in half.files.values():
        for row in data.get("grades", []):
            place = (row.get("incident", data["incident"]["id"]), half.actors[row["accused"]]["side"])
            seen.add(place)
            grade = found.get(place)
            line = f"{place}: gold {row['grade']} {row['rule']} {row['origins']}, found {show_grade(grade, keys)}"
            count(grades, grade is not None and grade.grade == row["grade"], line)
            agreed = grade is not None and sorted(keys[key] for key in grade.origins) == sorted(row["origins"])
            count(reasons, agreed and grade is not None and grade.rule == row["rule"], line)
    for place, grade in found.items():
        if place not in seen and place[0] != "?":
            count(grades, False, f"{place}: not graded in gold, found {show_grade(grade, keys)}")
    return grades, reasons


def show_grade(grade: Grade | None, keys: Mapping[str, str]) -> str:
    """A grade on one line."""
    if grade is None:
        return "none"
    return f"{grade.grade} {grade.rule} {sorted(keys[key] for key in grade.origins)} ({grade.missing})"
