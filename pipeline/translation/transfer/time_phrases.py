"""Come here when a phrase that says when is taken for an argument, or an argument for one that says when."""

from __future__ import annotations

from pipeline.translation.transfer.context import Context


def is_time(ctx: Context, index: int) -> bool:
    """Whether the phrase says when: 夕方に, 5月に; not 時期に, which may be an argument."""
    unit = ctx.phrases[index].core
    if unit.amount is not None and unit.amount.kind == "duration" and len(ctx.phrases[index].units) == 1:
        return True
    return is_date(ctx, index) or bool(unit.entry and unit.entry.noun_class == "time" and "adverb" in unit.entry.forms)


def is_date(ctx: Context, index: int) -> bool:
    """Whether the phrase is a date or a time of day: 5月に, 9時より."""
    amount = ctx.phrases[index].core.amount
    return amount is not None and (amount.kind == "moment" or (amount.kind == "other" and bool(amount.adverb)))


def is_each(ctx: Context, index: int) -> bool:
    """Whether the phrase says that it holds for each of them: 部門ごとに."""
    units = ctx.phrases[index].units
    return len(units) > 1 and units[-1].text in ("ごと", "毎")


def is_beside(ctx: Context, index: int) -> bool:
    """Whether the phrase says before, after or during what: 導入後は, 故障時も."""
    units = ctx.phrases[index].units
    return len(units) > 1 and units[-1].text in ("後", "前", "時", "中", "以後", "以降", "以前")
