"""The API against its own description: whatever is asked, no answer is a 5xx."""

from contextlib import suppress
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable

from counterclaim.serve.app import create_app
from counterclaim.serve.stored import StoredCase
from counterclaim.store import open_case

EXAMPLES = 6
"""Requests a route and kind of data: some 300. With 15, once, nothing more was found."""
QUIETLY = settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_no_server_error(case_path: Path) -> None:
    """No request that the description allows, or that breaks it, is answered with an error of ours."""
    app = create_app(StoredCase(open_case(str(case_path))), hosts=None)
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    broken: set[str] = set()
    routes = 0
    for found in schema.get_all_operations():
        operation = found.ok()
        routes += 1
        for mode in (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE):

            @QUIETLY
            @given(case=operation.as_strategy(generation_mode=mode))
            def ask(case: schemathesis.Case) -> None:
                answer = case.call()
                if answer.status_code >= 500:
                    broken.add(f"{case.formatted_path} {case.query} {case.body!r:.80}: {answer.status_code}")

            with suppress(Unsatisfiable):  # a route without parameters has nothing that could be wrong
                ask()
    assert routes >= 20
    assert broken == set()
