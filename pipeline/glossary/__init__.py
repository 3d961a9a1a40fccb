"""What a team agrees on: its terms and names, loaded, validated, saved, and found in text."""

from pipeline.glossary.load import Glossary, load_glossary

__all__ = ["Glossary", "load_glossary"]
