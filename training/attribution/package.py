"""The folder that the package carries: both graphs, the tokenizer and config.json."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from training.attribution.data import CLS, PAD, SEP, WINDOW
from training.attribution.export import export_encoder, export_linker, quantize_weights
from training.attribution.network import POINTERS, TAGS, Reader


def write_model(reader: Reader, base: Path, out: Path) -> None:
    """model.onnx and links.onnx with 8-bit weights, and tokenizer.json."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole, links = Path(folder) / "model.onnx", Path(folder) / "links.onnx"
        export_encoder(reader, whole)
        export_linker(reader, links)
        quantize_weights(whole, out / "model.onnx")
        quantize_weights(links, out / "links.onnx")
    shutil.copy(base / "tokenizer.json", out / "tokenizer.json")


def write_config(reader: Reader, thresholds: dict[str, float], known: dict[str, Any], out: Path) -> None:
    """config.json: what the encoder must know, and where the model came from."""
    digest = hashlib.sha256()
    for name in ("model.onnx", "links.onnx", "tokenizer.json"):
        digest.update((out / name).read_bytes())
    config = {
        "tags": TAGS,
        "pointers": POINTERS,
        "window": WINDOW,
        "before": reader.shape.before,
        "special": [CLS, SEP, PAD],
        "thresholds": thresholds,
        "sha256": digest.hexdigest(),
        **known,
    }
    (out / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
