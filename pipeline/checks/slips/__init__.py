"""Slips of the pen: words that do not exist, sequences that cannot be, dates that no calendar has."""
