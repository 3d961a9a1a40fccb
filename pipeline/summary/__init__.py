"""Translated sentences become the summary: come here for what is in it and in which order, not for how it looks."""

from pipeline.summary.compose import summarize, values_of

__all__ = ["summarize", "values_of"]
