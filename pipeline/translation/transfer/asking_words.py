"""Come here when a word that asks (何, どの方式, どう使うか) is not known as one, or another word is taken for it."""

ASKING = frozenset("何 誰 何時 何処 何れ 何方 幾ら 幾つ 何故 どの 何の".split())
"""Lemmas of words that ask what, who, when or which."""

ASKING_HOW = frozenset("如何 如何に どう".split())
"""Lemmas of words that ask how."""

ASKING_WORDS = ASKING | ASKING_HOW | {"どんな"}
"""Lemmas of all words that ask."""
