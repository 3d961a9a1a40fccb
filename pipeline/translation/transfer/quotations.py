"""Come here when what stands in quotation marks comes out wrong: 「遅い」と言う, 「いつか」という質問, two sentences in one quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from pipeline.model.english_tree import EnNode
from pipeline.text.shipped import table
from pipeline.translation.transfer.borders import subtitle_borders
from pipeline.translation.transfer.context import Context, Voice, words
from pipeline.translation.transfer.heads import Around, Compound
from pipeline.translation.transfer.phrases import Phrase, asks_in_quotation
from pipeline.translation.transfer.units import Unit

Speech = Literal["states", "asks", "calls", "names"]
"""What a quotation does: it states something, asks, calls for something, or is a title, a word or a fragment."""


def quotation(ctx: Context, unit: Unit) -> EnNode:
    """Return what stands in quotation marks, each of its sentences read for itself, in English quotation marks."""
    ctx.took((unit.start, unit.end - 1))
    text = ctx.reader.text[ctx.tokens[unit.start].end : ctx.tokens[unit.end - 1].start]
    title = text.isascii() and text.strip().count(" ") >= 2
    children: list[EnNode] = []
    voice = _voice(ctx, unit)
    for start, end in _sentences(ctx, unit.start + 1, unit.end - 1):
        if voice == "motto" and (word := _one_adjective(ctx, start, end)) is not None:
            children += [word, words(";", "mark")]
            continue
        inside = [words(text, "kept", ctx.took(range(start, end)))] if title else _parted(ctx, start, end, voice)
        asks = ctx.tokens[end - 1].surface in _ASKED or _speech(inside) == "asks"
        children += [*inside, words("?" if asks else ";", "mark")]
    if children and children[-1].lemma == ";":
        children.pop()
    opening = "title-mark" if voice == "title" else "mark"
    return EnNode("np", children=(words("“", opening), *children, words("”", "mark")), rule="quotation")


def _parted(ctx: Context, start: int, end: int, voice: Voice) -> list[EnNode]:
    """Return what stands between ``start`` and ``end``, a title and its subtitle each for itself: 「AIと著作権 〜何を守るか〜」."""
    from pipeline.translation.transfer.stretches import render_stretch

    children: list[EnNode] = []
    for border in subtitle_borders(ctx.tokens, ctx.reader, start, end):
        children += render_stretch(ctx, start, border.end, voice)
        children.append(words(border.mark, "mark", ctx.took(range(border.end, border.start))))
        start = border.start
    return [*children, *render_stretch(ctx, start, end, voice)]


def _one_adjective(ctx: Context, start: int, end: int) -> EnNode | None:
    """Return 速い of 「速い」「安い」の二拍子 as the word that it is; None for anything longer."""
    unit = ctx.reader.unit_at(start, end)
    if unit.kind != "adjective" or unit.end != end or unit.entry is None:
        return None
    return words(unit.entry.en, unit.entry.id, ctx.took(unit.tokens))


def _voice(ctx: Context, unit: Unit) -> Voice:
    """Return whether a quotation is what somebody says, or a motto, rule or subject that names what is to be done."""
    phrase = next((one for one in ctx.phrases if unit in one.units), None)
    if phrase is not None and _is_named_talk(phrase, unit):
        return "title"
    if phrase is not None and phrase.units[0] is unit and phrase.units[-1].text in ("こと", "事"):
        return "motto"
    if phrase is not None and phrase.units[-1] is unit and _is_said_of_talk(ctx, phrase):
        return "title"
    if phrase is None or phrase.head < 0 or phrase.units[-1] is not unit:
        return "speech"
    if _titles_talk(ctx, phrase):
        return "title"
    role = ctx.clauses.role_of(phrase.index)
    entry = ctx.phrases[phrase.head].core.entry
    if any(part.role in ("toiu", "content") for part in phrase.parts):
        return "motto" if entry is not None and entry.en in _TO_DO else "speech"
    return "motto" if role in ("ga", "wo", "no") or any(part.role == "topic" for part in phrase.parts) else "speech"


def _titles_talk(ctx: Context, phrase: Phrase) -> bool:
    """Whether a quotation is the title of a talk: 佐藤さんの「OSを書く」, 「OSを書く」という講演, 「OSを書く」を聴講した."""
    owners = [ctx.phrases[one] for one in ctx.clauses.dependents[phrase.index] if ctx.clauses.role_of(one) == "no"]
    people = [unit.entry.noun_class for one in owners for unit in one.units if unit.entry is not None]
    if "person" in people:
        return True
    head = ctx.phrases[phrase.head]
    entry = head.core.entry
    if any(part.entry.id.startswith(("c.toiutitle", "c.toiudai", "c.todai")) for part in phrase.parts):
        return True
    if any(part.role in ("toiu", "content", "no") for part in phrase.parts) and entry is not None:
        return _how().get(entry.en) == "titled"
    role, does = ctx.clauses.role_of(phrase.index), ctx.tokens[head.core.start].lemma
    return head.verbal and role in _LISTENS.get(does, ())


def _is_named_talk(phrase: Phrase, unit: Unit) -> bool:
    """Whether the noun of a talk or an event stands right before the quotation: 講演「…」, 展示会「…」."""
    at = phrase.units.index(unit)
    entry = phrase.units[at - 1].entry if at else None
    return entry is not None and (
        _how().get(entry.en) == "titled" or entry.noun_class == "event" or entry.en in _BEAR_TITLES
    )


_BEAR_TITLES = frozenset(
    "exhibition,exhibit,event,study group,contest,book,magazine,report,guide,booklet,column,special feature,special plan,series,"
    "panel exhibit,demo,demonstration,video".split(",")
)
"""English of what has a title that stands right behind it, besides talks."""


def _is_said_of_talk(ctx: Context, phrase: Phrase) -> bool:
    """Whether the quotation is what a session or a title is said to be: 基調講演は「…」だった."""
    if phrase.head >= 0 and not ctx.clauses.is_predicate(phrase.index):
        return False
    topics = [ctx.phrases[one] for one in ctx.clauses.dependents[phrase.index] if ctx.clauses.argument(one).topic]
    entries = [topic.core.entry for topic in topics if topic.core.entry is not None]
    return any(_how().get(entry.en) == "titled" or entry.en == "title" for entry in entries)


_LISTENS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys("聴講 視聴 拝聴 登壇 受講 参加".split(), ("wo", "ni", "")),
    **dict.fromkeys("聞く 聴く 見る 読む 紹介".split(), ("wo",)),
    **dict.fromkeys("紹介 説明 示す 語る 発表 報告 取り上げる 解説 議論 話す".split(), ("de",)),
}
"""What one does with a talk, a book or an exhibit, or is done in it, by the particle behind its title: 「…」を聴講した, 「…」では…が紹介された."""

_TO_DO = frozenset(
    "rule policy principle idea attitude stance goal aim theme motto slogan watchword habit task".split()
)
"""English of nouns that are told by what is to be done."""


def _sentences(ctx: Context, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the sentences inside a quotation begin and end; a full stop inside inner brackets parts nothing."""
    if ctx.reader.text[ctx.tokens[start].start : ctx.tokens[end - 1].end].isascii():
        return [(start, end)]
    found: list[tuple[int, int]] = []
    depth, begin = 0, start
    for at in range(start, end):
        surface = ctx.tokens[at].surface
        depth += (surface in _OPEN) - (surface in _CLOSE)
        last = at + 1 == end
        closes = surface in _STOPS and not depth and (last or ctx.tokens[at + 1].surface not in _STOPS)
        if closes or last:
            found.append((begin, at + 1))
            begin = at + 1
    return found


