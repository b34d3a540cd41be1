"""Who is told to have done it: "its forces", "our drones", people who set off a mine."""

import pytest

import counterclaim

UKRAINE = "counterclaim/data/conflicts/russia-ukraine.toml"
GAZA = "counterclaim/data/conflicts/israel-gaza.toml"


def find_agents(text: str, profile: str | None = None) -> list[str | None]:
    """The names, or else the words, of the agents of a text's first event."""
    record = counterclaim.record(counterclaim.read(text.encode()), profile=profile)
    claims = [claim for claim in record.claims if claim.event is not None]
    return [agent.name or agent.text for agent in claims[0].agents]


@pytest.mark.parametrize(
    ("text", "profile", "names"),
    [
        ("The Russian defence ministry said its forces had struck an airfield in Poltava.", UKRAINE, ["Russia"]),
        ("The Ukrainian defence ministry said its forces had struck an airfield in Rostov.", UKRAINE, ["Ukraine"]),
        ("Our troops destroyed a workshop in Kharkiv, the Russian defence ministry said.", UKRAINE, ["Russia"]),
        ("Ukraine's General Staff said its drones had hit an oil depot in Engels.", UKRAINE, ["Ukraine"]),
        ("The IDF said its troops had killed five militants in Jabalia.", GAZA, ["Israel Defense Forces"]),
        ("Hamas said its fighters had attacked a patrol east of Rafah.", GAZA, ["Hamas"]),
        ("“Our drones hit a depot,” the Russian General Staff said.", UKRAINE, ["Russia"]),
        ("“Our drones hit a depot,” the Ukrainian General Staff said.", UKRAINE, ["Ukraine"]),
        ("Police said gunmen had attacked a bus and its guards had fled.", None, ["gunmen"]),
    ],
)
def test_own_forces_are_named(text: str, profile: str | None, names: list[str]) -> None:
    """ "Its forces" and "our drones" are the speaker's: an army's its own, a ministry's or a staff's its state's."""
    assert find_agents(text, profile) == names


@pytest.mark.parametrize(("speaker", "other"), [("Ukraine", "Russian"), ("Russia", "Ukrainian")])
def test_its_may_be_the_other_sides(speaker: str, other: str) -> None:
    """Later in what is said "its jets" may be anybody's: nobody is named, least of all the speaker."""
    text = f"{speaker}'s defence ministry said the {other} army was retreating and its jets had bombed a village."
    record = counterclaim.record(counterclaim.read(text.encode()), profile=UKRAINE)
    (raid,) = (claim for claim in record.claims if claim.event is not None and claim.event.kind == "air-strike")
    assert raid.agents == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Terrorists detonated a mine on a bridge near Bago, wounding two policemen.", ["Terrorists"]),
        ("A mine detonated on a bridge near Bago, wounding two policemen.", []),
        ("Rebels entered Tongo, where, residents told us, they shot dead eight men.", ["Rebels"]),
        ("He thanked those who had fired a missile at Jizan.", []),
        ("Survivors attribute the attack to the Arakan Army.", ["Arakan Army"]),
        ("Dissidents of the FARC killed four farmers at El Charco.", ["Dissidents of the FARC"]),
        ("Islamic State claimed the blasts in Muqdadiya.", ["Islamic State"]),
        ("The mayor accuses Armenia of shelling the town of Barda.", ["Armenia"]),
        ("The mayor accused Armenian gunners posted east of the camp of firing on farmers.", ["Armenia"]),
        ("The mayor charged Armenia in a message to reporters with having shelled the ward.", ["Armenia"]),
        ("Junta jets bombed a school in Depayin on Monday.", ["Junta"]),
    ],
)
def test_doer_needs_object(text: str, names: list[str]) -> None:
    """Who detonates something did it; what detonates by itself did not."""
    assert find_agents(text) == names


