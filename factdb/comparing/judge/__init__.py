"""The judge: a small cross-encoder of our own that reads two statements and says how they relate.

`judge.onnx` holds its weights in blocks of four bits, `tokenizer.json` its words. Both are made by the
scripts in ``training/``, from the Apache-2.0 encoder all-mpnet-base-v2. It is loaded when something is
compared, sees only shortlisted pairs, and where onnxruntime or the weights are missing, or
``FACTDB_JUDGE=off`` is set, comparing goes on with the rules alone.
"""

from __future__ import annotations

from factdb.comparing.judge.model import OUTCOMES, is_available, read_pairs

__all__ = ["OUTCOMES", "is_available", "read_pairs"]
