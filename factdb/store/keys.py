"""What stays the same when an article is read again: digests that the person's judgement hangs on."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factdb.model import Claim


def digest(*parts: str) -> str:
    """A digest of the parts that tells ("a", "bc") from ("ab", "c"), 32 hexadecimal digits."""
    told_apart = "\x1f".join(f"{len(part)}:{part}" for part in parts)
    return blake2b(told_apart.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def claim_keys(lineage: int, claims: Iterable[Claim]) -> Iterator[str]:
    """Each claim's key: its article's lineage, its words in the article, and which of several such it is."""
    seen: Counter[str] = Counter()
    for claim in claims:
        words = " ".join(" ".join(span.of(claim.article.text) for span in claim.spans).split())
        yield digest(str(lineage), words, str(seen[words]))
        seen[words] += 1


def pair_key(a: str, b: str) -> str:
    """The key of two claims as a pair, whichever comes first."""
    return f"{min(a, b)}-{max(a, b)}"
