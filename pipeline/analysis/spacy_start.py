"""Come here when importing spaCy is slow, or something of it is missing: it comes without its command line, and on one core."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_CLI = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> None:
    """Import spaCy, without the command line that it brings along for ``spacy.info`` alone.

    That command line (with clients for the web, templates and terminals) is a third of what importing spaCy takes. It is kept
    out by place holders that are gone afterwards: whoever asks for ``spacy.cli`` or ``spacy.info`` then gets the real ones.
    """
    if "spacy" in sys.modules:
        return
    # The parser's matrices are small: on several cores numpy would spend more time on sharing them out than on computing.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    holders = {name: ModuleType(name) for name in _CLI}
    holders["spacy.cli.info"].__dict__["info"] = _info
    sys.modules.update(holders)
    try:
        import_module("spacy")
    finally:
        for name, holder in holders.items():
            if sys.modules.get(name) is holder:
                del sys.modules[name]


def _info(*arguments: Any, **options: Any) -> Any:
    return import_module("spacy.cli.info").info(*arguments, **options)
