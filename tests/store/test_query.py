"""Lists: filters, order, cursors."""

import pytest

from counterclaim.errors import CaseError
from counterclaim.store import Database, Filters
from counterclaim.store.fetch import show_thing
from counterclaim.store.query import (
    count_items,
    find_actors,
    find_claims,
    find_documents,
    find_figures,
    find_places,
    find_statements,
    walk_pages,
)
from counterclaim.store.search import search_claims, search_documents
from counterclaim.store.write import add_batch
from tests.store.factory import AUTHOR, RUN, make_addition


@pytest.fixture
def filled(database: Database) -> Database:
    """A case of nine documents: three towns, both sides, three days."""
    towns = ("Ganja", "Barda", "Stepanakert")
    additions = [
        make_addition(
            number,
            town=towns[number % 3],
            accused="Armenia" if number % 2 == 0 else "Azerbaijan",
            side="Azerbaijan" if number % 2 == 0 else "Armenia",
            source="Azernews" if number % 2 == 0 else "Armenpress",
            published=f"2020-10-{5 + number % 3:02d}T14:30:00+04:00",
            killed=str(20 + number),
        )
        for number in range(9)
    ]
    add_batch(database, additions, RUN, AUTHOR)
    return database


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        (Filters(), 18),
        (Filters(side="Azerbaijan", act="accuse"), 5),
        (Filters(agent="Azerbaijan"), 8),
        (Filters(place="Ganja"), 6),
        (Filters(place="ganj"), 6),
        (Filters(place="nowhere"), 0),
        (Filters(kind="missile-strike"), 18),
        (Filters(act="deny"), 9),
        (Filters(source="Armenpress"), 8),
        (Filters(box=(46.0, 40.0, 47.0, 41.0)), 18),
        (Filters(box=(0.0, 0.0, 1.0, 1.0)), 0),
        (Filters(happened_from="2020-10-04", happened_to="2020-10-04"), 18),
        (Filters(happened_from="2020-10-05"), 0),
        (Filters(published_from="2020-10-06", published_to="2020-10-06"), 6),
        (Filters(published_to="2020-10"), 18),
        (Filters(text="shelled Barda"), 3),
        (Filters(text='"shelled barda"', side="Azerbaijan"), 1),
        (Filters(text="stepan*"), 3),
    ],
)
def test_claims_are_filtered(filled: Database, filters: Filters, count: int) -> None:
    """Each filter leaves the claims that fit, and counting them agrees with listing them."""
    assert len(find_claims(filled, filters).items) == count
    assert sum(count_items(filled, "claims", filters).values()) == count


def test_figures_are_filtered(filled: Database) -> None:
    """Figures by measure, place and claimant."""
    filters = Filters(measure="killed", place="Barda", claimant="ministry")
    assert sorted(found.item.low or 0 for found in find_figures(filled, filters).items) == [21, 24, 27]


def test_unfit_filter_refused(filled: Database) -> None:
    """A filter that the list cannot apply is an error, never passed over."""
    with pytest.raises(CaseError, match="statements cannot be filtered by measure"):
        find_statements(filled, Filters(measure="killed"))


@pytest.mark.parametrize("find", [find_documents, find_statements, find_claims, find_figures])
@pytest.mark.parametrize("newest", [True, False])
def test_pages_join_to_list(filled: Database, find, newest: bool) -> None:  # type: ignore[no-untyped-def]  # four types
    """Pages of any size together are the list, each row once, in the order of publication."""
    whole = find(filled, limit=100, newest=newest).items
    pages, cursor = [], None
    while True:
        page = find(filled, limit=2, cursor=cursor, newest=newest)
        pages += page.items
        cursor = page.next
        if cursor is None:
            break
    assert tuple(pages) == whole
    dates = [getattr(row, "document", row).published for row in whole]
    assert dates == sorted(dates, reverse=newest)


@pytest.mark.parametrize("find", [find_actors, find_places])
def test_names_page_too(filled: Database, find) -> None:  # type: ignore[no-untyped-def]  # two types of row
    """Actors and places are counted by document and paged by name."""
    whole = find(filled, limit=100).items
    one_by_one = []
    cursor = None
    while True:
        page = find(filled, limit=1, cursor=cursor)
        one_by_one += page.items
        cursor = page.next
        if cursor is None:
            break
    assert tuple(one_by_one) == whole
    assert sum(row.documents for row in whole) == (18 if find is find_actors else 9)


@pytest.mark.parametrize("cursor", ["", "x", "W10", "eyJhIjoxfQ", "WzEsMl0", "é"])
def test_broken_cursor_refused(filled: Database, cursor: str) -> None:
    """A cursor that no page gave is a plain error."""
    with pytest.raises(CaseError, match="cursor"):
        find_claims(filled, cursor=cursor)


def test_search_shows_words(filled: Database) -> None:
    """A hit shows the words in the text around them."""
    (hit, *_) = search_documents(filled, Filters(text='"killing 20"')).items
    assert [hit.snippet[start:end] for start, end in hit.spans] == ["killing 20"]
    assert len(search_claims(filled, Filters(text="denied")).items) == 9


@pytest.mark.parametrize("query", ["AND", '"', "a OR", "NEAR(", "it's", "-x", "col:x", "(*", "ganja & !x", "'"])
def test_no_operator_in_search(filled: Database, query: str) -> None:
    """What users type is words, never operators: no query breaks the search."""
    if any(letter.isalnum() for letter in query):
        assert search_documents(filled, Filters(text=query)).items == ()
    else:
        with pytest.raises(CaseError, match="at least one word"):
            search_documents(filled, Filters(text=query))


def test_diacritics_do_not_matter(database: Database) -> None:
    """Hacıyev's town is found with and without its diacritics, on both databases."""
    add_batch(database, [make_addition(1, town="Gəncə Şəhəri"), make_addition(2, town="Xocalı")], RUN, AUTHOR)
    assert len(search_documents(database, Filters(text="səhəri")).items) == 1
    assert len(search_documents(database, Filters(text="GƏNCƏ")).items) == 1


def test_show_names_everything(filled: Database) -> None:
    """A claim is shown with its evidence, its document, its captures and the log."""
    found = find_claims(filled, limit=1).items[0]
    shown = show_thing(filled, found.item.id)
    assert shown["what"] == "claims"
    assert shown["evidence"][0]["quote"] == found.item.evidence[0].quote
    assert shown["captures"][0].sha256 == shown["item"].evidence[0].quote or len(shown["captures"]) == 1
    assert show_thing(filled, found.document.id)["log"][0]["action"] == "add"


def test_pages_are_walked(filled: Database) -> None:
    """Walking gives every row of a list."""
    assert len(list(walk_pages(find_claims, filled))) == 18
