"""Names across alphabets and offices."""

import pytest

from counterclaim.reconcile.actors import key_actor
from counterclaim.reconcile.names import fold_text, make_acronym, make_skeleton
from counterclaim.reconcile.parties import is_party
from counterclaim.vocabulary.brief import Party


@pytest.mark.parametrize("name", ["Hajiyev", "Hajiev", "Hacıyev", "Гаджиев", "Gadzhiyev"])
def test_romanisations_share_skeleton(name: str) -> None:
    """The spellings of one surname in the news of both sides have one skeleton."""
    assert make_skeleton(name) == make_skeleton("Hajiyev")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Hikmat Hajiyev", "Hikmət Hacıyev"),
        ("Nikol Pashinyan", "Никол Пашинян"),
        ("President Ilham Aliyev", "Ilham Heydar oglu Aliyev"),
    ],
)
def test_persons_share_key(left: str, right: str) -> None:
    """A title, a patronymic or another alphabet does not make another person."""
    assert key_actor(left, "person", None, None) == key_actor(right, "person", None, None)


@pytest.mark.parametrize(
    "name",
    [
        "Azerbaijani Defence Ministry",
        "Azerbaijan's Defense Ministry",
        "Ministry of Defence of Azerbaijan",
        "Ministry of Defence of the Republic of Azerbaijan",
        "Azerbaijan's MoD",
    ],
)
def test_ministry_shares_key(name: str) -> None:
    """One ministry under its usual names is one actor."""
    assert key_actor(name, "government-body", "AZ", "Azerbaijan") == "body:defence ministry:AZ"


def test_ministries_stay_apart() -> None:
    """The ministries of two countries are two actors, and so are an unknown one."""
    keys = {key_actor("Defence Ministry", "government-body", country, None) for country in ("AZ", "AM", None)}
    assert len(keys) == 3


def test_acronym_of_name() -> None:
    """An acronym is made of the words that carry meaning."""
    assert make_acronym("International Committee of the Red Cross") == "icrc"
    assert fold_text("U.N.") == "un"


def test_nobody_s_army_is_no_party() -> None:
    """Armed forces of no known country are no second party to an accusation; those of a country are."""
    assert not is_party(Party("body:armed forces:", "armed forces", "armed-force"))
    assert is_party(Party("body:armed forces:AM", "Armenian armed forces", "armed-force", None, "AM"))


def test_observatory_is_one_origin() -> None:
    """What publishes here and is quoted there is one; a body of a country is none of them."""
    assert key_actor("Acacia Observatory", "organisation", None, None) == key_actor(
        "Acacia Observatory", "medium", None, None
    )
    assert key_actor("Red Crescent", "organisation", "SD", None).startswith("body:")


def test_owner_before_or_behind() -> None:
    """A government's ministry is one, whether the government stands before or behind it."""
    names = ("Ministry of Defence of the National Unity Government", "National Unity Government Defence Ministry")
    assert len({key_actor(name, "government-body", None, "National Unity Government") for name in names}) == 1
