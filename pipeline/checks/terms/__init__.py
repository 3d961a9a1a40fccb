"""Words for things: the glossary's, and those that one draft writes in two ways."""
