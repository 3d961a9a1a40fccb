"""Come here when thanks, a greeting or a farewell is wrong: 皆さん、ありがとうございました; こんにちは、鈴木です; では、また次回."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pipeline.model.english_tree import EnNode
from pipeline.text.shipped import Row, cells, table
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.noun_phrases import noun_phrase
from pipeline.translation.transfer.parts import Given
from pipeline.translation.transfer.phrases import hangs_on, last_role, noun_class
from pipeline.translation.transfer.plurals import pluralised
from pipeline.translation.transfer.prepositions import prepositional
from pipeline.translation.transfer.subject import gives_favour
from pipeline.translation.transfer.told import is_done_to_people
from pipeline.translation.transfer.valency import choose_verb


def greeted(ctx: Context) -> EnNode | None:
    """Return the English of a stretch that a set phrase of courtesy opens or closes; None for any other."""
    return _closed(ctx) or _opened(ctx) or _named(ctx)


def _closed(ctx: Context) -> EnNode | None:
    """Return "to all the staff, thank you for inviting me": whom it is said to, what it is said for."""
    first, last = ctx.phrases[0].start, _end(ctx)
    while ctx.tokens[last - 1].pos1 == "補助記号" and last > first:
        last -= 1
    for start in range(max(first, last - _LONGEST), last):
        row = _rows("close").get(_text(ctx, start, last))
        if row is None:
            continue
        inner = ctx.within(first, start) if start > first else None
        tokens = tuple(range(start, last))
        said = _said_before(inner, row, tokens) if inner is not None else None
        if inner is not None and said is None:
            return None
        children = said or [_said(row, row["alone"] or row["en"], tokens)]
        ctx.took(tokens)
        if inner is not None:
            ctx.took(at for at in range(first, start) if ctx.tokens[at].pos1 == "補助記号")
        return EnNode("sentence", children=tuple(children), rule="greeting")
    return None


def _end(ctx: Context) -> int:
    """Return the token behind the stretch with the ありがとう that closes it, which is no phrase."""
    at = ctx.phrases[-1].end
    while at < len(ctx.tokens) and (ctx.tokens[at].pos1 == "感動詞" or ctx.tokens[at].pos2 in ("句点", "読点")):
        at += 1
    return at


_LONGEST = 8
"""Tokens in the longest set phrase that closes a sentence."""


def _said(row: Row, text: str, tokens: tuple[int, ...]) -> EnNode:
    return words(text, f"greeting.{row['en'].replace(' ', '-')}", tokens)


def _said_before(ctx: Context, row: Row, tokens: tuple[int, ...]) -> list[EnNode] | None:
    """Return the set phrase with the vocative, the degree and the reason that stand before it; None where one is none of these."""
    front: list[EnNode] = []
    text = row["en"]
    at, phrases = 0, ctx.phrases
    end = phrases[-1].end
    while at < len(phrases):
        phrase = phrases[at]
        entry = phrase.core.entry
        if phrase.core.kind == "connector" and entry is not None and not front:
            front.append(words(entry.en, entry.id, ctx.took(phrase.core.tokens)))
        elif _is_degree(ctx, at):
            ctx.took((*phrase.core.tokens,))
            ctx.took_parts(at)
            text = _VERY_MUCH.get(text, text)
        elif (
            last_role(phrase) == "topic"
            and entry is not None
            and "adverb" in entry.forms
            and noun_class(phrase) == "time"
        ):
            ctx.took_parts(at)
            when = words(entry.forms["adverb"], entry.id, ctx.took(phrase.core.tokens))
            front += [when, words(",", "greeting")]
        elif (behind := _vocative_end(ctx, at)) is not None:
            whom = ctx.within(phrase.start, phrases[behind].end)
            front += [
                words("to", "greeting"),
                noun_phrase(whom, whom.phrases[-1].index, "topic"),
                words(",", "greeting"),
            ]
            at = behind
        elif (closed := _conceded(ctx, at, front)) is not None:
            at = closed
        else:
            break
        at += 1
    while end > phrases[min(at, len(phrases) - 1)].start and ctx.tokens[end - 1].pos1 == "補助記号":
        end -= 1
    if at == len(phrases):
        return [*front, _said(row, (row["alone"] if text == row["en"] else "") or text, tokens)]
    if not row["about"] or len([one for one in range(at, len(phrases)) if _is_degree(ctx, one)]) > 0:
        return None
    about = _reason(ctx.within(phrases[at].start, end))
    many = any(node.feature("number") == "plural" for node in front)
    about = pluralised(about) if about is not None and many and about.category == "np" and _counted(about) else about
    if about is None or (_finite(about) and row["en"] != "I am sorry"):
        return None
    lead = [] if _finite(about) else [words(row["about"], "greeting")]
    return [*front, _said(row, text, tokens), *lead, about]


def _conceded(ctx: Context, at: int, front: list[EnNode]) -> int | None:
    """Put 拙い発表でしたが before the thanks as a clause of its own, "it was ..., but"; return the phrase that ends it."""
    from pipeline.translation.transfer.sentence import join_clauses

    closed = next(
        (one for one in ctx.phrases[at:-1] if one.verbal and last_role(one) == "contrast" and one.comma), None
    )
    if closed is None:
        return None
    inner = ctx.within(ctx.phrases[at].start, closed.end)
    told = join_clauses(inner, inner.clauses.frame(inner.phrases[-1].index), Given())
    front += [told, words(",", "greeting"), words("but", closed.parts[-1].entry.id)]
    return closed.index


def _finite(about: EnNode) -> bool:
    """Whether the reason is a clause with a conjunction of its own: sorry that it is late, sorry if it is wrong."""
    return bool(about.children) and about.children[0].rule == "greeting"


def _counted(about: EnNode) -> bool:
    """Whether there is one for each: 登壇者の皆さん、素敵な発表を."""
    return any(child.rule == "article" and child.lemma == "the" for child in about.children) and about.rule != "list"


_VERY_MUCH = {"thank you": "thank you very much", "I am sorry": "I am very sorry"}


def _is_degree(ctx: Context, at: int) -> bool:
    """Whether the phrase says how heartily: 本当に, 心から."""
    phrase = ctx.phrases[at]
    return "".join(ctx.tokens[one].surface for one in range(phrase.start, phrase.closing + 1)) in _DEGREES


_DEGREES = frozenset(
    "本当に ほんとに ほんとうに 大変 誠に とても 心から どうも 改めて あらためて 重ねて ほんと".split()
)


def _vocative_end(ctx: Context, at: int) -> int | None:
    """Return the last phrase of the people who are addressed, which begin at phrase ``at``; None where nobody is."""
    for index in range(at, len(ctx.phrases)):
        phrase = ctx.phrases[index]
        roles = [part.role for part in phrase.parts]
        if phrase.verbal and not roles and not ctx.clauses.is_adnominal(index) and phrase.comma:
            return None
        people = noun_class(phrase) in ("person", "group", "pronoun") or phrase.core.text in _ALL
        people = people and all(hangs_on(ctx.phrases, one, index) for one in range(at, index))
        if people and not phrase.verbal and (roles == [] or set(roles) <= {"ni", "topic", "also"}):
            ends = phrase.comma or index == len(ctx.phrases) - 1 or bool(roles)
            return index if ends else None
    return None


_ALL = frozenset({"皆さん", "皆様", "みなさん", "みなさま", "皆さま", "みんな", "方々", "方"})


def _reason(ctx: Context) -> EnNode | None:
    """Return what is thanked or apologised for: a noun with を, an act (ご参加), a clause with て."""
    from pipeline.translation.transfer.sentence import join_clauses

    last = ctx.phrases[-1]
    if last.core.kind == "noun" and not last.verbal and [part.role for part in last.parts] in (["de"], ["copula"]):
        ctx.took_parts(last.index)
        return noun_phrase(ctx, last.index, "topic")  # 箇条書きですみません
    if ctx.clauses.is_predicate(last.index) and (last.verbal or last.core.kind == "verb"):
        frame = ctx.clauses.frame(last.index)
        if frame.tail.link in ("if", "tara"):
            plain = replace(frame, tail=replace(frame.tail, link="", template="", past=False))
            ctx.took(frame.tail.tokens)
            return EnNode("clause", children=(words("if", "greeting"), join_clauses(ctx, plain, Given(embedded=True))))
        if frame.tail.link not in ("te", ""):
            return None
        if any(one.role == "ga" for one in frame.arguments):
            plain = replace(frame, tail=replace(frame.tail, link="", template=""))
            ctx.took(frame.tail.tokens)
            return EnNode(
                "clause", children=(words("that", "greeting"), join_clauses(ctx, plain, Given(embedded=True)))
            )
        tail = replace(frame.tail, link="", template="", benefactive=False, past=False, wraps=())
        ctx.took(frame.tail.tokens)
        told = join_clauses(ctx, replace(frame, tail=tail), Given(form="ing"))
        verb = choose_verb(ctx, frame)
        me = verb is not None and is_done_to_people(verb) and not any(one.role == "wo" for one in frame.arguments)
        me = me and (frame.tail.benefactive or gives_favour(ctx, frame))
        return EnNode("sentence", children=(told, words("me", "object.me"))) if me else told
    if last_role(last) in ("wo", "") and last.core.kind == "noun":
        ctx.took_parts(last.index)
        act = last_role(last) == "" and ctx.tokens[last.core.end - 1].pos3 == "サ変可能"
        if act:
            frame = replace(ctx.clauses.frame(last.index), kind="verb")
            return join_clauses(ctx, frame, Given(form="ing"))
        return noun_phrase(ctx, last.index, "topic")
    return None


def _opened(ctx: Context) -> EnNode | None:
    """Return "hello, this is Suzuki", "that was the report", "see you next time"."""
    first = ctx.phrases[0].start
    end = ctx.phrases[-1].end
    for stop in range(min(first + 5, end - 1), first, -1):
        row = _rows("open").get(_text(ctx, first, stop))
        comma = stop < end and ctx.tokens[stop].pos1 == "補助記号"
        start = stop + 1 if comma else stop
        whole = "、" in _text(ctx, first, stop)  # 以上、簡単ですが
        if row is None or start >= end or not (comma or whole or row["about"] == "again"):
            continue
        inner = ctx.within(start, end)
        if not inner.phrases:
            continue
        made = _see_you(inner) if row["about"] == "again" else _introduced(inner, row["about"])
        if made is None:
            continue
        tokens = ctx.took(range(first, start))
        lead = [_said(row, row["en"], tokens)] if row["en"] else []
        comma_ = [words(",", "greeting")] if row["about"] == "this" else []
        return EnNode("sentence", children=(*lead, *comma_, made), rule="greeting")
    return None


def _named(ctx: Context) -> EnNode | None:
    """Return "this is Suzuki of the development department" for 開発部の鈴木です alone, in which somebody gives his name."""
    core = ctx.phrases[-1].core
    called = _calls_himself(ctx)
    name = ctx.tokens[core.end - 1].pos3
    below = ctx.clauses.dependents[ctx.phrases[-1].index]
    body = any(noun_class(ctx.phrases[one]) == "group" and last_role(ctx.phrases[one]) == "no" for one in below)
    told = name == "人名" or (name == "地名" and body)  # 開発部の西脇です
    told = told and [one.norm for one in ctx.tokens[core.end : core.end + 1]] == ["です"]
    if ctx.depth > 1 or not (told or called):
        return None
    made = _introduced(ctx, "this")
    return EnNode("sentence", children=(made,), rule="greeting") if made is not None else None


def _calls_himself(ctx: Context) -> bool:
    """Whether と申します says what the speaker is called and nothing else."""
    root = ctx.phrases[-1]
    names = ctx.clauses.dependents[root.index]
    called = ctx.tokens[root.core.start].lemma == "申す" and len(names) == 1
    return called and last_role(ctx.phrases[names[0]]) in ("to", "quote")


def _introduced(ctx: Context, subject: str) -> EnNode | None:
    """Return "this is Suzuki" for 鈴木です, a noun that is said of nobody; None for anything else."""
    from pipeline.translation.transfer.sentence import join_clauses

    root = ctx.phrases[-1].index
    if not ctx.clauses.is_predicate(root):
        return None
    if _calls_himself(ctx):
        ctx.took(range(ctx.phrases[root].start, ctx.phrases[root].end))
        name = noun_phrase(ctx, ctx.clauses.dependents[root][0], "topic")
        return EnNode("clause", children=(words(f"{subject} is", "greeting"), name), rule="greeting")
    frame = ctx.clauses.frame(root)
    stated = any(one.role == "ga" or one.topic for one in frame.arguments)
    if frame.kind != "nominal" or not frame.tail.copula or stated or frame.subordinates:
        return None
    return join_clauses(ctx, frame, Given(subject=EnNode("np", subject, slot="subject", rule="greeting")))


def _see_you(ctx: Context) -> EnNode | None:
    """Return when or where one meets again: 来年, 次の記事で; None for anything that is said to be so."""
    last = ctx.phrases[-1]
    if ctx.clauses.is_predicate(last.index) or last.verbal or last_role(last) not in ("", "ni", "de"):
        return None
    entry = last.core.entry
    if last_role(last) == "de":
        return prepositional(ctx, last.index)
    if noun_class(last) != "time" or entry is None or len(ctx.phrases) > 1:
        return None
    ctx.took_parts(last.index)
    return words(entry.forms.get("adverb", entry.en), entry.id, ctx.took(last.core.tokens))


def _text(ctx: Context, start: int, end: int) -> str:
    return ctx.reader.text[ctx.tokens[start].start : ctx.tokens[end - 1].end] if start < end else ""


@cache
def _rows(place: str) -> dict[str, Row]:
    return {one: row for row in table("english/greetings") if row["place"] == place for one in cells(row, "ja")}
