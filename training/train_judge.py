#!/usr/bin/env python3
"""Train the judge's teacher: a cross-encoder that reads two statements and says how they relate.

usage: train_judge.py BASE PAIRS_FOLDER OUT [--epochs 3] [--lr 3e-5] [--public 9700] [--held 8]

BASE          a folder with a Hugging Face encoder (all-mpnet-base-v2)
PAIRS_FOLDER  holds claim_pairs.jsonl, duos.jsonl and public_pairs.jsonl
Labels: 0 overlap, 1 none, 2 contradiction, 3 update. Where both days of publication are known the later
statement is read second behind the days between them ("3 days later: …"), so that an update can be told from a contradiction.
Needs torch and transformers; runs on a CPU in bfloat16.
"""

from __future__ import annotations

import argparse
import collections
import datetime
import json
import random
import re
import time
from pathlib import Path

import numpy as np
import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer, get_linear_schedule_with_warmup

LABELS = {"overlap": 0, "none": 1, "contradiction": 2, "update": 3}
PUBLIC = {"entailment": 0, "neutral": 1, "contradiction": 2}
SENTENCE = re.compile(r"\S.*?(?:[.!?][\"”’']?(?=\s+[\"“‘'A-Z0-9—])|$)", re.S)


def later(days: int | None) -> str:
    if days is None:
        return ""
    return (
        "same day: "
        if days == 0
        else "1 day later: "
        if days == 1
        else f"{days} days later: "
        if days < 90
        else "long after: "
    )


def ordered(a, b, pa, pb):
    """The pair with the earlier first, the later one marked."""
    if not pa or not pb:
        return a, b
    days = (datetime.date.fromisoformat(pb) - datetime.date.fromisoformat(pa)).days
    return (a, later(days) + b) if days >= 0 else (b, later(-days) + a)


def rows(folder, name):
    return [json.loads(line) for line in (folder / name).open(encoding="utf-8")]


def duo_pairs(duo):
    A, B = duo["a"]["text"], duo["b"]["text"]
    label = {}
    SA, SB = ([(m.start(), m.end()) for m in SENTENCE.finditer(t)] for t in (A, B))
    for g in duo["relations"]:
        p, q = A.find(g["qa"]), B.find(g["qb"])
        for i, (s, e) in enumerate(SA):
            for j, (u, v) in enumerate(SB):
                if s < p + len(g["qa"]) and p < e and u < q + len(g["qb"]) and q < v:
                    label.setdefault((i, j), set()).add(LABELS[g["kind"]])
    for i, (s, e) in enumerate(SA):
        for j, (u, v) in enumerate(SB):
            kinds = label.get((i, j), {1})
            y = 2 if 2 in kinds else 3 if 3 in kinds else max(kinds) if kinds == {1} else 0
            yield A[s:e], B[u:v], y, duo["a"]["published"], duo["b"]["published"]


