"""Characters: marks, widths, spaces and what cannot be seen."""
