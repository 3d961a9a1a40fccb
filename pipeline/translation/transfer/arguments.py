"""Come here when an argument has the wrong preposition or place: what each particle becomes beside a given verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.amounts import approximately
from pipeline.translation.transfer.clauses import FLOATING
from pipeline.translation.transfer.comparison import comparative, gets_more_so
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.counted_nouns import fold, in_units
from pipeline.translation.transfer.embedded import asks_of, embedded, question
from pipeline.translation.transfer.english.determiners import Use
from pipeline.translation.transfer.genitives import pluralised
from pipeline.translation.transfer.indefinites import FLOATED
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.noun_phrases import noun_phrase, take_parts
from pipeline.translation.transfer.parts import Parts
from pipeline.translation.transfer.phrases import is_quotation
from pipeline.translation.transfer.prepositions import now_word, on_what, place_preposition, prepositional
from pipeline.translation.transfer.roles import is_time
from pipeline.translation.transfer.subject import Subject, is_fact
from pipeline.translation.transfer.verb_phrase import with_object_inside


def argument_node(ctx: Context, one: Argument, use: Use) -> EnNode:
    """Return an argument as a noun phrase, with "only" or "even" where the Japanese has them."""
    found = noun_phrase(ctx, one.phrase, use)
    found = _of_all(ctx, one, found)
    if "together" in one.focus and (every := _every_one(ctx, one)) is not None:
        return every
    reached = ctx.clauses.reach(one.phrase) == "any"
    amount = ctx.phrases[one.phrase].core.amount
    half = amount is not None and amount.kind == "share"
    half = half or ctx.phrases[one.phrase].core.text in ("半分", "半数")
    head = ctx.phrases[one.phrase].head
    if half and "also" in one.focus and head >= 0 and ctx.clauses.tails[head].negative:
        return EnNode("np", children=(words("even", "f.mo"), found), features=found.features)
    for focus in one.focus:
        if focus == "at-least":
            return EnNode("np", children=(words("at least", "f.dakedemo"), found), features=found.features)
        if focus == "even" and (reached or found.rule == "c.dakedenaku"):
            continue
        if focus in ("only", "even", "only-negative"):
            return EnNode(
                "np", children=(words(focus.removesuffix("-negative"), f"f.{focus}"), found), features=found.features
            )
        if focus == "also" and not found.feature("list"):
            ctx.notes.doubt("also", 0.02)
    return found


def _of_all(ctx: Context, one: Argument, found: EnNode) -> EnNode:
    """課題はいずれも未解決である is "all of the issues", いずれも解決していない "none of the issues"."""
    head = ctx.phrases[one.phrase].head
    below = ctx.clauses.dependents[head] if head >= 0 else ()
    index = next((at for at in below if ctx.clauses.floats(at) == one.phrase), -1)
    if index < 0:
        return found
    core = ctx.phrases[index].core
    said = FLOATED.get(f"{ctx.tokens[core.start].lemma}/{ctx.clauses.reach(index)}", "")
    if not said:
        return found
    take_parts(ctx, index)
    many = "plural" if said.startswith(("all", "both")) else ""
    head_node = found.child("head")
    counted = head_node is not None and head_node.rule == "number"
    lead = words(said.removesuffix(" of") if counted else said, "r.reach", ctx.took(core.tokens))
    if counted:
        return EnNode("np", children=(lead, found), rule="r.reach").having(number="plural")
    return EnNode("np", children=(lead, pluralised(found)), rule="r.reach").having(number=many)


def _every_one(ctx: Context, one: Argument) -> EnNode | None:
    """Return 3社とも as "all three companies", 二人とも as "both of them"; None for 両社とも, whose noun says it."""
    core = ctx.phrases[one.phrase].core
    amount = core.amount
    tokens = ctx.took(core.tokens)
    if core.text.startswith("二人") or (amount is not None and amount.text == "two people"):
        return EnNode("np", "both of them", tokens=tokens, rule="f.tomo").having(number="plural")
    if amount is None or core.text.startswith(("両", "双")):
        return None
    noun = amount.text.removeprefix(amount.before).strip()
    said = f"both {noun}".strip() if amount.before in ("two", "2") else f"all {amount.before} {noun}".strip()
    return EnNode("np", said, tokens=tokens, rule="f.tomo").having(number="plural")


def slot_of(ctx: Context, one: Argument, verb: Entry, frame: Frame) -> str:
    """Return the English slot of an argument: what the verb's frame says, else what its particle says."""
    if (
        one.role == "wo"
        and any(other.role == "toshite" and other.phrase == one.phrase + 1 for other in frame.arguments)
        and any(other.role == "wo" and other.phrase > one.phrase for other in frame.arguments)
    ):
        return "basis"
    if one.role == "de" and ctx.clauses.is_asked(one.phrase):
        return "question"
    doing = one.role == "ni" and is_fact(ctx, one) and ctx.phrases[one.phrase].core.text == "の"
    if doing and ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in _TAKES_DOING:
        return "inf"
    if is_fact(ctx, one) and one.role in ("wo", "ni") and "koto" in verb.frame:
        return verb.frame["koto"]
    entry = ctx.phrases[one.phrase].core.entry
    amount = ctx.phrases[one.phrase].core.amount
    lasts = one.role == "de" and amount is not None and amount.kind == "duration"
    if lasts or (one.role in ("kara", "made") and is_time(ctx, one.phrase)):
        return "pp"
    made = verb.frame.get("ni") not in _RECEIVES or any(other.role == "wo" for other in frame.arguments)
    if one.role == "ni" and frame.tail.passive and made and _somebody(ctx, one.phrase):
        return "pp"
    if one.role == "ni" and entry and entry.id == "label" and verb.frame.get("ni") != "obj":
        return "pp"
    if one.role == "de" and entry and entry.noun_class == "place" and verb.frame.get("de") in ("on", "with", "by"):
        return "pp"
    if one.role == "ni" and _says_when(ctx, one.phrase):
        return "pp"  # 確認後に連絡する
    if one.role == "time" and not any(part.role == "ni" for part in ctx.phrases[one.phrase].parts):
        return "time"  # 来週、会議を延期する; not 来週に延期する
    if one.role in verb.frame:
        return verb.frame[one.role]
    return {
        "ga": "subj",
        "wo": "obj",
        "quote": "that",
        "time": "time",
        "theme": "theme",
        "bare": "bare",
        "comp": "comp",
    }.get(one.role, "pp")


