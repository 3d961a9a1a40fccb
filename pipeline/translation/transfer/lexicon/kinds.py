"""Come here when a condition of the lexicon (``ga=@program,会場``) names nouns that several rows share."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pipeline.text.shipped import table


@cache
def nouns_of(names: str) -> tuple[str, ...]:
    """Return the nouns that a condition names, separated by commas; ``@`` and a name stand for a row of ``kinds.tsv``.

    Raises KeyError for a kind that the table does not have.

    >>> "サーバー" in nouns_of("@program,会場")
    True
    """
    kinds = _kinds()
    return tuple(noun for name in names.split(",") for noun in (kinds[name[1:]] if name.startswith("@") else (name,)))


def kind_names() -> tuple[str, ...]:
    """Return the names of all kinds, as conditions write them."""
    return tuple(f"@{name}" for name in _kinds())


@cache
def _kinds() -> Mapping[str, tuple[str, ...]]:
    return {row["kind"]: tuple(row["nouns"].split()) for row in table("lexicon/kinds")}
