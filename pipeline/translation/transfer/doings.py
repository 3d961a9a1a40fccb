"""Come here when どうする or どうなる comes out wrong: what to do, what is to be done, what happens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.frames import Argument
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.parts import Parts


def asks_what_to_do(arguments: Sequence[Argument], parts: Parts) -> bool:
    """Whether the clause asks what somebody does: 失敗したらどうするか."""
    return any(one.lemma == "how" for one in parts.wh) and not any(one.role in ("ni", "to") for one in arguments)


def asks_what_becomes(arguments: Sequence[Argument], parts: Parts) -> bool:
    """Whether the clause asks what happens: 材質が変わったらどうなるか."""
    return any(one.lemma == "how" for one in parts.wh) and not any(
        one.role in ("ni", "to", "comp") for one in arguments
    )


def price_of(ctx: Context, arguments: Sequence[Argument]) -> Argument | None:
    """Return the amount of money of 水が500円もする, which is what the water costs; None for anything else that is done."""
    amounts = [(one, ctx.phrases[one.phrase].core.amount) for one in arguments if one.role != "ga"]
    price = next((one for one, said in amounts if said is not None and _MONEY.match(said.text)), None)
    others = (one for one in arguments if one is not price)
    return None if any(one.role in ("wo", "ni", "to", "comp", "quote") for one in others) else price


_MONEY = re.compile(r"(?:about |at least |more than )?[A-Z]{3} [0-9]")
"""Money as amounts have it: JPY 500."""

COST = Entry("v.cost-suru", "verb", "", "cost", frame={"ga": "subj", "wo": "obj"}, subject="it")


def what_to_do(parts: Parts) -> Entry:
    """〜をどうするか asks what to do with it."""
    parts.wh = [replace(one, lemma="what") if one.lemma == "how" else one for one in parts.wh]
    return Entry("v.do-suru", "verb", "", "do", frame={"ga": "subj", "wo": "with"}, subject="it")