def _says_when(ctx: Context, index: int) -> bool:
    """Whether 後, 前, 中 or 時 behind a noun says when, which no verb takes as what is done to it."""
    phrase = ctx.phrases[index]
    last = ctx.tokens[phrase.core.end - 1]
    return (
        last.lemma in ("後", "前", "中", "時")
        and last.end - last.start == 1
        and last.start > ctx.tokens[phrase.start].start
    )


_RECEIVES = frozenset({"to", "for", "iobj", "obj", "as", "comp"})
"""Slots of に by which somebody gets what is done; behind a passive with any other somebody is who does it."""


def _somebody(ctx: Context, index: int) -> bool:
    core = ctx.phrases[index].core
    return core.entry is not None and core.entry.noun_class in ("person", "group")


def _quantified(ctx: Context, node_: EnNode, slots: Sequence[tuple[Argument, str]]) -> EnNode:
    """Put an amount that stands by the verb (セッションが幾つか用意された) with the noun that it counts."""
    for one, slot in slots:
        unit = ctx.phrases[one.phrase].core
        itself = unit.kind == "number" and node_.rule == "number"  # 2台納入する: the two are what is delivered
        if slot == "bare" and _is_amount(ctx, one) and node_.category == "np" and not (itself or node_.feature("list")):
            if ctx.clauses.is_denied(one.phrase):
                take_parts(ctx, one.phrase)
                none = words("not a single", "f.mo", ctx.took(unit.tokens))
                kept = [child for child in node_.children if child.rule != "article"]
                return replace(node_, children=(none, *(child.having(number="") for child in kept))).having(number="")
            entry = unit.entry
            if entry is not None and entry.en in ("part", "half"):
                only = [words("only", "f.shika")] if "only-negative" in one.focus else []
                portion = words(f"{entry.en} of", entry.id, ctx.took(unit.tokens))
                take_parts(ctx, one.phrase)
                return replace(node_, children=(*only, portion, *node_.children))
            found = (
                noun_phrase(ctx, one.phrase, "title")
                if unit.kind == "number"
                else words(
                    FLOATING.get(unit.text) or (entry.forms.get("adnominal", entry.en) if entry else unit.text),
                    entry.id if entry else "amount",
                    ctx.took(unit.tokens),
                )
            )
            kept = [child for child in node_.children if child.rule != "article"]
            if unit.amount is not None and in_units(unit.amount):
                counted = replace(node_, children=tuple(kept))
                return EnNode("np", children=(found, words("of", "number"), counted)).having(number="plural")
            kept = [
                child.having(number="plural") if child.slot == "head" and child.category == "noun" else child
                for child in kept
            ]
            only = [words("only", "f.shika")] if {"only", "only-negative"} & set(one.focus) else []
            if one.focus == ("also",) and unit.amount is not None and unit.amount.plural:
                only = [words("as many as", "f.mo")]
            several = unit.amount is None or unit.amount.plural
            if not several:
                kept = [child.having(number="") for child in kept]
            number = "plural" if several else ""
            return replace(node_, children=(*only, found, *kept)).having(number=number)
    return node_


