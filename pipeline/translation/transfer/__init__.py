"""The transfer engine: Japanese frames become English trees become English."""
