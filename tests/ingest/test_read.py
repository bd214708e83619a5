"""Reading a file: text unchanged, encodings, bad files."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factdb
from factdb.errors import ArticleError
from factdb.ingest import MAX_BYTES, Metadata, complete, read, read_stream
from factdb.model import Article

PROSE = "The weir at Tarn Foot — shut since May — “may reopen”, José Ruiz said. It’s £300,000 over.\n"


def saved(folder: Path, data: bytes | str, name: str = "story.txt") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def refused(path: Path) -> ArticleError:
    with pytest.raises(ArticleError) as caught:
        read(path)
    assert str(path) in caught.value.problem
    assert caught.value.problem.endswith(".")
    assert caught.value.remedy.endswith(".")
    return caught.value


def test_fields_and_text(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        "---\nheadline: Weir shut\nPublisher: The Tarn\nby: Ada Moor\ndate: 7 June 2019\nlink: https://t.example/1\n---\n\n"
        + PROSE,
    )
    expected = Article(PROSE, "Weir shut", "The Tarn", "Ada Moor", date(2019, 6, 7), "https://t.example/1")
    assert factdb.read(path) == factdb.read(str(path)) == expected


def test_without_front_matter_nothing_is_guessed(tmp_path: Path) -> None:
    assert read(saved(tmp_path, "\n\n  " + PROSE)) == Article("\n\n  " + PROSE)


def test_unknown_values_stay_unknown_but_a_title_is_a_title(tmp_path: Path) -> None:
    article = read(
        saved(tmp_path, "---\ntitle: Unknown\nsource: unknown\nauthor:\npublished: n/a\n---\nText.")
    )
    assert article == Article("Text.", title="Unknown")


def test_unused_fields_are_said(tmp_path: Path) -> None:
    heard: list[str] = []
    read(saved(tmp_path, "---\ntitle: A\ntags: x\nsection: y\n---\nText."), notice=heard.append)
    assert [s.split(": ", 1)[1] for s in heard] == ["fields not used: tags, section."]


def test_a_remark_after_date_or_address_is_not_part_of_it(tmp_path: Path) -> None:
    article = read(
        saved(
            tmp_path, "---\npublished: 2019-06-07 # as printed\nurl: https://t.example/#top # x\n---\nText."
        )
    )
    assert (article.published, article.url) == (date(2019, 6, 7), "https://t.example/#top")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    heard: list[str] = []
    assert read(saved(tmp_path, PROSE.encode(encoding)), notice=heard.append).text == PROSE
    assert bool(heard) == (encoding in {"cp1252", "mac_roman"})


def test_an_encoding_is_told_where_it_shows(tmp_path: Path) -> None:
    text = "The weir is shut. " * 20_000 + PROSE
    assert read(saved(tmp_path, text.encode("cp1252"))).text == text


def test_a_fields_own_name_counts_most(tmp_path: Path) -> None:
    article = read(
        saved(tmp_path, "---\ndate: 2019-06-01\npublished: 2019-06-07\nheadline: B\ntitle: A\n---\nText.")
    )
    assert (article.published, article.title) == (date(2019, 6, 7), "A")


def test_a_broken_byte_does_not_spoil_the_rest(tmp_path: Path) -> None:
    heard: list[str] = []
    data = (PROSE * 5).encode().replace("José".encode(), b"Jos\xc3", 1)
    assert (
        read(saved(tmp_path, data), notice=heard.append).text
        == PROSE.replace("José", "Jos\ufffd") + PROSE * 4
    )
    assert "1 characters" in heard[0]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "holds no text"),
        (b"---\ntitle: Only this\n---\n\n", "holds no text"),
        (b"%PDF-1.7 rest", "a PDF"),
        (b"PK\x03\x04rest", "office"),
        (bytes(range(256)) * 8, "binary"),
        (b"Text with a zero \x00 byte.", "binary"),
        ("Text with a zero \x00.".encode("utf-16"), "zero bytes"),
        (b"\xff\xfeodd", "not valid UTF-16"),
        (b"\xef\xbb\xbf\xff\xff", "not valid UTF-8"),
        (b"  <!DOCTYPE html><html><body>Text</body></html>", "web page"),
        (b"---\ntitle: A\npublished: soon\n---\nText.", "“soon” is not a date"),
        (b"---\ntitle: A\n\nText.", "never closes"),
        (b"---\n{\n---\nText.", "cannot be read (line 3)"),
    ],
)
def test_bad_files_say_what_and_what_to_do(tmp_path: Path, data: bytes, what: str) -> None:
    assert what in refused(saved(tmp_path, data)).problem


def test_bad_paths(tmp_path: Path) -> None:
    assert "no file" in refused(tmp_path / "missing.txt").problem
    assert "folder" in refused(tmp_path).problem
    assert "cannot be read" in refused(tmp_path / ("n" * 400)).problem
    assert "web page" in refused(saved(tmp_path, PROSE, "a.HTML")).problem
    with pytest.raises(ArticleError):
        read("zero\x00byte")


def test_an_unknown_suffix_is_tried_as_plain_text(tmp_path: Path) -> None:
    assert read(saved(tmp_path, PROSE, "story.2019-06")).text == PROSE


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(20 * MAX_BYTES)
    assert "larger than 5 MB" in refused(path).problem


class Counting(io.RawIOBase):
    """An endless stream that knows how much was asked of it."""

    taken = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        assert size >= 0, "an endless stream must not be read to its end"
        self.taken += size
        return b"a" * size


def test_an_endless_stream_is_left_after_the_limit() -> None:
    stream = Counting()
    with pytest.raises(ArticleError, match="standard input is larger"):
        read_stream(stream)  # type: ignore[arg-type]  # a raw stream reads as a binary one
    assert stream.taken == MAX_BYTES + 1


def test_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(tmp_path, PROSE)

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", forbidden)
    assert "may not be read" in refused(path).problem


def test_options_fill_only_what_is_lacking() -> None:
    article = Article("Text.", title="Its own", published=date(2019, 6, 7))
    known = Metadata(title="Given", source="The Tarn", published=date(2020, 1, 1))
    assert complete(article, known) == Article("Text.", "Its own", "The Tarn", None, date(2019, 6, 7), None)


@given(st.binary(max_size=300))
def test_any_bytes_are_an_article_or_an_article_error(data: bytes) -> None:
    try:
        article = read_stream(io.BytesIO(data))
    except ArticleError:
        return
    assert article.text.strip()
    assert "\x00" not in article.text


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\r\n\t"),
        min_size=1,
        max_size=200,
    )
)
def test_utf8_text_is_never_changed(text: str) -> None:
    if (
        not text.strip()
        or text.startswith(("---", "\ufeff", "%PDF-", "{\\rtf", "GIF8"))
        or text.lstrip().startswith("<")
    ):
        return
    assert read_stream(io.BytesIO(text.encode())).text == text
