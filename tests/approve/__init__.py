"""Approved sentences: the file, the walk, the way back of a review document."""
