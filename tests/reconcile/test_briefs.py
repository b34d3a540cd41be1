"""Claims in brief: the night meant by news of the next day."""

import pytest

from counterclaim.reconcile.briefs import make_when
from counterclaim.vocabulary import TimeReference


@pytest.mark.parametrize(
    ("published", "start"),
    [
        ("2024-01-22T18:00:00+02:00", "2024-01-21T20:00"),
        ("2024-01-22T23:00:00+02:00", "2024-01-22T20:00"),
        ("2024-01-25T10:00:00+02:00", "2024-01-22T20:00"),
        (None, "2024-01-22T20:00"),
    ],
)
def test_night_before(published: str | None, start: str) -> None:
    """ "On the night of 22 January", in news of the 22nd, is the night that began on the 21st."""
    night = TimeReference("2024-01-22T20:00", "2024-01-23T06:00", "part", "the night of 22 January", ())
    when = make_when(night, published)
    assert when is not None
    assert when.start == start
