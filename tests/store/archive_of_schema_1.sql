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
PRAGMA user_version = 1;             -- the number of the last migration

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
CREATE INDEX article_source ON article (source COLLATE NOCASE, id) WHERE current = 1;

-- Whoever is on record, under the one name they have throughout the archive.
CREATE TABLE speaker (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- One atomic statement that can be checked.
--
-- `key` is what the person's judgement hangs on: the digest of the article's lineage, the
-- claim's words in the article, and which of several such claims it is. So it stays the same
-- when an article is read again or published anew. Claims of superseded versions stay here
-- with current = 0.
--
-- The columns after `rank_reason` repeat what other tables know, so that a million claims
-- are sorted and filtered by an index; triggers keep them. Numbers are never used again
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
    updates        INTEGER NOT NULL DEFAULT 0
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
       claim.contradictions, claim.overlaps, claim.updates
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

-- What was in it. The repeated columns are filled by the triggers.

BEGIN;
INSERT INTO migration (number, name, applied) VALUES (1, 'schema', '2026-11-22T03:34:55+00:00');
INSERT INTO article (id, lineage, version, current, title, source, author, published, url, text, digest, added, sentences) VALUES (1, 1, 1, 0, 'Ferry’s “end”', 'Harbour Wire', NULL, '2024-03-05', 'https://wire.example/1', 'The ferry Alda sank near Vell. Ana Ruiz said 14 sailors were rescued from water. Officials said nothing was stolen.', '73faaf5d5c52f4865a41bebc0639fb28', '2026-11-22T03:34:55+00:00', 3);
INSERT INTO article (id, lineage, version, current, title, source, author, published, url, text, digest, added, sentences) VALUES (2, 2, 1, 1, 'Rescue at sea', 'Vell Evening Post', NULL, '2024-03-06', NULL, 'Ana Ruiz said 9 sailors were rescued from water. Officials said the port was closed today.', 'c463af586225d45f983f62edcda49b3b', '2026-11-22T03:34:55+00:00', 2);
INSERT INTO article (id, lineage, version, current, title, source, author, published, url, text, digest, added, sentences) VALUES (3, 3, 1, 1, NULL, 'Übersee Kurier', NULL, NULL, NULL, 'On 2024-03-05 the ferry Alda sank near Vell; it''s [sic] gone.', '6294c6340b40d1a352587e78d65ad017', '2026-11-22T03:34:55+00:00', 1);
INSERT INTO article (id, lineage, version, current, title, source, author, published, url, text, digest, added, sentences) VALUES (4, 1, 2, 1, NULL, 'Harbour Wire', NULL, '2024-03-07', 'https://wire.example/1', 'Ana Ruiz said 14 sailors were rescued from water. More is awaited.', '827035b0380c0bd4c3964e0f0d3b40d8', '2026-11-22T03:34:55+00:00', 2);
INSERT INTO speaker (id, name) VALUES (1, 'Ana Ruiz');
INSERT INTO speaker (id, name) VALUES (2, 'Officials');
INSERT INTO judgement (key, verdict, note, evidence, who, at) VALUES ('907cfeaa05574606bb318fbf8c564a32', 'verified', 'Called O''Hara.', 'https://x.example', 'tester', '2026-11-22T03:34:55+00:00');
INSERT INTO ruling (pair, ruling, why, who, at) VALUES ('907cfeaa05574606bb318fbf8c564a32-b699c0e4f99e5efeb9bd036121801bed', 'dismissed', 'other scope', 'tester', '2026-11-22T03:34:55+00:00');
INSERT INTO claim (id, article_id, key, text, spans, sentence_start, sentence_end, speaker, mode, cue, polarity, modality, first, last, basis, date_text, said, rank, rank_reason, about, current) VALUES (1, 1, '3f39f5de57fbf9b92efe30e3b3d8eeab', 'The ferry Alda sank near Vell.', '[[0,30]]', 0, 30, NULL, NULL, NULL, 'positive', 'fact', NULL, NULL, 'none', NULL, NULL, 0.3, 'length', 'The Alda Vell ferry sank near', 0);
INSERT INTO claim (id, article_id, key, text, spans, sentence_start, sentence_end, speaker, mode, cue, polarity, modality, first, last, basis, date_text, said, rank, rank_reason, about, current) VALUES (2, 1, '907cfeaa05574606bb318fbf8c564a32', 'Ana Ruiz said 14 sailors were rescued from water.', '[[31,80]]', 31, 80, 'Ana Ruiz', NULL, 'said', 'positive', 'fact', NULL, NULL, 'none', NULL, NULL, 0.49, 'length', 'Ana Ruiz said sailors were rescued from water', 0);
INSERT INTO claim (id, article_id, key, text, spans, sentence_start, sentence_end, speaker, mode, cue, polarity, modality, first, last, basis, date_text, said, rank, rank_reason, about, current) VALUES (3, 1, 'ceae835fbb8c4f32e2d4d9f46d721221', 'nothing was stolen.', '[[96,115]]', 81, 115, 'Officials', 'indirect', 'said', 'positive', 'fact', NULL, NULL, 'none', NULL, NULL, 0.19, 'length', 'nothing stolen', 0);
INSERT INTO claim (id, article_id, key, text, spans, sentence_start, sentence_end, speaker, mode, cue, polarity, modality, first, last, basis, date_text, said, rank, rank_reason, about, current) VALUES (4, 2, 'b699c0e4f99e5efeb9bd036121801bed', 'Ana Ruiz said 9 sailors were rescued from water.', '[[0,48]]', 0, 48, 'Ana Ruiz', NULL, 'said', 'positive', 'fact', NULL, NULL, 'none', NULL, NULL, 0.48, 'length', 'Ana Ruiz said sailors were rescued from water', 1);
INSERT INTO claim (id, article_id, key, text, spans, sentence_start, sentence_end, speaker, mode, cue, polarity, modality, first, last, basis, date_text, said, rank, rank_reason, about, current) VALUES (5, 2, '57ba9f3e3da5b828c796aa35576e20b0', 'the port was closed today.', '[[64,90]]', 49, 90, 'Officials', 'indirect', 'said', 'positive', 'fact', '2024-03-06', '2024-03-06', 'relative', NULL, NULL, 0.26, 'length', 'port closed today', 1);
INSERT INTO claim (id, article_id, key, text, spans, sentence_start, sentence_end, speaker, mode, cue, polarity, modality, first, last, basis, date_text, said, rank, rank_reason, about, current) VALUES (6, 3, '86e711b527dda8a74cbe02dc73f10f0e', 'On 2024-03-05 the ferry Alda sank near Vell; it''s [sic] gone.', '[[0,61]]', 0, 61, NULL, NULL, NULL, 'positive', 'fact', '2024-03-05', '2024-03-05', 'stated', '2024-03-05', NULL, 0.61, 'length', 'On Alda Vell ferry sank near gone', 1);
INSERT INTO claim (id, article_id, key, text, spans, sentence_start, sentence_end, speaker, mode, cue, polarity, modality, first, last, basis, date_text, said, rank, rank_reason, about, current) VALUES (7, 4, '907cfeaa05574606bb318fbf8c564a32', 'Ana Ruiz said 14 sailors were rescued from water.', '[[0,49]]', 0, 49, 'Ana Ruiz', NULL, 'said', 'positive', 'fact', NULL, NULL, 'none', NULL, NULL, 0.49, 'length', 'Ana Ruiz said sailors were rescued from water', 1);
INSERT INTO claim (id, article_id, key, text, spans, sentence_start, sentence_end, speaker, mode, cue, polarity, modality, first, last, basis, date_text, said, rank, rank_reason, about, current) VALUES (8, 4, '1962a95f1b4451501848b7ceb20b9991', 'More is awaited.', '[[50,66]]', 50, 66, NULL, NULL, NULL, 'positive', 'fact', NULL, NULL, 'none', NULL, NULL, 0.16, 'length', 'More awaited', 1);
INSERT INTO reading (claim_id, speaker_chain, quantities, entities, frame) VALUES (1, '[]', '[]', '[[0,3,"The","ORG"],[10,14,"Alda","ORG"],[25,29,"Vell","ORG"]]', '{"predicate":"be","subject":["thing"],"object":[],"modifiers":[["in",["place"]]],"lemmas":["ferry","sank","near"],"words":[]}');
INSERT INTO reading (claim_id, speaker_chain, quantities, entities, frame) VALUES (2, '["Ana Ruiz"]', '[[45,47,"14",14.0,null,"people",null,false]]', '[[31,34,"Ana","ORG"],[35,39,"Ruiz","ORG"]]', '{"predicate":"be","subject":["thing"],"object":[],"modifiers":[["in",["place"]]],"lemmas":["said","sailors","were","rescued","from","water"],"words":[]}');
INSERT INTO reading (claim_id, speaker_chain, quantities, entities, frame) VALUES (3, '["Officials"]', '[]', '[]', '{"predicate":"be","subject":["thing"],"object":[],"modifiers":[["in",["place"]]],"lemmas":["nothing","stolen"],"words":[]}');
INSERT INTO reading (claim_id, speaker_chain, quantities, entities, frame) VALUES (4, '["Ana Ruiz"]', '[[14,15,"9",9.0,null,"people",null,false]]', '[[0,3,"Ana","ORG"],[4,8,"Ruiz","ORG"]]', '{"predicate":"be","subject":["thing"],"object":[],"modifiers":[["in",["place"]]],"lemmas":["said","sailors","were","rescued","from","water"],"words":[]}');
INSERT INTO reading (claim_id, speaker_chain, quantities, entities, frame) VALUES (5, '["Officials"]', '[]', '[]', '{"predicate":"be","subject":["thing"],"object":[],"modifiers":[["in",["place"]]],"lemmas":["port","closed","today"],"words":[]}');
INSERT INTO reading (claim_id, speaker_chain, quantities, entities, frame) VALUES (6, '[]', '[]', '[[0,2,"On","ORG"],[24,28,"Alda","ORG"],[39,43,"Vell","ORG"]]', '{"predicate":"be","subject":["thing"],"object":[],"modifiers":[["in",["place"]]],"lemmas":["ferry","sank","near","gone"],"words":[]}');
INSERT INTO reading (claim_id, speaker_chain, quantities, entities, frame) VALUES (7, '["Ana Ruiz"]', '[[14,16,"14",14.0,null,"people",null,false]]', '[[0,3,"Ana","ORG"],[4,8,"Ruiz","ORG"]]', '{"predicate":"be","subject":["thing"],"object":[],"modifiers":[["in",["place"]]],"lemmas":["said","sailors","were","rescued","from","water"],"words":[]}');
INSERT INTO reading (claim_id, speaker_chain, quantities, entities, frame) VALUES (8, '[]', '[]', '[[50,54,"More","ORG"]]', '{"predicate":"be","subject":["thing"],"object":[],"modifiers":[["in",["place"]]],"lemmas":["awaited"],"words":[]}');
INSERT INTO blocking (key, claim_id) VALUES ('lemma:from', 4);
INSERT INTO blocking (key, claim_id) VALUES ('lemma:rescued', 4);
INSERT INTO blocking (key, claim_id) VALUES ('lemma:said', 4);
INSERT INTO blocking (key, claim_id) VALUES ('lemma:sailors', 4);
INSERT INTO blocking (key, claim_id) VALUES ('lemma:water', 4);
INSERT INTO blocking (key, claim_id) VALUES ('lemma:were', 4);
INSERT INTO blocking (key, claim_id) VALUES ('lemma:closed', 5);
INSERT INTO blocking (key, claim_id) VALUES ('lemma:port', 5);
INSERT INTO blocking (key, claim_id) VALUES ('lemma:today', 5);
INSERT INTO blocking (key, claim_id) VALUES ('lemma:ferry', 6);
INSERT INTO blocking (key, claim_id) VALUES ('lemma:gone', 6);
INSERT INTO blocking (key, claim_id) VALUES ('lemma:near', 6);
INSERT INTO blocking (key, claim_id) VALUES ('lemma:sank', 6);
INSERT INTO blocking (key, claim_id) VALUES ('lemma:from', 7);
INSERT INTO blocking (key, claim_id) VALUES ('lemma:rescued', 7);
INSERT INTO blocking (key, claim_id) VALUES ('lemma:said', 7);
INSERT INTO blocking (key, claim_id) VALUES ('lemma:sailors', 7);
INSERT INTO blocking (key, claim_id) VALUES ('lemma:water', 7);
INSERT INTO blocking (key, claim_id) VALUES ('lemma:were', 7);
INSERT INTO blocking (key, claim_id) VALUES ('lemma:awaited', 8);
INSERT INTO relation (id, pair, kind, a, b, dimension, score, reasons, blocking, clash_a, clash_b, evidence) VALUES (3, '907cfeaa05574606bb318fbf8c564a32-b699c0e4f99e5efeb9bd036121801bed', 'contradiction', 4, 7, 'number', 0.75, '["Both say it."]', 'lemma', '[[0,48]]', '[[0,49]]', '[["words","many",1.5,true,"Same words."]]');
INSERT INTO journal (id, at, who, sentence, changes, state) VALUES (1, '2026-11-22T03:34:55+00:00', 'tester', 'Verified claim 2: Ana Ruiz said 14 sailors were rescued from water.', '[["judgement",null,{"key":"907cfeaa05574606bb318fbf8c564a32","verdict":"verified","note":"Called O''Hara.","evidence":"https://x.example","who":"root","at":"2026-11-22T03:34:55+00:00"}]]', 'done');
INSERT INTO journal (id, at, who, sentence, changes, state) VALUES (2, '2026-11-22T03:34:55+00:00', 'tester', 'Refuted claim 1: The ferry Alda sank near Vell.', '[["judgement",null,{"key":"3f39f5de57fbf9b92efe30e3b3d8eeab","verdict":"refuted","note":"","evidence":"","who":"root","at":"2026-11-22T03:34:55+00:00"}]]', 'dropped');
INSERT INTO journal (id, at, who, sentence, changes, state) VALUES (3, '2026-11-22T03:34:55+00:00', 'tester', 'Dismissed flag 1: contradiction (other scope).', '[["ruling",null,{"pair":"907cfeaa05574606bb318fbf8c564a32-b699c0e4f99e5efeb9bd036121801bed","ruling":"dismissed","why":"other scope","who":"root","at":"2026-11-22T03:34:55+00:00"}]]', 'done');
INSERT INTO journal (id, at, who, sentence, changes, state) VALUES (4, '2026-11-22T03:34:55+00:00', 'tester', 'Set source to Vell Evening Post of article 2.', '[["article",{"id":2,"lineage":2,"version":1,"current":1,"title":"Rescue at sea","source":"Vell Post","author":null,"published":"2024-03-06","url":null,"text":"Ana Ruiz said 9 sailors were rescued from water. Officials said the port was closed today.","digest":"c463af586225d45f983f62edcda49b3b","added":"2026-11-22T03:34:55+00:00","sentences":2},{"id":2,"lineage":2,"version":1,"current":1,"title":"Rescue at sea","source":"Vell Evening Post","author":null,"published":"2024-03-06","url":null,"text":"Ana Ruiz said 9 sailors were rescued from water. Officials said the port was closed today.","digest":"c463af586225d45f983f62edcda49b3b","added":"2026-11-22T03:34:55+00:00","sentences":2}]]', 'done');
INSERT INTO journal_claim (key, journal_id) VALUES ('3f39f5de57fbf9b92efe30e3b3d8eeab', 2);
INSERT INTO journal_claim (key, journal_id) VALUES ('907cfeaa05574606bb318fbf8c564a32', 1);
INSERT INTO journal_claim (key, journal_id) VALUES ('907cfeaa05574606bb318fbf8c564a32', 3);
INSERT INTO journal_claim (key, journal_id) VALUES ('b699c0e4f99e5efeb9bd036121801bed', 3);
COMMIT;
