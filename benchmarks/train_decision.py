"""Learn the weights of comparing's decision from labelled pairs and duos of articles.

    python benchmarks/train_decision.py PATH_OF_TRAINING [--cache FOLDER] [--folds 5] [--write]
    python benchmarks/train_decision.py PATH_OF_TRAINING --rarity

The folder holds ``claim_pairs*.jsonl`` (two statements and how they relate) and ``duos*.jsonl`` (two short
articles and every relation between them, so that all other pairs are none). A multinomial logistic regression
over the levels is fitted with a ridge; what is particular to the pairs (even labels, "articles" of one
sentence) goes into a bias of its own, left out at run time. Prints precision and recall on duos of unseen
stories.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np

from factdb.comparing.agreement import findings
from factdb.comparing.blocking import shortlisted
from factdb.comparing.decision import KINDS, features, same_words, telling
from factdb.comparing.pairing import Pair
from factdb.comparing.profile import TOKEN, profile
from factdb.comparing.relating import place
from factdb.comparing.words import stem
from factdb.model import Annotation, Article, Claim
from factdb.reading import annotate_many
from factdb.reading.language import load

LABELS = ("none", *(k.value for k in KINDS))
WEIGHTS = Path(__file__).resolve().parent.parent / "factdb" / "comparing" / "weights.json"
RARITY = WEIGHTS.parent / "lexicons" / "rarity.txt"
PAIRS_ONLY = (
    "story",
    "length",
    "sentences",
)  # comparisons that mean nothing where an article is one sentence
RIDGE, STEPS, RATE = 1e-2, 400, 0.05
PAIRS_CLASH = 0.5  # and of one in which something firm clashes or moved: there it does teach
NEEDED = {
    "overlap": 0.32,
    "contradiction": 0.12,
    "slight": 0.33,
    "update": 0.15,
}  # the chance from which a kind is told
FIRM = 5.0  # rows of duos with a firm clash are few and decide all: they weigh more, right and wrong alike
PAIRS_WEIGH = (
    0.05  # of a duo's row: what the even pairs teach is not what rare relations among many look like
)


@dataclass
class Row:
    """One pair of claims: its features, its label, and where it comes from."""

    names: list[str]
    label: int
    story: str
    duo: bool
    weight: float = 1.0
    golds: frozenset[int] = field(default_factory=frozenset)
    grounds: frozenset[str] = frozenset()
    text: str = ""
    kind_of: dict[int, int] = field(default_factory=dict)
    gold_kinds: set[int] = field(default_factory=set)


def count_rarity(pairs: list[dict], duos: list[dict]) -> None:
    """Write in how many stories each word form, lemma and stem of the training texts occurs."""
    texts: dict[str, list[str]] = {}
    for r in pairs:
        texts.setdefault(f"pair {r['story']}", []).extend((r["a"], r["b"]))
    for r in duos:
        texts.setdefault(f"duo {r['id']}", []).extend((r["a"]["text"], r["b"]["text"]))
    nlp = load()
    count: Counter[str] = Counter()
    for doc in nlp.pipe((" ".join(t) for t in texts.values()), disable=["ner", "parser"]):
        words = {m.group() for m in TOKEN.finditer(doc.text.lower())}
        words |= {t.lemma_.lower() for t in doc if t.pos_ != "PROPN" and t.is_alpha}
        count.update({*words, *(stem(w) for w in words)})
    head = [line for line in RARITY.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    body = [
        f"{w}: {n}" for w, n in sorted(count.items(), key=lambda x: (-x[1], x[0])) if n > 1 and w.isalpha()
    ]
    RARITY.write_text("\n".join([*head, *body]) + "\n", encoding="utf-8")
    print("written", len(body), "words of", len(texts), "stories")


def day(text: str | None) -> date | None:
    """The day of an ISO date, if there is one."""
    return date.fromisoformat(text) if text else None


def annotated(articles: list[Article], cache: Path | None, name: str) -> list[Annotation]:
    """The annotations of the articles, from the cache if it is there."""
    file = cache / f"{name}.pickle" if cache else None
    if file and file.exists():
        return pickle.loads(file.read_bytes())
    notes = list(annotate_many(articles, batch_size=64))
    if file:
        file.write_bytes(pickle.dumps(notes))
    return notes


def records(folder: Path, pattern: str) -> list[dict]:
    """The records of the JSONL files of that name, in the order of their names."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(folder.glob(pattern)))
    return [json.loads(line) for text in texts for line in text.splitlines()]


def row_of(a: Claim, b: Claim, label: int, story: str, *, duo: bool) -> Row | None:
    """The row of two claims, or None if they would not be compared at all."""
    a, b = sorted((a, b), key=place)
    if duo and shortlisted(a, b) is None:
        return None
    pair = Pair(profile(a), profile(b))
    found = findings(pair)
    names = [n for n in features(pair, found) if duo or n.split("=")[0] not in PAIRS_ONLY]
    if same_words(pair):
        return None
    grounds = frozenset(
        f.verdict.value if f.firm else f"slightly {f.verdict.value}" for f in found if f.firm or telling(f)
    )
    return Row(names, label, story, duo, grounds=grounds, text=f"{a.text} <> {b.text}")


