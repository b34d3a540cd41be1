"""Numbers as the news prints them."""

import pytest

from counterclaim.record.text.numbers import find_numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,200 people", (1200, 1200, "exact")),
        ("1 200 people", (1200, 1200, "exact")),
        ("1\u202f200 people", (1200, 1200, "exact")),
        ("1.2 million people", (1_200_000, 1_200_000, "exact")),
        ("about 1.5m people", (1_500_000, 1_500_000, "about")),
        ("Twenty seven civilians", (27, 27, "exact")),
        ("twenty-seven dead", (27, 27, "exact")),
        ("one and a half million", (1_500_000, 1_500_000, "exact")),
        ("half a dozen", (6, 6, "exact")),
        ("a dozen fighters", (12, 12, "exact")),
        ("dozens", (24, None, "vague")),
        ("scores of people", (40, None, "vague")),
        ("tens of thousands of people", (20_000, None, "vague")),
        ("several dozen", (36, None, "vague")),
        ("several hundred", (300, None, "vague")),
        ("another dozen", (12, 12, "exact")),
        ("15-plus dead", (15, None, "at_least")),
        ("3,5 million people", (3_500_000, 3_500_000, "exact")),
        ("between ten and a dozen", (10, 12, "between")),
        ("close on 50 dead", (50, 50, "about")),
        ("one hundred and twenty three", (123, 123, "exact")),
        ("between 20 and 30", (20, 30, "between")),
        ("20-30 people", (20, 30, "between")),
        ("two or three thousand", (2000, 3000, "between")),
        ("at least 12", (12, None, "at_least")),
        ("no fewer than five", (5, None, "at_least")),
        ("more than 20,000", (20_000, None, "over")),
        ("up to 30", (None, 30, "at_most")),
        ("fewer than 100", (None, 100, "under")),
        ("nearly 100", (100, 100, "about")),
        ("100+ homes", (100, None, "at_least")),
        ("30 or more", (30, None, "at_least")),
    ],
)
def test_number_is_read(text: str, expected: tuple[int | None, int | None, str]) -> None:
    """Digits, words, dozens, ranges and bounds give low, high and bound."""
    number = find_numbers(text)[0]
    assert (number.low, number.high, number.bound) == expected


@pytest.mark.parametrize(
    "text",
    ["at 6:30 am", "2020-10-04", "a T-72", "a 122-mm gun", "$5 million", "30% of", "the 1990s", "the 12th brigade",
     "No. 822", "3.5 on the scale", "a 6-year-old boy", "40 percent"],
)  # fmt: skip
def test_no_count_is_read(text: str) -> None:
    """Times, dates, weapons, money, shares, decades, ranks and ages are no counts."""
    assert find_numbers(text) == ()


def test_revision_is_no_range() -> None:
    """ "From 14 to 21" is two numbers, not all between them."""
    assert [number.low for number in find_numbers("raised from 14 to 21")] == [14, 21]


@pytest.mark.parametrize("text", ["killing at least 12, wounding 30", "🔴 12 dead\r\nמתים 13 and e\u0301 40"])
def test_offsets_hold(text: str) -> None:
    """The characters of a number are those of the text, whatever stands around it."""
    for number in find_numbers(text):
        assert 0 <= number.start <= number.core_start < number.core_end <= number.end <= len(text)
        assert text[number.core_start : number.core_end].strip() != ""
