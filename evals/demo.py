"""The demo's pages out of the gold case: `python -m evals.demo` writes them, a test holds them equal."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CASE = Path(__file__).parent / "case"
HALVES = [CASE / name for name in ("choose", "report")]
"""The cases that the demo shows."""
PAGES = Path(__file__).parents[1] / "counterclaim" / "data" / "demo" / "pages.jsonl"


def list_pages() -> Iterator[dict[str, Any]]:
    """Every document of the gold case as a page, in the order of publication."""
    pages = [page for half in HALVES for page in read_half(half)]
    yield from sorted(pages, key=lambda page: (page["published"], page["url"]))


def read_half(folder: Path) -> Iterator[dict[str, Any]]:
    """The documents of one half."""
    sources = tomllib.loads((folder / "sources.toml").read_text(encoding="utf-8"))
    for path in sorted(folder.glob("*.toml")):
        for document in tomllib.loads(path.read_text(encoding="utf-8")).get("documents", ()):
            source = sources[document["source"]]
            title, _, body = document["text"].strip().partition("\n")
            yield {
                "url": f"https://{source['domain']}/{folder.name}/{document['id']}",
                "source": source["name"],
                "published": str(document["published"]),
                "title": title.strip(),
                "body": body.strip(),
            }


def write_pages() -> str:
    """The pages as JSON Lines."""
    return "".join(f"{json.dumps(page, ensure_ascii=False)}\n" for page in list_pages())


def write_sources() -> str:
    """The sources of both halves as the demo project's own list."""
    kept = [(half / "sources.toml").read_text(encoding="utf-8") for half in HALVES]
    return "".join(
        f"{line}\n" for line in sorted({line for text in kept for line in text.splitlines() if " = {" in line})
    )


if __name__ == "__main__":
    PAGES.parent.mkdir(parents=True, exist_ok=True)
    PAGES.write_text(write_pages(), encoding="utf-8")
    PAGES.with_name("sources.toml").write_text(write_sources(), encoding="utf-8")
