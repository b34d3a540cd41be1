"""Incidents as one article tells them: what came of an attack is told with it, two attacks stay two."""

import counterclaim
from counterclaim.export.incidents import Told, list_incidents


def tell(text: str) -> tuple[Told, ...]:
    """The incidents of an article of these words."""
    return list_incidents(counterclaim.record(counterclaim.read(text.encode(), verbatim=True)))


def test_victims_join_attack() -> None:
    """The dead and the wounded of later sentences are told with the strike that they followed."""
    for side, city in (("Ukraine", "Horlivka"), ("Russia", "Kherson")):
        (told,) = tell(
            f"A drone of the Armed Forces of {side} attacked a passenger bus in {city} on Monday, the mayor reported. "
            "Two women died on the spot. The driver and three more passengers were wounded."
        )
        assert (told.kind, told.place) == ("Drone strike", city)
        counts = " ".join(count for telling in told.tellings for count in telling.counts)
        assert "2 women killed" in counts
        assert "3 passengers injured" in counts


def test_towns_stay_apart() -> None:
    """Two towns shelled on one day are two incidents, each with its own dead."""
    first, second = tell(
        "Armenian forces shelled Ganja on October 4, 2020, killing one civilian, the ministry said. "
        "Azerbaijani forces shelled Stepanakert on October 4, 2020, killing two civilians, the ombudsman said."
    )
    assert (first.place, second.place) == ("Ganja", "Stepanakert")
    assert [row.counts for row in first.tellings] == [("1 civilian killed",)]
    assert [row.counts for row in second.tellings] == [("2 civilians killed",)]


def test_versions_stand_together() -> None:
    """Two sides that blame each other for one strike tell of one incident, each with whom it names."""
    (told,) = tell(
        "Russian forces shelled a market in Donetsk on January 21, 2024, Ukraine's General Staff said. "
        "Ukrainian forces shelled a market in Donetsk on January 21, 2024, the Russian Defence Ministry said."
    )
    assert len({row.whom for row in told.tellings}) == 2
