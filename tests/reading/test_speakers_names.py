"""Canonical names: titles off, owners named, what follows a dash left out, unnamed sources kept apart."""

from __future__ import annotations

import pytest

ROWS = [
    ("City Clerk Rosa Lund said the road was open.", ["Rosa Lund"]),
    ("Council members — not the mayor — said the road was open.", ["Council members"]),
    ("Mayor Peter Lund left. His office said the road was open.", ["Peter Lund's office"]),
    ("The mayor left. Its owner said the road was open.", ["Its owner"]),
    (
        "A U.N. official said the road was open. A second official said it was shut.",
        ["U.N. official", "second official"],
    ),
    (
        "Mayor Ines Prado left. Her rival Olga Prado stayed. Ines Prado said the road was open. "
        "Olga Prado said it was shut.",
        ["Ines Prado", "Olga Prado"],
    ),
]


@pytest.mark.parametrize(("text", "speakers"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_speakers(annotated, text, speakers):
    assert [a.speaker for a in annotated(text).attributions] == speakers
