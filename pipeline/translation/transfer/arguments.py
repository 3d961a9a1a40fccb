"""Come here when an argument has the wrong preposition or place: what each particle becomes beside a given verb."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.bare_arguments import CHANGES, put_bare, put_time
from pipeline.translation.transfer.comparison import comparative, gets_more_so
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.embedded import asks_of, embedded, question
from pipeline.translation.transfer.english.determiners import Use
from pipeline.translation.transfer.floating_amounts import counts, every_one, of_all, quantified
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.measured import asks_how
from pipeline.translation.transfer.noun_phrases import noun_phrase, take_parts
from pipeline.translation.transfer.parts import Parts
from pipeline.translation.transfer.phrases import is_quotation
from pipeline.translation.transfer.prepositions import on_what, place_preposition, prepositional
from pipeline.translation.transfer.subject import Subject, is_fact, is_somebody
from pipeline.translation.transfer.time_phrases import is_time
from pipeline.translation.transfer.verb_phrase import with_object_inside


def argument_node(ctx: Context, one: Argument, use: Use) -> EnNode:
    """Return an argument as a noun phrase, with "only" or "even" where the Japanese has them."""
    found = noun_phrase(ctx, one.phrase, use)
    found = of_all(ctx, one, found)
    if "together" in one.focus and (every := every_one(ctx, one)) is not None:
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
    if one.role == "to" and one.phrase == frame.phrase - 1 and (named := _named_as(ctx, one, verb, frame)):
        return named  # 原因は部品の不良と判断された
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


def _named_as(ctx: Context, one: Argument, verb: Entry, frame: Frame) -> str:
    """Return how English says as what something is announced, judged or decided; empty where と says with whom."""
    said = frame.tail.passive and "quote" in verb.frame
    if "to" in verb.frame or _somebody(ctx, one.phrase) or not (said or verb.en == "be decided"):
        return ""
    return "to be" if verb.en in _JUDGED else "as"


_JUDGED = frozenset("judge estimate expect predict assume guess believe consider".split())


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


def _place(ctx: Context, one: Argument, slot: str, verb: Entry, frame: Frame, choice: Subject, parts: Parts) -> None:
    """Put an argument that is not the subject where its slot says."""

    from pipeline.translation.transfer.adjectives import adjective_word
    from pipeline.translation.transfer.nominalized import fact_clause

    if slot == "question":
        take_parts(ctx, one.phrase)
        parts.end.append(EnNode("pp", on_what(ctx, frame, verb), children=(question(ctx, one.phrase),), rule="quote"))
        return
    many = one.role == "kakete"  # 何年もかけて asks nothing
    asked = not many and asks_of(ctx, one.phrase) and not ctx.clauses.is_asked(one.phrase)
    if asked and slot not in ("that", "inf", "time", "subj"):
        found = noun_phrase(ctx, one.phrase, "title")
        if one.role == "made" and ctx.phrases[one.phrase].core.amount is not None:
            parts.wh += [words("up to", "c.made"), found]
            take_parts(ctx, one.phrase)
            return
        parts.wh.append(found)
        take_parts(ctx, one.phrase)
        if slot == "pp" or slot not in ("obj", "iobj", "comp", "bare", "causee", "second"):
            case = next((part.entry.en for part in ctx.phrases[one.phrase].parts if part.entry.kind == "case"), "")
            parts.rest.append(words(slot if slot not in ("pp",) else case, "wh"))
        return
    if how_many := _by_how_many(ctx, one, choice):
        amount = ctx.phrases[one.phrase].core.amount
        if how_many == _TOGETHER and amount is not None:
            take_parts(ctx, one.phrase)
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
        if asks_how(parts.wh) and entry is not None:
            adjective[-1] = replace(adjective[-1], lemma=entry.en)
            parts.wh[-1:] = [words("how", "wh"), *adjective]
        else:
            parts.rest.append(EnNode("word", children=tuple(adjective)))
    elif slot in ("that", "inf", "ing") and one.role != "quote" and is_fact(ctx, one):
        parts.rest.append(fact_clause(ctx, one, slot))
    elif slot in ("that", "inf", "comp", "obj") and one.role in ("quote", "youni"):
        writer = choice.node is not None and choice.node.feature("person") == "1" and not choice.passive
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
            found = quantified(
                ctx,
                found,
                [(other, "bare") for other in frame.arguments if counts(ctx, other) and other.phrase != one.phrase],
            )
        if slot == "obj" and "{obj}" in with_object_inside(verb):
            parts.inside.append(found)
            return
        if slot == "iobj":
            parts.rest.insert(0, found)
        else:
            parts.rest.append(found.as_("object"))
    elif slot == "time":
        put_time(ctx, one, parts, frame)
    elif slot == "theme":
        entry = ctx.phrases[one.phrase].core.entry
        about = entry is not None and entry.noun_class in ("act", "event", "place", "time")
        parts.front += [prepositional(ctx, one.phrase, prep="in" if about else "for"), words(",", "topic")]
        ctx.notes.doubt("theme", 0.3)
    elif slot == "bare":
        put_bare(ctx, one, parts, frame)
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


_TOLD_BY = frozenset({"ANNOUNCE", "EXPLAIN", "PRESENT", "PROPOSE", "REPORT"})
"""What から names the one who does it of, also where a name alone stands: Aliceから計画が発表された."""


def _adjunct(ctx: Context, one: Argument, verb: Entry, frame: Frame, choice: Subject, parts: Parts) -> None:
    entry = ctx.phrases[one.phrase].core.entry
    agent = entry is not None and entry.noun_class in ("person", "group")
    agent = agent or (one.role == "kara" and verb.report in _TOLD_BY and is_somebody(ctx, one.phrase))
    prep = "by" if one.role == "agent" else ""
    if (
        one.role in ("kara", "ni", "niyotte")
        and agent
        and (choice.passive or frame.tail.benefactive or frame.tail.passive)
    ):
        prep = "by"
    elif one.role == "ni" and entry is not None:
        if entry.noun_class == "time":
            put_time(ctx, one, parts, frame)
            return
        prep = place_preposition(entry, "ni") if entry.noun_class != "place" or "be" in verb.en.split() else "in"
    amount = ctx.phrases[one.phrase].core.amount
    if one.role == "de" and amount is not None and amount.kind == "duration" and not prep:
        prep = "in"
    begins = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in _BEGINS
    if one.role == "kara" and begins and not one.focus and (when := _when(ctx, one)) is not None:
        parts.end.append(when)
        return
    if one.role == "to" and is_quotation(ctx.phrases[one.phrase]):
        prep = "with the words"
    if one.role == "yori" and frame.kind == "verb" and not prep:
        chosen = any(other.role == "wo" or (other.topic and not other.role) for other in frame.arguments)
        complement = any(other.role == "comp" for other in frame.arguments)
        prep = "than" if complement else "rather than" if chosen and verb.report not in ("CHANGE",) else "compared with"
        if prep == "compared with" and is_time(ctx, one.phrase):
            changes = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in CHANGES
            prep = "from" if changes else prep  # 昨年より増えた
    placed = prepositional(ctx, one.phrase, verb, prep)
    if _leads(ctx, one, frame):
        parts.front += [placed, words(",", "topic")]
    else:
        parts.end.append(placed)


def _when(ctx: Context, one: Argument) -> EnNode | None:
    """Return the time of 来年から始まる as English says when something begins: next year, in April; None for what is no time."""
    phrase = ctx.phrases[one.phrase]
    if len(phrase.units) > 1 or ctx.clauses.dependents[one.phrase] or phrase.asides or not is_time(ctx, one.phrase):
        return None
    amount, entry = phrase.core.amount, phrase.core.entry
    said = amount.adverb if amount is not None else entry.forms.get("adverb", "") if entry is not None else ""
    if not said or (amount is not None and amount.kind != "moment"):
        return None
    take_parts(ctx, one.phrase)
    return words(said, "number" if entry is None else entry.id, ctx.took(phrase.core.tokens))


_BEGINS = frozenset({"始まる", "始める", "開始", "施行", "スタート", "発売"})

FRONTED = frozenset({"dakedenaku", "niyoruto", "nara"})