@pytest.mark.parametrize(("denier", "accuser"), [("Russia", "Ukraine"), ("Ukraine", "Russia")])
@pytest.mark.parametrize(
    "text",
    [
        "{denier} denied {accuser}'s claim that it had shelled a market in Donetsk.",
        "{denier} denied {accuser}'s claim that its drones had hit a market in Donetsk.",
        "{denier} called {accuser}'s claim that it had bombed a dormitory a lie.",
        "{denier}'s Defence Ministry rejected {accuser}'s claim that its forces had shelled Sotk on Friday.",
    ],
)
def test_denied_claim_accuses_who_denies(text: str, denier: str, accuser: str) -> None:
    """In a claim that somebody denies, "it" is who denies; the claimant accuses, and neither admits nor denies."""
    record = counterclaim.record(counterclaim.read(text.format(denier=denier, accuser=accuser).encode(), verbatim=True))
    (told,) = [row for row in record.claims if row.event is not None]
    assert told.claimant.name == accuser
    assert [agent.name for agent in told.agents] == [denier]
    assert told.act in {"assert", "accuse"}


def test_rejected_claim_is_no_admission() -> None:
    """ "India rejected Pakistan's claim that it was behind the attack" accuses India; Pakistan admits nothing."""
    for denier, accuser in (("India", "Pakistan"), ("Pakistan", "India")):
        text = f"{denier} rejected {accuser}'s claim that it was behind the attack on a school bus in Khuzdar."
        record = counterclaim.record(counterclaim.read(text.encode(), verbatim=True))
        acts = {claim.claimant.name: claim.act for claim in record.claims}
        assert acts == {denier: "deny", accuser: "accuse"}


@pytest.mark.parametrize(
    ("text", "claimant", "names"),
    [
        ("Pakistan said India was behind the attack on a school bus in Khuzdar.", "Pakistan", ["India"]),
        ("India said Pakistan was behind the attack on a school bus in Khuzdar.", "India", ["Pakistan"]),
        ("Ukraine said Russia was to blame for the strike on a theatre in Mariupol.", "Ukraine", ["Russia"]),
        ("Russia said Ukraine was to blame for the strike on a theatre in Donetsk.", "Russia", ["Ukraine"]),
        ("The army said the rebels were responsible for the massacre in Kishishe.", "army", ["rebels"]),
        ("The rebels said the army was responsible for the massacre in Kishishe.", "rebels", ["army"]),
        ("Iran, whose missiles struck Israel on Tuesday, said it would not hesitate.", None, ["Iran"]),
        ("India was not behind the attack on a bus in Khuzdar, the police said.", "police", []),
    ],
)
def test_who_is_behind_it(text: str, claimant: str | None, names: list[str]) -> None:
    """Who is behind an attack, responsible or to blame for it is its agent, and says nothing; who is not, is not."""
    record = counterclaim.record(counterclaim.read(text.encode(), verbatim=True))
    told = next(row for row in record.claims if row.event is not None)
    assert told.claimant.name == claimant
    assert [agent.name or agent.text for agent in told.agents] == names


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("The FARC dissidents freed a soldier they had abducted in Guaviare, the Red Cross said.", "abduction", "FARC"),
        ("Boko Haram gunmen disguised as soldiers killed 44 farmers, a militia leader said.", "killing", "Boko Haram"),
        ("Soldiers disguised as Boko Haram gunmen killed 44 farmers, a militia leader said.", "killing", "Soldiers"),
        ("The M23 is accused of killing 50 villagers in Kishishe.", "killing", "M23"),
        ("The TPLF accused federal forces of a drone strike on a school in Mekelle.", "drone-strike", "federal forces"),
    ],
)
def test_doer_is_not_who_stands_nearer(text: str, kind: str, name: str) -> None:
    """ "They" are the group told of and not who tells it; those who pose as soldiers are not soldiers; who is accused
    did it, by a name that nobody knows too."""
    record = counterclaim.record(counterclaim.read(text.encode(), verbatim=True))
    told = next(row for row in record.claims if row.event is not None and row.event.kind == kind)
    assert len(told.agents) == 1
    assert name in (told.agents[0].name or told.agents[0].text)


def test_capital_is_not_its_namesake() -> None:
    """Islamabad answers for Pakistan, though a town of Kashmir near the attack has that name too."""
    text = "Delhi alleges that Islamabad armed men who killed 26 in Pahalgam; Islamabad calls this baseless."
    record = counterclaim.record(counterclaim.read(text.encode(), verbatim=True))
    assert {claim.claimant.name: claim.act for claim in record.claims}["Pakistan"] == "deny"


