"""Come here when an argument has the wrong preposition or place: what each particle becomes beside a given verb."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.adjectives import adjective_word
from pipeline.translation.transfer.adjuncts import leads, put_adjunct
from pipeline.translation.transfer.bare_arguments import put_bare, put_time
from pipeline.translation.transfer.comparison import comparative, gets_more_so
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.definitions import in_general, is_defined, names_nobody
from pipeline.translation.transfer.embedded import asks_of, embedded, on_what, question
from pipeline.translation.transfer.english.determiners import Use
from pipeline.translation.transfer.floating_amounts import (
    by_how_much,
    counts,
    every_one,
    grows_in_number,
    of_all,
    quantified,
)
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.measured import asks_how
from pipeline.translation.transfer.noun_phrases import noun_phrase
from pipeline.translation.transfer.parts import Parts
from pipeline.translation.transfer.phrases import noun_class
from pipeline.translation.transfer.place_prepositions import aboard
from pipeline.translation.transfer.prepositions import prepositional
from pipeline.translation.transfer.subject import Subject, is_fact, names_people
from pipeline.translation.transfer.verb_phrase import with_object_inside


def argument_node(ctx: Context, one: Argument, use: Use) -> EnNode:
    """Return an argument as a noun phrase, with "only" or "even" where the Japanese has them."""
    found = noun_phrase(ctx, one.phrase, use)
    found = of_all(ctx, one, in_general(ctx, one, found))
    if "together" in one.focus and (every := every_one(ctx, one)) is not None:
        return every
    reached = ctx.clauses.reach(one.phrase) == "any"
    amount = ctx.phrases[one.phrase].core.amount
    half = amount is not None and amount.kind == "share"
    half = half or ctx.phrases[one.phrase].core.text in ("半分", "半数")
    head = ctx.phrases[one.phrase].head
    versions = amount is not None and amount.text.endswith((" bit", " bits"))  # 64bitも入った
    if (
        amount is not None
        and amount.kind in ("duration", "measure")
        and one.focus == ("also",)
        and head >= 0
        and not versions
    ):
        much = "even" if ctx.clauses.tails[head].negative else "as much as"
        return EnNode("np", children=(words(much, "f.mo"), found), features=found.features)
    if half and "also" in one.focus and head >= 0 and ctx.clauses.tails[head].negative:
        return EnNode("np", children=(words("even", "f.mo"), found), features=found.features)
    for focus in one.focus:
        if focus == "up-to":
            return EnNode("np", children=(words("up to", "c.made"), found), features=found.features)
        if focus == "at-least":
            return EnNode("np", children=(words("at least", "f.dakedemo"), found), features=found.features)
        if focus == "even" and (reached or found.rule == "c.dakedenaku"):
            continue
        if focus in ("only", "even", "only-negative"):
            return EnNode(
                "np", children=(words(focus.removesuffix("-negative"), f"f.{focus}"), found), features=found.features
            )
        if focus == "each" and amount is not None:  # 各社が2台ずつ展示した
            return EnNode("np", children=(found, words("each", "f.douzo")), features=found.features)
        if focus == "also" and not found.feature("list"):
            ctx.notes.doubt("also", 0.02)
    return found


_MEANS = frozenset({"thing", "abstract", "content", "act", "quantity", "degree", "modifier"})
"""Classes of nouns at which nothing is done: the verb's "at" is for places and events."""


def number_of(ctx: Context, one: Argument) -> EnNode:
    """Return the noun as how many there are of it: the number of registrants."""
    counted = argument_node(ctx, one, "bare")
    return EnNode("np", children=(words("the number of", "r.count"), counted), rule="r.count")


