-- The factdb archive: one SQLite file that is one story or one desk.
--
-- This file is the truth about the database. A new archive is made by running it; an older
-- one is brought here by the numbered migrations in factdb/store/migrations.py.
--
-- To look into an archive with nothing but sqlite3, start with the views at the end:
--     SELECT * FROM claims WHERE verdict = 'unchecked';
--     SELECT * FROM flags  WHERE kind = 'contradiction' ORDER BY score DESC;
--
-- Days are ISO 8601 (2024-03-01), moments are ISO 8601 in UTC. Spans are character offsets
-- into article.text, as JSON [[start, end], ...]; the text is stored as it was given.

PRAGMA application_id = 0x46414354;  -- "FACT": tells an archive from any other database
PRAGMA user_version = 2;             -- the number of the last migration

-- Which migrations this file has been through.
CREATE TABLE migration (
    number  INTEGER PRIMARY KEY,
    name    TEXT NOT NULL,
    applied TEXT NOT NULL
) STRICT;

-- ---------------------------------------------------------------------------------------
-- What was published
-- ---------------------------------------------------------------------------------------

-- One text as published. The same address with another text is a new version: a row with the
-- same lineage (the id of the first version) and the next number; only the last is current.
CREATE TABLE article (
    id        INTEGER PRIMARY KEY,
    lineage   INTEGER NOT NULL,
    version   INTEGER NOT NULL CHECK (version >= 1),
    current   INTEGER NOT NULL DEFAULT 1 CHECK (current IN (0, 1)),
    title     TEXT,
    source    TEXT,                                            -- the outlet
    author    TEXT,
    published TEXT CHECK (published IS date(published, '+0 days')),
    url       TEXT,
    text      TEXT NOT NULL,
    digest    TEXT NOT NULL,                                   -- of the text: known again by it
    added     TEXT NOT NULL,
    sentences INTEGER NOT NULL CHECK (sentences >= 0),
    FOREIGN KEY (lineage) REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE UNIQUE INDEX article_version ON article (lineage, version);
CREATE UNIQUE INDEX article_url ON article (url) WHERE current = 1;
CREATE INDEX article_digest ON article (digest);
CREATE INDEX article_published ON article (published, id) WHERE current = 1;
CREATE INDEX article_source ON article (source COLLATE NOCASE, id, current) WHERE current = 1;

-- Whoever is on record, under the one name they have throughout the archive.
CREATE TABLE speaker (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- A speaker as one article names them, what the article tells of them, and whom they are taken for.
-- `written` is the article's own name. `rule` is the evidence by which the voice meets those of other
-- articles, and `why` that evidence in words; both are empty where the name stands for itself.
-- Computed from the articles and from `naming`, and may be computed again at any time.
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
CREATE INDEX voice_waiting ON voice (article_id) WHERE told = 'null';  -- not yet looked at
CREATE INDEX voice_other_name ON voice (written, speaker) WHERE instr(speaker, written) = 0;

-- An inverted index: the keys by which a voice finds those it may be.
CREATE TABLE voice_key (
    key        TEXT NOT NULL,
    article_id INTEGER NOT NULL,
    written    TEXT NOT NULL,
    PRIMARY KEY (key, article_id, written),
    FOREIGN KEY (article_id, written) REFERENCES voice (article_id, written) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX voice_key_voice ON voice_key (article_id, written);

-- One atomic statement that can be checked.
--
-- `key` is what the person's judgement hangs on: the digest of the article's lineage, the
-- claim's words in the article, and which of several such claims it is. So it stays the same
-- when an article is read again or published anew. Claims of superseded versions stay here
-- with current = 0.
--
-- The columns from `source` to `updates` repeat what other tables know, so that a million claims
-- are sorted and filtered by an index; triggers keep them. `speaker` follows from `written`: it is the
-- name that table voice, or for this one claim table edit, gives it. Numbers are never used again
-- (AUTOINCREMENT), so that undo brings a claim back under its own.
CREATE TABLE claim (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id     INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    key            TEXT NOT NULL,
    text           TEXT NOT NULL,                              -- stands alone
    spans          TEXT NOT NULL CHECK (json_valid(spans)),    -- its words in the article
    sentence_start INTEGER NOT NULL CHECK (sentence_start >= 0),
    sentence_end   INTEGER NOT NULL CHECK (sentence_end > sentence_start),
    speaker        TEXT REFERENCES speaker (name) ON UPDATE CASCADE,  -- NULL: the article's own voice
    mode           TEXT CHECK (mode IN ('direct', 'indirect', 'mixed')),
    cue            TEXT,
    polarity       TEXT NOT NULL CHECK (polarity IN ('positive', 'negative')),
    modality       TEXT NOT NULL CHECK (modality IN
                       ('fact', 'hedged', 'forecast', 'possible', 'required', 'wanted', 'conditional')),
    first          TEXT CHECK (first IS date(first, '+0 days')),           -- days of the event, both included
    last           TEXT CHECK (last IS date(last, '+0 days')),
    basis          TEXT NOT NULL CHECK (basis IN ('stated', 'relative', 'none')),
    date_text      TEXT,
    said           TEXT CHECK (said IS date(said, '+0 days')),
    rank           REAL NOT NULL,                              -- check-worthiness, 0 to 1
    rank_reason    TEXT NOT NULL,
    about          TEXT NOT NULL,                              -- names and lemmas, for the search
    current        INTEGER NOT NULL DEFAULT 1 CHECK (current IN (0, 1)),
    source         TEXT,                                       -- of the article
    day_first      TEXT,                                       -- of the event, else of publication
    day_last       TEXT,
    verdict        TEXT NOT NULL DEFAULT 'unchecked',
    contradictions INTEGER NOT NULL DEFAULT 0,                 -- relations not dismissed
    overlaps       INTEGER NOT NULL DEFAULT 0,
    updates        INTEGER NOT NULL DEFAULT 0,
    act            TEXT NOT NULL DEFAULT 'statement' CHECK (act IN ('statement', 'denial', 'refusal')),
    written        TEXT                                        -- the article's own name for the speaker
) STRICT;

CREATE UNIQUE INDEX claim_current_key ON claim (key) WHERE current = 1;
CREATE INDEX claim_key ON claim (key, id);
CREATE INDEX claim_article ON claim (article_id, id);
CREATE INDEX claim_speaker ON claim (speaker, current, rank, article_id, source, contradictions);

-- One index for each order of the list, over current claims only. The first also holds what lists
-- are filtered by, so that a filter reads this index and not a million rows.
CREATE INDEX claim_by_rank ON claim (
    rank DESC, id, verdict, speaker, source, day_first, day_last, contradictions, updates, overlaps, current
) WHERE current = 1;
CREATE INDEX claim_by_id ON claim (id, current) WHERE current = 1;
CREATE INDEX claim_by_text ON claim (substr(text, 1, 24) COLLATE NOCASE, id, current) WHERE current = 1;
CREATE INDEX claim_by_speaker ON claim (speaker COLLATE NOCASE, id, current) WHERE current = 1;
CREATE INDEX claim_by_source ON claim (source COLLATE NOCASE, id, current) WHERE current = 1;
CREATE INDEX claim_by_first_day ON claim (day_first, id, current) WHERE current = 1;
CREATE INDEX claim_by_last_day ON claim (day_last, id, current) WHERE current = 1;
CREATE INDEX claim_by_verdict ON claim (verdict, rank DESC, id, current) WHERE current = 1;
CREATE INDEX claim_by_act ON claim (act, rank DESC, id, current) WHERE current = 1 AND act <> 'statement';
CREATE INDEX claim_by_flags ON claim (contradictions DESC, updates DESC, overlaps DESC, id, current) WHERE current = 1;

-- The rest of what was read, so that a stored claim is compared without a parser.
CREATE TABLE reading (
    claim_id      INTEGER PRIMARY KEY REFERENCES claim (id) ON DELETE CASCADE,
    speaker_chain TEXT NOT NULL CHECK (json_valid(speaker_chain)),  -- outermost first
    quantities    TEXT NOT NULL CHECK (json_valid(quantities)),
    entities      TEXT NOT NULL CHECK (json_valid(entities)),
    frame         TEXT NOT NULL CHECK (json_valid(frame))           -- who did what to whom, where
) STRICT;

-- An inverted index: the keys by which a new claim finds those it may be about.
CREATE TABLE blocking (
    key      TEXT NOT NULL,
    claim_id INTEGER NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    PRIMARY KEY (key, claim_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX blocking_claim ON blocking (claim_id);

-- Two current claims of different articles that meet. May be computed again at any time;
-- what a person ruled on the pair is in `ruling`.
CREATE TABLE relation (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    pair      TEXT NOT NULL UNIQUE,                            -- both claims' keys, in order
    kind      TEXT NOT NULL CHECK (kind IN ('overlap', 'contradiction', 'update')),
    a         INTEGER NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    b         INTEGER NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    dimension TEXT NOT NULL,                                   -- number, date, place, ...
    score     REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
    reasons   TEXT NOT NULL CHECK (json_valid(reasons)),
    blocking  TEXT NOT NULL,                                   -- the rule that brought them together
    clash_a   TEXT NOT NULL CHECK (json_valid(clash_a)),
    clash_b   TEXT NOT NULL CHECK (json_valid(clash_b)),
    evidence  TEXT NOT NULL CHECK (json_valid(evidence)),
    ruling    TEXT NOT NULL DEFAULT 'open',                    -- repeats ruling.ruling
    CHECK (a <> b)
) STRICT;

CREATE INDEX relation_a ON relation (a);
CREATE INDEX relation_b ON relation (b);
CREATE INDEX relation_score ON relation (ruling, kind, score, id);

-- ---------------------------------------------------------------------------------------
-- What a person judged: by content, never by row, and never touched by reading or comparing
-- ---------------------------------------------------------------------------------------

CREATE TABLE judgement (
    key      TEXT PRIMARY KEY,                                 -- claim.key
    verdict  TEXT NOT NULL CHECK (verdict IN ('unchecked', 'verified', 'refuted', 'unclear')),
    note     TEXT NOT NULL DEFAULT '',
    evidence TEXT NOT NULL DEFAULT '',
    who      TEXT NOT NULL,
    at       TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ruling (
    pair   TEXT PRIMARY KEY,                                   -- relation.pair
    ruling TEXT NOT NULL CHECK (ruling IN ('open', 'confirmed', 'dismissed')),
    why    TEXT NOT NULL DEFAULT '',
    who    TEXT NOT NULL,
    at     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Whom a person says a name means: everywhere it is written (key: the name without case, accents and
-- hyphens), or in one article (key: its lineage and the name), which counts more. See edit for one claim.
CREATE TABLE naming (
    scope   TEXT NOT NULL CHECK (scope IN ('name', 'article')),
    key     TEXT NOT NULL,
    speaker TEXT NOT NULL,
    who     TEXT NOT NULL,
    at      TEXT NOT NULL,
    PRIMARY KEY (scope, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX naming_speaker ON naming (speaker);

-- What a person has put in the place of what was read of a claim (key: claim.key). `value` stands in the
-- claim's column of that name, `read` is what reading gave it last; both may be unknown.
CREATE TABLE edit (
    key   TEXT NOT NULL,
    field TEXT NOT NULL CHECK (field IN ('text', 'speaker', 'first', 'last')),
    value TEXT,
    read  TEXT,
    who   TEXT NOT NULL,
    at    TEXT NOT NULL,
    PRIMARY KEY (key, field)
) STRICT, WITHOUT ROWID;

-- One row for each change a person made: the sentence that tells it, and every table row
-- before and after, so that undo and redo restore it exactly.
CREATE TABLE journal (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    at       TEXT NOT NULL,
    who      TEXT NOT NULL,
    sentence TEXT NOT NULL,
    changes  TEXT NOT NULL CHECK (json_valid(changes)),        -- [[table, before, after], ...]
    state    TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'dropped'))
) STRICT;

CREATE INDEX journal_state ON journal (state, id);

-- The claims that a change was about.
CREATE TABLE journal_claim (
    key        TEXT NOT NULL,                                  -- claim.key
    journal_id INTEGER NOT NULL REFERENCES journal (id) ON DELETE CASCADE,
    PRIMARY KEY (key, journal_id)
) STRICT, WITHOUT ROWID;

-- What a program at the desk wants to find again: saved views, where it was. Not journaled.
CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------------------------------
-- Search (FTS5; the words are kept once, in the tables they come from)
-- ---------------------------------------------------------------------------------------

CREATE VIRTUAL TABLE claim_search USING fts5 (
    text, about, content = 'claim', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER claim_search_insert AFTER INSERT ON claim BEGIN
    INSERT INTO claim_search (rowid, text, about) VALUES (new.id, new.text, new.about);
END;
CREATE TRIGGER claim_search_delete AFTER DELETE ON claim BEGIN
    INSERT INTO claim_search (claim_search, rowid, text, about) VALUES ('delete', old.id, old.text, old.about);
END;
CREATE TRIGGER claim_search_update AFTER UPDATE OF text, about ON claim BEGIN
    INSERT INTO claim_search (claim_search, rowid, text, about) VALUES ('delete', old.id, old.text, old.about);
    INSERT INTO claim_search (rowid, text, about) VALUES (new.id, new.text, new.about);
END;

CREATE VIRTUAL TABLE article_search USING fts5 (
    title, text, content = 'article', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER article_search_insert AFTER INSERT ON article BEGIN
    INSERT INTO article_search (rowid, title, text) VALUES (new.id, new.title, new.text);
END;
CREATE TRIGGER article_search_delete AFTER DELETE ON article BEGIN
    INSERT INTO article_search (article_search, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
END;
CREATE TRIGGER article_search_update AFTER UPDATE OF title, text ON article BEGIN
    INSERT INTO article_search (article_search, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
    INSERT INTO article_search (rowid, title, text) VALUES (new.id, new.title, new.text);
END;

-- ---------------------------------------------------------------------------------------
-- The repeated columns of claim and relation
-- ---------------------------------------------------------------------------------------

CREATE TRIGGER claim_copies_insert AFTER INSERT ON claim BEGIN
    UPDATE claim SET
        source = (SELECT source FROM article WHERE id = new.article_id),
        day_first = coalesce(new.first, new.last, (SELECT published FROM article WHERE id = new.article_id)),
        day_last = coalesce(new.last, new.first, (SELECT published FROM article WHERE id = new.article_id)),
        verdict = coalesce((SELECT verdict FROM judgement WHERE key = new.key), 'unchecked')
    WHERE id = new.id;
END;
CREATE TRIGGER claim_copies_update AFTER UPDATE OF first, last ON claim BEGIN
    UPDATE claim SET
        day_first = coalesce(new.first, new.last, (SELECT published FROM article WHERE id = new.article_id)),
        day_last = coalesce(new.last, new.first, (SELECT published FROM article WHERE id = new.article_id))
    WHERE id = new.id;
END;
CREATE TRIGGER article_copies_update AFTER UPDATE OF source, published ON article BEGIN
    UPDATE claim SET
        source = new.source,
        day_first = coalesce(first, last, new.published),
        day_last = coalesce(last, first, new.published)
    WHERE article_id = new.id;
END;

CREATE TRIGGER judgement_insert AFTER INSERT ON judgement BEGIN
    UPDATE claim SET verdict = new.verdict WHERE key = new.key;
END;
CREATE TRIGGER judgement_update AFTER UPDATE OF verdict ON judgement BEGIN
    UPDATE claim SET verdict = new.verdict WHERE key = new.key;
END;
CREATE TRIGGER judgement_delete AFTER DELETE ON judgement BEGIN
    UPDATE claim SET verdict = 'unchecked' WHERE key = old.key;
END;

CREATE TRIGGER ruling_insert AFTER INSERT ON ruling BEGIN
    UPDATE relation SET ruling = new.ruling WHERE pair = new.pair;
END;
CREATE TRIGGER ruling_update AFTER UPDATE OF ruling ON ruling BEGIN
    UPDATE relation SET ruling = new.ruling WHERE pair = new.pair;
END;
CREATE TRIGGER ruling_delete AFTER DELETE ON ruling BEGIN
    UPDATE relation SET ruling = 'open' WHERE pair = old.pair;
END;

CREATE TRIGGER relation_insert AFTER INSERT ON relation BEGIN
    UPDATE claim SET
        contradictions = contradictions + (new.kind = 'contradiction'),
        overlaps = overlaps + (new.kind = 'overlap'),
        updates = updates + (new.kind = 'update')
    WHERE id IN (new.a, new.b) AND new.ruling <> 'dismissed';
    UPDATE relation SET ruling = (SELECT ruling FROM ruling WHERE pair = new.pair)
    WHERE id = new.id AND EXISTS (SELECT 1 FROM ruling WHERE pair = new.pair);
END;
CREATE TRIGGER relation_update AFTER UPDATE OF kind, a, b, ruling ON relation BEGIN
    UPDATE claim SET
        contradictions = contradictions - (old.kind = 'contradiction'),
        overlaps = overlaps - (old.kind = 'overlap'),
        updates = updates - (old.kind = 'update')
    WHERE id IN (old.a, old.b) AND old.ruling <> 'dismissed';
    UPDATE claim SET
        contradictions = contradictions + (new.kind = 'contradiction'),
        overlaps = overlaps + (new.kind = 'overlap'),
        updates = updates + (new.kind = 'update')
    WHERE id IN (new.a, new.b) AND new.ruling <> 'dismissed';
END;
CREATE TRIGGER relation_delete AFTER DELETE ON relation BEGIN
    UPDATE claim SET
        contradictions = contradictions - (old.kind = 'contradiction'),
        overlaps = overlaps - (old.kind = 'overlap'),
        updates = updates - (old.kind = 'update')
    WHERE id IN (old.a, old.b) AND old.ruling <> 'dismissed';
END;

-- ---------------------------------------------------------------------------------------
-- For people: what the archive says, in words
-- ---------------------------------------------------------------------------------------

-- The claims of current articles, with speaker, dates, source and verdict.
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

-- The relations, with both sides and the ruling.
CREATE VIEW flags AS
SELECT relation.id, relation.kind, relation.ruling, relation.score, relation.dimension,
       (SELECT group_concat(value, ' ') FROM json_each(relation.reasons)) AS reason,
       a.claim AS claim_a, a.speaker AS speaker_a, a.source AS source_a, a.published AS published_a,
       b.claim AS claim_b, b.speaker AS speaker_b, b.source AS source_b, b.published AS published_b
FROM relation
JOIN claims AS a ON a.id = relation.a
JOIN claims AS b ON b.id = relation.b;