@pytest.mark.parametrize(("one", "other"), [("India", "Pakistan"), ("Pakistan", "India")])
def test_foe_s_deed_is_no_admission(one: str, other: str) -> None:
    """To say that what was struck were camps of the militants who killed people admits no killing."""
    text = (
        f"{one} carried out missile strikes on nine sites. {other} said the strikes killed 31 people. "
        f"{one} says the sites were camps of the militants who killed 26 tourists in Pahalgam in April."
    )
    record = counterclaim.record(counterclaim.read(text.encode(), verbatim=True))
    killing = [row for row in record.claims if any(agent.text == "the militants" for agent in row.agents)]
    assert [row.act for row in killing] == ["accuse"]


def test_accused_of_the_raid() -> None:
    """Who is accused of "the raid" told before is its agent, also by a longer name."""
    text = (
        "Gunmen attacked a camp in Kanyaruchinya on Saturday, camp leader Espoir Mukwege said. "
        "He accused fighters of the M23 of the raid."
    )
    record = counterclaim.record(counterclaim.read(text.encode(), verbatim=True))
    told = [row for row in record.claims if row.event is not None and row.event.cue.quote == "raid"]
    assert [agent.text for row in told for agent in row.agents] == ["fighters of the M23"]


@pytest.mark.parametrize(
    ("victim", "side", "name"), [("Armenia", "Azerbaijani", "Azerb"), ("Azerbaijan", "Armenian", "Armen")]
)
def test_headline_s_dead_shelled_nobody(victim: str, side: str, name: str) -> None:
    """ "Two soldiers killed in Azerbaijani shelling" has the shelling done by Azerbaijan and not by the dead."""
    text = f"{victim} says two soldiers killed in {side} shelling near border\n\nThe fire went on through the night."
    record = counterclaim.record(counterclaim.read(text.encode()))
    agents = [agent for claim in record.claims for agent in claim.agents]
    assert len(agents) > 0
    assert all((agent.name or agent.text).startswith(name) for agent in agents)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Russian aviation bombed a depot in Kupiansk on Monday.", ["Russia"]),
        ("Azerbaijani gunners hit the village of Sarov on Monday.", ["Azerbaijan"]),
        ("Ukrainian formations shelled a school in Horlivka on Monday.", ["Ukraine"]),
        ("Chechen fighters shot two men in Bucha on Monday.", ["Chechen fighters"]),
        ("Pro-Russian troops shelled a school in Horlivka on Monday.", ["Pro-Russian troops"]),
    ],
)
def test_regular_arms_are_their_nations(text: str, names: list[str]) -> None:
    """Aviation and gunners with a nation's adjective are its own; fighters and who is only for it need not be."""
    assert find_agents(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The army accused the M23 rebels of firing the shells that killed six people in Goma.", ["M23"]),
        ("Six people died in Goma when shells fired from M23 positions hit a camp.", ["M23"]),
        ("Six people died in Goma when shells fired from hills held by the M23 hit a camp.", ["M23"]),
        ("Shells fired from the hills at M23 positions killed six people in Goma.", []),
        ("Fighters believed to belong to Boko Haram attacked farmers in Gwoza.", ["Boko Haram"]),
        ("Shelling by the army damaged 19 houses in Rugari.", ["army"]),
        ("Two Russian Sukhoi jets had circled over Aleppo before dropping four bombs.", ["Russia"]),
        ("Two Ukrainian Sukhoi jets had circled over Kursk before dropping four bombs.", ["Ukraine"]),
        ("A Russian patrol boat boarded a vessel near Odesa and took away the second officer.", ["Russia"]),
        ("The attack on Kharkiv, for which Ukraine holds Russia responsible, killed six.", ["Russia"]),
        ("The attack on Kursk, for which Russia holds Ukraine responsible, killed six.", ["Ukraine"]),
        ("Villagers accused followers of the sheikh Nawaf Qassab of murdering 20 men in Maqwas.", [
            "followers of the sheikh Nawaf Qassab"
        ]),
        ("Boko Haram raided Gwoza on Sunday. Its fighters shot 25 people at a market in Banki.", ["Boko Haram"]),
    ],
)  # fmt: skip
def test_doer_by_company(text: str, names: list[str]) -> None:
    """Who fired it, from whose ground it came, to whom fighters belong, whose jets they are: each names the doer."""
    assert find_agents(text) == names


