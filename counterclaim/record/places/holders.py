"""Who held a place on a day, by the conflict profile."""

from datetime import date

from counterclaim.data.gazetteer import Gazetteer, GazetteerPlace
from counterclaim.data.profile import Profile, ProfilePlace
from counterclaim.record.places.candidates import locate_profile


def find_holder(
    profile: Profile | None, place: GazetteerPlace, published: str | None, gazetteer: Gazetteer
) -> str | None:
    """The side that held the place on the day of publication; None where the profile or the text does not say."""
    known = None if profile is None else find_profile_place(profile, place, gazetteer)
    if known is None or published is None or len(published) < 10:
        return None
    day = date.fromisoformat(published[:10])
    return next(
        (
            held.by
            for held in known.held
            if (held.start is None or held.start <= day) and (held.end is None or day < held.end)
        ),
        None,
    )


def find_profile_place(profile: Profile, place: GazetteerPlace, gazetteer: Gazetteer) -> ProfilePlace | None:
    """The profile's row for a place."""
    for number, row in enumerate(profile.places):
        located = locate_profile(row, number, gazetteer)
        if located is not None and located.id == place.id:
            return row
    return None
