"""One shape for everything that goes wrong: {"error": {"status", "code", "message"}}, or the same as a page."""

from dataclasses import dataclass


@dataclass
class Problem(Exception):  # noqa: N818 - it is the noun the pages use
    """A request that cannot be answered; the message is shown as it is and names nothing internal."""

    status: int
    code: str
    message: str

    def to_json(self) -> dict[str, dict[str, object]]:
        """The body of the answer."""
        return {"error": {"status": self.status, "code": self.code, "message": self.message}}


def miss(what: str, id_: str) -> Problem:
    """Nothing of this kind has this id."""
    shown = id_ if len(id_) <= 80 else f"{id_[:77]}…"
    return Problem(404, "not-found", f"no {what} has the id {shown!r}")