@pytest.mark.parametrize(("state", "foe"), [("Israeli", "Hezbollah"), ("Israeli", "Hamas")])
def test_nameless_jets_are_the_armys(state: str, foe: str) -> None:
    """What an army says that fighter jets did to a foe's arms it did itself, marked as inferred; not what struck it."""
    text = f"The {state} army said that fighter jets struck a launcher of {foe} in Naqoura."
    record = counterclaim.record(counterclaim.read(text.encode()), profile=GAZA)
    (raid,) = [claim for claim in record.claims if claim.event is not None]
    assert [(agent.name, agent.inferred) for agent in raid.agents] == [("Israel Defense Forces", True)]
    text = f"The {state} army said that drones struck its base near Haifa."
    record = counterclaim.record(counterclaim.read(text.encode()), profile=GAZA)
    assert [claim.agents for claim in record.claims if claim.event is not None] == [()]


SUDAN = "counterclaim/data/conflicts/sudan-2023.toml"
LEBANON = "counterclaim/data/conflicts/israel-lebanon.toml"


@pytest.mark.parametrize(
    ("text", "profile", "names"),
    [
        ("Hezbollah denied that one of its rockets had hit a school in Safed.", LEBANON, ["Hezbollah"]),
        ("The IDF denied that one of its shells had hit a school in Tyre.", LEBANON, ["Israel Defense Forces"]),
        ("The IDF said a strike it carried out in Tyre had killed two people.", LEBANON, ["Israel Defense Forces"]),
        ("One of our drones hit a wedding in Tyre, the IDF said.", LEBANON, ["Israel Defense Forces"]),
        ("Israeli fighter jets bombed a house in Tyre.", LEBANON, ["Israel"]),
        ("The M23 fired howitzer shells into the market of Sake and killed 19 people.", None, ["M23"]),
        ("RSF adviser Tijani Fadul denied that the force had shelled Abu Shouk.", SUDAN, ["Rapid Support Forces"]),
        ("Russian attack drones hit a house in Sumy.", UKRAINE, ["Russia"]),
    ],
)
def test_own_weapons_are_named(text: str, profile: str | None, names: list[str]) -> None:
    """ "One of its rockets", "a strike it carried out", "fighter jets" of a nation: whose they are did it."""
    assert find_agents(text, profile) == names


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The governor ordered an inquiry. It was found that a drone had struck a school in Tyre.", None),
        ("The governor ordered an inquiry. He said that a drone had struck a school in Tyre.", "governor"),
    ],
)
def test_finding_has_no_finder(text: str, claimant: str | None) -> None:
    """ "It was found that" is nobody's finding but the text's, whoever is named before."""
    record = counterclaim.record(counterclaim.read(text.encode()), profile=LEBANON)
    (strike,) = [claim for claim in record.claims if claim.event is not None]
    assert strike.claimant.name == claimant


@pytest.mark.parametrize(
    ("text", "civilian"),
    [
        ("Jets bombed a civil defence post in Tyre.", True),
        ("Jets bombed a rescue post in Tyre.", True),
        ("Jets bombed an army post in Tyre.", False),
        ("A drone hit an ambulance crew in Tyre.", True),
        ("A drone hit a gun crew in Tyre.", False),
    ],
)
def test_rescuers_post_is_civilian(text: str, civilian: bool) -> None:
    """A post of rescuers is no military post, a crew of theirs none of a gun."""
    record = counterclaim.record(counterclaim.read(text.encode()), profile=LEBANON)
    targets = [target for claim in record.claims for target in claim.targets]
    assert {target.civilian for target in targets} == {civilian}


