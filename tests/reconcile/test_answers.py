"""Denials that tell no event themselves."""

from counterclaim.reconcile.answers import answer_claim, leave_asserted
from counterclaim.vocabulary.brief import Brief, Site
from tests.reconcile.factory import ARMENIA, AZERBAIJAN, make_brief


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
    assert answer("responsibility", first).family == first.family
    assert answer("event", first).family is None


def test_own_word_is_not_denied() -> None:
    """ "Our units did not fire", beside one's own "their shells fell there", denies no shell of theirs."""
    said = make_brief("a", claimant=ARMENIA, agents=(AZERBAIJAN,))
    denial = make_brief("d", order=1, claimant=ARMENIA, act="deny", about="a", denied="event", kind=None, text="not us")
    assert answer_claim(denial, (said, denial)).family is None
    theirs = make_brief("a", agents=(ARMENIA,))
    assert answer_claim(denial, (theirs, denial)).family == theirs.family


def test_headline_denial() -> None:
    """A headline's "No shelling of Ganja" denies what the text's denial does."""
    head = make_brief("h", claimant=ARMENIA, act="deny", denied="event", kind=None, modality=None, in_headline=True)
    text = make_brief("d", order=1, claimant=ARMENIA, act="deny", denied="event", negated=True)
    assert answer_claim(head, (head, text)).kind == "shelling"


def test_account_disputed() -> None:
    """Who "disputes the account of the killings" and tells of them itself does not deny that they happened."""
    said = make_brief("a", claimant=ARMENIA)
    denial = make_brief("d", order=1, claimant=ARMENIA, act="deny", denied="event")
    assert leave_asserted(denial, (said, denial)).family is None
    assert leave_asserted(denial, (make_brief("a"), denial)) == denial
    own = make_brief("d", order=1, claimant=ARMENIA, act="deny", denied="event", agents=(ARMENIA,))
    assert leave_asserted(own, (said, own)) == own
