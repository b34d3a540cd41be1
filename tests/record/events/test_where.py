"""Where and when of events: the finest place of the clause, what is no place, and what comes from around it."""

from dataclasses import replace

import pytest

from counterclaim.record.record import Tools, record_document
from counterclaim.vocabulary import Claim
from tests.factory import Make


def tell(text: str, make_document: Make, tools: Tools, *, headline: bool = False) -> list[Claim]:
    """The event claims of a text published on Monday, 12 October 2020."""
    document = make_document(text, source="Daily", published="2020-10-12", headline=headline)
    return [claim for claim in record_document(document, tools).claims if claim.event is not None]


def name(claim: Claim) -> str | None:
    """The place of a claim as printed."""
    return None if claim.place is None else claim.place.text


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Two bombs hit a store in Ukraine's second-largest city of Kharkiv.", "bombing", "Kharkiv"),
        ("Jets bombed a school in Myanmar's Kayah state, in Demoso township.", "air-strike", "Demoso"),
        ("Israel struck the Iranian embassy in Damascus.", "attack", "Damascus"),
        ("Jets struck a hideout of the force in Tibnin.", "air-strike", "Tibnin"),
        ("A rocket fired from Gaza hit a house in Sderot.", "missile-strike", "Sderot"),
        ("The armed forces of Armenia shelled the city of Ganja.", "shelling", "Ganja"),
        ("The army shelled Sake, 27 km west of the city of Goma.", "shelling", "Sake"),
        ("In Gaza City, troops opened fire at a crowd at the Kuwait roundabout.", "shooting", "Gaza City"),
        ("Soldiers raided the village of Bani Naim and shot two men.", "ground-assault", "Bani Naim"),
        ("Gunmen abducted 20 students from a school in Kaduna.", "abduction", "Kaduna"),
        ("Armenian forces retreated from Hadrut on Friday.", "withdrawal", "Hadrut"),
        ("Border guards shelled Razih district in Saada on Thursday.", "shelling", "Razih"),
        ("Helicopters dropped barrel bombs on the neighbourhood of Sukkari in Aleppo.", "air-strike", "Sukkari"),
        ("Gunmen abducted 22 girls from Pulka, near the Cameroon border, last week.", "abduction", "Pulka"),
        ("Clashes in al-Malha left 20 dead on Thursday.", "armed-clash", "al-Malha"),
        ("The missile was launched from Belgorod and hit a cafe in Hroza.", "missile-strike", "Hroza"),
        (
            "Armenia and Azerbaijan fight over Azerbaijan’s Nagorno-Karabakh breakaway region, which along with "
            "seven adjacent regions was occupied by Armenian forces.",
            "territory-taken",
            "Nagorno-Karabakh",
        ),
    ],
)
def test_finest_place_wins(text: str, kind: str, place: str, make_document: Make, tools: Tools) -> None:
    """The place of the clause is the finest that is not whence, whose or how far from."""
    assert (kind, place) in {(c.event.kind, name(c)) for c in tell(text, make_document, tools) if c.event is not None}


@pytest.mark.parametrize(
    "text",
    [
        "A shell fired from the Democratic Republic of Congo killed a farmer.",
        "The rockets had come from Gaza and hit a farm.",
        "The defence ministry in Baku said that rockets hit a bridge.",
    ],
)
def test_whence_is_no_place(text: str, make_document: Make, tools: Tools) -> None:
    """Where something was fired or said is not where it struck."""
    assert all(name(claim) is None for claim in tell(text, make_document, tools))


