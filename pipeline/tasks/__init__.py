"""Jobs made of several steps that are no stage of their own: finding drafts, storing what was built."""
