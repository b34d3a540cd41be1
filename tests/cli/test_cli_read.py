"""`counterclaim read` reads what it can, says in one line what it cannot, and never shows a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLE = (
    "Shells hit village near Agdere\n\n6 October 2020 14:30 (UTC+04:00)\n\n"
    "Two people were killed when shells hit a house near Agdere, Azerbaijan's defence ministry said on Tuesday.\n\n"
    "“We did not fire,” Armenian defence ministry spokeswoman Shushan Stepanyan said.\n"
)


def run(*arguments: str | Path, data: bytes | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command line run with these arguments and this standard input."""
    command = [sys.executable, "-m", "counterclaim", *map(str, arguments)]
    return subprocess.run(command, input=data, capture_output=True, check=False, env={**os.environ, **environment})


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A file that can be read."""
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.mark.slow
def test_bad_inputs_named(article: Path, tmp_path: Path) -> None:
    """Every bad input gets one line, the good one is read, and the status is 1."""
    bad = {
        "empty.txt": b"",
        "picture.html": b"\x89PNG\r\n\x1a\n" + bytes(50),
        "list.txt": b"milk\neggs\nbread\n",
        "russian.txt": "Трое человек погибли при обстреле, сообщили власти.".encode(),
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    result = run("read", "--format", "jsonl", *(tmp_path / name for name in bad), tmp_path / "none.txt", article)
    lines = result.stderr.decode().splitlines()
    assert result.returncode == 1
    assert len(lines) == len(bad) + 1
    assert all(line.startswith("counterclaim: ") and "expected" in line for line in lines)
    assert all(any(name in line for line in lines) for name in (*bad, "none.txt"))
    assert [json.loads(line)["document"]["title"] for line in result.stdout.splitlines()] == [
        "Shells hit village near Agdere"
    ]


@pytest.mark.slow
def test_standard_input_and_output(tmp_path: Path) -> None:
    """`-` is standard input, `-o` a file; the record is the contract's, in UTF-8 whatever the locale."""
    target = tmp_path / "record.json"
    result = run("read", "-", "--format", "json", "-o", target, data=ARTICLE.encode(), LC_ALL="C", PYTHONUTF8="0")
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")
    record = json.loads(target.read_text(encoding="utf-8"))
    assert record["schema"] == "counterclaim/record/1"
    assert record["document"]["published"] == "2020-10-06T14:30+04:00"
    assert "“We did not fire,”" in record["document"]["text"]


@pytest.mark.slow
def test_report_is_plain(article: Path) -> None:
    """Piped, the report has no colours, no trailing blanks, and says that it finds nothing as fact."""
    text = run("read", article).stdout.decode()
    assert "\x1b" not in text
    assert all(line == line.rstrip() for line in text.splitlines())
    assert "Shushan Stepanyan" in text
    assert "not what is known to have happened" in text


@pytest.mark.parametrize(
    "arguments",
    [
        ("read",),
        ("read", "--format", "xml", "x.txt"),
        ("read", "--profile", "no-such-profile", "x.txt"),
        ("read", "--url", "https://a.example", "x.txt", "y.txt"),
        ("read", "x.txt", "-o", "/no/such/folder/out.json"),
        ("reed", "x.txt"),
        ("read", "--no-such-option", "x.txt"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    """Wrong usage has status 2, says what was wrong, and shows no traceback."""
    result = run(*arguments)
    assert result.returncode == 2
    assert result.stdout == b""
    assert result.stderr != b""
    assert b"Traceback" not in result.stderr


def test_folder_inputs(tmp_path: Path) -> None:
    """A folder gives its files once, without hidden ones and the parts of saved pages."""
    from counterclaim.cli.inputs import list_inputs

    for name in ("b.txt", "a.html", ".hidden", "page_files/ad.js", "deep/c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    found = [Path(given.name).relative_to(tmp_path).as_posix() for given in list_inputs([str(tmp_path)] * 2)]
    assert found == ["a.html", "b.txt", "deep/c.txt"]


def test_empty_folder(tmp_path: Path) -> None:
    """A folder without a file is an error of its own, not silence."""
    result = run("read", tmp_path)
    assert result.returncode == 1
    assert b"no file in this folder" in result.stderr


def test_profiles_listed() -> None:
    """`counterclaim profiles` names every profile with its sides."""
    text = run("profiles").stdout.decode()
    assert "nagorno-karabakh-2020" in text
    assert "Armenia, Azerbaijan" in text


def test_help_is_quick() -> None:
    """Help and version load no model."""
    code = "import sys, counterclaim.cli; print([m for m in ('spacy', 'trafilatura', 'rich') if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert result.stdout == b"[]\n"
