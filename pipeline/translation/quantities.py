"""What numbers and dates are in either language: typed values, and the keys under which two texts are compared."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from pipeline.model.text import Span


@dataclass(frozen=True, slots=True)
class Amount:
    """A number: 約400人 is Amount(400, "人"), 10GB Amount(10, unit="GB"), 第3回 Amount(3, "回", ordinal=True)."""

    value: Decimal
    counter: str = ""
    unit: str = ""
    ordinal: bool = False


@dataclass(frozen=True, slots=True)
class Date:
    """A date or a part of one; ``weekday`` counts from 1, Monday; ``fiscal`` for 年度. What is not said is 0."""

    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = 0
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day, the hour from 0 to 24."""

    hour: int
    minute: int = 0


@dataclass(frozen=True, slots=True)
class Several:
    """An uncertain amount of a size: 数百 is Several(100)."""

    scale: int


@dataclass(frozen=True, slots=True)
class Version:
    """Digits with two points or more: 2.6.7."""

    text: str


@dataclass(frozen=True, slots=True)
class Slash:
    """7/20, which may be a date, a fraction or a count: kept as two numbers."""

    first: int
    second: int


Quantity = Amount | Date | Time | Several | Version | Slash


class Reading(NamedTuple):
    """``quantity`` at ``span`` (code points of the sentence); not ``required`` where English may lack it (一つ)."""

    quantity: Quantity
    span: Span
    required: bool = True


class Mention(NamedTuple):
    """One number that a text holds at ``span``, by its ``key`` (``"400"``, ``"month:5"``, ``"time:13:30"``).

    ``unit`` is one of the units table or empty. A mention that is not ``required`` may stand for one of the other text
    and need not: the 1 of 一つ, the "first" of "at first", the 6 inside IPv6.
    """

    key: str
    span: Span
    required: bool = True
    unit: str = ""


def keys(quantity: Quantity) -> tuple[str, ...]:
    """Return the keys of everything that ``quantity`` says; a year and a day are numbers, as English shows them.

    >>> keys(Date(2005, 5, 12))
    ('2005', 'month:5', '12')
    >>> keys(Amount(Decimal("2.10"))), keys(Time(13, 30))
    (('2.10',), ('time:13:30',))
    """
    match quantity:
        case Amount():
            return (number_key(quantity.value),)
        case Date():
            return (
                *((str(quantity.year),) if quantity.year else ()),
                *((f"month:{quantity.month}",) if quantity.month else ()),
                *((str(quantity.day),) if quantity.day else ()),
                *((f"weekday:{quantity.weekday}",) if quantity.weekday else ()),
            )
        case Time():
            return (f"time:{quantity.hour:02}:{quantity.minute:02}",)
        case Several():
            return (f"several:{quantity.scale}",)
        case Version():
            return (quantity.text,)
        case Slash():
            return (f"slash:{quantity.first}/{quantity.second}",)


def unit_of(quantity: Quantity) -> str:
    """Return the unit of an amount, empty where there is none."""
    return quantity.unit if isinstance(quantity, Amount) else ""


def number_key(value: Decimal) -> str:
    """Return the key of a number: its digits, with the decimals as written (2.10 is another version than 2.1)."""
    return f"{value:f}"
