"""Whether a count is of one incident or a running total."""

import pytest

import counterclaim


@pytest.mark.parametrize(
    "text",
    [
        "Police in Goma detained 19 market women on Sunday. Seven have since been let go, the committee says.",
        "The final toll in Goma is eight dead, the mayor said.",
        "Two drivers from Goma have not been heard of since Friday, when gunmen stopped their trucks.",
        "Ten people were wounded in Goma on Sunday. Seven of the ten have died since, a nurse said.",
        "Soldiers arrested eleven shepherds in Goma on Friday, and seven have since been found dead.",
    ],
)
def test_later_news_of_one_incident(text: str) -> None:
    """What has become of those counted since, or the last toll of one day, is no total over a period."""
    record = counterclaim.record(counterclaim.read(text.encode()))
    assert {figure.scope for figure in record.figures} == {"incident"}


@pytest.mark.parametrize(
    "text",
    [
        "Forty people have since been killed in Goma, the mayor said.",
        "Forty people have been killed in Goma since Monday, the mayor said.",
        "The final count of the war in Kivu is 12,000 dead, the ministry said.",
    ],
)
def test_totals_over_a_period(text: str) -> None:
    """Those killed since an earlier event, and the count of a war, are totals over a period."""
    record = counterclaim.record(counterclaim.read(text.encode()))
    assert {figure.scope for figure in record.figures} == {"running"}