def _counts(ctx: Context, one: Argument) -> bool:
    """Whether an argument without a case may say how many of another: 3人, 一枚も of a denied clause."""
    amount = ctx.phrases[one.phrase].core.amount
    many = one.focus == ("also",) and amount is not None and amount.kind == "count"
    return not one.role and (not one.topic or many or ctx.clauses.is_denied(one.phrase))


def _is_amount(ctx: Context, one: Argument) -> bool:
    unit = ctx.phrases[one.phrase].core
    if unit.text in FLOATING:
        return True
    if unit.kind == "number" and is_time(ctx, one.phrase):
        return False
    return bool(unit.entry and unit.entry.noun_class == "quantity") or (
        unit.amount is not None and unit.amount.kind in ("count", "measure") and len(ctx.phrases[one.phrase].units) == 1
    )


def _place(ctx: Context, one: Argument, slot: str, verb: Entry, frame: Frame, choice: Subject, parts: Parts) -> None:
    """Put an argument that is not the subject where its slot says."""

    from pipeline.translation.transfer.copula import adjective_word
    from pipeline.translation.transfer.nominalized import fact_clause
    from pipeline.translation.transfer.predication import _absorb

    if slot == "question":
        _absorb(ctx, one.phrase)
        parts.end.append(EnNode("pp", on_what(ctx, frame, verb), children=(question(ctx, one.phrase),), rule="quote"))
        return
    many = one.role == "kakete"  # 何年もかけて asks nothing
    asked = not many and asks_of(ctx, one.phrase) and not ctx.clauses.is_asked(one.phrase)
    if asked and slot not in ("that", "inf", "time", "subj"):
        found = noun_phrase(ctx, one.phrase, "title")
        parts.wh.append(found)
        _absorb(ctx, one.phrase)
        if slot == "pp" or slot not in ("obj", "iobj", "comp", "bare"):
            case = next((part.entry.en for part in ctx.phrases[one.phrase].parts if part.entry.kind == "case"), "")
            parts.rest.append(words(slot if slot not in ("pp",) else case, "wh"))
        return
    if how_many := _by_how_many(ctx, one, choice):
        amount = ctx.phrases[one.phrase].core.amount
        if how_many == _TOGETHER and amount is not None:
            _absorb(ctx, one.phrase)
            parts.end.append(
                words(f"{how_many} {amount.before}", "number", ctx.took(ctx.phrases[one.phrase].core.tokens))
            )
        else:
            parts.end.append(prepositional(ctx, one.phrase, prep=how_many))
    elif one.role == "toshite" and parts.aside:
        parts.aside.append(prepositional(ctx, one.phrase, prep="as"))
    elif one.role == "comp":
        adjective = adjective_word(ctx, ctx.clauses.frame(one.phrase))
        entry = ctx.phrases[one.phrase].core.entry
        measured = any(other.role == "yori" for other in frame.arguments)
        alone = not ctx.clauses.dependents[one.phrase]
        if entry and (frame.tail.link_rule == "l.bahodo" or measured or (alone and gets_more_so(entry, adjective))):
            adjective[-1] = replace(adjective[-1], lemma=comparative(entry))
        parts.rest.append(EnNode("word", children=tuple(adjective)))
    elif slot in ("that", "inf", "ing") and one.role != "quote" and is_fact(ctx, one):
        parts.rest.append(fact_clause(ctx, one, slot))
    elif slot in ("that", "inf", "comp", "obj") and one.role in ("quote", "youni"):
        writer = choice.node is not None and choice.node.feature("person") == "1"
        many = any(ctx.clauses.is_first_question(below) for below in ctx.clauses.dependents[one.phrase])
        if many:
            parts.rest.append(question(ctx, one.phrase))
        else:
            parts.rest.append(embedded(ctx, one, slot, verb, writer, parts.moved, past=frame.tail.past))
    elif slot == "saying" and one.role == "quote":
        said = embedded(ctx, one, "that", verb, past=False)
        parts.rest.append(EnNode("pp", "saying", children=(said,), rule="quote"))
    elif slot == "as" and (done := _as_done(ctx, one)) is not None:
        parts.rest.append(done)
    elif slot == "causee":
        parts.inside.append(argument_node(ctx, one, "object"))
    elif slot == "second":
        parts.rest.append(argument_node(ctx, one, "object").as_("object"))
    elif slot in ("obj", "iobj", "comp", "subj", "that", "inf", "ing"):
        if slot == "subj" and choice.passive:
            parts.end.insert(0, EnNode("pp", "by", children=(argument_node(ctx, one, "subject"),), rule="agent"))
            return
        if is_fact(ctx, one):
            parts.rest.append(fact_clause(ctx, one, "for" if verb.en.endswith(" for") else "that"))
            return
        use: Use = "complement" if slot == "comp" else "new" if is_got(ctx, one, frame) else "object"
        found = argument_node(ctx, one, use)
        if slot == "obj":
            found = _quantified(
                ctx,
                found,
                [(other, "bare") for other in frame.arguments if _counts(ctx, other) and other.phrase != one.phrase],
            )
        if slot == "obj" and "{obj}" in with_object_inside(verb):
            parts.inside.append(found)
            return
        if slot == "iobj":
            parts.rest.insert(0, found)
        else:
            parts.rest.append(found.as_("object"))
    elif slot == "time":
        _time(ctx, one, parts, frame)
    elif slot == "theme":
        entry = ctx.phrases[one.phrase].core.entry
        about = entry is not None and entry.noun_class in ("act", "event", "place", "time")
        parts.front += [prepositional(ctx, one.phrase, prep="in" if about else "for"), words(",", "topic")]
        ctx.notes.doubt("theme", 0.3)
    elif slot == "bare":
        _bare(ctx, one, parts, frame)
    elif slot == "basis":
        basis = argument_node(ctx, one, "object")
        parts.aside.append(EnNode("pp", "with", children=(basis,), rule="r.with-as"))
    elif slot == "pp":
        _adjunct(ctx, one, verb, frame, choice, parts)
    else:
        placed = prepositional(ctx, one.phrase, verb, "" if slot == "-" else slot)
        of_verb = (
            one.role == "ni" and one.focus == ("topic",) and frame.kind == "verb" and not frame.subordinates
        )  # 会議には参加しなかった
        leads = not of_verb and _leads(ctx, one, frame)
        (parts.front.extend((placed, words(",", "topic"))) if leads else parts.rest.append(placed))