@pytest.mark.parametrize(
    ("text", "place", "origin"),
    [
        ("Shells hit Barda on Sunday. Two people were killed.", "Barda", "previous sentence"),
        ("Shells hit Barda on Sunday. The mayor came. He wept. Five of the wounded died later.", "Barda", None),
        ("Rockets hit Barda. Troops took a hill near Terter. Three houses there burned down.", "Terter", "antecedent"),
        ("Shells hit Barda. The attack killed four people, the mayor said.", "Barda", "previous sentence"),
        ("A mine exploded under a bus near Barda. Three soldiers were killed.", "Barda", "previous sentence"),
        (
            "Rockets killed five people in Terter, hours after shells had damaged a clinic in Barda. Ten were injured.",
            "Terter",
            "previous sentence",
        ),
        (
            "Rockets hit Ganja. Two boys were wounded. A man wept. The attack destroyed six houses.",
            "Ganja",
            None,
        ),
        (
            "Near Barda on Sunday a crowd stopped a convoy. Two drivers were beaten to death.",
            "Barda",
            "sentence before",
        ),
        (
            "Rebels took a base at Salini, south of Mogadishu. In the capital, a suicide bomber killed the mayor.",
            "Mogadishu",
            "antecedent",
        ),
        ("In Barda, troops shelled a school on Monday. Survivors say they shot two men in July.", "Barda", None),
        ("Shells hit Barda. Rockets hit its courtyard.", "Barda", "previous sentence"),
        ("A bus was robbed near Barda on Friday and three young men were taken away.", "Barda", None),
        ("BARDA: A shell fell at dawn.\nGANJA: A house was destroyed.", "GANJA", "label"),
        ("Barda. A shell fell at dawn.\nFinally, Ganja. A house was destroyed.", "Ganja", "label"),
    ],
)
def test_place_comes_from_around(text: str, place: str, origin: str, make_document: Make, tools: Tools) -> None:
    """What its own sentence leaves open comes from the event told before, marked with where from."""
    last = tell(text, make_document, tools)[-1]
    assert last.place is not None
    assert last.place.text == place
    assert last.place.inferred
    assert origin is None or last.place.inferred_from == origin


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit Barda on Sunday. Separately, two soldiers were killed.",
        "Shells hit Barda on Sunday. In a separate incident, four men were shot.",
        "Shells hit Barda on Sunday. Elsewhere, a mine wounded a shepherd.",
    ],
)
def test_nothing_leaks(text: str, make_document: Make, tools: Tools) -> None:
    """A sentence that says it tells of something else takes no place and no day."""
    last = tell(text, make_document, tools)[-1]
    assert last.place is None
    assert last.time is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ministry said on Friday that shells had hit Barda.", None),
        ("On Friday, the ministry said that shells had hit Barda.", None),
        ("Shells hit Barda on Friday, the ministry said.", "2020-10-09"),
        ("Shelling killed two men in Barda on Friday. Their bodies were found on Sunday.", "2020-10-09"),
        ("Since midnight the army has shelled Barda.", "2020-10-12"),
        (
            "The army shelled a market in Barda, in the north, on Friday, an activist group said in Khartoum.",
            "2020-10-09",
        ),
        ("Shells hit Barda on Friday. Two people were killed.", "2020-10-09"),
        ("A blast tore through the morning market of Barda on Friday.", "2020-10-09"),
        ("Wednesday, 3 am. Shells hit Barda.\nThursday. A drone fell on a school in Ganja.", "2020-10-08"),
        ("Shells hit Barda on Friday. Hours later a drone struck Ganja.", "2020-10-09"),
        ("Shells hit Ganja on Friday. In Barda, a barn burned after a rocket struck it on Sunday.", "2020-10-11"),
    ],
)
def test_day_is_the_event(text: str, day: str | None, make_document: Make, tools: Tools) -> None:
    """A day of saying or finding dates no event; results have their event's day."""
    time = tell(text, make_document, tools)[-1].time
    assert (None if time is None or time.start is None else time.start[:10]) == day


def test_headline_is_filled_from_below(make_document: Make, tools: Tools) -> None:
    """A headline tells what the text below it tells, and where and when."""
    text = "Shelling kills two\nTwo people were killed when shells hit the town of Barda on Sunday.\n"
    first = tell(text, make_document, tools, headline=True)[0]
    assert first.in_headline
    assert name(first) == "Barda"
    assert first.time is not None
    assert first.time.start == "2020-10-11"
    assert first.time.inferred_from == "text below"