def covers(claim: Claim, start: int, end: int) -> float:
    """The share of the smaller of claim and quote that lies in both."""
    size = sum(s.end - s.start for s in claim.spans)
    both = sum(max(0, min(s.end, end) - max(s.start, start)) for s in claim.spans)
    return both / max(1, min(size, end - start))


def duo_rows(records: list[dict], notes: list[Annotation]) -> Iterator[Row]:
    """All pairs of claims of each duo, labelled by the relation both touch."""
    for record, left, right in zip(records, notes[::2], notes[1::2], strict=True):
        golds = [
            (
                LABELS.index(g["kind"]),
                left.article.text.find(g["qa"]),
                len(g["qa"]),
                right.article.text.find(g["qb"]),
                len(g["qb"]),
            )
            for g in record["relations"]
        ]
        for a in left.claims:
            for b in right.claims:
                near = [
                    (i, k, min(covers(a, p, p + n), covers(b, q, q + m)))
                    for i, (k, p, n, q, m) in enumerate(golds)
                    if covers(a, p, p + n) > 0 and covers(b, q, q + m) > 0
                ]
                best = max(near, key=lambda x: x[2], default=None)
                row = row_of(a, b, best[1] if best else 0, record["id"], duo=True)
                if row:
                    row.golds = frozenset(i for i, _, _ in near)
                    row.weight = (
                        0.0 if best and best[2] < 0.5 else FIRM if row.grounds & {"clashes", "moved"} else 1.0
                    )
                    yield row


def pair_rows(records: list[dict], notes: list[Annotation]) -> Iterator[Row]:
    """The claims of the two statements that meet best carry the label; those of an unrelated pair all do."""
    for record, left, right in zip(records, notes[::2], notes[1::2], strict=True):
        label = LABELS.index(record["label"])
        rows = [
            r
            for a in left.claims
            for b in right.claims
            if (r := row_of(a, b, label, record["story"], duo=False))
        ]
        if label and len(rows) > 1:
            wanted = {"contradiction": "clashes", "overlap": "agrees", "update": "moved"}[record["label"]]
            rows.sort(key=lambda r: (wanted not in r.grounds, -len(r.names)))
            rows = rows[:1]
        for row in rows:
            row.weight = (PAIRS_CLASH if row.grounds & {"clashes", "moved"} else PAIRS_WEIGH) / len(rows)
        yield from rows


class Space:
    """The features that occur often enough, and rows as index lists over them."""

    def __init__(self, rows: list[Row], least: int) -> None:
        count = Counter(n for r in rows for n in set(r.names))
        self.names = sorted(n for n, k in count.items() if k >= least)
        self.at = {n: i for i, n in enumerate(self.names)}

    def matrix(self, rows: list[Row]) -> np.ndarray:
        """The rows as a 0/1 matrix with two columns more: the bias, and that of the pairs."""
        out = np.zeros((len(rows), len(self.names) + 2), dtype=np.float32)
        for i, row in enumerate(rows):
            for n in row.names:
                if n in self.at:
                    out[i, self.at[n]] = 1
            out[i, -2] = 1
            out[i, -1] = not row.duo
        return out


def fit(x: np.ndarray, rows: list[Row]) -> np.ndarray:
    """The weights (features by kinds, none left out) by Adam over all rows."""
    y = np.zeros((len(rows), 4), dtype=np.float32)
    y[np.arange(len(rows)), [r.label for r in rows]] = 1
    w = np.array([r.weight for r in rows], dtype=np.float32)[:, None]
    theta = np.zeros((x.shape[1], 4), dtype=np.float32)
    m = np.zeros_like(theta)
    v = np.zeros_like(theta)
    ridge = np.full((x.shape[1], 1), RIDGE, dtype=np.float32)
    ridge[-2:] = 0
    total = w.sum()
    for step in range(1, STEPS + 1):
        p = softmax(x @ theta)
        g = x.T @ (w * (p - y)) / total + ridge * theta
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g * g
        theta -= RATE * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return theta - theta[:, :1]


