"""Characters, tokens and sentences: everything about text that knows nothing of reports or glossaries."""
