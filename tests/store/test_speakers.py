"""Speakers across articles, as the archive keeps them: met on evidence, merged and split by hand."""

from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factdb.archive import Archive
from factdb.errors import ArchiveError, NotFoundError, QueryError
from factdb.model import Article

TALKS = [
    Article(
        "Envoys of Torvia met in Vell. Torvian Defense Minister Ana Prado left Vell and Kelmar."
        " Ana Prado said 14 ships waited off Vell. Officials said ships waited off Kelmar.",
        title="Talks",
        source="Harbour Wire",
        url="https://wire.example/talks",
    ),
    Article(
        "Today Defense Minister Prado met envoys of Torvia and Kelmar in Vell."
        " Prado said 9 ships waited off Vell. Officials said nothing was signed.",
        source="Vell Post",
    ),
    Article("Ana Prado said ships came home. KHA said ships were late.", source="Night Post"),
    Article(
        "The Kelm Harbour Authority (KHA) met. Kelm Harbour Authority said ships were late.",
        source="Vell Post",
    ),
]
EVERYTHING = ("claim", "naming", "voice", "edit", "voice_key")


@pytest.fixture
def full(archive):
    archive.add(TALKS)
    return archive


def state(archive):
    with archive._database.read() as connection:
        return {
            table: sorted(map(tuple, connection.exec_driver_sql(f"SELECT * FROM {table}")), key=repr)
            for table in EVERYTHING
        }


def speakers(archive):
    """Each speaker with what the articles call them, by the articles' sources."""
    listing = archive.list_speakers(sort="name")
    return {
        speaker.name: sorted((voice.source, voice.written) for voice in archive.voices(speaker.id))
        for speaker in listing.rows(0, len(listing))
    }


def well(archive):
    return [check for check in archive.checkup() if not check[1]] == []


# -- on evidence ----------------------------------------------------------------------------------


def test_the_same_speaker_meets_on_evidence(full):
    assert speakers(full) == {
        "Ana Prado": [("Harbour Wire", "Ana Prado"), ("Night Post", "Ana Prado"), ("Vell Post", "Prado")],
        "Kelm Harbour Authority": [("Night Post", "KHA"), ("Vell Post", "Kelm Harbour Authority")],
        "Officials (A1)": [("Harbour Wire", "Officials")],
        "Officials (A2)": [("Vell Post", "Officials")],
    }
    assert well(full)


def test_the_evidence_is_told(full):
    told = {(voice.article_id, voice.rule): voice.why for voice in full.voices("Ana Prado")}
    assert told == {
        (1, "name"): "the same name as “Ana Prado” in A3",
        (2, "role"): "“defense minister Prado” here, “Ana Prado” in A1 is defense minister too",
        (3, "name"): "the same name as “Ana Prado” in A1",
    }
    assert full.voices("Kelm Harbour Authority")[0].why.startswith("A4 gives it as the short form")


def test_a_claim_keeps_the_name_of_its_article(full):
    (claim,) = full.claims("9 ships")
    assert (claim.speaker, claim.written) == ("Ana Prado", "Prado")
    assert full.reading(claim.id).speaker == "Prado"
    assert full.speaker("Ana Prado").written == ("Ana Prado", "Prado")


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_articles_may_come_in_any_order(tmp_path, order):
    with Archive.open(tmp_path / "a.db") as archive:
        for number in order:
            archive.add([TALKS[number]])
        found = {frozenset(voices) for voices in speakers(archive).values()}
        names = {name.split(" (A")[0] for name in speakers(archive)}
        assert well(archive)
    assert found == {
        frozenset({("Harbour Wire", "Ana Prado"), ("Vell Post", "Prado"), ("Night Post", "Ana Prado")}),
        frozenset({("Night Post", "KHA"), ("Vell Post", "Kelm Harbour Authority")}),
        frozenset({("Harbour Wire", "Officials")}),
        frozenset({("Vell Post", "Officials")}),
    }
    assert names == {"Ana Prado", "Kelm Harbour Authority", "Officials"}


def test_a_new_version_takes_back_what_the_old_one_proved(full):
    (other,) = full.claims("9 ships")
    full.add([Article("Ana Prado said 14 ships waited off Vell.", source="Harbour Wire", url=TALKS[0].url)])
    assert full.claim(other.id).speaker == "Prado"
    assert full.claims("14 ships")[0].speaker == "Ana Prado"
    assert well(full)


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("speaker:prado", {"14 ships waited off Vell.", "9 ships waited off Vell.", "ships came home."}),
        ("speaker:KHA", {"ships were late."}),
        ("speaker:authority", {"ships were late."}),
        ('speaker:"(A2)"', {"nothing was signed."}),
        ("speaker:nobody", set()),
    ],
)
def test_speakers_are_found_by_either_name(full, query, texts):
    claims = full.claims(query)
    assert {claim.text for claim in claims} == texts
    assert full.facets(query).claims == len(claims)


