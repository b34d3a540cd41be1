"""python -m evals seed [--article PATH]: the seed article against each line of "What right means" (record.md)."""

import argparse
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

PLACES = (Path("shared/seed/article.txt"), Path("../shared/seed/article.txt"), Path("../../shared/seed/article.txt"))
TITLE = "Azerbaijan fights in its own territory, targeting only military targets"
SPEAKER = "Hikmat Hajiyev"
STATEMENTS = (
    ("has said", "indirect", "striking only against legitimate military targets"),
    ("said that", "indirect", "the organization is showing double-standards"),
    ("the official said", "indirect", "does not use cluster munitions"),
    ("first quotation", "direct", "pretends not to see missile attacks by Armenia"),
    ("second quotation, after a colon", "direct", "once again showed that it is independent only on paper"),
    ("noted that", "indirect", "Amnesty International actually fulfills political orders"),
    ("further said that if", "indirect", "first it should accede to the Convention on Cluster Munitions"),
)
FIGURES = (
    ("killed 27 Azerbaijani civilians since 2020-09-27", "killed", 27, 27, "exact", "running", "2020-09-27"),
    ("injured 141 since 2020-09-27", "injured", 141, 141, "exact", "running", "2020-09-27"),
    ("damaged 376 houses", "damaged", 376, 376, "exact", None, None),
    ("damaged 63 civilian facilities", "damaged", 63, 63, "exact", None, None),
    ("Ganja: killed 1 civilian", "killed", 1, 1, "exact", "incident", "2020-10-04"),
    ("Ganja: injured dozens", "injured", 24, None, "vague", "incident", "2020-10-04"),
    ("killed over 20,000 Azerbaijanis", "killed", 20000, None, "over", None, None),
    ("displaced about 1,000,000", "displaced", 1000000, 1000000, "about", None, None),
)
INCIDENTS = (
    ("shelling of Azerbaijani positions, 2020-09-27", "shelling", None, "2020-09-27"),
    ("missile attack on Ganja, 2020-10-04", "missile-strike", "Ganja", "2020-10-04"),
    ("attack on Mingachevir on the same day", "attack", "Mingachevir", "2020-10-04"),
    ("attack on Khizi on the same day", "attack", "Khizi", "2020-10-04"),
    ("attack on Absheron (printed Abheron) on the same day", "attack", "Ab", "2020-10-04"),
)
ABSENT = ("Saturday April 27 2024", "Azernews.Az\n", "Follow us", "Loading...", "Latest See more")
RESOLUTIONS = ("822", "853", "874", "884")

Record = dict[str, Any]
Check = tuple[str, bool]


class Page:
    """The record with the helpers that the checks share."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.text: str = record["document"]["text"]

    def quote(self, spans: list[list[int]]) -> str:
        """The words of some spans, joined."""
        return " … ".join(self.text[start:end] for start, end in spans)

    def claims(self, phrase: str, **wanted: Any) -> list[Record]:
        """Claims whose evidence has the phrase, and whose fields are as wanted."""
        found = [claim for claim in self.record["claims"] if phrase in self.quote(claim["evidence"])]
        return [claim for claim in found if all(claim[key] == value for key, value in wanted.items())]

    def figures(self, measure: str, low: int | None, high: int | None) -> list[Record]:
        """Figures of a measure and value."""
        wanted = (measure, low, high)
        return [f for f in self.record["figures"] if (f["measure"], f["low"], f["high"]) == wanted]

    def find_agents(self, claim: Record) -> str:
        """Names of a claim's agents."""
        return " ".join(str(agent["name"] or agent["text"]) for agent in claim["agents"])

    def in_source_voice(self, item: Record) -> bool:
        """Whether the outlet itself claims it."""
        return bool(item["claimant"]["voice"] == "source")


def check_document(page: Page) -> list[Check]:
    """Title, source, author, publication time and text."""
    document = page.record["document"]
    published = document["published"] or ""
    return [
        ("title", document["title"] == TITLE),
        ("source is Azernews", document["source"]["name"] == "Azernews"),
        ("author is Ayya Lmahamad", list(document["authors"]) == ["Ayya Lmahamad"]),
        ("published 2020-10-06T14:30+04:00", published[:16] == "2020-10-06T14:30" and published.endswith("+04:00")),
        ("title stands once in the text, as first line", page.text.startswith(TITLE) and page.text.count(TITLE) == 1),
        *((f"text is without {text.strip()!r}", text not in page.text) for text in ABSENT),
    ]


