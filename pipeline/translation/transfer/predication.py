"""Come here when a clause comes out wrong in English: who is the subject, which voice, what goes where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.model.english import Flag
from pipeline.model.english_tree import EnNode, Slot, node
from pipeline.model.frames import Argument, Frame, Tail
from pipeline.translation.transfer.clauses import FLOATING
from pipeline.translation.transfer.compounds import raw
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.english.determiners import Use
from pipeline.translation.transfer.english.inflect import verb_form
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.noun_phrases import noun_phrase, place_preposition, prepositional
from pipeline.translation.transfer.phrases import Phrase
from pipeline.translation.transfer.subject import Subject, choose_subject, is_fact
from pipeline.translation.transfer.valency import choose_verb, collocation, is_time, resolved

__all__ = ["adjective_word", "choose_verb", "clause"]


@dataclass(slots=True)
class Parts:
    """A clause being built: English parts in the order in which they will stand."""

    front: list[EnNode] = field(default_factory=list)
    subject: EnNode | None = None
    pre: list[EnNode] = field(default_factory=list)
    verb: EnNode | None = None
    rest: list[EnNode] = field(default_factory=list)
    end: list[EnNode] = field(default_factory=list)
    wh: list[EnNode] = field(default_factory=list)
    inside: list[EnNode] = field(default_factory=list)
    moved: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """What the surroundings give a clause: a form (inf, ing), a subject, a patient (the noun it modifies), or no object."""

    form: str = ""
    subject: EnNode | None = None
    patient: EnNode | None = None
    without_object: bool = False
    elided: bool = False
    tense: str = ""
    embedded: bool = False


def clause(
    ctx: Context,
    frame: Frame,
    *,
    form: str = "",
    subject: EnNode | None = None,
    patient: EnNode | None = None,
    without_object: bool = False,
) -> EnNode:
    """Return the clause of ``frame`` with the clauses that hang on it."""
    from pipeline.translation.transfer.sentence import join_clauses

    return join_clauses(ctx, frame, Given(form, subject, patient, without_object, embedded=True))


def simple_clause(ctx: Context, frame: Frame, given: Given, front: Sequence[EnNode] = ()) -> EnNode:
    """Return the clause of ``frame`` without its subordinate clauses; ``front`` goes before it."""
    phrase = ctx.phrases[frame.phrase]
    ctx.took(frame.tail.tokens)
    for part in phrase.parts:
        if part.entry.kind != "ending":
            ctx.took(range(part.start, part.end))
    for mark in (*frame.tail.modals, *frame.tail.chains, *frame.tail.gerunds):
        ctx.took(mark.tokens)
    parts = Parts(front=list(front))
    _adverbs(ctx, frame, parts)
    if frame.kind == "verb":
        _verbal(ctx, frame, given, parts)
    else:
        _copular(ctx, frame, given, parts)
    return _ordered(parts, given)


def _ordered(parts: Parts, given: Given) -> EnNode:
    inner = given.embedded and (given.subject is not None or given.patient is not None or bool(given.form))
    if inner and parts.front:
        parts.end += [one for one in parts.front if one.lemma != ","]
        parts.front = []
    children = [*parts.wh, *(one.as_("adjunct") for one in parts.front)]
    if parts.subject is not None and not given.form and not given.elided:
        children.append(parts.subject.as_("subject"))
    elif parts.subject is not None and given.elided:
        children.append(EnNode("word", "", slot="subject", features=parts.subject.features))
    if parts.verb is not None:
        inside = tuple(one.as_("object") for one in parts.inside)
        children.append(replace(parts.verb, children=(*parts.pre, *inside)).as_("head"))
    else:
        children += parts.pre
    objects = [one for one in parts.rest if one.slot in ("object", "complement") or one.category == "verb"]
    clauses = [one for one in parts.rest if one.category == "clause" and one not in objects]
    others = [one for one in parts.rest if one not in objects and one not in clauses]
    children += [*objects, *others, *parts.end, *clauses]
    return EnNode("clause", children=tuple(children), rule="clause")


# -- adverbs ---------------------------------------------------------------------------------------------------------


def _adverbs(ctx: Context, frame: Frame, parts: Parts) -> None:
    for index in frame.adverbs:
        for adverb, position in adverb_words(ctx, index):
            if adverb.lemma == "still" and frame.tail.negative:
                adverb, position = replace(adverb, lemma="yet"), "end"
            if position == "start":
                parts.front += [adverb, words(",", "adverb")]
            elif position == "wh":
                parts.wh.append(adverb)
            elif position in ("pre", "adj"):
                (parts.rest if frame.kind != "verb" else parts.pre).append(
                    adverb.as_("complement" if frame.kind != "verb" else "")
                )
            else:
                parts.end.append(adverb)
    for mark in frame.tail.adverbs:
        tokens = ctx.took(mark.tokens)
        if mark.english in EVIDENCE:
            continue
        if mark.english in _BEFORE_VERB:
            parts.pre.append(words(mark.english, mark.rule, tokens))
        else:
            parts.front = [words(mark.english, mark.rule, tokens), words(",", "adverb"), *parts.front]
    for mark in frame.tail.manners:
        parts.end.append(words(mark.english, mark.rule, ctx.took(mark.tokens)))


EVIDENCE = frozenset({"reportedly", "apparently", "perhaps"})
_BEFORE_VERB = frozenset({"probably", "sometimes", "often", "not necessarily", "merely"})


def adverb_words(ctx: Context, index: int) -> list[tuple[EnNode, str]]:
    """Return an adverbial phrase with what modifies it, each with its position (start, pre, end)."""
    phrase = ctx.phrases[index]
    unit, entry = phrase.core, phrase.core.entry
    found: list[tuple[EnNode, str]] = []
    for below in ctx.clauses.dependents[index]:
        if ctx.clauses.is_adverbial(below):
            found += [(one, "pre") for one, _ in adverb_words(ctx, below)]
        else:
            found.append((prepositional(ctx, below), "end"))
    for part in phrase.parts:
        ctx.took(range(part.start, part.end))
    for extra in phrase.units[:-1]:
        found.append(
            (words(extra.entry.en if extra.entry else f"[{extra.text}]", "adverb", ctx.took(extra.tokens)), "end")
        )
    ctx.took(phrase.light)
    if entry is None:
        found.append((raw(ctx, unit), "end"))
        return found
    tokens = ctx.took(unit.tokens)
    text = entry.en.rstrip(",")
    position = entry.position or ("start" if entry.kind == "sentence-adverb" else "end")
    if unit.kind == "adjective":
        text, position = entry.forms.get("adverb") or _adverb_of(entry.en), "end"
    if text in _WH:
        position = "wh"
    found.append((words(text, entry.id, tokens), position))
    return found


_WH = frozenset({"how", "when", "why", "where", "what", "how far", "to what extent"})


def _adverb_of(adjective: str) -> str:
    """Return the adverb of an adjective that the lexicon gives none for."""
    if " " in adjective or adjective.endswith(("ly", "-like")):
        return f"in a {adjective} way"
    if adjective in ("fast", "early", "late", "hard", "high", "low"):
        return adjective
    if adjective.endswith("ic"):
        return adjective + "ally"
    if adjective.endswith("le"):
        return adjective[:-1] + "y"
    if adjective.endswith("y"):
        return adjective[:-1] + "ily"
    return adjective + "ly"


# -- arguments -------------------------------------------------------------------------------------------------------


def argument_node(ctx: Context, one: Argument, use: Use) -> EnNode:
    """Return an argument as a noun phrase, with "only" or "even" where the Japanese has them."""
    found = noun_phrase(ctx, one.phrase, use)
    for focus in one.focus:
        if focus in ("only", "even", "only-negative"):
            return EnNode(
                "np", children=(words(focus.removesuffix("-negative"), f"f.{focus}"), found), features=found.features
            )
        if focus == "also" and not found.feature("list"):
            ctx.notes.doubt("also", 0.02)
    return found


def embedded(ctx: Context, one: Argument, slot: str, verb: Entry | None, writer: bool = False, moved: tuple[Argument, ...] = ()) -> EnNode:
    """Return a と-clause or question as the complement of its verb."""
    phrase = ctx.phrases[one.phrase]
    if not ctx.clauses.is_predicate(one.phrase):
        return EnNode(
            "np",
            children=(words("as" if slot != "that" else "that", "quote"), noun_phrase(ctx, one.phrase, "complement")),
        )
    frame = ctx.clauses.frame(one.phrase)
    for part in phrase.parts:
        if part.entry.kind != "ending":
            ctx.took(range(part.start, part.end))
    frame = replace(frame, arguments=(*moved, *frame.arguments))
    asks = frame.tail.question or frame.tail.link == "whether"
    if frame.tail.chains and frame.tail.chains[0].rule in ("e.tai", "e.tsumori") and slot in ("that", "inf"):
        ctx.notes.doubt("whose-wish", 0.1)
    if slot == "inf" and not asks:
        return clause(ctx, frame, form="inf")
    wh = any(_is_wh(ctx, index) for index in range(phrase.index + 1) if _within(ctx, index, phrase.index))
    that = "whether" if asks and not wh else "" if asks else "that"
    if (
        wh
        and not any(one.role == "ga" or one.topic for one in frame.arguments)
        and not frame.tail.past
        and not frame.tail.state
    ):
        return EnNode("clause", children=(clause(ctx, frame, form="inf"),), rule="quote")
    from pipeline.translation.transfer.sentence import join_clauses

    inner = join_clauses(ctx, frame, Given(embedded=not writer))
    return EnNode("clause", children=(words(that, "quote"), inner), rule="quote")


def _is_wh(ctx: Context, index: int) -> bool:
    return any(
        ctx.tokens[unit.start].lemma in ("何", "誰", "何時", "如何", "何処", "何れ", "何故", "どの", "どう")
        for unit in ctx.phrases[index].units
    )


def _within(ctx: Context, index: int, top: int) -> bool:
    while 0 <= index < top:
        index = ctx.phrases[index].head
    return index == top


# -- verbs -----------------------------------------------------------------------------------------------------------


def _verbal(ctx: Context, frame: Frame, given: Given, parts: Parts) -> None:
    from pipeline.translation.transfer.constructions import apply_construction

    phrase = ctx.phrases[frame.phrase]
    unit = phrase.core
    verb = choose_verb(ctx, frame)
    arguments = list(resolved(ctx, frame, verb))
    tokens = ctx.took((*unit.tokens, *phrase.light))
    arguments = _moved_inside(ctx, frame, arguments, parts)
    found = collocation(ctx, frame, arguments)
    if not found and apply_construction(ctx, frame, arguments, given, parts):
        _prefix_units(ctx, phrase, parts)
        return
    if found and _only_exists(ctx, phrase, found[0], found[1], arguments):
        found = None
        if apply_construction(ctx, frame, arguments, given, parts):
            return
    if found:
        verb, nouns = found
        for noun in nouns:
            arguments.remove(noun)
            _absorb(ctx, noun.phrase)
            for unit in ctx.phrases[noun.phrase].units:
                tokens = (*ctx.took(unit.tokens), *tokens)
            for below in ctx.clauses.dependents[noun.phrase]:
                if (
                    ctx.phrases[below].start >= ctx.phrases[nouns[0].phrase].start
                    or ctx.phrases[below].end <= ctx.phrases[noun.phrase].start
                ):
                    _below_collocation(ctx, below, arguments, parts)
    if verb is None:
        verb = _unknown_verb(ctx, phrase)
    _prefix_units(ctx, phrase, parts)
    fill(ctx, frame, given, parts, verb, arguments, tokens)


def _moved_inside(ctx: Context, frame: Frame, arguments: list[Argument], parts: Parts) -> list[Argument]:
    """この方式は良いと考えられる: the topic of a passive verb of thinking is the subject of what is thought."""
    quote = next((one for one in arguments if one.role == "quote" and ctx.clauses.is_predicate(one.phrase)), None)
    stated = next((one for one in arguments if one.role == "ga" and one.topic), None)
    if quote is None or stated is None or not frame.tail.passive or stated.phrase > quote.phrase:
        return arguments
    if any(one.role == "ga" for one in ctx.clauses.frame(quote.phrase).arguments):
        return [replace(one, role="theme") if one is stated else one for one in arguments]
    parts.moved = (stated,)
    return [one for one in arguments if one is not stated]


def _only_exists(
    ctx: Context, phrase: Phrase, verb: Entry, nouns: Sequence[Argument], arguments: Sequence[Argument]
) -> bool:
    """問題がある without anybody who has the problem: there is one."""
    exists = ctx.tokens[phrase.core.start].lemma in ("有る", "無い") and verb.en.startswith("have ")
    return exists and len(nouns) == len([one for one in arguments if one.role not in ("time", "de")])


def _below_collocation(ctx: Context, below: int, arguments: list[Argument], parts: Parts) -> None:
    """What hangs on the noun of a collocation: 会議の議題 is "the agenda of the meeting", 〜についての an argument."""
    role = ctx.clauses.role_of(below)
    if ctx.clauses.is_adverbial(below):
        parts.end += [one for one, _ in adverb_words(ctx, below)]
    elif role and role != "no":
        arguments.append(Argument(role, below))
    else:
        parts.end.append(prepositional(ctx, below, prep="of"))


def _absorb(ctx: Context, index: int) -> None:
    for part in ctx.phrases[index].parts:
        ctx.took(range(part.start, part.end))


def _prefix_units(ctx: Context, phrase: Phrase, parts: Parts) -> None:
    """Units before the verb in its own phrase: 再び, 幾つか, an object noun without を."""
    for unit in phrase.units[:-1]:
        if unit.start - 1 in ctx.notes.realised and unit.start in ctx.notes.realised:
            continue
        if unit.kind == "raw" and not unit.entries:
            parts.end.append(raw(ctx, unit))
            continue
        text = unit.english or (unit.entry.forms.get("adverb", unit.entry.en) if unit.entry else unit.text)
        parts.end.append(words(text, unit.entry.id if unit.entry else "unit", ctx.took(unit.tokens)))
        ctx.notes.doubt("unit-before-verb", 0.2)


def _unknown_verb(ctx: Context, phrase: Phrase) -> Entry:
    """A verb that no table has: a known noun is carried out, anything else is shown in Japanese."""
    unit = phrase.core
    if unit.kind == "noun" and unit.entry:
        ctx.notes.doubt("noun-as-verb", 0.25)
        return Entry(
            unit.entry.id,
            "verb",
            "",
            f"carry out {unit.english or unit.entry.en}",
            frame={"ga": "subj", "wo": "for"},
            subject="it",
        )
    if unit.kind == "latin":
        return Entry("kept", "verb", "", unit.text, frame={"ga": "subj", "wo": "obj"}, subject="passive")
    ctx.notes.flags.add(Flag.UNKNOWN_WORD)
    ctx.notes.doubt("unknown-verb", 0.5)
    base = ctx.tokens[unit.end - 1].base if unit.kind == "raw" else unit.text
    return Entry("unknown", "verb", "", f"do [{base}]", frame={"ga": "subj", "wo": "obj"}, subject="it")


def fill(
    ctx: Context,
    frame: Frame,
    given: Given,
    parts: Parts,
    verb: Entry,
    arguments: Sequence[Argument],
    tokens: tuple[int, ...],
) -> None:
    """Put verb and arguments into their places, the dropped subject included."""
    slots: list[tuple[Argument, str]] = [(one, slot_of(ctx, one, verb, frame)) for one in arguments]
    writer = not given.embedded and not any(mark.english == "reportedly" for mark in frame.tail.adverbs)
    choice = choose_subject(
        ctx, frame, verb, slots, given.subject, given.patient, bool(given.form), given.without_object, writer
    )
    parts.subject = choice.node
    facts = choice.argument is not None and is_fact(ctx, choice.argument) and (choice.passive or verb.en.split(" ")[0] == "be")
    if choice.argument is not None and not facts:
        parts.subject = argument_node(ctx, choice.argument, "topic" if choice.argument.topic else "subject")
        parts.subject = _quantified(ctx, parts.subject, slots)
    for one, slot in slots:
        if one is choice.argument:
            continue
        _place(ctx, one, slot, verb, frame, choice, parts)
    if choice.argument is not None and is_fact(ctx, choice.argument) and (choice.passive or verb.en.split(" ")[0] == "be"):
        parts.subject = words("it", "subject.it")
        parts.rest.append(_fact_subject(ctx, choice.argument, frame))
    if impersonal := _impersonal(frame, choice, given):
        parts.subject, wish = words(impersonal[0], "subject.impersonal"), impersonal[1]
        _restore_object(ctx, choice, parts)
        inner = verb_node(ctx, replace(frame, tail=_plain(frame.tail)), verb, replace(given, form="inf"), False, tokens)
        parts.rest.insert(0, inner)
        outer = replace(frame.tail, chains=frame.tail.chains[1:], passive=False, state=False)
        parts.verb = verb_node(
            ctx, replace(frame, tail=outer), Entry("subject.impersonal", "verb", "", wish), given, False, ()
        )
        return
    if choice.passive and parts.subject is not None and parts.subject.lemma == "it" and verb.en.endswith(" about"):
        verb = replace(verb, en="state")
    parts.verb = verb_node(ctx, frame, verb, given, choice.passive, tokens)


_IMPERSONAL = {
    "want to": ("it", "be desired"),
    "try to": ("an attempt", "be made"),
    "intend to": ("it", "be intended"),
    "decide to": ("it", "be decided"),
}


def _impersonal(frame: Frame, choice: Subject, given: Given) -> tuple[str, str] | None:
    """A wish or attempt of somebody who is not named: "it is desired to unify them", not "they want to be unified"."""
    unnamed = choice.passive or (choice.node is not None and choice.node.lemma == "it")
    if not frame.tail.chains or not unnamed or given.form or given.patient is not None or given.subject is not None:
        return None
    return _IMPERSONAL.get(frame.tail.chains[0].english) if not frame.tail.passive else None


def _restore_object(ctx: Context, choice: Subject, parts: Parts) -> None:
    """What had become the subject of a passive is the object again."""
    if choice.argument is not None:
        parts.rest.insert(0, argument_node(ctx, choice.argument, "object").as_("object"))


def _fact_subject(ctx: Context, one: Argument, frame: Frame) -> EnNode:
    """〜ことが重要である: what is important stands behind, as infinitive or that-clause."""
    from pipeline.translation.transfer.nominalized import fact_clause

    inner = next(index for index in ctx.clauses.dependents[one.phrase] if ctx.clauses.is_predicate(index))
    clause_ = ctx.clauses.frame(inner)
    to_do = frame.kind == "adjective" and not any(other.role == "ga" or other.topic for other in clause_.arguments)
    return fact_clause(ctx, one, "inf" if to_do and clause_.kind == "verb" and not clause_.tail.passive else "that")


def _plain(tail: Tail) -> Tail:
    return replace(tail, chains=(), modals=(), past=False, negative=False)


def slot_of(ctx: Context, one: Argument, verb: Entry, frame: Frame) -> str:
    """Return the English slot of an argument: what the verb's frame says, else what its particle says."""
    if one.role == "wo" and any(
        other.role == "toshite" and other.phrase == one.phrase + 1 for other in frame.arguments
    ) and any(other.role == "wo" and other.phrase > one.phrase for other in frame.arguments):
        return "basis"
    if is_fact(ctx, one) and one.role in ("wo", "ga") and "koto" in verb.frame and one.role != "ga":
        return verb.frame["koto"]
    entry = ctx.phrases[one.phrase].core.entry
    if one.role in ("kara", "made") and is_time(ctx, one.phrase):
        return "pp"
    if one.role == "de" and entry and entry.noun_class == "place" and verb.frame.get("de") in ("on", "with", "by"):
        return "pp"
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