def swapped(batch):
    """Pairs of one day, or of no day, read the same both ways."""
    out = []
    for a, b, y, pa, pb in batch:
        out.append((a, b, y, pa, pb))
        if (not pa or pa == pb) and y != 1:
            out.append((b, a, y, pb, pa))
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("base")
    ap.add_argument("pairs", type=Path)
    ap.add_argument("out")
    ap.add_argument("--epochs", type=int, default=3)
    ap.add_argument("--lr", type=float, default=3e-5)
    ap.add_argument("--public", type=int, default=9700)
    ap.add_argument("--held", type=int, default=8)
    a = ap.parse_args()
    rng = random.Random(1)
    torch.manual_seed(1)
    torch.set_num_threads(1)
    own = rows(a.pairs, "claim_pairs.jsonl")
    stories = sorted({r["story"] for r in own})
    rng.shuffle(stories)
    held_stories = set(stories[:: a.held])
    duos = rows(a.pairs, "duos.jsonl")
    rng.shuffle(duos)
    cut = len(duos) // a.held
    held_duos, duos = duos[:cut], duos[cut:]
    (Path(a.out)).mkdir(parents=True, exist_ok=True)
    json.dump(
        {"stories": sorted(held_stories), "duos": [d["id"] for d in held_duos]},
        open(Path(a.out) / "held.json", "w"),
    )
    five = lambda r: (r["a"], r["b"], LABELS[r["label"]], r.get("a_published"), r.get("b_published"))
    T = swapped(five(r) for r in own if r["story"] not in held_stories)
    T += [five(r) for r in own if r["story"] not in held_stories and r["label"] != "none"]
    related = [p for d in duos for p in duo_pairs(d)]
    T += related + [p for p in related if p[2] != 1]
    T += [
        (r["a"], r["b"], PUBLIC[r["label"]], None, None)
        for r in rng.sample(rows(a.pairs, "public_pairs.jsonl"), a.public)
    ]
    held = {
        "pairs": [five(r) for r in own if r["story"] in held_stories],
        "duos": [p for d in held_duos for p in duo_pairs(d)],
    }
    tok = AutoTokenizer.from_pretrained(a.base)
    model = AutoModelForSequenceClassification.from_pretrained(a.base, num_labels=4)
    text = [ordered(x, y, pa, pb) for x, y, _, pa, pb in T]
    gold = [t[2] for t in T]
    enc = tok([t[0] for t in text], [t[1] for t in text], truncation=True, max_length=128)
    n, size = len(T), 32
    opt = torch.optim.AdamW(model.parameters(), lr=a.lr, weight_decay=0.01)
    steps = a.epochs * (n // size)
    plan = get_linear_schedule_with_warmup(opt, steps // 10, steps)
    print("training on", n, collections.Counter(gold), "steps", steps, flush=True)

    def predict(P):
        model.eval()
        out = []
        text = [ordered(x, y, pa, pb) for x, y, _, pa, pb in P]
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            for i in range(0, len(P), 64):
                e = tok(
                    [x for x, _ in text[i : i + 64]],
                    [y for _, y in text[i : i + 64]],
                    truncation=True,
                    max_length=128,
                    padding=True,
                    return_tensors="pt",
                )
                out.append(model(**e).logits.float().softmax(-1))
        model.train()
        return torch.cat(out).numpy()

    start, step = time.time(), 0
    model.train()
    for epoch in range(a.epochs):
        order = np.random.RandomState(epoch).permutation(n)
        for block in (
            sorted(order[i : i + size * 40], key=lambda j: len(enc["input_ids"][j]))
            for i in range(0, n, size * 40)
        ):
            batches = [block[i : i + size] for i in range(0, len(block), size)]
            rng.shuffle(batches)
            for b in batches:
                e = tok.pad({k: [enc[k][j] for j in b] for k in enc.keys()}, return_tensors="pt")
                y = torch.tensor([gold[j] for j in b])
                with torch.autocast("cpu", torch.bfloat16):
                    logits = model(**e).logits
                loss = torch.nn.functional.cross_entropy(logits.float(), y, label_smoothing=0.05)
                loss.backward()
                torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
                opt.step()
                plan.step()
                opt.zero_grad()
                step += 1
                if step % 50 == 0:
                    print(f"{step}/{steps} {time.time() - start:.0f}s loss {loss.item():.3f}", flush=True)
        model.save_pretrained(a.out)
        tok.save_pretrained(a.out)
        for name, H in held.items():
            p = predict(H)
            y = np.array([h[2] for h in H])
            bad = p[:, 2] + p[:, 3]
            isbad = y >= 2
            order_ = np.argsort(-bad)
            total = int(isbad.sum())
            print(
                f"epoch {epoch} unseen {name}: accuracy {np.mean(p.argmax(1) == y):.3f}; contradiction or update of {total}: "
                + ", ".join(
                    f"first {k}: P {isbad[order_[:k]].mean():.2f} R {isbad[order_[:k]].sum() / total:.2f}"
                    for k in (total // 4, total // 2, total)
                )
                + f"; told apart {np.mean((p[isbad, 3] > p[isbad, 2]) == (y[isbad] == 3)):.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
