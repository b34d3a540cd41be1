"""The docs name every setting, every noun and every command."""

from dataclasses import fields, is_dataclass
from pathlib import Path

import typer.main

import counterclaim.vocabulary as vocabulary
from counterclaim.cli import app
from counterclaim.settings import PREFIX, Settings

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


def read_docs() -> str:
    """Every page of the docs, the README and the list of changes."""
    pages = [*sorted(DOCS.glob("*.md")), ROOT / "README.md", ROOT / "CHANGELOG.md"]
    return "\n".join(page.read_text(encoding="utf-8") for page in pages)


def test_settings_documented() -> None:
    """Every setting stands in docs/settings.md with its variable and its default."""
    page = (DOCS / "settings.md").read_text(encoding="utf-8")
    for field in fields(Settings):
        default = {None: "none", True: "`on`", False: "`off`"}.get(field.default, f"`{field.default}`")
        assert f"| `{field.name}` | `{PREFIX}{field.name.upper()}` | {default} |" in page


def test_nouns_documented() -> None:
    """Every core type is a word of the docs."""
    text = read_docs()
    for name in vocabulary.__all__:
        if is_dataclass(getattr(vocabulary, name)):
            assert name in text or name.lower() in text, name


def test_commands_documented() -> None:
    """Every command stands in the docs and has help."""
    text = read_docs()
    for name, command in typer.main.get_group(app).commands.items():
        assert f"counterclaim {name}" in text or f"`{name}`" in text, name
        assert command.help
