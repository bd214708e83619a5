"""The desk: factdb's terminal UI. It knows the archive by the public names of ``factdb`` alone."""

import os

# How many milliseconds Textual waits after an escape for the rest of a sequence. Its own 100 can be felt.
os.environ.setdefault("ESCDELAY", "40")
