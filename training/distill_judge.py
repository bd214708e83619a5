#!/usr/bin/env python3
"""Make the judge quick: some of the layers of a trained judge, taught by its opinions.

usage: distill_judge.py TEACHER PAIRS OUT [--layers 6] [--epochs 2] [--rate 6e-5] [--unlabelled 6000] [--threads 2]

The student starts as a copy of TEACHER with `--layers` of its layers, evenly spread, and learns the teacher's
probabilities on the labelled pairs and on statements of one story held against each other
(Hinton, Vinyals and Dean, "Distilling the Knowledge in a Neural Network", 2015). Seed 2.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from learning import Course, learn, opinions, report
from pairs import Shares, collect, within_story
from transformers import AutoModelForSequenceClassification, AutoTokenizer

_SOFTNESS = 2.0  # the temperature at which probabilities are compared
_OF_LABELS = 0.3  # what the labels weigh beside the teacher's opinion
_UNKNOWN = -100  # the label of a pair that nobody has labelled


def main() -> None:
    options = arguments()
    torch.manual_seed(2)
    torch.set_num_threads(options.threads)
    pairs = collect(options.pairs, Shares(options.public, options.unrelated))
    learned = [*pairs.learned, *within_story(options.pairs, options.unlabelled)]
    tokenizer = AutoTokenizer.from_pretrained(options.teacher)
    model = AutoModelForSequenceClassification.from_pretrained(options.teacher)
    soft = torch.from_numpy(opinions(model, tokenizer, learned))
    gold = torch.tensor([_UNKNOWN if pair.outcome is None else pair.outcome for pair in learned])
    keep_layers(model, options.layers)

    def loss(logits: torch.Tensor, places: np.ndarray) -> torch.Tensor:
        here = torch.from_numpy(places)
        wanted = (soft[here] / _SOFTNESS).softmax(-1)
        lost = torch.nn.functional.kl_div((logits / _SOFTNESS).log_softmax(-1), wanted, reduction="batchmean")
        lost = lost * _SOFTNESS**2
        if (gold[here] != _UNKNOWN).any():
            lost = lost + _OF_LABELS * torch.nn.functional.cross_entropy(
                logits, gold[here], ignore_index=_UNKNOWN
            )
        return lost

    for epoch in learn(model, tokenizer, learned, loss, Course(options.epochs, options.rate)):
        model.save_pretrained(options.out)
        tokenizer.save_pretrained(options.out)
        for name, held in pairs.held.items():
            print(f"epoch {epoch}, {name}: {report(opinions(model, tokenizer, held), held)}", flush=True)


def keep_layers(model, count: int) -> None:
    """Leave `count` of the encoder's layers, evenly spread, the first and the last among them."""
    layers = model.mpnet.encoder.layer
    kept = [round(i * (len(layers) - 1) / (count - 1)) for i in range(count)]
    model.mpnet.encoder.layer = torch.nn.ModuleList(layers[i] for i in kept)
    model.config.num_hidden_layers = count


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("teacher", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--public", type=int, default=6000)
    parser.add_argument("--unrelated", type=float, default=0.5)
    parser.add_argument("--unlabelled", type=int, default=6000)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    main()
