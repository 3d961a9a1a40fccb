"""English as a tree: nothing is a string before the leaves are inflected, so every word knows its Japanese."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Category = Literal["sentence", "clause", "verb", "np", "noun", "adjective", "adverb", "pp", "word", "raw"]
"""``sentence``: clauses and what joins them. ``clause``: a subject, a verb and the rest, in English order. ``verb``: a verb group; its
features say tense, aspect, voice, polarity, modal. ``np``: a noun with its determiner and modifiers. ``pp``: a preposition (lemma) and its
object. ``word``: an invariable word or mark. ``raw``: Japanese that has no English yet."""

Slot = Literal[
    "", "subject", "object", "complement", "adjunct", "head", "determiner", "modifier", "postmodifier", "conjunct"
]


@dataclass(frozen=True, slots=True)
class EnNode:
    """A node: its ``lemma`` (leaves, verbs, prepositions), its ``slot`` in the parent, and where it comes from.

    ``features`` are (name, value) pairs, sorted by name. ``tokens`` are the indexes of the Japanese tokens that this node itself
    realises (not its children); ``rule`` names the lexicon entry, term, construction or rule that made it.
    """

    category: Category
    lemma: str = ""
    slot: Slot = ""
    features: tuple[tuple[str, str], ...] = ()
    children: tuple[EnNode, ...] = ()
    tokens: tuple[int, ...] = ()
    rule: str = ""

    def feature(self, name: str, default: str = "") -> str:
        """Return the value of a feature.

        >>> EnNode("noun", "server", features=(("number", "plural"),)).feature("number")
        'plural'
        """
        return dict(self.features).get(name, default)

    def having(self, **features: str) -> EnNode:
        """Return the node with ``features`` set; an empty value takes a feature away."""
        merged = {**dict(self.features), **features}
        return replace(self, features=tuple(sorted((name, value) for name, value in merged.items() if value)))

    def as_(self, slot: Slot) -> EnNode:
        """Return the node in another slot of its parent."""
        return replace(self, slot=slot)

    def child(self, slot: Slot) -> EnNode | None:
        """Return the first child in ``slot``."""
        return next((child for child in self.children if child.slot == slot), None)


def node(
    category: Category,
    lemma: str = "",
    *children: EnNode,
    slot: Slot = "",
    rule: str = "",
    tokens: tuple[int, ...] = (),
    **features: str,
) -> EnNode:
    """Return an ``EnNode`` with features given by name.

    >>> node("noun", "server", number="plural").features
    (('number', 'plural'),)
    """
    return EnNode(category, lemma, slot, (), children, tokens, rule).having(**features)