def test_before_noon_has_a_day() -> None:
    """ "Shortly before noon on Wednesday" is that Wednesday, from its beginning."""
    text = "20 May 2025\n\nRebels bombed a post in Tyre shortly before noon on Wednesday, 14 May."
    record = counterclaim.record(counterclaim.read(text.encode()), profile=LEBANON)
    times = [claim.time for claim in record.claims if claim.event is not None]
    assert [(row.start, row.end) for row in times if row is not None] == [("2025-05-14T00:00", "2025-05-14T12:00")]


@pytest.mark.parametrize(
    "text",
    [
        "India, Pakistan trade blame after Poonch shelling.",
        "Pakistan, India trade blame after Poonch shelling.",
        "Armenia and Azerbaijan traded fresh accusations after the shelling of Ganja.",
    ],
)
def test_who_trades_blame_shelled_nobody(text: str) -> None:
    """Two that trade blame for an event are not who did it."""
    assert find_agents(text) in ([], [None])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The bombing of the embassy in Tunis was plotted by the Islamic State.", ["Islamic State"]),
        ("The attack in Mombasa was masterminded by Saleh Nabhan, prosecutors said.", ["Saleh Nabhan"]),
        ("Saleh Nabhan orchestrated the bombing in Kikambala.", ["Saleh Nabhan"]),
        ("The bombing of the centre, masterminded by Hezbollah, killed 85 people.", ["Hezbollah"]),
        (
            "Police said the explosion in Colombo was the work of the Tamil Tigers.",
            ["Liberation Tigers of Tamil Eelam"],
        ),
        (
            "Officials described the blast in Colombo as the work of the Tamil Tigers.",
            ["Liberation Tigers of Tamil Eelam"],
        ),
        ("The ministry said the shelling of Agdam was Armenia's doing.", ["Armenia"]),
        ("The ministry said the shelling of Martuni was Azerbaijan's doing.", ["Azerbaijan"]),
        ("Twelve farmers were killed at the hands of Renamo fighters in Homoine.", ["Renamo"]),
        ("Four villagers died at the hands of the army in Brong.", ["army"]),
        ("The refugees from Bor suffered torture at the hands of the militia, Aid Watch said.", ["militia"]),
    ],
)
def test_whose_deed_it_was(text: str, names: list[str]) -> None:
    """Who plotted it, whose work it was and at whose hands somebody died did it."""
    assert find_agents(text) == names


def test_not_its_work() -> None:
    """Whose work it is said not to be is who denies it: the claim is negated."""
    record = counterclaim.record(counterclaim.read(b"The massacre was not the work of the army, the minister said."))
    (claim,) = (claim for claim in record.claims if claim.event is not None)
    assert (claim.act, claim.event is not None and claim.event.negated) == ("deny", True)


@pytest.mark.parametrize(("one", "other"), [("Russia", "Kyiv"), ("Ukraine", "Moscow")])
def test_denied_as_claimed(one: str, other: str) -> None:
    """ "It" in what is denied is the denier, also where the sentence adds who claims so."""
    assert find_agents(f"{one}'s army denied that it had struck a school in Izium, as {other} claimed.", UKRAINE) == [
        f"{'Russian' if one == 'Russia' else 'Ukrainian'} armed forces"
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Villagers accused soldiers of burning 20 homes in Torit and of looting the clinic.", ["soldiers"]),
        ("Azerbaijan accused Armenia of shelling Tartar and of using cluster bombs.", ["Armenia"]),
        ("Armenia accused Azerbaijan of shelling Martuni and of using cluster bombs.", ["Azerbaijan"]),
    ],
)
def test_accused_of_two_deeds(text: str, names: list[str]) -> None:
    """Who is accused of one deed and "of" another did both."""
    record = counterclaim.record(counterclaim.read(text.encode()))
    claims = [claim for claim in record.claims if claim.event is not None]
    assert [[agent.name or agent.text for agent in claim.agents] for claim in claims] == [names, names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("On 28 April masked men shot 22 passengers near Pahalgam.", ["masked men"]),
        ("Karadzic accused Muslims of staging the massacre in Sarajevo.", ["Muslims"]),
        ("A Bosnian Serb shell killed two people in Tuzla on Monday.", []),
        ("A Bosnian Croat shell killed two people in Mostar on Monday.", []),
        ("A Serbian shell killed two people in Vukovar on Monday.", ["Serbia"]),
        ("Thousands fled to Goma as fighting spread in Sake.", []),
    ],
)
def test_words_of_the_doer(text: str, names: list[str]) -> None:
    """No day stands in a doer's words, and no state does what a people in its land does."""
    assert find_agents(text) == names


