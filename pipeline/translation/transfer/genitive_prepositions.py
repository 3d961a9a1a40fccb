"""Come here when X の Y has the wrong preposition: companies in Japan, the president of Acme, an engineer from Acme."""

from __future__ import annotations

from pipeline.model.english_tree import EnNode
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.genitive_kinds import is_body, is_given_by, is_presented, is_said_by
from pipeline.translation.transfer.genitive_numbers import FIRMS
from pipeline.translation.transfer.gerunds import DONE_TO, is_doing
from pipeline.translation.transfer.heads import Around, Compound
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.list_members import is_listed
from pipeline.translation.transfer.phrases import is_by_name


def put_behind(ctx: Context, one: int, node: EnNode, last: Entry | None, made: Compound, around: Around) -> None:
    """Put X, whose noun is ``last``, behind the noun Y: with the preposition of Y, in a place, from a company, else "of"."""
    phrase = ctx.phrases[one]
    core = phrase.core
    quality = made.entry is not None and made.entry.ja.endswith("さ")  # 部屋の広さ
    place = (
        last is not None
        and not quality
        and last.noun_class == "place"
        and made.entry is not None
        and made.entry.noun_class not in ("relation",)
        and not ("proper" not in last.grammar and made.entry.noun_class == "act")
        and not (made.entry.noun_class in ("person", "group") and made.entry.en in _OF_A_PLACE)
        and not ("proper" not in last.grammar and (made.entry.noun_class == "place" or made.entry.en in _SHOWN))
    )
    between = made.entry.forms.get("and", "") if made.entry is not None and node.feature("list") else ""
    if made.amount is not None and made.amount.kind == "ordinal":
        place = False
    inside = any(node.rule == "r.behind" for node in made.after)  # Python 3.13の新機能紹介
    somebody = made.entry is not None and made.entry.noun_class == "person" and made.entry.en in _COMES_FROM
    charged = made.entry is not None and made.entry.en.endswith("in charge") and is_body(last, core)
    prep = (
        between
        or ("of" if is_presented(last, made) else "")
        or node.feature("prep")
        or ("of" if inside and not place else "")
        or (
            "from" if somebody and is_body(last, core) else "at" if charged else "by" if is_given_by(last, made) else ""
        )
        or (
            made.entry.prep
            if made.entry and made.entry.prep and not (is_said_by(last, made) or is_by_name(phrase, ctx.tokens))
            else "in"
            if place
            else "of"
        )
    )
    free = not (around.before or around.determiner or is_listed(ctx, phrase.head))
    if prep == "of" and free and is_doing(last, made):
        around.after.insert(0, EnNode("pp", children=(node,), rule=DONE_TO))  # サンプルの送付: sending samples
        return
    around.after.insert(0, EnNode("pp", prep, children=(node,), rule="c.no"))
    around.restricted = True
    if place and prep == "in" and made.entry is not None and made.entry.en.split(" ")[-1] in FIRMS:
        around.plural = around.generic = True  # 日本の企業


_COMES_FROM = frozenset(
    "person people engineer researcher student speaker presenter lecturer attendee participant technician expert visitor".split()
) | {"young people", "young engineer", "young person"}
"""People who come from the company or body that they belong to; others it has: the president of Acme."""

_OF_A_PLACE = frozenset("representative president mayor owner citizen government head director founder".split())
"""People and bodies that a place has rather than holds: the representative of Nigeria."""

_SHOWN = frozenset(
    (
        "height size width length area depth weight structure design "
        "photo picture image video map layout atmosphere situation scene entrance exit state view overview outline history location "
        "address roof wall ceiling floor gate door window"
    ).split()
)
"""What is of a place and not in it: a photo of the venue."""
