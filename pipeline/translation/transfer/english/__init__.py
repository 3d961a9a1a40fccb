"""English alone: inflection, articles, order and marks. Nothing here knows Japanese."""