def _quantified(ctx: Context, node_: EnNode, slots: Sequence[tuple[Argument, str]]) -> EnNode:
    """Put an amount that stands by the verb (セッションが幾つか用意された) with the noun that it counts."""
    for one, slot in slots:
        unit = ctx.phrases[one.phrase].core
        if slot == "bare" and _is_amount(ctx, one) and node_.category == "np" and not node_.feature("list"):
            entry = unit.entry
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
            kept = [
                child.having(number="plural") if child.slot == "head" and child.category == "noun" else child
                for child in kept
            ]
            return replace(node_, children=(found, *kept)).having(number="plural")
    return node_


def _is_amount(ctx: Context, one: Argument) -> bool:
    unit = ctx.phrases[one.phrase].core
    if unit.text in FLOATING:
        return True
    if unit.kind == "number" and is_time(ctx, one.phrase):
        return False
    return bool(unit.entry and unit.entry.noun_class == "quantity") or (
        unit.kind == "number" and len(ctx.phrases[one.phrase].units) == 1
    )


def _place(ctx: Context, one: Argument, slot: str, verb: Entry, frame: Frame, choice: Subject, parts: Parts) -> None:
    """Put an argument that is not the subject where its slot says."""
    from pipeline.translation.transfer.nominalized import fact_clause

    if _is_wh(ctx, one.phrase) and slot not in ("that", "inf", "time", "subj"):
        found = noun_phrase(ctx, one.phrase, "title")
        parts.wh.append(found)
        _absorb(ctx, one.phrase)
        if slot == "pp" or slot not in ("obj", "iobj", "comp", "bare"):
            case = next((part.entry.en for part in ctx.phrases[one.phrase].parts if part.entry.kind == "case"), "")
            parts.rest.append(words(slot if slot not in ("pp",) else case, "wh"))
        return
    if one.role == "comp":
        parts.rest.append(EnNode("word", children=tuple(adjective_word(ctx, ctx.clauses.frame(one.phrase)))))
    elif slot in ("that", "inf", "ing") and one.role != "quote" and is_fact(ctx, one):
        parts.rest.append(fact_clause(ctx, one, slot))
    elif slot in ("that", "inf", "comp", "obj") and one.role == "quote":
        writer = choice.node is not None and choice.node.feature("person") == "1"
        parts.rest.append(embedded(ctx, one, slot, verb, writer, parts.moved))
    elif slot in ("obj", "iobj", "comp", "subj", "that", "inf", "ing"):
        if slot == "subj" and choice.passive:
            parts.end.insert(0, EnNode("pp", "by", children=(argument_node(ctx, one, "subject"),), rule="agent"))
            return
        if is_fact(ctx, one):
            parts.rest.append(fact_clause(ctx, one, "that"))
            return
        found = argument_node(ctx, one, "complement" if slot == "comp" else "object")
        if slot == "obj":
            found = _quantified(
                ctx, found, [(other, "bare") for other in frame.arguments if not other.role and other is not one]
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
        parts.end.append(EnNode("pp", "with", children=(basis,), rule="r.with-as"))
    elif slot == "pp":
        _adjunct(ctx, one, verb, frame, choice, parts)
    else:
        placed = prepositional(ctx, one.phrase, verb, "" if slot == "-" else slot)
        (
            parts.front.extend((placed, words(",", "topic")))
            if one.topic and _leads(ctx, one, frame)
            else parts.rest.append(placed)
        )


def _leads(ctx: Context, one: Argument, frame: Frame) -> bool:
    return "topic" in one.focus and one.phrase == min((other.phrase for other in frame.arguments), default=one.phrase)


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
    placed = prepositional(ctx, one.phrase, verb, prep)
    if ("topic" in one.focus or one.role in FRONTED) and one.phrase < frame.phrase and _leads(ctx, one, frame):
        parts.front += [placed, words(",", "topic")]
    else:
        parts.end.append(placed)


FRONTED = frozenset({"toshite", "dakedenaku", "niyoruto", "nara"})


def _time(ctx: Context, one: Argument, parts: Parts, frame: Frame) -> None:
    """A time without a preposition of its own: this year, in the morning, on 12 May."""
    node_ = time_node(ctx, one.phrase)
    if one.topic or one.phrase == min(other.phrase for other in frame.arguments):
        parts.front += [node_, words(",", "time")]
    else:
        parts.end.append(node_)


def time_node(ctx: Context, index: int) -> EnNode:
    """Return a time phrase as an adverbial."""
    phrase = ctx.phrases[index]
    entry, unit = phrase.core.entry, phrase.core
    case = next((part for part in phrase.parts if part.entry.kind == "case" and part.role not in ("no", "nado")), None)
    prep = case.entry.en if case and case.role not in ("ni", "de") else ""
    if len(phrase.units) == 1 and entry and not ctx.clauses.dependents[index] and not phrase.asides:
        _absorb(ctx, index)
        text = entry.en if prep else entry.forms.get("adverb", entry.en)
        word = words(text, entry.id, ctx.took(unit.tokens))
        return EnNode("pp", prep, children=(word,), rule="time") if prep else word
    date = type(unit.quantity).__name__ if unit.quantity is not None else ""
    if date == "Amount" and not prep and not unit.text.endswith("目"):
        prep = "in" if case else "for"
    if not prep and date:
        day = getattr(unit.quantity, "day", 0) or unit.text.endswith("日目")
        prep = (
            "on"
            if day or getattr(unit.quantity, "weekday", 0)
            else "at"
            if date == "Time"
            else "in"
            if date == "Date"
            else ""
        )
    return prepositional(ctx, index, prep=prep)


def _bare(ctx: Context, one: Argument, parts: Parts, frame: Frame) -> None:
    """A noun without any particle: an amount (3人 参加した) or a piece of a title; kept where it stands."""
    unit = ctx.phrases[one.phrase].core
    if _is_amount(ctx, one) and unit.start in ctx.notes.realised:
        return
    if is_time(ctx, one.phrase):
        parts.end.append(time_node(ctx, one.phrase))
        return
    found = noun_phrase(ctx, one.phrase, "preposition")
    if unit.kind != "number" and (unit.entry is None or unit.entry.noun_class != "quantity"):
        ctx.notes.doubt("bare-noun", 0.3)
    parts.rest.append(found) if unit.kind == "number" else parts.front.extend((found, words(",", "bare")))


def verb_node(ctx: Context, frame: Frame, verb: Entry, given: Given, passive: bool, tokens: tuple[int, ...]) -> EnNode:
    """Return the verb with tense, aspect, voice, modal and what governs it."""
    tail = frame.tail
    lemma = with_object_inside(verb)
    if tail.causative and not passive:
        roles = {one.role for one in frame.arguments}
        if "wo" not in verb.frame:
            lemma = f"make {{obj}} {lemma}"
        elif "wo" not in roles or "ni" in roles:
            lemma = f"make one {lemma}"
    chain = [f"{mark.english}-ing" for mark in reversed(tail.gerunds)]
    governed = [mark.english for mark in reversed(tail.chains)]
    modal = next((mark.english for mark in tail.modals), "")
    if "be to" in governed and (len(governed) > 1 or modal):
        governed.remove("be to")
    chain = [*governed, *chain]
    aspect = ""
    if tail.experience and not given.form:
        aspect = "perfect"
    elif (
        tail.state
        and not passive
        and not tail.passive
        and not is_stative(lemma)
        and (tail.past or "wo" not in verb.frame)
    ):
        aspect = "progressive"
    tense = "past" if tail.past else given.tense
    marked = tuple(token for mark in (*tail.modals, *tail.chains, *tail.gerunds) for token in mark.tokens)
    return node(
        "verb",
        lemma,
        tokens=(*tokens, *tail.tokens, *marked),
        rule=verb.id,
        tense=tense,
        voice="passive" if passive else "",
        aspect=aspect if not chain else "",
        modal=modal if not given.form else "",
        negative="yes" if tail.negative else "",
        chain=" + ".join(chain),
        form=given.form,
    )


def with_object_inside(verb: Entry) -> str:
    """Return the English of a verb with the place of its object: keep {obj} in mind, lower {obj} in price, state {obj} clearly.

    An object stands behind the whole only where a preposition governs it (look forward to).
    """
    head, _, rest = verb.en.partition(" ")
    if "{obj}" in rest or "obj" not in verb.frame.values() or not rest:
        return verb.en
    first, last = rest.split(" ")[0], rest.split(" ")[-1]
    if (first in _PREPOSITIONS and last not in _PREPOSITIONS and first != last) or (
        first == last and first.endswith("ly")
    ):
        return f"{head} {{obj}} {rest}"
    return verb.en


_PREPOSITIONS = frozenset(
    "in as into to on under for with from at of about up out over off down against through".split()
)


def is_stative(lemma: str) -> bool:
    """Whether the English verb has no progressive: be, have, know, differ."""
    return lemma.split(" ")[0] in _STATIVE


_STATIVE = frozenset(
    "live work be have know think believe exist differ contain include need want support belong relate consist depend seem mean apply "
    "expect understand see hear like hope aim lack equal cost own possess concern involve remain resemble satisfy require feel use take".split()
)


# -- copula and adjectives -------------------------------------------------------------------------------------------


def adjective_word(ctx: Context, frame: Frame) -> list[EnNode]:
    """Return an adjective as it stands before a noun, with its adverbs."""
    phrase = ctx.phrases[frame.phrase]
    unit, entry = phrase.core, phrase.core.entry
    made = [one for index in frame.adverbs for one, _ in adverb_words(ctx, index)]
    for part in phrase.parts:
        ctx.took(range(part.start, part.end))
    for extra in phrase.units[:-1]:
        made.append(
            words(
                extra.english or (extra.entry.en if extra.entry else f"[{extra.text}]"), "unit", ctx.took(extra.tokens)
            )
        )
    made.append(words(entry.en, entry.id, ctx.took(unit.tokens)) if entry else raw(ctx, unit))
    return made


def _copular(ctx: Context, frame: Frame, given: Given, parts: Parts) -> None:
    """X is Y, X is good; existence and amounts are constructions."""
    from pipeline.translation.transfer.constructions import apply_construction

    phrase = ctx.phrases[frame.phrase]
    arguments = list(resolved(ctx, frame, None))
    if frame.kind == "adjective" and (found := collocation(ctx, frame, arguments)):
        row, nouns = found
        tokens = ctx.took(phrase.core.tokens)
        for noun in nouns:
            arguments.remove(noun)
            _absorb(ctx, noun.phrase)
            tokens = (*tokens, *ctx.took(token for unit in ctx.phrases[noun.phrase].units for token in unit.tokens))
            for below in ctx.clauses.dependents[noun.phrase]:
                _below_collocation(ctx, below, arguments, parts)
        arguments = [replace(one, role="ga") if one.role == "theme" else one for one in arguments]
        fill(ctx, frame, given, parts, row, arguments, tokens)
        return
    if frame.kind == "adjective" and apply_construction(ctx, frame, arguments, given, parts):
        ctx.took((*phrase.core.tokens, *phrase.light))
        return
    entry = phrase.core.entry if frame.kind == "adjective" else None
    verb = Entry("e.copula", "verb", "", "be", frame={"ga": "subj", **(entry.frame if entry else {})}, subject="it")
    if frame.kind == "adjective":
        adjective = adjective_word(ctx, replace(frame, adverbs=()))
        if any(one.role == "yori" for one in frame.arguments) and phrase.core.entry:
            adjective[-1] = replace(adjective[-1], lemma=comparative(phrase.core.entry))
        complement = EnNode("word", children=tuple(adjective))
        parts.rest.append(complement.as_("complement"))
        subjectless = replace(frame, arguments=tuple(arguments))
    else:
        outer = {one.phrase for one in frame.arguments} | set(frame.adverbs) | set(frame.connectors)
        outer |= {one.phrase for one in frame.subordinates}
        parts.rest.append(nominal_complement(ctx, frame, outer))
        subjectless = replace(frame, arguments=tuple(arguments))
    fill(ctx, subjectless, given, parts, verb, arguments, ())
    if any(one.role == "theme" for one in arguments):
        ctx.notes.doubt("double-subject", 0.2)
    if parts.subject is not None and parts.subject.feature("number") == "plural":
        parts.rest = [_agreeing(one) for one in parts.rest]


def comparative(entry: Entry) -> str:
    """Return the comparative of an adjective: what the lexicon says, -er for short ones, else more."""
    adjective = entry.en
    if entry.forms.get("comparative"):
        return entry.forms["comparative"]
    if " " in adjective or len(adjective) > 5 or adjective.endswith(("ed", "ing")):
        return f"more {adjective}"
    if adjective.endswith("e"):
        return adjective + "r"
    return adjective[:-1] + "ier" if adjective.endswith("y") else adjective + "er"


def nominal_complement(ctx: Context, frame: Frame, outer: set[int]) -> EnNode:
    """Return the noun of a copula with only those phrases that belong to the noun itself."""
    own = [one for one in ctx.clauses.dependents[frame.phrase] if one not in outer]
    slot: Slot = "complement"
    entry = ctx.phrases[frame.phrase].core.entry
    if entry and entry.noun_class == "fact" and any(ctx.clauses.is_predicate(one) for one in own):
        from pipeline.translation.transfer.nominalized import fact_clause

        return fact_clause(ctx, Argument("", frame.phrase), "that", own).as_(slot)
    return noun_phrase(ctx, frame.phrase, "complement", own).as_(slot)


def _agreeing(complement: EnNode) -> EnNode:
    """Put "a student" in the plural behind a plural subject."""
    head = complement.child("head")
    if complement.slot != "complement" or head is None or head.category != "noun":
        return complement
    if not any(child.rule == "article" and child.lemma == "a" for child in complement.children):
        return complement
    kept = [child.having(number="plural") if child is head else child for child in complement.children]
    return replace(complement, children=tuple(child for child in kept if child.rule != "article"))


def gerund(entry: Entry) -> str:
    """Return the -ing form of a verb entry."""
    return verb_form(entry.en, "ing")