_STOPS = frozenset("。．！？!?｡")
_ASKED = frozenset("？?")
_OPEN, _CLOSE = frozenset("「『（(【“"), frozenset("」』）)】”")


def speech_of(found: EnNode) -> Speech:
    """Return what the quotation in ``found``, a noun phrase with nothing else in it, does by its last sentence."""
    inside = next(
        (node.children[1:-1] for node in nodes(found) if node.children[:1] and node.children[0].lemma == "“"), ()
    )
    return _speech([node for node in inside if node.lemma != ";"])


def _speech(inside: Sequence[EnNode]) -> Speech:
    if inside and inside[-1].lemma == "?":
        return "asks"
    last = inside[-1:]
    whole = (node for one in last if one.category != "np" for node in (one, *one.children))
    states = next((node for node in whole if node.category == "clause"), None)
    if states is None:
        return "names"
    if states.feature("question") == "yes":
        return "asks"
    return "calls" if any(node.feature("form") == "imperative" for node in nodes(states)) else "states"


def nodes(tree: EnNode) -> Iterator[EnNode]:
    """Yield a tree and all that is in it."""
    yield tree
    for child in tree.children:
        yield from nodes(child)


def with_that(found: EnNode) -> tuple[EnNode, ...]:
    """Return a quotation with "that" where it states something: said that “time is short”, said “no”, asked “when is it?”."""
    return (words("that", "quote"), found) if speech_of(found) == "states" else (found,)


def named_so(ctx: Context, one: int, made: Compound, around: Around) -> None:
    """「…」という and 「…」との before a noun: a talk titled, a tool called, the remark that, the question, the word."""
    from pipeline.translation.transfer.noun_phrases import noun_phrase

    found = noun_phrase(ctx, one, "title")
    entry, speech = made.entry, speech_of(found)
    how = _how().get(entry.en if entry is not None else "", "")
    if not how:
        says = entry is not None and entry.noun_class in ("content", "act", "abstract", "fact", "degree")
        how = "called" if not says else "that" if speech == "states" else "bare"
    if entry is not None and entry.noun_class == "person" and speech != "names":
        around.after += [words("who said", "c.toiu"), *with_that(found)]  # 「使いたい」という人
    elif how == "bare":
        around.after += [found]
    else:
        around.after += [words(how, "c.toiu"), found]
    around.described = True
    around.restricted = around.restricted or how in ("bare", "that")


def is_title(quoted: Phrase, noun: Phrase, ctx: Context) -> bool:
    """Whether a quotation is the title of the talk behind it, and not what the talk says: 「軽いのか」という発表, 「…」という題の講演."""
    named = any(part.entry.id.startswith(("c.toiutitle", "c.toiudai", "c.todai")) for part in quoted.parts)
    return named or (noun.core.text in ("発表", "講演") and asks_in_quotation(quoted, ctx.tokens))


@cache
def _how() -> dict[str, str]:
    return {row["noun"]: row["how"] for row in table("english/quoted")}