@pytest.mark.parametrize(
    "text",
    [
        "President Obama was told of the attack on the envoy while on vacation in Hawaii.",
        "An activist based in Turkey said that fire destroyed the warehouses.",
        "Putin called the killing an attempt to thwart a peace process in Syria.",
        "An Ohio man plotted an attack on a police station.",
        "The wounded were taken to a hospital in Goma.",
        "Bombing churches and killing those inside are prohibited in Islamic Sharia.",
    ],
)
def test_sentence_place_is_no_guess(text: str, make_document: Make, tools: Tools) -> None:
    """Where somebody is, lives or is brought is no place of the event."""
    assert all(name(claim) is None for claim in tell(text, make_document, tools))


def test_fighting_at_home_strikes_nobody_there(make_document: Make, tools: Tools) -> None:
    """Own territory is where one fights, not whom; what is targeted is struck, and now."""
    text = "The armed forces are fighting on their territory, and striking only against legitimate military targets."
    told = [
        (c.event.kind, c.event.modality, [t.text for t in c.targets])
        for c in tell(text, make_document, tools)
        if c.event
    ]
    assert told == [("armed-clash", "actual", []), ("attack", "actual", ["legitimate military targets"])]


def test_our_forces_are_not_the_enemy(make_document: Make, tools: Tools) -> None:
    """ "Our forces" of a source are nobody else's army."""
    text = "The army shelled the town of Barda. Our forces took the base in the town."
    last = tell(text, make_document, tools)[-1]
    assert all(row.actor is None for row in last.agents if row.text.lower().startswith("our"))


def test_prisoners_belong_to_the_battle(make_document: Make, tools: Tools) -> None:
    """People taken in the battle just told make no event of their own."""
    text = "Our fighters took full control of the base in Barda. 38 soldiers were killed, 112 were captured."
    kinds = [claim.event.kind for claim in tell(text, make_document, tools) if claim.event is not None]
    assert "detention" not in kinds


def test_dateline_is_no_subject(make_document: Make, tools: Tools) -> None:
    """A dateline is read apart from the lead: the town of the writer fires no missiles."""
    opening = "KYIV, July 9, 2024 (Wire) -"
    text = f"{opening} Russia's missile barrage hit a hospital on Monday, killing at least 41 people."
    document = make_document(text, source="Wire", published="2024-07-09")
    document = replace(document, dateline=document.span(0, len(opening)))
    agents = {row.text for claim in record_document(document, tools).claims for row in claim.agents}
    assert agents == {"Russia"}


def test_country_as_landmark(make_document: Make, tools: Tools) -> None:
    """A country's border near which something happened does not say on which side of it: no place."""
    claims = tell("Gunmen killed four herders near the Cameroon border on Sunday.", make_document, tools)
    assert [name(claim) for claim in claims] == [None]


def test_each_count_has_its_place(make_document: Make, tools: Tools) -> None:
    """Counts of one verb at several places are an event at each, of one doer and day."""
    text = "On Friday, Azerbaijani shelling killed 12 civilians in Martuni and five in Hadrut."
    found = record_document(make_document(text, source="Daily", published="2020-10-12"), tools)
    rows = {(f.low, f.place.text if f.place else None, f.time.start if f.time else None) for f in found.figures}
    assert rows == {(12, "Martuni", "2020-10-09"), (5, "Hadrut", "2020-10-09")}
    events = [claim for claim in found.claims if claim.event is not None]
    assert {(c.event.kind, c.agents[0].name) for c in events if c.event} == {("shelling", "Azerbaijan")}


def test_doer_of_no_harm(make_document: Make, tools: Tools) -> None:
    """Who shot a drone down did not wound those whom its debris fell on."""
    text = "Air defence units shot down six drones over Barda on Friday. Two people were wounded by falling debris."
    last = tell(text, make_document, tools)[-1]
    assert name(last) == "Barda"
    assert last.agents == ()


