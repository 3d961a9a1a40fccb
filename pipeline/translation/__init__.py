"""Japanese sentences become English with provenance; every engine is one entry of ``ENGINES``."""