def _by_how_many(ctx: Context, one: Argument, choice: Subject) -> str:
    """Return what stands before those who do it together: 6人1組で, in groups of six; 3人で運用する, operated by three people."""
    phrase = ctx.phrases[one.phrase]
    amount = phrase.core.amount
    if one.role != "de" or amount is None or len(phrase.units) > 1 or "topic" in one.focus:
        return ""
    people = amount.kind == "count" and amount.text.endswith((" people", " person"))
    if people and not choice.passive:
        return _TOGETHER if amount.plural else ""
    return "in" if amount.text.startswith("groups of") else "by" if people else ""


_TOGETHER = "in a group of"


def _as_done(ctx: Context, one: Argument) -> EnNode | None:
    """Return 同意したものと of 同意したものとみなす as "as having agreed"; None for a thing that is regarded as another."""
    from pipeline.translation.transfer.predication import clause

    phrase = ctx.phrases[one.phrase]
    below = [at for at in ctx.clauses.dependents[one.phrase] if ctx.clauses.is_predicate(at)]
    if phrase.core.text not in ("もの", "物") or len(below) != 1:
        return None
    frame = ctx.clauses.frame(below[0])
    if frame.kind != "verb" or any(other.role == "ga" for other in frame.arguments):
        return None
    take_parts(ctx, one.phrase)
    ctx.took(phrase.core.tokens)
    frame = replace(frame, tail=replace(frame.tail, experience=frame.tail.past))
    return EnNode("pp", "as", children=(clause(ctx, frame, form="ing"),), rule="c.to")


