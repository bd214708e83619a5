"""What training and distilling share: batches, the loop, and how a model does on what is held out."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from pairs import OUTCOMES, Pair
from torch.nn.utils import clip_grad_norm_
from transformers import get_linear_schedule_with_warmup

LONGEST = 128  # word pieces of both statements
_SIZE = 32
_SORTED_TOGETHER = 40  # batches whose pairs are sorted by length, so that little is padded
_TOLD = 50  # steps between two lines of progress
_WRONG = [OUTCOMES.index(name) for name in ("contradiction", "update")]

Loss = Callable[[torch.Tensor, np.ndarray], torch.Tensor]  # of the logits and the places of their pairs


@dataclass(frozen=True, slots=True)
class Course:
    """How long and how fast to learn."""

    epochs: int
    rate: float


def learn(model, tokenizer, pairs: Sequence[Pair], loss: Loss, course: Course) -> Iterator[int]:
    """Train `model` in bfloat16 on the processor; yields the number of each epoch when it is over."""
    encoded = tokenizer(
        *map(list, zip(*(p.texts for p in pairs), strict=True)), truncation=True, max_length=LONGEST
    )
    steps = course.epochs * -(-len(pairs) // _SIZE)
    optimiser = torch.optim.AdamW(model.parameters(), lr=course.rate, weight_decay=0.01)
    plan = get_linear_schedule_with_warmup(optimiser, steps // 10, steps)
    start, step = time.time(), 0
    for epoch in range(course.epochs):
        model.train()
        for batch in _batches([len(ids) for ids in encoded["input_ids"]], epoch):
            inputs = tokenizer.pad(
                {key: [encoded[key][i] for i in batch] for key in encoded}, return_tensors="pt"
            )
            with torch.autocast("cpu", torch.bfloat16):
                logits = model(**inputs).logits
            lost = loss(logits.float(), batch)
            lost.backward()
            clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            plan.step()
            optimiser.zero_grad()
            step += 1
            if step % _TOLD == 0:
                print(f"{step}/{steps} {time.time() - start:.0f} s, loss {lost.item():.3f}", flush=True)
        yield epoch


def _batches(lengths: Sequence[int], epoch: int) -> Iterator[np.ndarray]:
    order = np.random.RandomState(epoch).permutation(len(lengths))
    shuffled = random.Random(epoch)
    for first in range(0, len(order), _SIZE * _SORTED_TOGETHER):
        block = np.array(sorted(order[first : first + _SIZE * _SORTED_TOGETHER], key=lambda i: lengths[i]))
        batches = [block[i : i + _SIZE] for i in range(0, len(block), _SIZE)]
        shuffled.shuffle(batches)
        yield from batches


def opinions(model, tokenizer, pairs: Sequence[Pair]) -> np.ndarray:
    """The model's logits for each pair."""
    model.eval()
    texts = [pair.texts for pair in pairs]
    found = np.zeros((len(pairs), len(OUTCOMES)), dtype=np.float32)
    order = sorted(range(len(pairs)), key=lambda i: sum(map(len, texts[i])))
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for first in range(0, len(order), 2 * _SIZE):
            places = order[first : first + 2 * _SIZE]
            sides = list(zip(*(texts[i] for i in places), strict=True))
            inputs = tokenizer(
                *map(list, sides), truncation=True, max_length=LONGEST, padding=True, return_tensors="pt"
            )
            found[places] = model(**inputs).logits.float().numpy()
    return found


def report(logits: np.ndarray, pairs: Sequence[Pair]) -> str:
    """Accuracy, and the precision and recall of contradictions and updates among the surest."""
    gold = np.array([pair.outcome for pair in pairs])
    shares = np.exp(logits - logits.max(1, keepdims=True))
    shares /= shares.sum(1, keepdims=True)
    order, wrong = np.argsort(-shares[:, _WRONG].sum(1)), np.isin(gold, _WRONG)
    total = int(wrong.sum())
    firsts = [
        f"first {k}: P {wrong[order[:k]].mean():.2f} R {wrong[order[:k]].sum() / total:.2f}"
        for k in (total // 4, total // 2, total)
        if k
    ]
    accuracy = (logits.argmax(1) == gold).mean()
    return f"{len(pairs)} pairs, accuracy {accuracy:.3f}; contradiction or update of {total}: {', '.join(firsts)}"