def softmax(z: np.ndarray) -> np.ndarray:
    """Chances from totals, by row."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def predict(theta: np.ndarray, x: np.ndarray) -> np.ndarray:
    """The chances without what is particular to the pairs."""
    x = x.copy()
    x[:, -1] = 0
    return softmax(x @ theta)


GROUNDS = {1: set(), 2: {"clashes", "slightly clashes"}, 3: {"moved"}}


def curve(
    rows: list[Row], p: np.ndarray, kind: int, total: int, best: np.ndarray
) -> list[tuple[float, float, float, int]]:
    """(threshold, precision, recall, flags) on duos for one kind, as the scorer counts them."""
    out = []
    for bar in np.arange(0.1, 0.96, 0.05):
        chosen = [i for i in range(len(rows)) if p[i, kind] >= bar and best[i] == kind]
        right = sum(kind in rows[i].gold_kinds for i in chosen)
        hit = {(rows[i].story, g) for i in chosen for g in rows[i].golds if rows[i].kind_of[g] == kind}
        out.append((float(bar), right / max(1, len(chosen)), len(hit) / max(1, total), len(chosen)))
    return out


def main() -> None:
    """Train, cross-validate, and with --write store the weights."""
    ap = argparse.ArgumentParser()
    ap.add_argument("training", type=Path)
    ap.add_argument("--cache", type=Path)
    ap.add_argument("--folds", type=int, default=5)
    ap.add_argument("--write", action="store_true")
    ap.add_argument("--rarity", action="store_true")
    ap.add_argument("--show", type=int, default=0)
    a = ap.parse_args()
    pairs, duos = records(a.training, "claim_pairs*.jsonl"), records(a.training, "duos*.jsonl")
    if a.rarity:
        count_rarity(pairs, duos)
        return
    notes_p = annotated(
        [Article(text=r[k], source=k, published=day(r[f"{k}_published"])) for r in pairs for k in "ab"],
        a.cache,
        "pairs",
    )
    notes_d = annotated(
        [
            Article(text=r[k]["text"], source=r[k]["source"], published=day(r[k]["published"]))
            for r in duos
            for k in "ab"
        ],
        a.cache,
        "duos",
    )
    kinds = {d["id"]: [LABELS.index(g["kind"]) for g in d["relations"]] for d in duos}
    rows_d, rows_p = list(duo_rows(duos, notes_d)), list(pair_rows(pairs, notes_p))
    for r in rows_d:
        r.kind_of = dict(enumerate(kinds[r.story]))
        r.gold_kinds = {r.kind_of[g] for g in r.golds}
    print(
        "rows",
        len(rows_d),
        len(rows_p),
        Counter(LABELS[r.label] for r in rows_d),
        Counter(LABELS[r.label] for r in rows_p),
    )
    totals = Counter(k for ks in kinds.values() for k in ks)
    for k in (1, 2, 3):
        reach = {(r.story, g) for r in rows_d for g in r.golds if r.kind_of[g] == k}
        ground = {
            (r.story, g)
            for r in rows_d
            for g in r.golds
            if r.kind_of[g] == k and (not GROUNDS[k] or GROUNDS[k] & r.grounds)
        }
        print(
            f"{LABELS[k]}: {totals[k]} listed, shortlisted {len(reach) / totals[k]:.2f}, "
            f"with grounds {len(ground) / totals[k]:.2f}"
        )
    stories = sorted({d["id"] for d in duos})
    fold = {s: i % a.folds for i, s in enumerate(stories)}
    out = np.zeros((len(rows_d), 4))
    for f in range(a.folds):
        train = [r for r in rows_d if fold[r.story] != f] + rows_p
        space = Space(train, 4)
        theta = fit(space.matrix(train), train)
        test = [i for i, r in enumerate(rows_d) if fold[r.story] == f]
        out[test] = predict(theta, space.matrix([rows_d[i] for i in test]))
    allowed = np.array([[1, 1, *(bool(GROUNDS[k] & r.grounds) for k in (2, 3))] for r in rows_d])
    best = (out * allowed)[:, 1:].argmax(axis=1) + 1
    for k in (1, 2, 3):
        c = curve(rows_d, out, k, totals[k], best)
        print(LABELS[k], " ".join(f"@{b:.2f}:P{p:.2f}/R{r:.2f}/{n}" for b, p, r, n in c))
    if a.show:
        order = sorted((i for i in range(len(rows_d)) if best[i] == 2), key=lambda i: -out[i, 2])[: a.show]
        for i in order:
            print(
                f"{out[i, 2]:.2f}",
                "RIGHT" if 2 in rows_d[i].gold_kinds else [LABELS[k] for k in rows_d[i].gold_kinds] or "-",
                rows_d[i].text,
            )
    if a.write:
        everything = rows_d + rows_p
        space = Space(everything, 4)
        theta = fit(space.matrix(everything), everything)
        table = {n: [round(float(v), 3) for v in theta[i, 1:]] for i, n in enumerate(space.names)}
        table = {n: v for n, v in table.items() if max(map(abs, v)) >= 0.02}
        body = {"bias": [round(float(v), 3) for v in theta[-2, 1:]], "needed": NEEDED, "features": table}
        WEIGHTS.write_text(json.dumps(body, indent=0) + "\n", encoding="utf-8")
        print("written", len(table), "features", NEEDED)


if __name__ == "__main__":
    main()