def check_statements(page: Page) -> list[Check]:
    """Seven statements of Hajiyev's, and the criticism that Amnesty International is reported to have made."""
    checks = []
    own = [s for s in page.record["statements"] if (s["speaker"] or {}).get("name") == SPEAKER]
    for name, manner, phrase in STATEMENTS:
        found = [s for s in own if phrase in page.quote(s["content"]["spans"])]
        checks.append((f"statement of Hajiyev, {name!r}, {manner}", any(s["manner"] == manner for s in found)))
    amnesty = [s for s in page.record["statements"] if "Amnesty" in str((s["speaker"] or {}).get("name"))]
    checks.append(("criticism of Baku by Amnesty International is reported", len(amnesty) > 0))
    return checks


def check_claims(page: Page) -> list[Check]:
    """Denials, accusations, the condemnation, the conditional demand, and the outlet's own voice."""

    def by_speaker(claims: list[Record]) -> list[Record]:
        return [claim for claim in claims if claim["claimant"]["name"] == SPEAKER]

    def accused(claims: list[Record], place: str) -> bool:
        named = [c for c in claims if c["place"] is not None and place in (c["place"]["name"], c["place"]["text"])]
        return any("Armenia" in page.find_agents(claim) for claim in named)

    missiles = [c for c in by_speaker(page.claims("missile attacks", act="accuse")) if c["event"] is not None]
    missiles = [claim for claim in missiles if claim["event"]["kind"] == "missile-strike"]
    cluster = by_speaker(page.claims("cluster bombs", act="accuse"))
    condemned = [c for c in by_speaker(page.record["claims"]) if c["act"] == "condemn"]
    asserted = page.claims("if Armenia is so concerned")
    conditional = [c for c in asserted if c["event"] is not None and c["event"]["modality"] == "actual"]
    denied = [c for c in page.record["claims"] if c["act"] == "deny"]
    texts = [page.quote(claim["evidence"]) for claim in by_speaker(denied)]
    return [
        ("denial: the army does not target civilians", any("does not target civilian" in text for text in texts)),
        ("denial: the army does not use cluster munitions", any("not use cluster munitions" in text for text in texts)),
        ("accusation: Armenia used cluster bombs", any("Armenia" in page.find_agents(c) for c in cluster)),
        ("accusation: missile attacks by Armenia on Ganja", accused(missiles, "Ganja")),
        ("accusation: missile attacks by Armenia on Mingachevir", accused(missiles, "Mingachevir")),
        ("Amnesty International is condemned", len(condemned) > 0),
        ("the conditional demand is a demand", any(c["act"] == "demand" for c in by_speaker(asserted))),
        ("no event happened in the conditional demand", len(conditional) == 0),
        (
            "Azernews itself asserts the missile attack",
            any(map(page.in_source_voice, page.claims("missile attack on Ganja"))),
        ),
    ]


def check_figures(page: Page) -> list[Check]:
    """Every figure with its scope, bound and day; the children as a share; and what is no figure."""
    checks = []
    for name, measure, low, high, bound, scope, day in FIGURES:
        found = [f for f in page.figures(measure, low, high) if page.in_source_voice(f) and f["bound"] == bound]
        found = [f for f in found if scope is None or f["scope"] == scope]
        if day is not None:
            found = [f for f in found if f["time"] is not None and str(f["time"]["start"])[:10] == day]
        checks.append((f"figure: {name}", len(found) > 0))
    dead = {f["id"] for f in page.figures("killed", 27, 27)}
    hurt = {f["id"] for f in page.figures("injured", 141, 141)}
    children = [f for m in ("killed", "casualties") for f in page.figures(m, 3, 3) if f["of"]["group"] == "children"]
    checks.append(
        ("figure: 3 children, a share of the 27 or of both", any(f["share_of"] in dead | hurt for f in children))
    )
    owners = {f["claim"] for f in page.figures("damaged", 376, 376)}
    houses = [claim for claim in page.record["claims"] if claim["id"] in owners]
    checks.append(("damage by Armenia's armed forces", any("Armenia" in page.find_agents(c) for c in houses)))
    civilians = [f for f in page.figures("killed", 27, 27) if f["of"]["status"] == "civilian"]
    checks.append(("the 27 are Azerbaijani civilians", any(f["of"]["nationality"] == "AZ" for f in civilians)))
    printed = [page.quote(figure["spans"]) for figure in page.record["figures"]]
    checks += [
        (f"no figure: {number}", not any(number == text.split()[0] for text in printed))
        for number in ("seven", *RESOLUTIONS)
    ]
    return checks


