"""How the parser model is made from the treebanks: run ``python -m training.train DATA``."""
