"""spaCy comes without its command line, which is there for whoever asks for it."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
from pipeline.analysis.spacy_start import import_spacy
import_spacy()
import spacy
print(sorted({"spacy.cli", "typer", "requests"} & set(sys.modules)))
print(spacy.info(silent=True)["spacy_version"] == spacy.__version__)
import spacy.cli
print("typer" in sys.modules)
"""


def test_the_command_line_of_spacy_is_imported_only_when_it_is_asked_for() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, timeout=100, check=True, text=True)
    assert done.stdout.split("\n") == ["[]", "True", "True", ""]
