"""Parsing: analysed sentences go in, bunsetsu with their heads come out, the same whatever else is parsed with them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.analysis.assemble import assemble
from pipeline.analysis.attachment import Description, describe, head_probabilities
from pipeline.analysis.bunsetsu import Chunk, bunsetsu_starts, chunk_heads, chunks
from pipeline.analysis.cache import AnalysisCache
from pipeline.analysis.decode import choose_heads
from pipeline.analysis.pieces import Piece, cut, unit_tokens
from pipeline.analysis.protected import Protected, find_protected
from pipeline.analysis.spacy_pipeline import Parser, load_parser
from pipeline.model.analysis import AnalyzedSentence
from pipeline.model.syntax import ParsedSentence
from pipeline.model.tokens import Token
