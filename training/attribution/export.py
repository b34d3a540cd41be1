"""The trained network as ONNX files: the encoder, and the linker that runs on its output."""

from __future__ import annotations

import warnings
from pathlib import Path

import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.attribution.network import Reader

OPSET = 17


def export_encoder(reader: Reader, path: Path) -> None:
    """ids, features, mask -> hidden, tags; batch and length are free."""
    ids = torch.ones((2, 16), dtype=torch.long)
    inputs = (ids, torch.zeros((2, 16, 3), dtype=torch.long), torch.ones((2, 16)))
    axes = {name: {0: "batch", 1: "length"} for name in ("ids", "features", "mask", "hidden", "tags")}
    _export(reader.encoder, inputs, path, (["ids", "features", "mask"], ["hidden", "tags"], axes))


def export_linker(reader: Reader, path: Path) -> None:
    """hidden, tags, mask and the anchors' rows and places -> member, pointer."""
    inputs = (
        torch.randn((2, 16, reader.shape.width)),
        torch.randn((2, 16, 4)),
        torch.ones((2, 16)),
        torch.tensor([0, 1, 1]),
        torch.tensor([3, 4, 5]),
    )
    names = ["hidden", "tags", "mask", "rows", "places"]
    axes: dict[str, dict[int, str]] = {name: {0: "batch", 1: "length"} for name in names[:3]}
    axes |= {name: {0: "anchors"} for name in ("rows", "places", "member", "pointer")}
    _export(reader.linker, inputs, path, (names, ["member", "pointer"], axes))


def _export(
    module: torch.nn.Module,
    inputs: tuple[torch.Tensor, ...],
    path: Path,
    names: tuple[list[str], list[str], dict[str, dict[int, str]]],
) -> None:
    module.eval()
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")  # the tracer warns of every shape it reads
        torch.onnx.export(
            module,
            inputs,
            str(path),
            input_names=names[0],
            output_names=names[1],
            dynamic_axes=names[2],
            opset_version=OPSET,
            dynamo=False,
        )


def fuse_graph(path: Path, out: Path, *, heads: int, width: int) -> dict[str, int]:
    """Attention, GELU and normalisation as single operators; returns how many of each were found."""
    from onnxruntime.transformers import optimizer
    from onnxruntime.transformers.fusion_options import FusionOptions

    options = FusionOptions("bert")
    options.enable_embed_layer_norm = False
    model = optimizer.optimize_model(
        str(path),
        model_type="bert",
        num_heads=heads,
        hidden_size=width,
        optimization_options=options,
        opt_level=0,
    )
    model.save_model_to_file(str(out))
    return dict(model.get_fused_operator_statistics())


def quantize_weights(path: Path, out: Path) -> None:
    """Weights of matrix products and embeddings as 8-bit integers, activations quantised as they come."""
    quantize_dynamic(
        str(path),
        str(out),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul", "Attention", "Gather"],
        extra_options={"DefaultTensorType": TensorProto.FLOAT},
    )


def halve_weights(path: Path, out: Path) -> None:
    """Weights stored as 16-bit floats and widened when the model is loaded: half the size, the same sums."""
    model = onnx.load(str(path))
    nodes, kept = [], []
    for weight in model.graph.initializer:
        if weight.data_type == TensorProto.FLOAT and len(weight.dims) > 1:
            array = numpy_helper.to_array(weight).astype("float16")
            kept.append(numpy_helper.from_array(array, weight.name + "_half"))
            nodes.append(helper.make_node("Cast", [weight.name + "_half"], [weight.name], to=TensorProto.FLOAT))
        else:
            kept.append(weight)
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
    old = list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend(nodes + old)
    onnx.save(model, str(out))
