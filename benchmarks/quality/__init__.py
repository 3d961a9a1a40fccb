"""How good the English is, told by people: sheets to rate, the figures of a round, and the confidence fitted to them."""
