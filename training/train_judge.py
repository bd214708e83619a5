#!/usr/bin/env python3
"""Train the judge: a cross-encoder that reads two statements and says how they relate.

usage: train_judge.py START PAIRS OUT [--epochs 2] [--rate 3e-5] [--public 6000] [--unrelated 0.5] [--threads 2]

START   a folder with a Hugging Face encoder: all-mpnet-base-v2, or a judge to be trained further
PAIRS   holds claim_pairs*.jsonl, duos*.jsonl, held.json and, if at hand, public_pairs.jsonl
OUT     receives the weights and the tokenizer

Needs torch and transformers; runs on a CPU in bfloat16. Seed 1.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from learning import Course, learn, opinions, report
from pairs import OUTCOMES, Shares, collect
from transformers import AutoModelForSequenceClassification, AutoTokenizer


def main() -> None:
    options = arguments()
    torch.manual_seed(1)
    torch.set_num_threads(options.threads)
    pairs = collect(options.pairs, Shares(options.public, options.unrelated))
    tokenizer = AutoTokenizer.from_pretrained(options.start)
    model = AutoModelForSequenceClassification.from_pretrained(options.start, num_labels=len(OUTCOMES))
    gold = torch.tensor([pair.outcome for pair in pairs.learned])
    print(len(pairs.learned), Counter(OUTCOMES[pair.outcome] for pair in pairs.learned), flush=True)

    def loss(logits: torch.Tensor, places: np.ndarray) -> torch.Tensor:
        return torch.nn.functional.cross_entropy(logits, gold[torch.from_numpy(places)], label_smoothing=0.05)

    for epoch in learn(model, tokenizer, pairs.learned, loss, Course(options.epochs, options.rate)):
        model.save_pretrained(options.out)
        tokenizer.save_pretrained(options.out)
        for name, held in pairs.held.items():
            print(f"epoch {epoch}, {name}: {report(opinions(model, tokenizer, held), held)}", flush=True)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("start", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--rate", type=float, default=3e-5)
    parser.add_argument("--public", type=int, default=6000)
    parser.add_argument("--unrelated", type=float, default=0.5)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
