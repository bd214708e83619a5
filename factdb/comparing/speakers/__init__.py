"""Speakers across articles: who is the same person or body, by the evidence that the articles give.

`describe` reads what an article tells of a speaker it names, `meet` decides. Pure functions: no files but the
lexicon, no database. The rules, each with what it must not do:

* one full name, whatever its case, accents, hyphens, titles: a father and son "Jr." stay two;
* first and last name with other initials ("John R. Smith"), where no two of them differ;
* one part of a name with the same office in the same story ("Defense Minister Li"), where only one person of
  that name has it: never on the family name alone;
* a short form that an article gives with the name of a body ("… (TRTA)"), where it is given for one only;
* a body that every state has ("the ministry of defence") within one state;
* sources without a name ("a U.N. official") are never the same in two articles.
"""

from __future__ import annotations

from factdb.comparing.speakers.meeting import concerned, keys, meet
from factdb.comparing.speakers.names import Sort, form
from factdb.comparing.speakers.telling import Role, Told, describe
from factdb.comparing.speakers.voices import Placed, Rule, Voice

__all__ = ["Placed", "Role", "Rule", "Sort", "Told", "Voice", "concerned", "describe", "form", "keys", "meet"]
