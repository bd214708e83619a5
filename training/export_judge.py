#!/usr/bin/env python3
"""Write the judge as one small ONNX file: weights in blocks of four bits, run by onnxruntime.

usage: export_judge.py MODEL OUT [--block 64]

MODEL is what train_judge.py wrote; OUT receives judge.onnx and tokenizer.json, which go to factdb/comparing/judge/.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from transformers import AutoModelForSequenceClassification, AutoTokenizer


class Logits(torch.nn.Module):
    """The model with plain tensors in and out, as ONNX wants it."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, input_ids, attention_mask):
        return self.model(input_ids=input_ids, attention_mask=attention_mask).logits


def export(folder: Path, target: Path) -> None:
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForSequenceClassification.from_pretrained(folder, attn_implementation="eager").eval()
    example = tokenizer(
        ["one two three", "four"], ["five six", "seven eight nine"], padding=True, return_tensors="pt"
    )
    names = ["input_ids", "attention_mask"]
    axes = {name: {0: "pairs", 1: "pieces"} for name in names} | {"logits": {0: "pairs"}}
    inputs = tuple(example[name] for name in names)
    torch.onnx.export(
        Logits(model), inputs, str(target), input_names=names, output_names=["logits"], dynamic_axes=axes,
        opset_version=17, dynamo=False,
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--block", type=int, default=64)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    whole = options.out / "whole.onnx"
    export(options.model, whole)
    config = DefaultWeightOnlyQuantConfig(
        block_size=options.block,
        is_symmetric=False,
        accuracy_level=4,
        op_types_to_quantize=("MatMul", "Gather"),
        quant_axes=(("MatMul", 0), ("Gather", 1)),
    )
    quantizer = MatMulNBitsQuantizer(onnx.load(str(whole)), algo_config=config)
    quantizer.process()
    onnx.save_model(quantizer.model.model, str(options.out / "judge.onnx"))
    shutil.copy(options.model / "tokenizer.json", options.out / "tokenizer.json")
    whole.unlink()
    print((options.out / "judge.onnx").stat().st_size, "bytes")


if __name__ == "__main__":
    main()
