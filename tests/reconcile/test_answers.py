"""Denials that tell no event themselves."""

from counterclaim.reconcile.answers import answer_claim
from counterclaim.vocabulary.brief import Brief, Site
from tests.reconcile.factory import ARMENIA, make_brief


def answer(denied: str, *told: Brief) -> Brief:
    """A denial at the end of a text that tells these events."""
    denial = make_brief("d", order=9, claimant=ARMENIA, act="deny", denied=denied, kind=None, modality=None, site=None)
    return answer_claim(denial, (*told, denial))


def test_number_of_only_event() -> None:
    """ "The ministry's figure is exaggerated" is of the one event that the text tells; of two, of none; nor is a bare
    denial."""
    first = make_brief("a")
    second = make_brief("b", order=1, site=Site("geonames:2", "Tartar", 40.34, 46.93, "AZ", "point"))
    assert answer("number", first).site == first.site
    assert answer("number", first).family == first.family
    assert answer("number", first, second).family is None
    assert answer("event", first).family is None