def test_the_list_of_speakers_finds_either_name(full):
    assert [s.name for s in full.list_speakers("kha").rows(0, 9)] == ["Kelm Harbour Authority"]
    assert [s.name for s in full.list_speakers("authority").rows(0, 9)] == ["Kelm Harbour Authority"]


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("Ana Prado", "Ana Prado"),
        ("ana prado", "Ana Prado"),
        ("prado", "Ana Prado"),
        ("kha", "Kelm Harbour Authority"),
        ("officials (a1)", "Officials (A1)"),
    ],
)
def test_a_speaker_is_known_by_a_part_of_the_name(full, who, name):
    found = full.speaker(who)
    assert found.name == name
    assert full.speaker(found.id) == found
    assert {claim.speaker for claim in full.claims_of_speaker(who).rows(0, 99)} == {name}


@pytest.mark.parametrize(
    ("who", "said"), [("nobody", "no speaker"), ("officials", "may be"), (999, "no speaker")]
)
def test_who_is_not_one_is_told(full, who, said):
    for ask in (full.speaker, full.voices, full.claims_of_speaker, full.split_speaker):
        with pytest.raises(NotFoundError, match=said):
            ask(who)


# -- by hand --------------------------------------------------------------------------------------


def test_merged_by_hand(full):
    before = state(full)
    assert full.merge_speakers("Officials (A1)", "Officials (A2)", name="Torvian officials") == (
        "Merged Officials (A1) and Officials (A2) as Torvian officials."
    )
    assert speakers(full)["Torvian officials"] == [("Harbour Wire", "Officials"), ("Vell Post", "Officials")]
    (claim,) = full.claims("signed")
    assert [row.sentence for row in full.history(claim.id)] == [full.history()[0].sentence]
    after = state(full)
    assert full.undo() == "Merged Officials (A1) and Officials (A2) as Torvian officials."
    assert state(full) == before
    full.redo()
    assert state(full) == after
    assert well(full)


def test_articles_that_come_later_follow_a_merge(full):
    full.merge_speakers("Ana Prado", "Kelm Harbour Authority")
    full.add([Article("Kelm Harbour Authority said fog came."), Article("ANA PRADO said fog left.")])
    assert {claim.speaker for claim in full.claims("fog")} == {"Ana Prado"}


def test_no_evidence_overrules_a_split(full):
    full.split_speaker("Ana Prado", written="Prado")
    full.add([Article(TALKS[1].text + " More.", source="Day Post")])
    assert [voice.source for voice in full.voices("Prado")] == ["Vell Post"]
    full.split_speaker("Ana Prado", article=3, name="Ana Prado of Kelm")
    full.add([Article("Ana Prado said fog came.")])
    assert full.claims("fog")[0].speaker == "Ana Prado"
    assert [voice.article_id for voice in full.voices("Ana Prado of Kelm")] == [3]
    assert well(full)


def test_a_decision_outlives_a_new_version(full):
    full.split_speaker("Ana Prado", article=1, name="Another Prado")
    full.add([Article(TALKS[0].text + " More.", source="Harbour Wire", url=TALKS[0].url)])
    assert full.claims("14 ships")[0].speaker == "Another Prado"
    assert full.undo()
    assert full.claims("14 ships")[0].speaker == "Ana Prado"
    assert well(full)


def test_split_by_claims(full):
    claims = full.claims_of_speaker("Ana Prado").ids()
    before = state(full)
    assert full.split_speaker("Ana Prado", claims=claims[0]) == (
        f"Split Ana Prado: claim {claims[0]} is now of Ana Prado (2)."
    )
    assert full.claim(claims[0]).speaker == "Ana Prado (2)"
    assert full.claim(claims[1]).speaker == "Ana Prado"
    full.merge_speakers("Ana Prado", "Ana Prado (2)")
    assert full.claim(claims[0]).speaker == "Ana Prado"
    full.undo()
    assert full.claim(claims[0]).speaker == "Ana Prado (2)"
    full.undo()
    assert state(full) == before


def test_split_by_all_names(full):
    assert full.split_speaker("Kelm Harbour Authority") == "Split Kelm Harbour Authority: KHA is another."
    assert {"KHA", "Kelm Harbour Authority"} <= set(speakers(full))
    full.add([Article("KHA said fog came.")])
    assert full.claims("fog")[0].speaker == "KHA"
    assert well(full)


@pytest.mark.parametrize(
    ("act", "error", "said"),
    [
        (lambda a: a.merge_speakers("Ana Prado", "prado"), QueryError, "one speaker already"),
        (lambda a: a.merge_speakers("Ana Prado", "nobody"), NotFoundError, "no speaker"),
        (
            lambda a: a.merge_speakers("Ana Prado", "kha", name="Officials (A1)"),
            ArchiveError,
            "another speaker",
        ),
        (lambda a: a.split_speaker("Ana Prado", article=4), QueryError, "says nothing in article 4"),
        (lambda a: a.split_speaker("Ana Prado", article=99), NotFoundError, "no article 99"),
        (lambda a: a.split_speaker("Ana Prado", written="Bell"), QueryError, "says nothing in “Bell”"),
        (lambda a: a.split_speaker("Officials (A1)", article=1), QueryError, "nothing but in"),
        (lambda a: a.split_speaker("Officials (A1)"), QueryError, "the same name"),
        (lambda a: a.split_speaker("Ana Prado", claims=[99]), NotFoundError, "no claim 99"),
        (lambda a: a.split_speaker("kha", claims=[a.claims("signed")[0].id]), QueryError, "is not of"),
        (lambda a: a.split_speaker("kha", claims=[]), NotFoundError, "No claim"),
    ],
)
def test_a_mistake_is_told_and_changes_nothing(full, act, error, said):
    before = state(full)
    with pytest.raises(error, match=said) as caught:
        act(full)
    assert caught.value.remedy
    assert state(full) == before
    assert full.history() == []