def is_got(ctx: Context, one: Argument, frame: Frame) -> bool:
    """Whether the verb says that something comes to somebody or into being, which nobody has spoken of before: borrow a laptop."""
    lemma = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma
    listed = any(
        ctx.clauses.role_of(below) in ("to", "and", "or", "ya") for below in ctx.clauses.dependents[one.phrase]
    )
    return not one.topic and one.role == "wo" and not frame.tail.negative and not listed and lemma in _GETS


_GETS = frozenset(
    "借りる 受け取る 貰う 頼む 注文 発注 買う 購入 作る 作成 書く 依頼 請求 用意 探す 募集 描く 設ける 追加 待つ".split()
)

_TAKES_DOING = frozenset(
    {
        "十分",
        "便利",
        "最適",
        "有効",
        "足りる",
        "不足",
        "掛かる",
        "必要",
        "要る",
        "要する",
        "苦労",
        "使う",
        "使用",
        "役立つ",
    }
)
"""What is needed, used or spent for doing something: 変えるのに時間がかかる, it takes time to change it."""


def _leads(ctx: Context, one: Argument, frame: Frame) -> bool:
    """Whether the argument opens the clause in English as in Japanese: a topic, a source, or what a comma sets apart."""
    if one.phrase > frame.phrase:
        return False
    opens = "topic" in one.focus or one.role in FRONTED or ctx.phrases[one.phrase].comma
    return opens and all(
        other.phrase >= one.phrase or other.topic or other.role == "time" or ctx.phrases[other.phrase].comma
        for other in frame.arguments
        if other.role not in ("ga", "wo", "quote")
    )


def _adjunct(ctx: Context, one: Argument, verb: Entry, frame: Frame, choice: Subject, parts: Parts) -> None:
    entry = ctx.phrases[one.phrase].core.entry
    agent = entry is not None and entry.noun_class in ("person", "group")
    prep = "by" if one.role == "agent" else ""
    if (
        one.role in ("kara", "ni", "niyotte")
        and agent
        and (choice.passive or frame.tail.benefactive or frame.tail.passive)
    ):
        prep = "by"
    elif one.role == "ni" and entry is not None:
        if entry.noun_class == "time":
            _time(ctx, one, parts, frame)
            return
        prep = place_preposition(entry, "ni") if entry.noun_class != "place" or "be" in verb.en.split() else "in"
    amount = ctx.phrases[one.phrase].core.amount
    if one.role == "de" and amount is not None and amount.kind == "duration" and not prep:
        prep = "in"
    if one.role == "to" and is_quotation(ctx.phrases[one.phrase]):
        prep = "with the words"
    if one.role == "yori" and frame.kind == "verb" and not prep:
        chosen = any(other.role == "wo" or (other.topic and not other.role) for other in frame.arguments)
        complement = any(other.role == "comp" for other in frame.arguments)
        prep = "than" if complement else "rather than" if chosen and verb.report not in ("CHANGE",) else "compared with"
        if prep == "compared with" and is_time(ctx, one.phrase):
            changes = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in _CHANGES
            prep = "from" if changes else prep  # 昨年より増えた
    placed = prepositional(ctx, one.phrase, verb, prep)
    if _leads(ctx, one, frame):
        parts.front += [placed, words(",", "topic")]
    else:
        parts.end.append(placed)


FRONTED = frozenset({"dakedenaku", "niyoruto", "nara"})


def _time(ctx: Context, one: Argument, parts: Parts, frame: Frame) -> None:
    """A time without a preposition of its own: this year, in the morning, on 12 May."""
    node_ = time_node(ctx, one.phrase)
    if {"only", "only-negative"} & set(one.focus):
        parts.end.append(node_)
    elif one.topic or one.phrase == min(other.phrase for other in frame.arguments):
        parts.front += [node_.having(when="yes"), words(",", "time")]
    else:
        parts.end.append(node_)


def time_node(ctx: Context, index: int) -> EnNode:
    """Return a time phrase as an adverbial, with "only" where しか or だけ says so."""
    made = _time_node(ctx, index)
    only = next((part for part in ctx.phrases[index].parts if part.role in ("only", "only-negative")), None)
    if only is None or any(node.lemma == "only" for node in (made, *made.children)):
        return made
    take_parts(ctx, index)
    return EnNode(
        "pp", "", children=(words("only", only.entry.id, tuple(range(only.start, only.end))), made), rule="time"
    )


