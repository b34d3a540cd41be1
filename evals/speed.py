"""Speed of reading and recording: documents a second once loaded, start to first record, peak memory; on one core.

The documents are put together from the gold dispatches, 600 words each, no two alike. Times are of the processor where
that is possible, so that a busy machine changes them little; the goals are those of a quiet one.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
import tomllib
from pathlib import Path

GOLD = Path(__file__).parent / "gold" / "dispatches"
SAMPLE = Path(__file__).parent.parent / "counterclaim" / "data" / "samples" / "ganja.txt"
WORDS = 600
COUNT = 24
WARM = 4
"""Documents before the clock starts: tables of a country are made when its name first comes up."""

GOALS = {"documents a second": 3.0, "start to first record, seconds": 4.0, "peak memory, MB": 700.0}
WITHOUT_TORCH = "import sys; sys.modules['torch'] = None; "
"""Training installs torch and the package does not; where it lies about, the parser's library imports it, 2 s."""
ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def run(args: argparse.Namespace) -> int:
    """Print the measurements beside their goals; never fails, as it measures the machine too."""
    del args
    start = measure_start()
    loaded = measure_loaded()
    rows = {
        "documents a second": loaded["documents"] / loaded["cpu"],
        "start to first record, seconds": start,
        "peak memory, MB": loaded["memory"],
    }
    words = loaded["words"] / loaded["documents"]
    print(f"speed: {loaded['documents']:.0f} documents of {words:.0f} words, one core")
    for name, value in rows.items():
        reached = value >= GOALS[name] if name.startswith("documents") else value <= GOALS[name]
        print(f"speed: {name} {value:.2f} (goal {GOALS[name]:g}: {'reached' if reached else 'missed'})")
    alone = loaded["read"] * 1000 / loaded["documents"]
    print(f"speed: reading alone {alone:.1f} ms a document; wall {loaded['wall']:.1f} s")
    return 0


def measure_start() -> float:
    """Processor seconds from starting the command to the first record of the sample printed, the best of three."""
    code = WITHOUT_TORCH + "from counterclaim.cli import main; main()"
    command = [sys.executable, "-c", code, "read", "--format", "json", str(SAMPLE)]
    taken = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, **ONE_CORE})
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(taken)


def measure_loaded() -> dict[str, float]:
    """What a fresh process measures of itself in `measure_self`."""
    code = WITHOUT_TORCH + "import json; from evals.speed import measure_self; print(json.dumps(measure_self()))"
    command = [sys.executable, "-c", code]
    result = subprocess.run(command, check=True, capture_output=True, env={**os.environ, **ONE_CORE})
    found: dict[str, float] = json.loads(result.stdout.splitlines()[-1])
    return found


def measure_self() -> dict[str, float]:
    """Seconds to read and record the documents after one to load everything, and this process's peak memory."""
    import counterclaim

    documents = make_documents()
    for data in [SAMPLE.read_bytes(), *documents[:WARM]]:
        counterclaim.record(counterclaim.read(data))
    wall, cpu = time.perf_counter(), time.process_time()
    read = 0.0
    for data in documents:
        before = time.process_time()
        document = counterclaim.read(data)
        read += time.process_time() - before
        counterclaim.record(document)
    return {
        "documents": len(documents),
        "words": sum(len(data.split()) for data in documents),
        "cpu": time.process_time() - cpu,
        "wall": time.perf_counter() - wall,
        "read": read,
        "memory": measure_peak(),
    }


def measure_peak() -> float:
    """The most memory that this process has held, in MB. What the kernel counts for `getrusage` outlives the start of a
    program: run after other evals, theirs would stand here."""
    status = Path("/proc/self/status")
    if status.exists():
        peak = next(line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM:"))
        return int(peak.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def make_documents() -> list[bytes]:
    """Texts of about 600 words: paragraphs of the gold dispatches, taken up one dispatch later each time."""
    import counterclaim

    raw = [tomllib.loads(path.read_text(encoding="utf-8"))["raw"].encode() for path in sorted(GOLD.glob("*.toml"))]
    lines = [line for data in raw for line in counterclaim.read(data).text.split("\n")]
    paragraphs = [line for line in lines if len(line.split()) >= 12]
    texts: list[bytes] = []
    place = 0
    for number in range(COUNT):
        chosen: list[str] = []
        while sum(len(paragraph.split()) for paragraph in chosen) < WORDS:
            chosen.append(paragraphs[place % len(paragraphs)])
            place += 1
        texts.append("\n\n".join([f"Dispatch number {number} on the fighting", "6 October 2020", *chosen]).encode())
    return texts
