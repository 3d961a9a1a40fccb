"""Come here when "X is Y" or an adjective comes out wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode, Slot
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.adverbs import adverb_words
from pipeline.translation.transfer.arrangements import said_through
from pipeline.translation.transfer.asides import asides_of
from pipeline.translation.transfer.asked_nouns import asks_by_modifier, for_whom_it_is
from pipeline.translation.transfer.clefts import at_its_time, judged
from pipeline.translation.transfer.comparison import comparative, compared
from pipeline.translation.transfer.compounds import raw, shown
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.english.inflect import plural
from pipeline.translation.transfer.filling import fill
from pipeline.translation.transfer.function_words import ASKING
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.measured import alike, asks_how, by_how_much, counted_subject
from pipeline.translation.transfer.noun_assembly import pluralised
from pipeline.translation.transfer.noun_phrases import noun_phrase
from pipeline.translation.transfer.parts import Given, Parts
from pipeline.translation.transfer.phrases import is_quotation
from pipeline.translation.transfer.prepositions import prepositional
from pipeline.translation.transfer.quotations import with_that
from pipeline.translation.transfer.roles import resolved
from pipeline.translation.transfer.subject import is_fact
from pipeline.translation.transfer.subject_numbers import number_of
from pipeline.translation.transfer.units import Unit
from pipeline.translation.transfer.valency import collocation
from pipeline.translation.transfer.verb_phrase import verb_node


def adjective_word(ctx: Context, frame: Frame, degrees: Sequence[EnNode] = ()) -> list[EnNode]:
    """Return an adjective as it stands before a noun, with its adverbs and the ``degrees`` already made."""
    phrase = ctx.phrases[frame.phrase]
    unit, entry = phrase.core, phrase.core.entry
    made = [*degrees, *(one for index in frame.adverbs for one, _ in adverb_words(ctx, index, frame))]
    for part in phrase.parts:
        tokens = ctx.took(range(part.start, part.end))
        if part.entry.id.startswith("e.soudayoutai") and _is_before_noun(ctx, frame):
            made.append(words("seemingly", part.entry.id, tokens))  # 難しそうな課題
    for extra in phrase.units[:-1]:
        if extra.amount is not None and extra.amount.kind == "count" and set(extra.tokens) <= ctx.notes.realised:
            continue  # the subject: 3台必要だ
        if extra.amount is not None and entry is not None:
            return [*made, *_by_how_much(ctx, extra, unit, entry, _is_compared(ctx, frame))]
        made.append(
            words(
                extra.english or (extra.entry.en if extra.entry else shown(ctx, extra)), "unit", ctx.took(extra.tokens)
            )
        )
    if entry is None:
        return [*made, raw(ctx, unit)]
    said = entry.forms["thing"] if "thing" in entry.forms and _is_of_thing(ctx, frame) else entry.en
    if "ni" in entry.forms and any(one.role == "ni" for one in frame.arguments):
        said = entry.forms["ni"]  # Linuxに詳しい: knowledgeable about Linux
    text, made = compared(entry, said, made)
    return [*made, words(text, entry.id, ctx.took(unit.tokens))]


def _reported_words(ctx: Context, frame: Frame, parts: Parts) -> None:
    """「来年だ」とのことだった is "it was said that “it is next year”"; 担当者いわく「来年だ」とのこと the words alone."""
    source = next((one for one in frame.arguments if one.role == "niyoruto"), None)
    found = noun_phrase(ctx, frame.phrase, "title", [])
    told = tuple(at for mark in frame.tail.adverbs for at in mark.tokens)
    if source is not None:
        parts.front += [prepositional(ctx, source.phrase), words(",", "topic")]
        parts.rest.append(found)
        return
    parts.subject = words("it", "subject.it")
    said = Entry("e.tonokoto", "verb", "", "be said")
    parts.verb = verb_node(ctx, replace(frame, tail=replace(frame.tail, past=True)), said, Given(), False, told)
    parts.rest += with_that(found)


def _is_choice(ctx: Context, index: int) -> bool:
    """Whether 方 stands for one of two: この方が, not 話し方が."""
    core = ctx.phrases[index].core
    stem = core.start > 0 and ctx.tokens[core.start - 1].cform.startswith("連用")
    return core.text in ("方", "ほう") and not stem


def _is_before_noun(ctx: Context, frame: Frame) -> bool:
    head = ctx.phrases[frame.phrase].head
    return head >= 0 and ctx.phrases[head].core.kind == "noun" and not frame.tail.link


def _is_of_thing(ctx: Context, frame: Frame) -> bool:
    """Whether the adjective speaks of a thing that can be touched: its subject, that of なる over it, or the noun behind it."""
    head = ctx.phrases[frame.phrase].head
    over = ctx.clauses.frame(head).arguments if head >= 0 and ctx.clauses.is_complement(frame.phrase) else ()
    said = [one.phrase for one in (*frame.arguments, *over) if one.role == "ga" or (one.topic and not one.role)]
    if not said and head >= 0 and not ctx.phrases[head].verbal:
        said = [head]
    entries = [ctx.phrases[one].core.entry for one in said]
    return any(entry is not None and entry.noun_class == "thing" for entry in entries)


def _by_how_much(ctx: Context, amount: Unit, unit: Unit, entry: Entry, more: bool) -> list[EnNode]:
    """約60倍速い is "about 60 times as fast", 25%速い "25% faster", and so is ``more`` than another (前より10倍速い)."""
    assert amount.amount is not None
    said, tokens = amount.amount, ctx.took(amount.tokens)
    times = said.kind == "times" and not more
    much = words(f"{said.adverb} as" if times else said.adverb if said.kind == "times" else said.text, "number", tokens)
    return [much, words(entry.en if times else comparative(entry), entry.id, ctx.took(unit.tokens))]


def _copular(ctx: Context, frame: Frame, given: Given, parts: Parts) -> None:
    """X is Y, X is good; existence and amounts are constructions."""

    from pipeline.translation.transfer.constructions import apply_construction
    from pipeline.translation.transfer.predication import _absorb, _below_collocation

    frame = at_its_time(ctx, frame)
    phrase = ctx.phrases[frame.phrase]
    if is_quotation(phrase) and any(mark.english == "reportedly" for mark in frame.tail.adverbs):
        _reported_words(ctx, frame, parts)
        return
    arguments = list(resolved(ctx, frame, None))
    if frame.kind == "adjective" and (found := collocation(ctx, frame, arguments)):
        row, nouns = found
        tokens = ctx.took(phrase.core.tokens)
        for noun in nouns:
            arguments.remove(noun)
            _absorb(ctx, noun.phrase)
            tokens = (*tokens, *ctx.took(token for unit in ctx.phrases[noun.phrase].units for token in unit.tokens))
            for below in ctx.clauses.dependents[noun.phrase]:
                _below_collocation(ctx, below, found[0], arguments, parts)
        arguments = [replace(one, role="ga") if one.role == "theme" else one for one in arguments]
        fill(ctx, frame, given, parts, row, arguments, tokens)
        return
    if frame.kind == "adjective" and apply_construction(ctx, frame, arguments, given, parts):
        ctx.took((*phrase.core.tokens, *phrase.light))
        return
    if frame.kind == "adjective" and (counted := counted_subject(ctx, frame, arguments)) is not None:
        given = replace(given, subject=counted) if given.subject is None and not given.form else given
    entry = phrase.core.entry if frame.kind == "adjective" else None
    subject = entry.forms.get("subject", "it") if entry else "it"
    verb = Entry("e.copula", "verb", "", "be", frame={"ga": "subj", **(entry.frame if entry else {})}, subject=subject)
    if frame.kind == "adjective":
        arguments, share, tokens = by_how_much(ctx, arguments)
        arguments, standard = alike(ctx, frame, arguments)
        degrees = [one for one in parts.rest if one.slot == "complement"]
        parts.rest = [one for one in parts.rest if one.slot != "complement"]
        adjective = adjective_word(ctx, replace(frame, adverbs=()), degrees)
        if degrees and degrees[-1].lemma == "most":
            adjective.insert(0, words("the", "article"))
        if _is_compared(ctx, frame) and phrase.core.entry:
            adjective[-1] = replace(adjective[-1], lemma=comparative(phrase.core.entry))
        adjective = [
            words(_TOO[mark.english], mark.rule) for mark in frame.tail.manners if mark.english in _TOO
        ] + adjective
        if share and phrase.core.entry:
            adjective = [words(share, "number", tokens), *adjective[:-1]]
            adjective.append(words(comparative(phrase.core.entry), phrase.core.entry.id, phrase.core.tokens))
        if asks_how(parts.wh) and not standard:
            parts.wh[-1:] = [words("how", "wh"), *adjective]
            adjective = []
        complement = EnNode("word", children=(*standard[:1], *adjective, *standard[1:]))
        parts.rest.append(complement.as_("complement"))
        subjectless = replace(frame, arguments=tuple(arguments))
    else:
        if entry_of_noun(ctx, frame).get("copula") and not any(
            ctx.phrases[one].core.kind == "adnominal" for one in ctx.clauses.dependents[frame.phrase]
        ):
            verb = replace(verb, en=entry_of_noun(ctx, frame)["copula"])
        if (said := said_through(ctx, frame)) is not None:
            ctx.took(frame.tail.tokens)
            parts.rest.append(said.complement.as_("complement"))
            given = replace(given, subject=said.subject) if said.subject is not None else given
            fill(ctx, frame, given, parts, replace(verb, en=said.verb), arguments, ())
            return
        outer = {one.phrase for one in frame.arguments} | set(frame.adverbs) | set(frame.connectors)
        outer |= {one.phrase for one in frame.subordinates}
        outer |= {one for one in ctx.clauses.dependents[frame.phrase] if ctx.clauses.argument(one).focus == ("topic",)}
        alone = len(phrase.units) == 1 and set(ctx.clauses.dependents[frame.phrase]) <= outer
        complement = nominal_complement(ctx, frame, outer)
        if any(part.entry.id.startswith("e.shidai") for part in phrase.parts):
            verb = replace(verb, en="depend on")
            own = [one for one in ctx.clauses.dependents[frame.phrase] if one not in outer]
            complement = noun_phrase(ctx, frame.phrase, "object", own).as_("complement")
        if any(part.role == "only" for part in phrase.parts):
            only = words("only", "f.only")
            if complement.category == "np":
                complement = replace(complement, children=(only, *complement.children))
            elif not any(
                node.lemma == "only" for node in (complement, *complement.children)
            ):  # 平日のみ: only on weekdays
                complement = EnNode("pp", "", children=(only, complement), rule="time").as_("complement")
        if (members := _members(ctx, frame, arguments)) is not None:
            verb, complement = replace(verb, en="have"), members
        asks = given.question or (frame.tail.question and not (given.embedded or given.relative or frame.tail.link))
        what = ctx.tokens[phrase.core.start].lemma
        asked = asks and (what in ASKING or what in ("どう", "如何")) and alone
        for_whom = for_whom_it_is(ctx, frame) if asks else None
        if for_whom is not None:
            parts.wh.append(for_whom)
            complement = words("for", "c.notameno").as_("complement")
        (parts.wh if asked or (asks and for_whom is None and asks_by_modifier(ctx, frame)) else parts.rest).append(
            complement
        )
        subjectless = replace(frame, arguments=tuple(arguments))
    fill(ctx, subjectless, given, parts, verb, arguments, ())
    if any(one.role == "theme" for one in arguments):
        ctx.notes.doubt("double-subject", 0.2)
    if frame.kind == "adjective" and ctx.phrases[frame.phrase].core.text.endswith("最多") and parts.subject is not None:
        parts.subject = next((number_of(ctx, one) for one in arguments if one.role == "ga"), parts.subject)
    if frame.kind == "nominal" and verb.en != "have":
        _count(ctx, frame, arguments, parts)
    if parts.subject is not None and parts.subject.feature("number") == "plural":
        parts.rest = [_agreeing(one) for one in parts.rest]


def entry_of_noun(ctx: Context, frame: Frame) -> Mapping[str, str]:
    """Return the further forms of the noun that the clause says of its subject: 雰囲気 is what one has, not is."""
    entry = ctx.phrases[frame.phrase].core.entry
    return entry.forms if entry is not None else {}


def _is_compared(ctx: Context, frame: Frame) -> bool:
    """Whether the adjective says more: 昨年より高い, この方が高い."""
    if frame.tail.link_rule == "l.bahodo":
        return True
    for sub in frame.subordinates:
        grows = sub.tail.link_rule == "l.bahodo" or (sub.tail.link == "extent" and sub.kind == "adjective")
        if grows or sub.tail.link == "rather-ing":
            return True
    if any(_is_choice(ctx, one.phrase) for one in frame.arguments if one.role == "ga"):
        return True
    parts = (part for one in frame.arguments for part in ctx.phrases[one.phrase].parts)
    return any(part.role == "yori" or part.entry.id == "c.nohoo" for part in parts)


_TOO = {"too much": "too"}
"""What is said behind a verb and before an adjective: used too much, too expensive."""


def _members(ctx: Context, frame: Frame, arguments: Sequence[Argument]) -> EnNode | None:
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


def _count(ctx: Context, frame: Frame, arguments: Sequence[Argument], parts: Parts) -> None:
    """質問は5件だった: the number of questions was five."""
    amount = ctx.phrases[frame.phrase].core.amount
    one = next((one for one in arguments if one.role == "ga"), None)
    entry = ctx.phrases[one.phrase].core.entry if one is not None else None
    own = [child for child in parts.rest if child.slot == "complement"]
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
    if not _is_bare_number(ctx, frame):
        if amount.plural and entry.noun_class == "person":
            parts.subject = pluralised(parts.subject)
        return
    if "count" not in entry.grammar or (entry.noun_class in _NOT_COUNTED and not itself):
        if entry.noun_class == "quantity" and amount.before:
            parts.rest = [words(amount.before, "number", own[0].tokens).as_("complement")]
        return
    parts.subject = number_of(ctx, one)
    only = any(part.role == "only" for part in ctx.phrases[frame.phrase].parts)
    said = f"only {amount.before}" if only else amount.before
    number = words(said, "number", ctx.phrases[frame.phrase].core.tokens).as_("complement")
    asides = asides_of(ctx, ctx.phrases[frame.phrase], ctx.phrases[frame.phrase].core)
    parts.rest = [one for child in parts.rest for one in ((number, *asides) if child is own[0] else (child,))]


_NOT_COUNTED = frozenset("quantity abstract time degree place fact group".split())
"""Classes of nouns that a number says something of, and not how many they are; 参加国は8か国だった counts them."""


def _is_bare_number(ctx: Context, frame: Frame) -> bool:
    """Whether nothing tells who or what is counted: 3名, わずか5社, not 若手2名 and 電力会社の技術者3名."""
    phrase = ctx.phrases[frame.phrase]
    told = any(ctx.clauses.role_of(one) == "no" for one in ctx.clauses.dependents[frame.phrase])
    units = [unit for unit in phrase.units if unit.amount is None and unit.kind not in ("mark", "adverb")]
    return not told and all(unit.entry is not None and unit.entry.noun_class == "time" for unit in units)


def nominal_complement(ctx: Context, frame: Frame, outer: set[int]) -> EnNode:
    """Return the noun of a copula with only those phrases that belong to the noun itself."""
    own = [one for one in ctx.clauses.dependents[frame.phrase] if one not in outer]
    slot: Slot = "complement"
    thing = ctx.phrases[frame.phrase].core
    if thing.text in ("もの", "物") and len(own) == 1 and ctx.clauses.role_of(own[0]) in ("nikanshite", "nitsuite"):
        ctx.took(thing.tokens)  # 質問は性能に関するものだった
        return prepositional(ctx, own[0], prep="about").as_(slot)
    if any(part.role == "toonajiku" for part in ctx.phrases[frame.phrase].parts):
        return prepositional(ctx, frame.phrase, prep="the same as", below=own).as_(slot)
    amount = ctx.phrases[frame.phrase].core.amount
    if amount is not None and amount.text.endswith(" range") and not own:
        return words(amount.adverb, "number", ctx.took(ctx.phrases[frame.phrase].core.tokens)).as_(slot)
    entry = ctx.phrases[frame.phrase].core.entry
    if (lies := _lies(ctx, frame, own)) is not None:
        return lies.as_(slot)
    if is_fact(ctx, Argument("", frame.phrase)) and any(ctx.clauses.is_predicate(one) for one in own):
        from pipeline.translation.transfer.nominalized import fact_clause

        inner = ctx.clauses.frame(next(one for one in own if ctx.clauses.is_predicate(one)))
        plain = inner.kind == "verb" and not (inner.tail.past or inner.tail.state or inner.tail.passive)
        aimed = plain and not any(one.role == "ga" or one.topic for one in inner.arguments) and _is_aim(ctx, frame)
        return fact_clause(ctx, Argument("", frame.phrase), "inf" if aimed else "that", own).as_(slot)
    if entry and entry.en == "plan" and len(own) == 1 and (day := _date(ctx, own[0])) is not None:
        ctx.took(ctx.phrases[frame.phrase].core.tokens)
        return EnNode("pp", "planned for", children=(day,), rule="r.planned").as_(slot)
    node = noun_phrase(ctx, frame.phrase, "complement", own)
    if prep := node.feature("prep"):
        generic = noun_phrase(ctx, frame.phrase, "of", own) if prep == "for" else node
        return EnNode("pp", prep, children=(generic,), rule="affix").as_(slot)  # 教材は新人向け
    return node.as_(slot)


def _lies(ctx: Context, frame: Frame, own: Sequence[int]) -> EnNode | None:
    """Return when, where or in what language something is, which the Japanese says it is; None for what it really is.

    受付は2階だ, 会議は10時からだ, 支払いは月末だ, 資料は英語だった; not 締め切りは月末だ.
    """
    phrase = ctx.phrases[frame.phrase]
    amount, entry = phrase.core.amount, phrase.core.entry
    said = next((one for one in frame.arguments if one.role == "ga" or (one.topic and not one.role)), None)
    of = ctx.phrases[said.phrase].core.entry if said is not None else None
    if amount is not None and amount.text.split(" ")[-1] == "floor":
        return prepositional(ctx, frame.phrase, prep="on", below=own)
    if of is None or of.noun_class not in _TAKES_PLACE or of.en.split(" ")[-1] in _POINTS or phrase.asides:
        return None
    case = next((part for part in phrase.parts if part.role in ("kara", "made")), None)
    moment = amount is not None and amount.kind == "moment"
    when = moment or (entry is not None and entry.noun_class == "time")
    if case is not None:
        lead = "from" if case.role == "kara" else "until"
        return prepositional(ctx, frame.phrase, prep=lead, below=own) if when else None
    if amount is not None and moment and not own and len(phrase.units) == 1 and amount.adverb != amount.text:
        return words(amount.adverb, "number", ctx.took(phrase.core.tokens))
    if amount is not None and moment and not own and amount.adverb != amount.text and _is_year(phrase.units[0]):
        return prepositional(ctx, frame.phrase, prep=amount.adverb.split(" ")[0], below=own)  # 来年2月
    if entry is None or own or len(phrase.units) > 1:
        return None
    if when and entry.forms.get("adverb", "").startswith(("at ", "in ", "on ")):
        return words(entry.forms["adverb"], entry.id, ctx.took(phrase.core.tokens))
    language = phrase.core.text.endswith("語") and entry.en[:1].isupper()
    return prepositional(ctx, frame.phrase, prep="in", below=own) if language else None


def _is_year(unit: Unit) -> bool:
    return unit.entry is not None and unit.entry.noun_class == "time"


_TAKES_PLACE = frozenset({"act", "event", "content", "thing", "place"})
_POINTS = frozenset("language founding date time deadline name title version".split())
"""What a time or a language is itself, and not the time or language of."""


def _date(ctx: Context, index: int) -> EnNode | None:
    """Return the time of 4月の予定である, for which something is planned; None for anything else."""
    phrase = ctx.phrases[index]
    amount, entry = phrase.core.amount, phrase.core.entry
    dated = (amount is not None and amount.kind == "moment") or (entry is not None and entry.noun_class == "time")
    return noun_phrase(ctx, index, "title") if dated and ctx.clauses.role_of(index) == "no" else None


def _is_aim(ctx: Context, frame: Frame) -> bool:
    """Whether the clause says what is to be done: 目的は規格を確定することである."""
    one = next((one for one in frame.arguments if one.role == "ga" or one.topic), None)
    if one is None:
        return False
    what = judged(ctx, one)
    return ctx.phrases[one.phrase].core.text[-2:] in _AIMS or what in _TO_DO


_AIMS = frozenset("目的 目標 狙い 役割 課題 方針 仕事 任務 使命 責務 予定 計画 ねらい 意図".split())


_TO_DO = frozenset("important necessary difficult hard easy desirable essential".split())
"""What is said of what is to be done: 大事なのは早く失敗することだ."""


def _agreeing(complement: EnNode) -> EnNode:
    """Put "a student" in the plural behind a plural subject."""
    head = complement.child("head")
    if complement.slot != "complement" or head is None or head.category != "noun":
        return complement
    if not any(child.rule == "article" and child.lemma == "a" for child in complement.children):
        return complement
    kept = [child.having(number="plural") if child is head else child for child in complement.children]
    return replace(complement, children=tuple(child for child in kept if child.rule != "article"))
