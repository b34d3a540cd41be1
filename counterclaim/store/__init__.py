"""Store: all SQL, and only here. A case is one SQLite file or one PostgreSQL database.

    database = open_case("karabakh.case")            # or create_case(address, author); postgresql://… alike

Writing (each call is one transaction; every change is in the hash-chained audit log)
    write.add_batch(database, additions, run, author) -> tuple[Added, ...]
    reconciliation.save_reconciliation(database, difference, author)
    reconciliation.save_blocks(database, {item: keys})
    reviews.save_review(database, review)
Lists (pages; `Filters`; cursors; newest publication first)
    query.find_documents / find_statements / find_claims / find_figures(database, filters, limit=, cursor=, newest=)
        -> Page[DocumentRow] / Page[Found[Statement | Claim | Figure]]      Page.items, Page.next (cursor or None)
    query.find_actors / find_places(database, name=, limit=, cursor=) -> Page[ActorRow | PlaceRow]
    query.count_items(database, "claims", filters, by="side") -> {value: count}
    query.walk_pages(find, database, filters) -> every row
    search.search_documents / search_claims(database, filters with text=) -> Page[Hit]
    reconciliation.find_incidents(database, filters) -> Page[Incident]
    reconciliation.find_conclusions(database, "judgement", {"verdict": "unsure"}) -> Page[Judgement | Toll | …]
One thing
    fetch.load_document, load_record, load_text, load_bytes, list_captures, list_versions, show_thing(database, id)
    fetch.load_items(database, "claims", ids) -> {id: Found}
    reconciliation.load_conclusions(database, "incident", ids), find_holders(database, "incident", [claim id]),
        find_related(database, "dispute" | "grade", "incident", id), load_reconciliation(database)
    reviews.list_reviews, list_standing(database, ids), page_reviews
Everything
    fetch.walk_records(database, after=) -> (place, Record) in the order of arrival
"""

from counterclaim.store.database import Database
from counterclaim.store.found import ActorRow, DocumentRow, Filters, Found, Hit, Page, PlaceRow
from counterclaim.store.log import Author
from counterclaim.store.schema import create_case, migrate_case, open_case

__all__ = [
    "ActorRow",
    "Author",
    "Database",
    "DocumentRow",
    "Filters",
    "Found",
    "Hit",
    "Page",
    "PlaceRow",
    "create_case",
    "migrate_case",
    "open_case",
]
