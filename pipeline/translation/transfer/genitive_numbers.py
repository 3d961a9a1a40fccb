"""Come here when one is said for many in X の Y, or many for one: the number of tests, products of other companies, 30% of the errors."""

from __future__ import annotations

from pipeline.model.english_tree import EnNode
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.heads import Compound
from pipeline.translation.transfer.lexicon import Entry


def each_has_one(ctx: Context, one: int, node: EnNode, made: Compound) -> bool:
    """東京と大阪の工場, 日本と韓国の代表: several places and bodies have one each, and that makes several."""
    entry = ctx.phrases[one].core.entry
    if entry is None or made.entry is None or node.feature("number") != "plural":
        return False
    if not node.feature("list") and entry.noun_class in ("person", "group", "place") and "count" in made.entry.grammar:
        own = made.entry.noun_class in ("thing", "") or made.entry.en in _OF_EACH
        own = own and made.entry.en not in OF_MANY  # 参加企業の一覧
        return own and not (made.determiner or made.counted or made.amount)
    if not node.feature("list") or entry.noun_class not in ("place", "group"):
        return False
    return "count" in made.entry.grammar and made.entry.noun_class in ("person", "group", "place")


OF_MANY = frozenset(
    {"number", "large number", "list", "range", "series", "variety", "set", "combination", "comparison", "collection"}
)
"""What is said of several: the number of tests, a list of companies."""


def counts(entry: Entry) -> bool:
    """Whether there can be several of what the noun names: test, company; not the Internet."""
    return "count" in entry.grammar and "the" not in entry.grammar


PORTIONS = frozenset({"most", "many", "some", "several", "half", "all", "majority", "part"})
"""What is told of a certain number of people or things: most of the speakers."""


WHOLES = frozenset(
    "screen building disk file page document book room market system network site code memory machine land roof wall".split()
)
"""Of these a share is a part of one, and not some of many: 画面の3割; エラーの3割 are so many of the errors."""

FIRMS = frozenset("company manufacturer vendor startup enterprise firm maker carrier".split())
"""Of these a country has many, and which is meant would be said: 日本の企業, companies in Japan."""

_OF_EACH = frozenset(
    "comment opinion request question impression review estimate answer remark name nationality age".split()
)
"""What everybody has one of or more: comments of customers, estimates of three vendors."""
