"""Come here when what comes from a country has the wrong adjective: ドイツ企業 is a German company, フランスのワイン French wine."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pipeline.text.shipped import table


def demonym(place: str) -> str:
    """Return the adjective of a country or region by its English name, empty when the name itself stands before a noun.

    >>> demonym("Germany"), demonym("the United States"), demonym("Osaka")
    ('German', 'US', '')
    """
    return _demonyms().get(place.removeprefix("the "), "")


@cache
def _demonyms() -> Mapping[str, str]:
    return {row["place"]: row["adjective"] for row in table("english/demonyms")}
