"""JSON lines, Markdown and ClaimReview."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factdb.export import COLUMNS, json_line, write_claimreview, write_jsonl, write_markdown
from factdb.export.markdown import plain
from factdb.model import Sentence, Span, Verdict
from factdb.records import ClaimRecord

Claim = Callable[..., ClaimRecord]
TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40)


def written(writer: Callable[..., int], *rows: tuple[ClaimRecord, str]) -> str:
    stream = io.StringIO(newline="")
    writer(rows, stream)
    return stream.getvalue()


def test_json_keeps_the_chain_as_a_list(claim: Claim) -> None:
    read = json.loads(written(write_jsonl, (claim(chain=("Lake Post", "a > b")), "")))
    assert (read["act"], read["speaker_written"]) == ("statement", None)
    assert read["speaker_chain"] == ["Lake Post", "a > b"]


@given(TEXT)
def test_a_json_line_reads_back_and_obeys_nothing(claim: Claim, text: str) -> None:
    out = written(write_jsonl, (claim(text=text, speaker=None), "=S"))
    read = json.loads(out)
    assert list(read) == list(COLUMNS)
    assert (read["claim"], read["speaker"], read["sentence"], read["event_first"]) == (
        text,
        None,
        "=S",
        "2019-06-07",
    )
    assert out.endswith("\n")
    assert not any(c < " " or "\x7f" <= c <= "\x9f" or "\u2028" <= c <= "\u202e" for c in out[:-1])


def test_json_of_records_keeps_spans_dates_and_kinds(claim: Claim) -> None:
    read = json.loads(json_line(claim()))
    assert (read["spans"], read["sentence"], read["first"]) == ([[10, 40]], [10, 52], "2019-06-07")
    assert json.loads(json_line(Sentence(1, 2, paragraph=3))) == {
        "start": 1,
        "end": 2,
        "paragraph": 3,
        "role": "prose",
    }
    assert json.loads(json_line({"a": (Span(1, 2), None, 0.5, True)})) == {"a": [[1, 2], None, 0.5, True]}


def test_half_a_character_is_written_out() -> None:
    assert json_line("\ud800") == '"\\ud800"'


def test_markdown_cites(claim: Claim) -> None:
    judged = claim(verdict=Verdict.REFUTED, note="Seen *open*.", evidence="https://e.example/x_y")
    assert written(write_markdown, (judged, "The weir [sic] is\nshut.")) == (
        "- **The weir at Tarn Foot is shut.**\n"
        "  said by Ada Moor; event 2019-06-07 to 2019-06-09; said 2019-06-08\n\n"
        "  > The weir \\[sic\\] is shut.\n\n"
        "  The Tarn, [Weir shut](<https://t.example/1>), 2019-06-09 (claim 7)\n\n"
        "  **refuted**; Seen \\*open\\*.; evidence: <https://e.example/x_y>\n\n"
    )


def test_markdown_says_what_is_unknown(claim: Claim) -> None:
    bare = claim(
        mode=None,
        speaker=None,
        first=None,
        last=None,
        said=None,
        source=None,
        title=None,
        url="javascript:x",
        published=None,
    )
    out = written(write_markdown, (bare, ""))
    assert "in the article's own voice; no event date\n" in out
    assert "unknown source, “untitled”, undated (claim 7)" in out
    assert "javascript" not in out


@given(TEXT | st.text(alphabet="#*_-+1.)[]()<>&`!|~=\\ a:/\n", max_size=20))
def test_no_text_becomes_markup(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(plain(text))
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    children = [child for token in tokens for child in token.children or []]
    assert {child.type for child in children} <= {"text", "text_special"}


def test_claimreview_of_judged_claims_only(claim: Claim) -> None:
    judged = claim(verdict=Verdict.VERIFIED, evidence="https://e.example/1", source=None, url=None)
    [line] = written(write_claimreview, (claim(), "S."), (judged, "S.")).splitlines()
    read = json.loads(line)
    assert (read["@type"], read["claimReviewed"]) == ("ClaimReview", judged.text)
    assert read["reviewRating"]["ratingValue"] == 5
    assert read["citation"] == "https://e.example/1"
    assert read["itemReviewed"]["author"]["name"] == "Ada Moor"
    assert read["itemReviewed"]["datePublished"] == date(2019, 6, 8).isoformat()
    assert set(read["itemReviewed"]["appearance"]) == {"@type", "headline", "datePublished", "text"}
