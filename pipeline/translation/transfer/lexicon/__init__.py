"""The words the engine knows: rows as written, entries known to be good, and the index that finds them in a sentence."""

from pipeline.translation.transfer.lexicon.entries import Entry
from pipeline.translation.transfer.lexicon.load import Lexicon, load_lexicon, opens_compound, with_terms

__all__ = ["Entry", "Lexicon", "load_lexicon", "opens_compound", "with_terms"]
