"""The cross-encoder itself: pairs of texts → the probability of each outcome."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import as_file, files
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

OUTCOMES = ("overlap", "none", "contradiction", "update")  # the order of the model's outputs
SWITCH = "FACTDB_JUDGE"  # "off": the rules alone
_BATCH = 16
_LONGEST = 128  # word pieces of both texts; the model was trained on no more
_PADDING = 1  # the number of "<pad>" in the vocabulary

Reading = tuple[float, ...]  # a probability for each of `OUTCOMES`


@cache
def is_available() -> bool:
    """Whether the judge is installed and not switched off by ``FACTDB_JUDGE=off``."""
    installed = all(find_spec(name) for name in ("onnxruntime", "tokenizers"))
    return installed and os.environ.get(SWITCH) != "off" and _home().joinpath("judge.onnx").is_file()


def read_pairs(pairs: Sequence[tuple[str, str]]) -> list[Reading]:
    """For each pair of texts the probability of every one of `OUTCOMES`, to four places.

    The second text is read as the later one. A pair is read the same whatever stands beside it.
    """
    readings: list[Reading] = [()] * len(pairs)
    for places in _batches(pairs):
        rows = _logits([pairs[i] for i in places])
        for i, row in zip(places, rows, strict=True):
            readings[i] = _probabilities(row)
    return readings


def _batches(pairs: Sequence[tuple[str, str]]) -> Iterator[list[int]]:
    """The pairs' places, those of like length together, so that little is padded."""
    order = sorted(range(len(pairs)), key=lambda i: len(pairs[i][0]) + len(pairs[i][1]))
    for start in range(0, len(order), _BATCH):
        yield order[start : start + _BATCH]


def _logits(pairs: list[tuple[str, str]]) -> NDArray[np.float32]:
    import numpy as np

    encoded = _tokenizer().encode_batch(pairs)
    inputs = {
        "input_ids": np.array([e.ids for e in encoded], dtype=np.int64),
        "attention_mask": np.array([e.attention_mask for e in encoded], dtype=np.int64),
    }
    logits: NDArray[np.float32] = _session().run(None, inputs)[0]
    return logits


def _probabilities(row: NDArray[np.float32]) -> Reading:
    import numpy as np

    powers = np.exp(row.astype(np.float64) - row.max())
    return tuple(round(float(p), 4) for p in powers / powers.sum())


def _home() -> Traversable:
    return files("factdb") / "comparing" / "judge"


@cache
def _session() -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    with as_file(_home() / "judge.onnx") as path:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@cache
def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str((_home() / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer.enable_truncation(_LONGEST)
    tokenizer.enable_padding(pad_id=_PADDING, pad_token="<pad>")  # noqa: S106 (a word of the vocabulary)
    return tokenizer
