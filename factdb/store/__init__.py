"""The store: the one place that speaks to the database.

``schema.sql`` is the truth; `rows` mirrors it as SQLModel classes, `tables` reads the tables for
SQLAlchemy Core from it. `database` opens and migrates the file, `articles`, `relations` and
`judgement` write, `listing` and `records` read by pages, `journal` takes back and does again.
"""