def check_incidents(page: Page) -> list[Check]:
    """Three incidents, the last one in three places."""
    checks = []
    actual = [c for c in page.record["claims"] if c["event"] is not None and c["event"]["modality"] == "actual"]
    for name, kind, place, day in INCIDENTS:
        found = [c for c in actual if c["time"] is not None and str(c["time"]["start"])[:10] == day]
        found = [c for c in found if kind == "attack" or c["event"]["kind"] == kind]
        if place is not None:
            found = [c for c in found if c["place"] is not None and str(c["place"]["text"]).startswith(place)]
        checks.append((f"incident: {name}", len(found) > 0))
    first = [c for c in actual if c["time"] is not None and "2020-09-27T06:00" in str(c["time"]["start"])]
    weapons = {w["kind"] for claim in first for w in claim["weapons"]}
    checks.append(("the shelling began at 06:00", len(first) > 0))
    checks.append(("with artillery and mortars, by Armenian armed forces", {"artillery", "mortar"} <= weapons))
    return checks


def check_places(page: Page) -> list[Check]:
    """Nagorno-Karabakh is an area, Baku in "criticism of Baku" the government; legal instruments."""
    start = page.text.find("criticism of Baku") + len("criticism of ")
    located = [p for p in page.record["places"] if any(s < start + 4 and start < e for s, e in p["mentions"])]
    karabakh = [p for p in page.record["places"] if "Karabakh" in p["name"]]
    legal = page.record["legal"]
    convention = [item for item in legal if "Cluster Munitions" in item["instrument"]]
    parties = convention[0]["parties"] if len(convention) > 0 and convention[0]["parties"] is not None else {}
    return [
        ("Nagorno-Karabakh is a disputed area, not a point", {p["precision"] for p in karabakh} == {"area"}),
        ("Baku in 'criticism of Baku' is not a place", len(located) == 0),
        ("legal: Convention on Cluster Munitions", len(convention) > 0),
        ("Armenia and Azerbaijan are not parties", {parties.get("AM"), parties.get("AZ")} == {"not party"}),
        *(
            (f"legal: resolution {n} (1993)", any(f"S/RES/{n} (1993)" == i["instrument"] for i in legal))
            for n in RESOLUTIONS
        ),
        ("legal: the 1994 cease-fire", any(i["kind"] == "ceasefire" and "1994" in i["instrument"] for i in legal)),
    ]


CHECKS: tuple[Callable[[Page], list[Check]], ...] = (
    check_document,
    check_statements,
    check_claims,
    check_figures,
    check_incidents,
    check_places,
)


def find_article(path: Path | None) -> Path | None:
    """The article: as given, by COUNTERCLAIM_SEED, or where the project's shared folder usually is."""
    named = os.environ.get("COUNTERCLAIM_SEED")
    places = [path] if path is not None else [Path(named)] if named else list(PLACES)
    return next((place for place in places if place.exists()), None)


def run(args: argparse.Namespace) -> int:
    """Print every check; 1 where one fails. Without the article: a message, and no failure."""
    article = find_article(args.article)
    if article is None:
        print("seed: skipped, the seed article is not here (--article PATH)")
        return 0
    import counterclaim

    page = Page(json.loads(json.dumps(counterclaim.record(counterclaim.read(article)).to_json())))
    checks = [check for group in CHECKS for check in group(page)]
    for name, right in checks:
        print(f"{'pass' if right else 'FAIL'}  {name}")
    wrong = sum(not right for _, right in checks)
    print(f"seed: {len(checks) - wrong} of {len(checks)} hold")
    return int(wrong > 0)