def test_news_conference(make_document: Make, tools: Tools) -> None:
    """Where a spokesman speaks is no place of the event."""
    text = "At a news conference in Tel Aviv, a spokesman said aircraft had struck a command cell."
    assert [name(claim) for claim in tell(text, make_document, tools)] == [None]


def test_death_far_away(make_document: Make, tools: Tools) -> None:
    """Where one of the wounded died is no place of the event."""
    last = tell("Shells hit Barda on Friday. A medic died of his wounds in Baku.", make_document, tools)[-1]
    assert name(last) == "Barda"


@pytest.mark.parametrize(("one", "two"), [("India", "Pakistan"), ("Pakistan", "India")])
def test_strikes_of_one_side(one: str, two: str, make_document: Make, tools: Tools) -> None:
    """ "The Indian strikes" are those of India told before, not what Pakistan did in between."""
    people = {"India": "Indian", "Pakistan": "Pakistani"}
    text = (
        f"{one} carried out missile strikes on a camp in Muridke on Tuesday. {people[two]} shelling killed 12 people "
        f"in Poonch on Wednesday, officials said. {two} said the {people[one]} strikes killed 31 people."
    )
    last = tell(text, make_document, tools)[-1]
    assert (last.event and last.event.kind, name(last)) == ("missile-strike", "Muridke")
    assert [agent.name for agent in last.agents] == [one]


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        (
            "Shells landed on a clinic of the U.N. refugee agency in Barda on Friday.",
            "shelling",
            "Barda",
        ),
        ("Seven shells fell on the grounds of Europe's biggest power station on Monday.", "shelling", None),
        ("They abducted seven employees of the Ganja hospital at Barda on Friday.", "abduction", "Barda"),
        ("In Moscow, the defence ministry put out its version of this morning's strike.", "attack", None),
        ("The government spoke of an air raid on Barda by the strongman of Agdam.", "air-strike", "Barda"),
        ("At the general hospital in Ganja eleven of the injured are being cared for.", "wounding", None),
    ],
)
def test_names_that_place_nothing(text: str, kind: str, place: str | None, make_document: Make, tools: Tools) -> None:
    """Who employs the victims, where they are treated, where a ministry speaks and whose man it was are no places."""
    (found,) = [
        claim for claim in tell(text, make_document, tools) if claim.event is not None and claim.event.kind == kind
    ]
    assert name(found) == place


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The army said on Friday its forces had ambushed a column near Barda the day before.", "2020-10-08"),
        ("The army said Friday that a strike the day before near Barda killed five.", "2020-10-08"),
        (
            "On 5 October soldiers killed ten men in Barda, the monitors said today. They burned Agdam that afternoon.",
            "2020-10-05",
        ),
    ],
)
def test_saying_dates_nothing(text: str, day: str, make_document: Make, tools: Tools) -> None:
    """The day right after "said" is of the saying; the event's is the one told with it or before it."""
    times = [claim.time for claim in tell(text, make_document, tools)]
    assert {time.start[:10] for time in times if time is not None and time.start is not None} == {day}


def test_place_and_day_label(make_document: Make, tools: Tools) -> None:
    """ "Kalehe, 14 April." before what happened is where and when it was, in a list of several."""
    text = (
        "- Kalehe, 14 September. Six villagers were killed by mortar fire.\n\n"
        "- Minova, 20 September. Two boys were hurt by a drone."
    )
    claims = tell(text, make_document, tools)
    found = [(row.place.name, row.time.start) for row in claims if row.place is not None and row.time is not None]
    assert found == [("Kalehe", "2020-09-14"), ("Minova", "2020-09-20")]


def test_lone_dateline_labels_nothing(make_document: Make, tools: Tools) -> None:
    """ "Baku, 4 October" on a line of its own above the text is where the writer is, not where anything happened."""
    text = "Baku, 4 October\n\nA shell fell at dawn.\n\nVillagers say that a house was destroyed."
    assert all(claim.place is None for claim in tell(text, make_document, tools))
