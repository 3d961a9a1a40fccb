"""Sentences become tokens, terms, bunsetsu and dependencies; each is analysed by itself."""
