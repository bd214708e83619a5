"""The numbered steps from an older schema to the next, each with SQL of its own that is never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factdb.store.schema import statements

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence


def speakers_across_articles(connection: sqlite3.Connection) -> None:
    """2: a claim's act, the names that articles give their speakers, whom they mean, and settings.

    What each article calls its speakers waits in table voice until the first article is added, or the first
    speakers are merged, to be compared with the other articles.
    """
    for statement in statements(_SPEAKERS_ACROSS_ARTICLES):
        connection.execute(statement)


MIGRATIONS: Sequence[Callable[[sqlite3.Connection], None]] = (speakers_across_articles,)

_SPEAKERS_ACROSS_ARTICLES = """
ALTER TABLE claim ADD COLUMN
    act            TEXT NOT NULL DEFAULT 'statement' CHECK (act IN ('statement', 'denial', 'refusal'));
ALTER TABLE claim ADD COLUMN
    written        TEXT;
UPDATE claim SET written = speaker;

DROP INDEX article_source;
CREATE INDEX article_source ON article (source COLLATE NOCASE, id, current) WHERE current = 1;

CREATE INDEX claim_by_act ON claim (act, rank DESC, id, current) WHERE current = 1 AND act <> 'statement';

CREATE TABLE voice (
    article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    written    TEXT NOT NULL,
    told       TEXT NOT NULL CHECK (json_valid(told)),
    speaker    TEXT NOT NULL REFERENCES speaker (name) ON UPDATE CASCADE,
    rule       TEXT NOT NULL DEFAULT '',
    why        TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (article_id, written)
) STRICT, WITHOUT ROWID;

CREATE INDEX voice_speaker ON voice (speaker, article_id);
CREATE INDEX voice_waiting ON voice (article_id) WHERE told = 'null';
CREATE INDEX voice_other_name ON voice (written, speaker) WHERE instr(speaker, written) = 0;

INSERT INTO voice (article_id, written, told, speaker)
SELECT DISTINCT article_id, written, 'null', speaker FROM claim WHERE written IS NOT NULL;

CREATE TABLE voice_key (
    key        TEXT NOT NULL,
    article_id INTEGER NOT NULL,
    written    TEXT NOT NULL,
    PRIMARY KEY (key, article_id, written),
    FOREIGN KEY (article_id, written) REFERENCES voice (article_id, written) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX voice_key_voice ON voice_key (article_id, written);

CREATE TABLE naming (
    scope   TEXT NOT NULL CHECK (scope IN ('name', 'article')),
    key     TEXT NOT NULL,
    speaker TEXT NOT NULL,
    who     TEXT NOT NULL,
    at      TEXT NOT NULL,
    PRIMARY KEY (scope, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX naming_speaker ON naming (speaker);

CREATE TABLE edit (
    key   TEXT NOT NULL,
    field TEXT NOT NULL CHECK (field IN ('text', 'speaker', 'first', 'last')),
    value TEXT,
    read  TEXT,
    who   TEXT NOT NULL,
    at    TEXT NOT NULL,
    PRIMARY KEY (key, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

DROP VIEW flags;
DROP VIEW claims;
CREATE VIEW claims AS
SELECT claim.id, claim.text AS claim, claim.speaker, claim.first AS event_from, claim.last AS event_to,
       claim.said, article.published, article.source, article.title, article.url, claim.verdict,
       coalesce(judgement.note, '') AS note, coalesce(judgement.evidence, '') AS evidence,
       substr(article.text, claim.sentence_start + 1, claim.sentence_end - claim.sentence_start) AS sentence,
       claim.contradictions, claim.overlaps, claim.updates, claim.act, claim.written
FROM claim
JOIN article ON article.id = claim.article_id
LEFT JOIN judgement ON judgement.key = claim.key
WHERE claim.current = 1;
CREATE VIEW flags AS
SELECT relation.id, relation.kind, relation.ruling, relation.score, relation.dimension,
       (SELECT group_concat(value, ' ') FROM json_each(relation.reasons)) AS reason,
       a.claim AS claim_a, a.speaker AS speaker_a, a.source AS source_a, a.published AS published_a,
       b.claim AS claim_b, b.speaker AS speaker_b, b.source AS source_b, b.published AS published_b
FROM relation
JOIN claims AS a ON a.id = relation.a
JOIN claims AS b ON b.id = relation.b;
"""
