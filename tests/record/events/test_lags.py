"""How long after an event something else was."""

import pytest

import counterclaim


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Rescuers pulled a girl from the ruins in Dnipro on Monday, a day after a Russian missile hit the house.",
            "19",
        ),
        ("The mayor of Khiam returned on Saturday, two days after Israeli jets bombed the town.", "16"),
        ("On Monday, a week after the rebels shelled Sake, the market opened again.", "13"),
        ("Two hours after a shell hit the clinic in Goma on Monday the UN came.", "20"),
    ],
)
def test_day_before_telling(text: str, day: str) -> None:
    """The event's day is so long before the day beside it; hours change none."""
    record = counterclaim.record(counterclaim.read(f"Report on the fighting\n\n20 May 2024\n\n{text}".encode()))
    blows = [row for row in record.claims if row.event is not None and row.event.kind != "evacuation"]
    assert blows[0].time is not None
    assert blows[0].time.start == f"2024-05-{day}"
