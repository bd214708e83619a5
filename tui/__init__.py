"""The desk: factdb's terminal UI. It knows the archive by the public names of ``factdb`` alone."""
