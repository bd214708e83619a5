"""The query language: what a person types is what is asked, and what is asked can be typed again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdb.errors import QueryError
from factdb.model import Act, Kind, Ruling, Verdict
from factdb.query import Query


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", Query()),
        ("   ", Query()),
        ("border", Query(words=("border",))),
        ("border  patrol", Query(words=("border", "patrol"))),
        ('"border patrol" night', Query(words=("border patrol", "night"))),
        ('"border pat"*', Query(words=("border pat*",))),
        ("bord*", Query(words=("bord*",))),
        ("speaker:li", Query(speaker="li")),
        ("SPEAKER:Li", Query(speaker="Li")),
        ('speaker:"Li Shan" x', Query(speaker="Li Shan", words=("x",))),
        ('source:"daily ""wire"""', Query(source='daily "wire"')),
        ("about:vell*", Query(about="vell*")),
        ("after:2024", Query(after=date(2024, 1, 1))),
        ("after:2024-03", Query(after=date(2024, 3, 1))),
        ("after:2024-3-5", Query(after=date(2024, 3, 5))),
        ("before:2024", Query(before=date(2024, 12, 31))),
        ("before:2024-02", Query(before=date(2024, 2, 29))),
        ("before:2023-02-28", Query(before=date(2023, 2, 28))),
        ("is:verified", Query(verdict=Verdict.VERIFIED)),
        ("is:Open", Query(ruling=Ruling.OPEN)),
        (
            "is:update is:open is:refuted",
            Query(kind=Kind.UPDATE, ruling=Ruling.OPEN, verdict=Verdict.REFUTED),
        ),
        ("is:flagged", Query(flagged=True)),
        ("is:orphaned", Query(orphaned=True)),
        ("is:flagged is:flagged", Query(flagged=True)),
        ("article:12", Query(article=12)),
        ("act:Denial", Query(act=Act.DENIAL)),
        ("act:statement", Query(act=Act.STATEMENT)),
        ('"speaker:li"', Query(words=("speaker:li",))),
        ("10:30", Query(words=("10:30",))),
        (":", Query(words=(":",))),
        ('"', Query(words=('"',))),
        ('"unbalanced', Query(words=('"unbalanced',))),
        ('5" gun', Query(words=('5"', "gun"))),
        ('""', Query()),
        ('AND NOT ( "x', Query(words=("AND", "NOT", "(", '"x'))),
    ],
)
def test_what_is_typed_is_what_is_asked(text, query):
    assert Query.parse(text) == query
    assert Query.parse(str(query)) == query


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("spaeker:li", "speaker"),
        ("https://x.example", "quote"),
        ("is:wrong", "verified"),
        ("is:", "is:open"),
        ('speaker:""', "speaker:li"),
        ('speaker:" "', "speaker:li"),
        ("after:tomorrow", "YYYY"),
        ("after:2024-13", "YYYY"),
        ("before:2023-02-29", "YYYY"),
        ("before:0000", "YYYY"),
        ("after:24", "YYYY"),
        ("article:x", "number"),
        ("article:²", "number"),
        ("speaker:li speaker:ruiz", "Leave one"),
        ("is:verified is:refuted", "Leave one"),
    ],
)
def test_a_mistake_is_told_with_what_is_allowed(text, told):
    with pytest.raises(QueryError) as caught:
        Query.parse(text)
    assert told in str(caught.value)


@given(st.text())
def test_any_text_is_a_query_or_a_query_error(text):
    try:
        query = Query.parse(text)
    except QueryError:
        return
    assert Query.parse(str(query)) == query


some = st.none() | st.text(min_size=1).map(str.strip).filter(bool)
days = st.none() | st.dates()


@given(
    st.builds(
        Query,
        words=st.lists(st.text(min_size=1).filter(str.strip)).map(tuple),
        speaker=some,
        source=some,
        about=some,
        after=days,
        before=days,
        verdict=st.none() | st.sampled_from(Verdict),
        ruling=st.none() | st.sampled_from(Ruling),
        kind=st.none() | st.sampled_from(Kind),
        flagged=st.booleans(),
        article=st.none() | st.integers(0, 10**18 - 1),
        orphaned=st.booleans(),
    )
)
def test_every_query_can_be_typed(query):
    assert Query.parse(str(query)) == query
