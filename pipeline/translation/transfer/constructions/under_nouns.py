"""Come here when a construction takes the wrong clause for what its noun says (という意見がある), or misses it."""

from __future__ import annotations

from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.arrangements import ARRANGED
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.free_relatives import names_thing
from pipeline.translation.transfer.list_members import has_role
from pipeline.translation.transfer.phrases import is_quotation
from pipeline.translation.transfer.predicate import has_part
from pipeline.translation.transfer.quotations import is_title


def content_clause(ctx: Context, index: int, arranged: bool = True) -> int | None:
    """Return the という-clause or quotation under a noun, or the clause under こと, if nothing else hangs on it, else None."""
    below = ctx.clauses.dependents[index]
    if len(below) == 1 and is_quotation(ctx.phrases[below[0]]):
        said = ctx.phrases[below[0]]
        return below[0] if has_role(said, "toiu", "content") and not is_title(said, ctx.phrases[index], ctx) else None
    if len(below) != 1 or not ctx.clauses.is_predicate(below[0]):
        return None
    entry = ctx.phrases[index].core.entry
    fact = entry is not None and entry.noun_class == "fact" and not names_thing(ctx, index)
    if arranged and ctx.phrases[index].core.text in ARRANGED and ctx.clauses.kind_of(ctx.phrases[below[0]]) == "verb":
        return below[0]
    if has_part(ctx.phrases[below[0]], "link", "content") or fact:
        return below[0]
    frame = ctx.clauses.frame(below[0])
    if _is_to_do(ctx.phrases[index].core.text, frame):
        return below[0]
    told = not frame.tail.link and frame.kind == "verb" and frame.tail.state
    return below[0] if told and any(one.role == "wo" for one in frame.arguments) else None


def _is_to_do(noun: str, frame: Frame) -> bool:
    """Whether the clause says what the noun is for or about, with nothing missing in it: 試す価値, 設定を変えた形跡."""
    if frame.tail.link or frame.kind != "verb" or frame.tail.state:
        return False
    if any(one.role == "ni" for one in frame.arguments) and not any(one.role == "wo" for one in frame.arguments):
        return (
            noun not in ("価値", "意味", "意義") and noun in _OF_WHAT_TO_DO and not frame.tail.past
        )  # 費用に見合う価値
    return noun in _OF_WHAT_WAS_DONE if frame.tail.past else noun in _OF_WHAT_TO_DO


_OF_WHAT_TO_DO = frozenset(
    "価値 甲斐 意味 意義 方法 手段 手 動き 余裕 方針 意向 判断 決断 姿勢 義務 責任 狙い 意図 案 構想 経験".split()
)
_OF_WHAT_WAS_DONE = frozenset({"形跡", "痕跡", "経験"})


def theme_of(ctx: Context, at: int) -> Argument | None:
    """Return what the clause speaks of: its topic or subject."""
    return next((one for one in ctx.clauses.frame(at).arguments if one.topic or one.role == "ga"), None)