def test_setting_the_date_and_taking_it_back_keeps_the_speakers(full):
    from datetime import date

    before = speakers(full)
    full.merge_speakers("Ana Prado", "Officials (A1)")
    merged = speakers(full)
    full.describe(2, published=date(2024, 3, 1))
    assert speakers(full) == merged
    full.undo()
    assert speakers(full) == merged
    full.undo()
    assert speakers(full) == before


ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("merge"), st.integers(0, 9), st.integers(0, 9), st.sampled_from([None, "One"])),
        st.tuples(
            st.just("split"), st.integers(0, 9), st.sampled_from(["article", "written", "claims", "all"])
        ),
        st.tuples(st.just("undo")),
        st.tuples(st.just("redo")),
        st.tuples(st.just("add"), st.integers(0, 3)),
    ),
    max_size=8,
)


def do(archive, act):
    """One act of a person on whoever is there; what cannot be done is left."""
    listing = archive.list_speakers(sort="name")
    there = [speaker.name for speaker in listing.rows(0, len(listing))]
    try:
        if act[0] == "merge":
            archive.merge_speakers(there[act[1] % len(there)], there[act[2] % len(there)], name=act[3])
        elif act[0] == "split":
            who = there[act[1] % len(there)]
            voice = archive.voices(who)[-1]
            part = {
                "article": {"article": voice.article_id},
                "written": {"written": voice.written},
                "claims": {"claims": archive.claims_of_speaker(who).ids()[:1].tolist()},
                "all": {},
            }[act[2]]
            archive.split_speaker(who, **part)
        elif act[0] == "add":
            archive.add([Article(TALKS[act[1]].text + f" No {act[1]}.", source="More")])
        else:
            getattr(archive, act[0])()
    except (QueryError, ArchiveError):
        assert act[0] in {"merge", "split"}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_whatever_is_done_is_taken_back_exactly(acts):
    with TemporaryDirectory() as folder, Archive.open(Path(folder) / "a.db") as archive:
        archive.add(TALKS)
        for act in acts:
            before = state(archive)
            known = len(archive.history())
            do(archive, act)
            if act[0] in {"merge", "split"} and len(archive.history()) > known:
                after = state(archive)
                archive.undo()
                assert state(archive) == before
                archive.redo()
                assert state(archive) == after
        assert well(archive)


# -- what a claim does, and on whose word it is had --------------------------------------------------

ACTS_TOLD = Article(
    "Ruiz denied the port was shut. Costa by Reuters said 3 ships left. Costa refused to comment."
    " The port was shut.",
    source="Harbour Wire",
)


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("act:denial", {"the port was shut."}),
        ("act:refusal", {"to comment."}),
        ("act:statement", {"3 ships left.", "The port was shut."}),
        ("act:denial shut", {"the port was shut."}),
        ("act:denial speaker:costa", set()),
    ],
)
def test_acts_are_kept_and_asked_for(archive, query, texts):
    archive.add([ACTS_TOLD])
    claims = archive.claims(query)
    assert {claim.text for claim in claims} == texts
    assert {claim.act.value for claim in claims} <= {query.split()[0].removeprefix("act:")}
    assert all(archive.reading(claim.id).act is claim.act for claim in claims)
    assert archive.facets(query).claims == len(claims)


def test_the_chain_is_kept_and_exported(archive, tmp_path):
    archive.add([ACTS_TOLD])
    (claim,) = archive.claims("ships")
    assert (claim.speaker, claim.chain) == ("Costa", ("Reuters", "Costa"))
    archive.export_csv(tmp_path / "a.csv", "ships")
    header, row = (tmp_path / "a.csv").read_text().splitlines()
    told = dict(zip(header.split(","), row.split(","), strict=True))
    assert (told["act"], told["speaker_written"], told["speaker_chain"]) == (
        "statement",
        "Costa",
        "Reuters > Costa",
    )


def test_an_edited_speaker_stands_whoever_is_merged(full):
    (claim,) = full.claims("9 ships")
    full.edit(claim.id, speaker="Somebody")
    full.merge_speakers("Ana Prado", "Officials (A2)", name="One")
    assert full.claim(claim.id).speaker == "Somebody"
    assert full.edits_of(claim.id)[0].read == "One"
    full.undo()
    assert full.edits_of(claim.id)[0].read == "Ana Prado"
    full.merge_speakers("Somebody", "Officials (A2)")
    full.undo()
    full.undo()
    assert full.claim(claim.id).speaker == "Ana Prado"
    assert well(full)
