"""Come here when a number is said of something: 質問は5件だった, チームは12名だ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.amounts import Expression
from pipeline.translation.transfer.arguments import argument_node, number_of
from pipeline.translation.transfer.asides import asides_of
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.english.inflect import plural
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.parts import Parts
from pipeline.translation.transfer.plurals import pluralised
from pipeline.translation.transfer.senses import verbs_of


def count_said(ctx: Context, frame: Frame, arguments: Sequence[Argument], parts: Parts) -> None:
    """質問は5件だった: the number of questions was five."""
    amount = ctx.phrases[frame.phrase].core.amount
    one = next((one for one in arguments if one.role == "ga"), None)
    entry = ctx.phrases[one.phrase].core.entry if one is not None else None
    own = [child for child in parts.rest if child.slot == "complement"]
    asked = amount is not None and amount.before == "how many" and entry is not None and "count" in entry.grammar
    if amount is not None and asked and one is not None and [child.slot for child in parts.wh] == ["complement"]:
        _ask_how_many(ctx, amount, one, parts, ctx.phrases[frame.phrase].core.tokens)
        return
    if (
        amount is None
        or amount.kind != "count"
        or one is None
        or entry is None
        or parts.subject is None
        or len(own) != 1
    ):
        return
    itself = amount.text.split(" ")[-1] in (entry.en, plural(entry.en))
    counter = amount.text.split(" ")[-1] if " " in amount.text else ""
    others = counter == "people" and entry.noun_class not in ("person", "group")
    if not itself and (counter in _EXTENTS or counter == "countries" or others):
        return  # レビューは必ず2名
    if not _is_bare_number(ctx, frame):
        if amount.plural and entry.noun_class == "person":
            parts.subject = pluralised(parts.subject)
        return
    if "count" not in entry.grammar or (entry.noun_class in _NOT_COUNTED and not itself):
        if entry.noun_class == "quantity" and amount.before:
            parts.rest = [words(amount.before, "number", own[0].tokens).as_("complement")]
        return
    only = any(part.role == "only" for part in ctx.phrases[frame.phrase].parts)
    if only and parts.verb is not None and not frame.tail.negative:
        counted = argument_node(ctx, one, "bare")
        counted = pluralised(counted) if amount.plural else counted
        kept = [child for child in counted.children if child.rule != "article"]
        head = [
            child.having(number="plural" if amount.plural else "") if child.slot == "head" else child for child in kept
        ]
        number = words(f"only {amount.before}", "number", ctx.phrases[frame.phrase].core.tokens)
        parts.subject = words("there", "exist.only").having(number="plural" if amount.plural else "")
        left = [child for child in parts.rest if child is not own[0]]
        parts.rest = [replace(counted, children=(number, *head)).as_("complement"), *left]
        return
    parts.subject = number_of(ctx, one)
    many = amount.before.removesuffix(" copies").removesuffix(" copy").removesuffix(" of")  # 冊子が7部, 14種類
    number = words(many, "number", ctx.phrases[frame.phrase].core.tokens).as_("complement")
    asides = asides_of(ctx, ctx.phrases[frame.phrase], ctx.phrases[frame.phrase].core)
    parts.rest = [one for child in parts.rest for one in ((number, *asides) if child is own[0] else (child,))]


def _ask_how_many(ctx: Context, asked: Expression, one: Argument, parts: Parts, tokens: tuple[int, ...]) -> None:
    """担当者は何人か: how many people in charge are there; 体制は何人か: how many people are there in; 台数は何台か: what is."""
    entry = ctx.phrases[one.phrase].core.entry
    if asked.text.endswith(" people") and entry is not None and entry.noun_class != "person":
        inside = EnNode("pp", "in", children=(argument_node(ctx, one, "preposition"),), rule="r.how-many")
        parts.subject = words("there", "exist.how-many").having(number="plural")
        parts.wh, parts.rest = [words(asked.text, "number", tokens).as_("complement")], [*parts.rest, inside]
        return
    if entry is not None and entry.noun_class == "quantity":
        parts.wh = [words("what", "number", tokens).as_("complement")]
        return
    counted = pluralised(argument_node(ctx, one, "bare"))
    kept = tuple(child for child in counted.children if child.rule != "article")
    parts.subject = words("there", "exist.how-many").having(number="plural")
    parts.wh = [replace(counted, children=(words("how many", "number", tokens), *kept)).as_("complement")]


def so_many_do(ctx: Context, frame: Frame, arguments: Sequence[Argument]) -> tuple[Entry, EnNode, Frame] | None:
    """Return 賛成は15か国だった as a clause of its verb, 15 countries agreed; None for anything else."""
    amount = ctx.phrases[frame.phrase].core.amount
    act = next((one for one in arguments if one.role == "ga" and one.focus == ("topic",)), None)
    if frame.kind != "nominal" or amount is None or act is None or ctx.clauses.dependents[act.phrase]:
        return None
    last = amount.text.split(" ")[-1]
    verb = next((one for one in verbs_of(ctx, act.phrase)), None)
    if (
        last not in _DOERS
        or amount.kind != "count"
        or verb is None
        or ctx.phrases[act.phrase].core.text not in _DONE_BY
    ):
        return None
    ctx.took_parts(act.phrase)
    ctx.took(ctx.phrases[act.phrase].core.tokens)
    only = any(part.role == "only" for part in ctx.phrases[frame.phrase].parts)
    who = words(f"only {amount.text}" if only else amount.text, "number", ctx.phrases[frame.phrase].core.tokens)
    rest = [one for one in arguments if one is not act]
    doing = replace(frame, kind="verb", arguments=tuple(rest))
    return verb, replace(who, category="np").having(number="plural" if amount.plural else ""), doing


_DOERS = frozenset("people person companies company countries country groups group organizations organization".split())
_DONE_BY = frozenset("参加 出席 欠席 賛成 反対 棄権 来場 出展 登壇 辞退 合格 不参加".split())
"""What so many people, companies or countries do, where the note only says how many: 欠席は3名だった."""


def _is_bare_number(ctx: Context, frame: Frame) -> bool:
    """Whether nothing tells who or what is counted: 3名, わずか5社, not 若手2名 and 電力会社の技術者3名."""
    phrase = ctx.phrases[frame.phrase]
    told = any(ctx.clauses.role_of(one) == "no" for one in ctx.clauses.dependents[frame.phrase])
    units = [unit for unit in phrase.units if unit.amount is None and unit.kind not in ("mark", "adverb")]
    return not told and all(unit.entry is not None and unit.entry.noun_class == "time" for unit in units)


_EXTENTS = frozenset({"lines", "pages", "characters", "words", "floors", "chapters", "bits", "inches"})
"""What a number tells how long something is by: ソースは1万行."""

_NOT_COUNTED = frozenset("quantity abstract time degree place fact group".split())
"""Classes of nouns that a number says something of, and not how many they are; 参加国は8か国だった counts them."""


def members_of(ctx: Context, frame: Frame, arguments: Sequence[Argument]) -> EnNode | None:
    """Return what a group has when a number of people is said of it: チームは12名だ; None for anything else."""
    phrase = ctx.phrases[frame.phrase]
    of = next((ctx.phrases[one.phrase].core.entry for one in arguments if one.role == "ga"), None)
    said = phrase.core.amount
    if said is None or not said.text.endswith(" people") or of is None or of.en.split(" ")[-1] not in _HAVE_MEMBERS:
        return None
    return words(said.text.replace(" people", " members"), "number", ctx.took(phrase.core.tokens)).as_("complement")


_HAVE_MEMBERS = frozenset(
    "team company department division section group committee organization firm community lab laboratory club union office".split()
)
