"""Come here when somebody's office is read as a thing beside him: 開発・村上 is Murakami (development)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pipeline.text.shipped import table
from pipeline.translation.transfer.names import HONORIFICS
from pipeline.translation.transfer.units import Unit


def is_office(units: Sequence[Unit], at: int) -> bool:
    """Whether the ・ that is unit ``at`` stands between an office and the name that closes the phrase, of somebody in it."""
    if units[-1].text in HONORIFICS:
        units = units[:-1]
    if at + 2 != len(units) or at < 1 or any(unit.text == "・" for unit in units[:at]):
        return False
    name, office = units[-1].entry, "".join(unit.text for unit in units[:at])
    named = name is not None and "proper" in name.grammar and name.noun_class in ("person", "place")
    return named and (office in _offices() or office.endswith(_ENDS))


_ENDS = ("部", "課", "室", "班", "係", "グループ", "チーム")
"""How offices end that need no row."""


@cache
def _offices() -> frozenset[str]:
    return frozenset(row["ja"] for row in table("english/offices"))
