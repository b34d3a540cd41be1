"""What a source does with words."""

import json

from sqlalchemy import update

from counterclaim.store import Database
from counterclaim.store.tables import records
from counterclaim.store.voices import count_terms
from counterclaim.store.write import add_batch
from tests.store.factory import AUTHOR, RUN, make_addition


def test_contested_words_of_own_voice(database: Database) -> None:
    """Words in the source's own voice count by their uses; those that it only reports do not."""
    add_batch(database, [make_addition(1), make_addition(2)], RUN, AUTHOR)
    own = {
        "term": "Occupying",
        "contested_by": "Armenia",
        "neutral": None,
        "spans": [[0, 3], [4, 9]],
        "voice": "source",
    }
    with database.write() as connection:
        rest = {"times": [], "legal": [], "framing": [own, own | {"voice": "statement-1"}], "skipped": []}
        connection.execute(update(records).values(rest=json.dumps(rest)))
    found = count_terms(database, "Azernews")
    assert [row[:4] for row in found] == [("occupying", "Armenia", None, 4)]
    assert count_terms(database, "Another") == ()