def test_police_of_a_town() -> None:
    """A town before "police" that a preposition leads to is where it was."""
    record = counterclaim.record(counterclaim.read(b"In Urus-Martan police detained 60 men on Monday."))
    assert [claim.place is not None and claim.place.name for claim in record.claims] == ["Urus-Martan"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Three soldiers stepped on a landmine laid by the ELN in Narino.", ["ELN"]),
        ("Two farmers stepped on a landmine near Kitgum.", []),
        ("Colombia's FARC killed four policemen in Cauca.", ["FARC"]),
        ("In Mosul insurgents overran nine police stations.", ["insurgents"]),
        ("Rebels blamed for killing of 14 farmers in Bunia.", ["Rebels"]),
        ("Russia blamed for strike on Kharkiv.", ["Russia"]),
        ("Ukraine blamed for strike on Belgorod.", ["Ukraine"]),
    ],
)
def test_who_is_not_the_doer(text: str, names: list[str]) -> None:
    """Who steps on a mine laid none, a group is not the country that owns it; who is blamed blames nobody."""
    record = counterclaim.record(counterclaim.read(text.encode()))
    (claim, *_) = (claim for claim in record.claims if claim.event is not None)
    assert [agent.name or agent.text for agent in claim.agents] == names
    assert claim.claimant.voice == "source"


def test_other_clause_has_its_own_doer() -> None:
    """Who set fire to something in a relative clause did it, not the police of the sentence."""
    text = (
        b"Report from Bilbao\n\nPolice fired rubber bullets at youths who had set fire to two cash machines in Bilbao."
    )
    record = counterclaim.record(counterclaim.read(text))
    burnt = [row for row in record.claims if row.event is not None and row.event.kind == "property-destruction"]
    assert [agent.text for row in burnt for agent in row.agents] == ["youths"]


def test_attack_on_his_plane() -> None:
    """Whose plane was attacked did not attack it."""
    text = b"The envoy said President Juvenal Habyarimana died in a rocket attack on his plane on April 6."
    record = counterclaim.record(counterclaim.read(text))
    assert all(len(claim.agents) == 0 for claim in record.claims)


@pytest.mark.parametrize(("one", "other"), [("army", "Rapid Support Forces"), ("Rapid Support Forces", "army")])
def test_who_reports_a_deed_does_not_blame(one: str, other: str) -> None:
    """A doctor who counts the dead of "an attack that the army blamed on the RSF" accuses nobody."""
    text = f"Five people died in El Obeid in an attack that the {one} blamed on the {other}, a doctor said."
    record = counterclaim.record(counterclaim.read(f"Sudan\n\n3 March 2025\n\n{text}".encode()), profile="sudan-2023")
    told = [claim for claim in record.claims if (claim.claimant.text or "").endswith("doctor")]
    assert len(told) > 0
    assert all(claim.act == "assert" and len(claim.agents) == 0 for claim in told)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Six people were killed in Orikhiv because a Russian missile missed its target.", ["Russia"]),
        ("Six people were killed in Belgorod because a Ukrainian missile missed its target.", ["Ukraine"]),
        ("Six people were killed in Orikhiv because the siren was broken.", []),
        ("The rebels opened up on the town of Kutum with artillery.", ["rebels"]),
        ("Shops opened up in the town of Kutum on Monday, the mayor said.", []),
    ],
)
def test_reason_names_the_weapon(text: str, names: list[str]) -> None:
    """A clause with "because" says whose weapon killed; fighters who "opened up on" a town did it, shops do nothing."""
    record = counterclaim.record(counterclaim.read(text.encode()), profile=None)
    claims = [claim for claim in record.claims if claim.event is not None]
    assert [agent.name or agent.text for claim in claims[:1] for agent in claim.agents] == names
