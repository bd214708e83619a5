"""The views of the desk: a list of one kind of record, and what it says about the one under the cursor."""
