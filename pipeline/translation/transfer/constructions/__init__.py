"""Constructions: what a predicate and a noun mean together, as data with examples; the loader and the matcher."""

from pipeline.translation.transfer.constructions.match import apply_construction
from pipeline.translation.transfer.constructions.schema import Construction, load_constructions

__all__ = ["Construction", "apply_construction", "load_constructions"]