def _time_node(ctx: Context, index: int) -> EnNode:
    from pipeline.translation.transfer.predication import _absorb

    phrase = ctx.phrases[index]
    entry, unit = phrase.core.entry, phrase.core
    case = next((part for part in phrase.parts if part.entry.kind == "case" and part.role not in ("no", "nado")), None)
    prep = case.entry.en if case and case.role not in ("ni", "de") else ""
    if len(phrase.units) == 1 and entry and not ctx.clauses.dependents[index] and not phrase.asides:
        _absorb(ctx, index)
        text = (entry.forms["adverb"] if now_word(entry) else entry.en) if prep else entry.forms.get("adverb", entry.en)
        word = words(text, entry.id, ctx.took(unit.tokens))
        return EnNode("pp", prep, children=(word,), rule="time") if prep else word
    if unit.amount is not None and not prep:
        if len(phrase.units) == 1 and not ctx.clauses.dependents[index] and not phrase.asides:
            _absorb(ctx, index)
            about = next((part for part in phrase.parts if part.role == "about"), None)
            amount = unit.amount if about is None else approximately(unit.amount)
            text = amount.adverb or amount.text
            if amount.kind == "duration" and case is not None:
                text = f"in {amount.text}"
            return words(text, about.entry.id if about else "number", ctx.took(unit.tokens))
        prep = unit.amount.adverb.split(" ")[0] if unit.amount.adverb != unit.amount.text else ""
    return prepositional(ctx, index, prep=prep)


def _bare(ctx: Context, one: Argument, parts: Parts, frame: Frame) -> None:
    """A noun without any particle: an amount (3人 参加した) or a piece of a title; kept where it stands."""
    unit = ctx.phrases[one.phrase].core
    if "each" in one.focus:
        parts.end.append(words("each", "f.douzo"))
    if _is_amount(ctx, one) and unit.start in ctx.notes.realised:
        return
    lemma = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma
    if unit.amount is not None and unit.amount.kind == "times" and lemma in _CHANGES | _NEEDS:
        text = fold(unit.amount) if lemma in _CHANGES else unit.amount.text
        take_parts(ctx, one.phrase)
        parts.end.append(words(text, "number", ctx.took(unit.tokens)))
        return
    taken = lemma in _TAKES_TIME or lemma in _SHIFTS
    if not taken and (is_time(ctx, one.phrase) or (unit.amount is not None and unit.amount.adverb)):
        said = time_node(ctx, one.phrase)
        share = unit.amount is not None and unit.amount.kind == "share"
        parts.end.insert(0, said) if share else parts.end.append(said)
        return
    if unit.amount is not None and unit.amount.kind == "duration" and lemma in _SHIFTS:
        take_parts(ctx, one.phrase)
        parts.end.append(words(f"by {unit.amount.text}", "number", ctx.took(unit.tokens)))
        return
    found = noun_phrase(ctx, one.phrase, "preposition")
    if own := found.feature("prep"):
        parts.front += [EnNode("pp", own, children=(found,), rule="affix"), words(",", "bare")]
        return
    if unit.kind != "number" and (unit.entry is None or unit.entry.noun_class != "quantity"):
        ctx.notes.doubt("bare-noun", 0.3)
    parts.rest.append(found) if unit.kind == "number" else parts.front.extend((found, words(",", "bare")))


_CHANGES = frozenset("増える 増やす 増加 減る 減らす 減少 向上 上がる 下がる 伸びる 拡大 高まる 改善 増大".split())
"""Verbs that a multiple says how much of something: increased twofold."""

_SHIFTS = frozenset(
    "遅れる 遅刻 遅延 延期 長引く 延びる 伸びる 早まる ずれる ずれ込む 延ばす 伸ばす 早める 短縮 延長 縮まる 縮む 縮める 前倒し 後ろ倒し".split()
)
"""Verbs that a duration says how far something moves with: delayed by one week."""

_NEEDS = frozenset("要る 掛かる かかる 必要 消費 使う 要する".split())
"""Predicates that a multiple is the object of: twice as much is needed."""

_TAKES_TIME = frozenset({"掛かる", "かかる", "過ぎる", "経つ", "要する"})
"""Verbs that time is taken up by: 3か月かかった, it took three months."""
