"""Come here when an adverb is wrong or stands in the wrong place."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame, Mark
from pipeline.translation.transfer.comparison import comparative, compared
from pipeline.translation.transfer.compounds import raw, shown
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.own_doings import may_promise
from pipeline.translation.transfer.parts import Parts
from pipeline.translation.transfer.predicate import EVIDENCE
from pipeline.translation.transfer.prepositions import prepositional


def put_adverbs(ctx: Context, frame: Frame, parts: Parts) -> Frame:
    """Put the adverbs of a clause into ``parts``; return the frame, without its negation if an adverb carries that (hardly)."""
    frame = _likely(frame)
    for index in frame.adverbs:
        for adverb, position in adverb_words(ctx, index, frame):
            if position == "negation":
                frame = replace(frame, tail=replace(frame.tail, negative=False))
                position = "pre"
            if adverb.lemma == "by all means" and (frame.tail.chains or frame.tail.wraps):
                wishes = bool(frame.tail.chains) and frame.tail.chains[0].english == "want to"
                adverb, position = (replace(adverb, lemma="very much"), "pre") if wishes else (adverb, "")
            if not position:
                continue  # ぜひ見てほしい: the asking says it
            sure = adverb.lemma.endswith("necessarily") or adverb.lemma in ("always", "without fail", "certainly")
            if sure and any(_denies_need(mark) for mark in frame.tail.adverbs):
                continue  # 必ずしも速いとは限らない says it once
            if adverb.lemma in ("still", "yet", "not yet") and any(
                "only-negative" in one.focus for one in frame.arguments
            ):
                adverb, position = replace(adverb, lemma="so far"), "end"  # まだ半分しか終わっていない
            if adverb.lemma == "still" and any(ctx.clauses.is_denied(one.phrase) for one in frame.arguments):
                adverb, position = replace(adverb, lemma="yet"), "end"  # まだ誰も使っていない
            if adverb.lemma == "just" and any(mark.english == "just" for mark in frame.tail.adverbs):
                continue  # ちょうど始まったところだ says it once
            if adverb.lemma == "never" and any(mark.english == "never" for mark in frame.tail.adverbs):
                continue  # 一度も止まったことがない says it once
            meant = may_promise(ctx, frame) or _is_meant(frame)
            if ctx.phrases[index].core.text == "必ず" and adverb.lemma == "always" and meant:
                adverb = replace(adverb, lemma="definitely")  # 来年も必ず行きます
            if adverb.lemma == "much" and frame.kind == "adjective" and not _is_compared(ctx, frame):
                adverb, position = replace(adverb, lemma="the whole time"), "end"  # ずっと眠かった
            if adverb.lemma == "apparently" and any(mark.english == "apparently" for mark in frame.tail.adverbs):
                continue  # どうやら直ったらしい says it once
            if adverb.lemma == "in particular" and _denies(ctx, frame) == "no":
                position = "end"  # 特に問題はなかった
            if adverb.lemma in ("yet", "never") and frame.tail.state and not frame.tail.past:
                frame = replace(frame, tail=replace(frame.tail, state=False, experience=True))
            _put(adverb, position, frame, parts)
    for mark in frame.tail.adverbs:
        tokens = ctx.took(mark.tokens)
        if mark.english == "never" and _says_only(ctx, frame):
            continue  # Emacsしか使ったことがない, メールでしか話したことがない
        if mark.english in EVIDENCE or (mark.english == "probably" and frame.tail.question):
            continue
        if mark.english in _BEFORE_VERB:
            parts.pre.append(words(mark.english, mark.rule, tokens))
        else:
            parts.front = [words(mark.english, mark.rule, tokens), words(",", "adverb"), *parts.front]
    for mark in frame.tail.manners:
        if mark.english == "too much" and _put_too(ctx, frame, parts, mark):
            continue  # 早く着きすぎた
        if frame.kind == "adjective" and mark.english == "too much":
            ctx.took(mark.tokens)
            continue
        if mark.english in TOUGH and frame.kind == "verb":
            continue
        parts.end.append(words(mark.english, mark.rule, ctx.took(mark.tokens)))
    return frame


def _says_only(ctx: Context, frame: Frame) -> bool:
    beside = any(part.role == "only-negative" for index in frame.adverbs for part in ctx.phrases[index].parts)
    return beside or any("only-negative" in one.focus for one in frame.arguments)


def _is_compared(ctx: Context, frame: Frame) -> bool:
    from pipeline.translation.transfer.adjectives import is_compared

    return is_compared(ctx, frame)


def _put_too(ctx: Context, frame: Frame, parts: Parts, mark: Mark) -> bool:
    """Put "too" before the adverb that says how, which is what is too much: arrived too early."""
    how = [index for index in frame.adverbs if ctx.phrases[index].core.kind == "adjective"]
    if frame.kind != "verb" or len(how) != 1:
        return False
    rules = {entry.id for entry in ctx.phrases[how[0]].core.entries}
    for some in (parts.end, parts.after, parts.pre):
        at = next((at for at, one in enumerate(some) if one.rule in rules), -1)
        if at >= 0:
            some[at] = replace(
                some[at], lemma=f"too {some[at].lemma}", tokens=(*some[at].tokens, *ctx.took(mark.tokens))
            )
            return True
    return False


def _likely(frame: Frame) -> Frame:
    """Return 使えそう with the guess as an adverb, "can probably be used": English cannot be likely to can."""
    guess = next((mark for mark in frame.tail.chains if mark.english == "be likely to"), None)
    if guess is None or frame.tail.negative or not any(mark.english == "can" for mark in frame.tail.modals):
        return frame
    chains = tuple(mark for mark in frame.tail.chains if mark is not guess)
    adverbs = (*frame.tail.adverbs, replace(guess, english="probably"))
    return replace(frame, tail=replace(frame.tail, chains=chains, adverbs=adverbs))


def _denies_need(mark: Mark) -> bool:
    return mark.english == "not necessarily"


TOUGH = {
    "easily": "be easy to",
    "not easily": "be hard to",
    "more easily": "become easier to",
    "less easily": "become more difficult to",
}
"""Manners such as やすい, and what they make of a verb with an object: X is easy to see."""

_BEFORE_VERB = frozenset(
    {
        "probably",
        "still",
        "just",
        "never",
        "no longer",
        "sometimes",
        "often",
        "seldom",
        "not necessarily",
        "merely",
        "seemingly",
    }
)


def _put(adverb: EnNode, position: str, frame: Frame, parts: Parts) -> None:
    complement = frame.kind != "verb" or any(one.role == "comp" for one in frame.arguments)
    if position == "start":
        parts.front += [adverb, words(",", "adverb")]
    elif position == "wh":
        parts.wh.append(adverb)
    elif position == "adj" and complement:
        parts.rest.append(adverb.as_("complement"))
    elif position == "adj" and adverb.lemma.startswith("more"):
        parts.end.append(adverb)
    elif position in ("pre", "adj"):
        parts.pre.append(adverb)
    elif position == "adverb":
        parts.after.append(adverb)
    else:
        parts.end.append(adverb)


def adverb_words(ctx: Context, index: int, frame: Frame | None = None) -> list[tuple[EnNode, str]]:
    """Return an adverbial phrase with what modifies it, each with its position.

    ``start``, ``pre`` (before the verb), ``adj`` (before an adjective), ``adverb`` (behind the object), ``end``, ``wh``, and
    ``negation`` for one before the verb that says "not" itself.
    """
    phrase = ctx.phrases[index]
    unit, entry = phrase.core, phrase.core.entry
    found: list[tuple[EnNode, str]] = []
    degrees: list[EnNode] = []
    by_how_much: EnNode | None = None
    for below in ctx.clauses.dependents[index]:
        if ctx.clauses.is_adverbial(below):
            degrees += [one for one, _ in adverb_words(ctx, below)]
        else:
            found.append((prepositional(ctx, below), "end"))
    earlier = any(ctx.clauses.role_of(below) == "yori" for below in ctx.clauses.dependents[index])
    ctx.took_parts(index)
    for extra in phrase.units[:-1]:
        if extra.amount is not None and extra.amount.kind == "duration" and entry is not None:
            # 10分早く: how much earlier
            by_how_much = words(extra.amount.text, "number", ctx.took(extra.tokens))
            continue
        found.append(
            (words(extra.entry.en if extra.entry else shown(ctx, extra), "adverb", ctx.took(extra.tokens)), "end")
        )
    ctx.took(phrase.light)
    if entry is None:
        found += [(one, "pre") for one in degrees]
        found.append((raw(ctx, unit), "end"))
        return found
    tokens = ctx.took(unit.tokens)
    said = _said(entry, frame, _denies(ctx, frame))
    if "able" in entry.forms and frame is not None and _is_understood(ctx, frame):
        said = Said(entry.forms["able"], "adverb")
    if unit.text == "そう" and frame is not None and frame.kind == "adjective":
        said = Said("so", "adj")  # そう簡単ではない
    if unit.kind == "adjective":
        said = Said(entry.forms.get("adverb") or adverb_of(entry.en), "adverb")
    text = said.text
    if by_how_much is not None:
        text = "late" if entry.en == "slow" else text
        earlier = earlier or (frame is not None and any(one.role == "yori" for one in frame.arguments))
    if any(one.lemma.startswith("how") for one in degrees):
        asks = words("how", degrees[0].rule, tuple(at for one in degrees for at in one.tokens))
        return [*found, (EnNode("word", children=(asks, words(text, entry.id, tokens)), rule=entry.id), "wh")]
    if degrees:
        text, degrees = compared(entry, text, degrees)
    elif earlier:
        text = comparative(entry, text)
    if by_how_much is not None:
        degrees = [*degrees, by_how_much]
    if text in _WH:
        said = said._replace(position="wh")
    children = (*degrees, words(text, entry.id, tokens)) if degrees else ()
    word = EnNode("word", children=children, rule=entry.id) if children else words(text, entry.id, tokens)
    if any(part.role == "only-negative" for part in phrase.parts):
        word = EnNode("word", children=(words("only", "f.shika"), word), rule=entry.id)  # 途中までしか聞けなかった
        found.append((word, said.position))
        return found
    if (also := next((part for part in phrase.parts if part.role == "also"), None)) is not None:
        found.append((words("also", also.entry.id), "pre"))  # オンラインでも配信された
    found.append((word, said.position))
    return found


def _is_meant(frame: Frame) -> bool:
    """Whether the clause says what somebody wants or means to do: 必ず参加したい."""
    marks = (*frame.tail.chains, *frame.tail.modals)
    return any(mark.english in ("want to", "intend to", "will") for mark in marks)


def _is_understood(ctx: Context, frame: Frame) -> bool:
    """Whether the clause says what is understood or can be done, once: よく理解できた is well, よく使う often."""
    lemma = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma
    can = any(mark.english in ("can", "be able to") for mark in frame.tail.modals)
    return lemma in _UNDERSTOOD or (can and not frame.tail.state)


_UNDERSTOOD = frozenset(
    "理解 分かる 判る 解る 出来る 知る 覚える 伝わる 纏まる 把握 似る 考える 練る 効く 見える".split()
)


class Said(NamedTuple):
    """How an adverb is said beside its predicate, and where it stands."""

    text: str
    position: str


def _denies(ctx: Context, frame: Frame | None) -> str:
    """Return ``not`` for a predicate with a negation, ``no`` for ない, which English says of the noun."""
    if frame is None:
        return ""
    if ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in ("無い", "無し"):
        return "no" if not frame.tail.negative else ""
    return "not" if frame.tail.negative else ""


_BEHIND = frozenset({"all the time", "a little more", "even a little", "the most", "a lot", "a little"})
"""Degrees that stand behind a verb, whatever their row says."""


def _said(entry: Entry, frame: Frame | None, denial: str) -> Said:
    """Return the form of the adverb that the predicate asks for: もう is already, no longer beside a negation."""
    position = entry.position or ("start" if entry.kind == "sentence-adverb" else "adverb")
    position = "adverb" if position == "end" else position
    verbal = frame is not None and frame.kind == "verb"
    text = entry.en.rstrip(",")
    if frame is not None and frame.tail.past and "past" in entry.forms:
        return Said(entry.forms["past"], "adverb")  # 詳しくは聞けなかった
    denied = (entry.forms.get("verb-negative") if verbal else "") or entry.forms.get("negative", "")
    if not denial or not denied:
        text = entry.forms.get("verb", text) if verbal else text
        if (position == "adj" and text in _BEHIND) or (text.startswith("as much as ") and verbal):
            position = "end"
        return Said(text, position)
    if denial == "no":
        return Said(*_BESIDE_NO.get(denied, (denied.removeprefix("not "), "adverb")))
    if not denied.startswith("not "):
        return Said("yet", "end") if denied == "still not" else Said(denied, "negation")
    bare = denied.removeprefix("not ")
    return Said(bare, "end" if bare in ("at all", "yet", "much") else "adj" if bare in ("very", "so") else "pre")


_BESIDE_NO = {
    "no longer": ("any more", "end"),
    "hardly": ("almost", "pre"),
    "not at all": ("at all", "end"),
    "not yet": ("yet", "end"),
    "still not": ("still", "pre"),
    "not particularly": ("in particular", "end"),
    "rarely": ("almost", "pre"),
    "not much": ("really", "pre"),
    "not very": ("really", "pre"),
}
"""How a negative adverb is said beside "there is no": there are almost no, no ... any more."""


_WH = frozenset({"how", "how much", "at what price", "when", "why", "where", "what", "how far", "to what extent"})


def adverb_of(adjective: str) -> str:
    """Return the adverb of an adjective that the lexicon gives none for."""
    if adjective.startswith(("under ", "in ", "being ")):
        return f"while {adjective}"
    if " " in adjective or adjective.endswith(("ly", "-like")):
        return f"in a {adjective} way"
    if adjective in ("fast", "early", "late", "hard", "high", "low", "small"):
        return adjective
    if adjective.endswith("ll"):
        return adjective + "y"
    if adjective.endswith("ic"):
        return adjective + "ally"
    if adjective.endswith("le"):
        return adjective[:-1] + "y"
    if adjective.endswith("y"):
        return adjective[:-1] + "ily"
    return adjective + "ly"