def put_argument(
    ctx: Context, one: Argument, slot: str, verb: Entry, frame: Frame, choice: Subject, parts: Parts
) -> None:
    """Put an argument that is not the subject where its slot says."""

    from pipeline.translation.transfer.nominalized import fact_clause

    if slot == "question":
        ctx.took_parts(one.phrase)
        parts.end.append(EnNode("pp", on_what(ctx, frame, verb), children=(question(ctx, one.phrase),), rule="quote"))
        return
    if slot == "at" and one.role == "de" and noun_class(ctx.phrases[one.phrase]) in _MEANS:
        slot = "pp"  # 会場で試した, but 最小の構成で試した
    slot = aboard(ctx, one, frame) or slot
    many = one.role == "kakete"  # 何年もかけて asks nothing
    asked = not many and asks_of(ctx, one.phrase) and not ctx.clauses.is_asked(one.phrase)
    if asked and slot not in ("that", "inf", "time", "subj"):
        found = noun_phrase(ctx, one.phrase, "title")
        if one.role == "made" and ctx.phrases[one.phrase].core.amount is not None:
            parts.wh += [words("up to", "c.made"), found]
            ctx.took_parts(one.phrase)
            return
        if one.role == "made" and ctx.tokens[ctx.phrases[one.phrase].core.start].lemma == "何時":
            parts.wh.append(words("how long", "c.made", ctx.took(ctx.phrases[one.phrase].core.tokens)))
            ctx.took_parts(one.phrase)
            return  # いつまで続くのか
        parts.wh.append(found)
        ctx.took_parts(one.phrase)
        where = found.lemma == "where" or any(child.lemma == "where" for child in found.children)
        if found.lemma == "when" or any(child.lemma == "when" for child in found.children):
            bound = {"kara": "from", "made": "until"}.get(one.role, "")
            parts.wh[-1:] = [words(bound, "wh"), found] if bound else [found]
            return  # 何時に始まりますか, いつから使えますか
        if where and (slot in ("at", "in", "on", "to") or one.role in ("de", "ni", "he")):
            return
        if slot == "pp" or slot not in ("obj", "iobj", "comp", "bare", "causee", "second"):
            case = next((part.entry.en for part in ctx.phrases[one.phrase].parts if part.entry.kind == "case"), "")
            parts.rest.append(words(slot if slot not in ("pp",) else case, "wh"))
        return
    if how_many := _by_how_many(ctx, one, choice):
        amount = ctx.phrases[one.phrase].core.amount
        listed = bool(ctx.clauses.dependents[one.phrase])  # 小林、中村の2名で
        if how_many == _TOGETHER and amount is not None and not listed:
            ctx.took_parts(one.phrase)
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
        seems = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in ("見える", "聞こえる")
        more = alone and not seems and gets_more_so(entry, adjective) if entry else False
        if (too := next((one for one in parts.end if one.lemma == "too much"), None)) is not None:
            parts.end.remove(too)  # 値を大きくしすぎた: too large
            adjective, more = [replace(too, lemma="too"), *adjective], False
        if entry and (frame.tail.link_rule == "l.bahodo" or measured or more):
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
            general = verb.en in ("refer to", "mean") and is_defined(ctx, frame) and names_nobody(ctx, one)
            form = "ing" if general else "for" if verb.en.endswith(" for") else "that"
            parts.rest.append(fact_clause(ctx, one, form))
            return
        use: Use = "complement" if slot == "comp" else use_of_object(ctx, one, frame)
        found = argument_node(ctx, one, use)
        if slot == "obj":
            found = number_of(ctx, one) if grows_in_number(ctx, frame, one) else found
            taken = {one.phrase, choice.argument.phrase} if choice.argument is not None else {one.phrase}
            beside = [other for other in frame.arguments if counts(ctx, other) and other.phrase not in taken]
            found = quantified(ctx, found, [(other, "bare") for other in beside if not by_how_much(ctx, frame, other)])
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
        mine = choice.node is not None and choice.node.rule == "subject.author"
        about = about and not mine  # 二次会は焼き鳥屋に行った
        parts.front += [prepositional(ctx, one.phrase, prep="in" if about else "for"), words(",", "topic")]
        asked = any(mark.english == "please" for mark in frame.tail.wraps)
        if not (mine or asked):
            ctx.notes.doubt("theme", 0.3)
    elif slot == "bare":
        put_bare(ctx, one, parts, frame)
    elif slot == "basis":
        basis = argument_node(ctx, one, "object")
        parts.aside.append(EnNode("pp", "with", children=(basis,), rule="r.with-as"))
    elif slot == "pp":
        put_adjunct(ctx, one, verb, frame, choice, parts)
    else:
        within = slot == "on" and one.role == "de" and names_people(ctx.phrases[one.phrase].core.entry)  # 弊社では
        placed = prepositional(ctx, one.phrase, verb, "" if slot == "-" or within else slot)
        of_verb = (
            one.role == "ni" and one.focus == ("topic",) and frame.kind == "verb" and not frame.subordinates
        )  # 会議には参加しなかった
        if not of_verb and leads(ctx, one, frame):
            if _goes_there(ctx, one, frame):
                parts.end.append(placed)
                return
            parts.front += [placed, words(",", "topic")]
        else:
            parts.rest.append(placed)


def _goes_there(ctx: Context, one: Argument, frame: Frame) -> bool:
    """Whether a comma alone sets apart where somebody goes or takes part, which English says behind the verb: 開かれた講習会に、参加した."""
    plain = one.role in ("ni", "he") and not one.focus and frame.kind == "verb"
    return plain and ctx.phrases[one.phrase].comma and not any(other.role == "comp" for other in frame.arguments)


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
    ctx.took_parts(one.phrase)
    ctx.took(phrase.core.tokens)
    frame = replace(frame, tail=replace(frame.tail, experience=frame.tail.past))
    return EnNode("pp", "as", children=(clause(ctx, frame, form="ing"),), rule="c.to")


def use_of_object(ctx: Context, one: Argument, frame: Frame) -> Use:
    """Return what is done to the object, as far as articles care: it comes into being, is told of in general, or is one that is known."""
    if is_got(ctx, one, frame):
        return "new"
    tail = frame.tail
    above = ctx.phrases[frame.phrase].head
    describes = above >= 0 and not ctx.clauses.is_predicate(above)
    general = tail.negative or tail.state or tail.link in _SUPPOSING or (describes and not tail.link)
    return "general" if general and one.role == "wo" and not (tail.past or one.topic or one.focus) else "object"


_SUPPOSING = frozenset({"if", "tara", "even-if"})
"""Links of clauses that only suppose something."""


def is_got(ctx: Context, one: Argument, frame: Frame) -> bool:
    """Whether the verb says that something comes to somebody or into being, which nobody has spoken of before: borrow a laptop."""
    lemma = ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma
    listed = any(
        ctx.clauses.role_of(below) in ("to", "and", "or", "ya") for below in ctx.clauses.dependents[one.phrase]
    )
    undergoes = one.role == "wo" or (one.role == "ga" and frame.tail.passive and frame.tail.past)
    return not one.topic and undergoes and not frame.tail.negative and not listed and lemma in _GETS


_GETS = frozenset(
    (
        "借りる 受け取る 貰う 頼む 注文 発注 買う 購入 作る 作成 書く 依頼 請求 用意 探す 募集 描く 設ける 追加 待つ "
        "行う 実施 開く 設置 構築 立てる 立ち上げる 開発 提案 要請 見付ける 発見 撮る 撮影 試作 投げる 組む 開設 設立 締結 結ぶ "
        "建てる 建設 執筆 投稿 申し込む 雇う 入手 獲得 調達 企画 起こす 引き起こす 生む 生み出す 有る 奢る 申請 予約 起票 披露 開催 遣る"
    ).split()
)
