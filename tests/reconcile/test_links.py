"""Claims of one document that speak of one event: whose claim a headline is."""

from dataclasses import replace

from counterclaim.reconcile.links import link_briefs
from counterclaim.vocabulary.brief import Brief, Party, Site, When
from tests.reconcile.factory import ARMENIA, AZERBAIJAN, GANJA, day, make_brief, make_count

OUTLET = Party("medium:azernews", "Azernews", "medium")
STATE = Party("state:AZ", "Azerbaijan", "state", "Azerbaijan", "AZ")
NOBODY = Party("body:market shelling:", "Market shelling", "unknown")


def find_lead(*briefs: Brief) -> str | None:
    """The claim that the first one, the headline, goes back to."""
    return link_briefs(briefs)[0].lead


def head(claimant: Party = OUTLET, killed: int = 2) -> Brief:
    """A headline: two killed in shelling."""
    voice = "source" if claimant is OUTLET else "speaker"
    return make_brief("h", claimant=claimant, voice=voice, in_headline=True, counts=(make_count("hf", killed),))


def test_headline_number() -> None:
    """The headline is the claim of whom the text has give its number, not of the outlet's last line."""
    said = make_brief("a", order=1, counts=(make_count("af", 2),), agents=(ARMENIA,))
    damage = make_brief("b", order=2, claimant=OUTLET, voice="source", kind="property-destruction")
    assert find_lead(head(), said, damage) == "a"


def test_headline_own() -> None:
    """It is the outlet's own where the text says so in its own voice."""
    own = make_brief("a", order=1, claimant=OUTLET, voice="source", counts=(make_count("af", 2),))
    said = make_brief("b", order=2, counts=(make_count("bf", 3),))
    assert find_lead(head(), own, said) is None


def test_headline_speaker() -> None:
    """ "Azerbaijan says", "Market shelling:" give way to the ministry of the text, Armenia's ministry does not."""
    said = make_brief("a", order=1, counts=(make_count("af", 2),))
    assert find_lead(head(STATE), said) == "a"
    assert find_lead(head(NOBODY), said) == "a"
    assert find_lead(head(ARMENIA), said) is None
    assert find_lead(head(AZERBAIJAN), said) is None


def test_headline_role() -> None:
    """A headline's "governor" is the person whom the text names."""
    governor = Party("person:governor:", "governor", "person")
    name = Party("person:ts hlb:UA", "Taras Holub", "person")
    assert find_lead(head(governor), make_brief("a", order=1, claimant=name, counts=(make_count("af", 2),))) == "a"
    assert find_lead(head(governor), make_brief("a", order=1, counts=(make_count("af", 2),))) is None


def test_district_and_town() -> None:
    """A claim without a day is of the event told of the district that the town gives its name to."""
    district = Site("geonames:2", "Ganja", 40.7, 46.4, "AZ", "district")
    dated = make_brief("a", order=1, site=district)
    assert link_briefs((make_brief("h", when=None), dated))[0].same_as == "a"
    elsewhere = make_brief("b", order=1, site=Site("geonames:3", "Goranboy", 40.6, 46.8, "AZ", "point"))
    assert link_briefs((make_brief("h", when=None), elsewhere))[0].same_as is None


TOWN = Site("geonames:4", "Tartar", 40.34, 46.93, "AZ", "point")


def test_headline_over_one_event() -> None:
    """A headline of a place that the text does not tell of is of the only event that the text tells."""
    head = make_brief("h", claimant=OUTLET, voice="source", in_headline=True, when=None)
    text = make_brief("a", order=1, site=TOWN)
    assert link_briefs((head, text))[0].site == TOWN
    assert link_briefs((head, text, make_brief("b", order=2, when=day("2020-10-03"))))[0].site == GANJA
    assert link_briefs((replace(head, when=day("2020-10-01")), text))[0].site == GANJA


def test_headline_keeps_place() -> None:
    """A headline's place stands where the text has it too, though only elsewhere it tells a day."""
    head = make_brief("h", claimant=ARMENIA, act="deny", in_headline=True, when=None)
    same, other = make_brief("a", order=1, when=None), make_brief("b", order=2, site=TOWN)
    assert link_briefs((head, same, other))[0].site == GANJA


def test_stated_day() -> None:
    """What a monitor's page tells without a day is of the day that it states first; a strike of today that leads a text
    is not of the day of an earlier one."""
    inferred = When("2020-10-11", "2020-10-11", "day", True)
    stated, later = make_brief("a"), make_brief("b", order=1, when=inferred)
    assert link_briefs((stated, later))[1].when == stated.when
    lead, background = make_brief("a", when=inferred), make_brief("b", order=1)
    assert link_briefs((lead, background))[0].when == inferred
    other = make_brief("c", order=2, when=day("2020-10-06"))
    assert link_briefs((stated, later, other))[1].when == inferred


def test_headline_place_counts_once() -> None:
    """A claim without a place is of the text's only event though the headline names its place otherwise."""
    wide = Site("geonames:5", "Ganja city", 40.9, 46.0, "AZ", "point")
    head = make_brief("h", claimant=OUTLET, voice="source", site=wide, in_headline=True, counts=(make_count("f", 2),))
    text = make_brief("a", order=1, counts=(make_count("g", 2),))
    assert link_briefs((head, text, make_brief("b", order=2, site=None)))[2].same_as == "a"


def test_headline_total() -> None:
    """A total in the headline is of the period that the text gives with the same number."""
    told = make_count("b", 530, scope="running", when=When("2024-01-01", "2024-12-31", "range"), as_of="2024-12-31")
    bare = make_count("h", 530, scope="running", as_of="2025-01-03")
    briefs = [make_brief("h", counts=(bare,), in_headline=True), make_brief("b", order=1, counts=(told,))]
    count = link_briefs(briefs)[0].counts[0]
    assert (count.when, count.as_of) == (told.when, "2024-12-31")


def test_headline_blames() -> None:
    """A headline that blames somebody is of who blames them in the text, not of who only counts."""
    blaming = make_brief("a", order=1, kind="killing", agents=(ARMENIA,))
    counting = make_brief("b", order=2, kind="killing", claimant=NOBODY)
    top = replace(head(), counts=(), kind="killing", agents=(ARMENIA,))
    assert find_lead(top, counting, blaming) == "a"
