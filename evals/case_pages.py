"""python -m evals.case_pages FOLDER [HALF ...]: the gold case's documents as web pages, to add to a case."""

import html
import sys
from pathlib import Path

from evals.case_gold import Half, load_half

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:site_name" content="{source}"><meta property="og:title" content="{title}">
<meta property="article:published_time" content="{published}"><link rel="canonical" href="{url}"></head>
<body><article><h1>{title}</h1>
{body}
</article></body></html>
"""


def write_pages(half: Half, folder: Path) -> int:
    """How many pages were written, one a document."""
    folder.mkdir(parents=True, exist_ok=True)
    for _, row in half.documents:
        source = half.sources[row["source"]]
        title, _, body = row["text"].strip().partition("\n")
        parts = (part.strip() for part in body.split("\n\n"))
        page = PAGE.format(
            title=html.escape(title),
            source=html.escape(source["name"]),
            published=row["published"],
            url=f"https://{source['domain']}/{row['id']}",
            body="\n".join(f"<p>{html.escape(part)}</p>" for part in parts if part != ""),
        )
        (folder / f"{row['id']}.html").write_text(page, encoding="utf-8")
    return len(half.documents)


def main() -> None:
    """Write the pages of the halves named, else of both."""
    folder, *names = sys.argv[1:]
    for name in names or ("choose", "report"):
        print(f"{folder}: {write_pages(load_half(name), Path(folder))} pages of {name}")


if __name__ == "__main__":
    main()
