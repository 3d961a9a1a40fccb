"""Come here when a number, a date, a duration or a share comes out wrong: what belongs together becomes one amount with its English forms."""

from pipeline.translation.transfer.amounts.expression import Expression, approximately, counting_pieces, in_units
from pipeline.translation.transfer.amounts.read import read_amounts

__all__ = ["Expression", "approximately", "counting_pieces", "in_units", "read_amounts"]
