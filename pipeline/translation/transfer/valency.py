"""Come here when the wrong sense of a verb is chosen: conditions, collocations, and which phrase takes which role."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.model.english import Flag
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.dictionary import dictionary_idioms
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.lexicon.table import Key
from pipeline.translation.transfer.lists import is_list_member
from pipeline.translation.transfer.phrases import Phrase
from pipeline.translation.transfer.prepositions import origin_of
from pipeline.translation.transfer.subject import names_people
from pipeline.translation.transfer.units import EXISTS

_PARTICLES = {"ga": "が", "wo": "を", "ni": "に", "de": "で", "to": "と", "kara": "から", "he": "へ"}


def core_lemmas(ctx: Context, phrase: Phrase) -> tuple[str, ...]:
    """Return the lemmas of the predicate word itself."""
    return tuple(token.lemma for token in ctx.tokens[phrase.core.start : phrase.core.end])


def choose_verb(ctx: Context, frame: Frame) -> Entry | None:
    """Return the row of the predicate's verb that fits its arguments best; None when the verb is unknown."""
    entries = verbs_of(ctx, frame.phrase)
    if not entries:
        return None
    return best_row(ctx, entries, resolved(ctx, frame, entries[0]), frame.tail.passive)


def verbs_of(ctx: Context, index: int) -> tuple[Entry, ...]:
    """Return the verb rows of a phrase's word; 議論 has those of 議論する."""
    unit = ctx.phrases[index].core
    if unit.kind == "verb":
        return unit.entries
    found = tuple(one for one in ctx.lexicon.senses(ctx.tokens[unit.start : unit.end]) if one.kind == "verb")
    if found or unit.kind != "noun" or unit.end - unit.start > 1:
        return found
    noun = ctx.tokens[unit.start].lemma
    return tuple(
        one
        for lemma in (noun[:-1] + _STEMS.get(noun[-1:], ""), f"{noun}る")
        for one in ctx.lexicon.words.get((lemma,), ())
        if one.kind == "verb" and noun[-1:] in _STEMS
    )


_STEMS = dict(zip("りしみいきぎちびに", "るすむうくぐつぶぬ", strict=True)) | dict.fromkeys("えけげせてねべめれ", "")
"""The last kana of a noun made of a verb, and that of the verb: 見送り is 見送る, 切り替え is 切り替える."""


def best_row(
    ctx: Context, entries: Sequence[Entry], arguments: Sequence[Argument], passive: bool = False
) -> Entry | None:
    """Return the entry with most conditions met; one with an unmet condition only when there is no other.

    Conditions speak of the active clause: in a ``passive`` one, its が is を.
    """
    arguments = tuple(replace(one, role="wo") if passive and one.role == "ga" else one for one in arguments)
    scored = [(sum(_meets(ctx, one, arguments, passive) for one in entry.when), entry) for entry in entries]
    fitting = [(score, entry) for score, entry in scored if score == len(entry.when)]
    if fitting:
        return max(fitting, key=lambda pair: pair[0])[1]
    if entries and all(entry.when for entry in entries):
        ctx.notes.doubt("sense", 0.35)
    return entries[0] if entries else None


def _meets(ctx: Context, condition: str, arguments: Sequence[Argument], passive: bool) -> bool:
    """Tell whether ``wo``, ``!wo``, ``ni:person`` or ``wo=会議,論文`` holds; a passive has an object even if nobody names it."""
    if condition.startswith("!"):
        return not _meets(ctx, condition[1:], arguments, passive)
    if condition == "passive":
        return passive and not any(one.role in ("wo", "ga") for one in arguments)
    if condition == "wo" and passive and not any(one.role in ("ga", "quote", "koto") for one in arguments):
        return True
    role, equals, nouns = condition.partition("=")
    role, colon, noun_class = role.partition(":")
    for one in arguments:
        if one.role != role:
            continue
        phrase = ctx.phrases[one.phrase]
        if equals and not any(phrase.core.text.endswith(noun) for noun in nouns.split(",")):
            continue
        if noun_class == "question":
            tail = ctx.clauses.tails[one.phrase]
            return tail.question or tail.link == "whether"
        if colon:
            entry = phrase.core.entry
            if entry is None or entry.noun_class not in noun_class.split(","):
                continue
        return True
    return False


def resolved(ctx: Context, frame: Frame, verb: Entry | None) -> tuple[Argument, ...]:
    """Return the arguments with the roles that は, も and bare nouns leave open filled in."""
    taken = {one.role for one in frame.arguments if one.role}
    result: list[Argument] = []
    phrase = ctx.phrases[frame.phrase]
    before_noun = not frame.tail.link and phrase.head >= 0 and not ctx.phrases[phrase.head].verbal
    able = not before_noun and any(mark.rule == "e.dekiru" for mark in frame.tail.modals)
    named = verb is not None and any(
        entry.frame.get("quote") in ("comp", "as") for entry in verbs_of(ctx, frame.phrase)
    )
    left = _left_open(ctx, frame, verb)
    for one in frame.arguments:
        if one is left:
            result.append(replace(one, role="theme"))
            continue
        if one.role == "quote" and (asked := _role_of_question(ctx, frame, verb, one, taken)):
            taken.add(asked)
            result.append(replace(one, role=asked))
            continue
        if named and one.role == "to" and not one.topic:
            result.append(replace(one, role="quote"))
            continue
        if able and one.role == "ga" and verb is not None and "wo" in verb.frame and not {"wo", "quote"} & taken:
            entry = ctx.phrases[one.phrase].core.entry
            if entry is None or entry.noun_class not in ("person", "group"):
                result.append(replace(one, role="wo"))
                continue
        if one.role == "yori" and frame.kind == "verb" and _is_source(ctx, one.phrase):
            result.append(replace(one, role="kara"))
            continue
        if one.role == "ni" and frame.tail.benefactive and "ga" not in taken and _is_source(ctx, one.phrase):
            taken.add("ga")
            result.append(replace(one, role="ga"))
            continue
        if one.role == "ni" and is_time(ctx, one.phrase) and origin_of(ctx, one.phrase) is None:
            result.append(replace(one, role="time"))
            continue
        amount = ctx.phrases[one.phrase].core.amount
        if not one.role and amount is not None and amount.kind in _HOW_MUCH and not one.topic:
            result.append(replace(one, role="bare"))
            continue
        many = not one.topic or one.focus == ("also",)
        if not one.role and amount is not None and amount.kind == "count" and many and not frame.tail.passive:
            objects = {role for role, slot in verb.frame.items() if slot == "obj"} if verb else set()
            counted = "" if objects & taken else "wo" if "wo" in objects else "ga" if "ga" not in taken else ""
            if counted or one.topic:
                taken.add(counted)
                result.append(replace(one, role=counted or "bare"))
                continue
        if one.role:
            result.append(one)
            continue
        entry = ctx.phrases[one.phrase].core.entry
        if (entry and entry.noun_class == "time") or _is_date(ctx, one.phrase):
            begins = (
                "topic" in one.focus and verb is not None and verb.report in ("START", "END") and "kara" in verb.frame
            )
            begins = (
                begins and not {"ga", "wo"} & taken and any(other.role in ("kara", "de") for other in frame.arguments)
            )
            result.append(replace(one, role="ga" if begins else "time"))
            continue
        if ctx.tokens[phrase.core.start].lemma in EXISTS and "ga" not in taken and not one.topic and not one.focus:
            taken.add("ga")
            result.append(replace(one, role="ga"))
            continue
        role = _open_role(frame, verb, taken, entry is None or names_people(entry), one, _thing_acts(ctx, frame))
        taken.add(role)
        result.append(replace(one, role=role))
    return tuple(result)


def _left_open(ctx: Context, frame: Frame, verb: Entry | None) -> Argument | None:
    """Return the first of two topics without a case before what takes one subject: この方式は費用も安い."""
    if verb is not None and ("wo" in verb.frame or frame.tail.passive):
        return None
    if any(one.role in ("ga", "wo", "quote") for one in frame.arguments):
        return None
    topics = [one for one in frame.arguments if one.topic and not one.role and not is_time(ctx, one.phrase)]
    return topics[0] if len(topics) == 2 and topics[1].focus == ("also",) else None


def _thing_acts(ctx: Context, frame: Frame) -> bool:
    """Whether what が marks is nobody: この部品は生産が終了した."""
    one = next((one for one in frame.arguments if one.role == "ga"), None)
    entry = ctx.phrases[one.phrase].core.entry if one is not None else None
    return entry is not None and entry.noun_class not in ("person", "group") and "proper" not in entry.grammar


def promoted(frame: Frame, verb: Entry | None, arguments: Sequence[Argument]) -> tuple[Argument, ...]:
    """Return 会議の前に勉強会として開かれた with what it was held as for what was held, where nothing else is named."""
    if (
        verb is None
        or not frame.tail.passive
        or verb.en != "hold"
        or any(one.role in ("ga", "wo", "theme") for one in arguments)
    ):
        return tuple(arguments)
    return tuple(replace(one, role="ga") if one.role == "toshite" else one for one in arguments)


def _role_of_question(ctx: Context, frame: Frame, verb: Entry | None, one: Argument, taken: set[str]) -> str:
    """Return the role of a question that stands where a noun could (どう使うかが課題である, 誰が払うかについて), if the verb does not ask it."""
    if not ctx.clauses.is_asked(one.phrase):
        return ""
    asks = any("quote" in entry.frame or "nitsuite" in entry.frame for entry in verbs_of(ctx, frame.phrase))
    case = ctx.clauses.role_of(one.phrase)
    tail = ctx.clauses.tails[one.phrase]
    about = case in ("nitsuite", "nikanshite", "nitaishite", "nitotte", "niyotte")
    if about and not asks:
        return case
    subject = case == "ga" or (not case and {"topic", "also"} & set(tail.focus))
    if subject and verb is not None and "wo" in verb.frame and "wo" not in taken and not case:
        return "" if asks else "wo"
    if subject and "ga" not in taken and (frame.kind != "verb" or not asks):
        return "ga"
    if case == "wo" and not asks and verb is not None and "wo" in verb.frame and "wo" not in taken:
        return "wo"
    return ""


def _is_source(ctx: Context, index: int) -> bool:
    """Whether より or に may mean "from" whom or when: Aliceより説明があった, 9時より開始した."""
    core = ctx.phrases[index].core
    return (
        core.kind == "latin"
        or _is_date(ctx, index)
        or bool(core.entry and core.entry.noun_class in ("person", "group"))
    )


_HOW_MUCH = frozenset({"duration", "rate", "repeat", "share", "times"})
"""Amounts that without a particle say how long, how often or how much: 10分待つ, 3割増える."""


def is_time(ctx: Context, index: int) -> bool:
    """Whether the phrase says when: 夕方に, 5月に; not 時期に, which may be an argument."""
    unit = ctx.phrases[index].core
    if unit.amount is not None and unit.amount.kind == "duration" and len(ctx.phrases[index].units) == 1:
        return True
    return _is_date(ctx, index) or bool(unit.entry and unit.entry.noun_class == "time" and "adverb" in unit.entry.forms)


def _is_date(ctx: Context, index: int) -> bool:
    amount = ctx.phrases[index].core.amount
    return amount is not None and (amount.kind == "moment" or (amount.kind == "other" and bool(amount.adverb)))


BY_ITSELF = frozenset(
    "終了する 完了する 停止する 開始する 再開する 継続する 改善する 向上する 回復する 解決する 拡大する 縮小する 閉鎖する 安定する 低下する".split()
)
"""What a thing does by itself as well as somebody does it to a thing: この部品は生産が終了した."""


def _open_role(frame: Frame, verb: Entry | None, taken: set[str], person: bool, one: Argument, thing: bool) -> str:
    objects = [role for role in taken if verb is not None and verb.frame.get(role) == "obj"]
    transitive = verb is not None and "wo" in verb.frame and not objects and not (thing and verb.ja in BY_ITSELF)
    counts = {"about", "each"}
    if not one.topic and not set(one.focus) - counts and not (person and "ga" not in taken and one.focus):
        return "bare"
    if "ga" in taken:
        return "wo" if transitive and "wo" not in taken and not frame.tail.passive else "theme"
    if verb is not None and verb.ja in BY_ITSELF and not person and "wo" not in taken and frame.tail.past:
        return "ga"
    if transitive and "wo" not in taken and not frame.tail.passive and not person:
        return "wo" if verb is not None and verb.subject in ("passive", "author") else "ga"
    return "ga"


def collocation(ctx: Context, frame: Frame, arguments: Sequence[Argument]) -> tuple[Entry, tuple[Argument, ...]] | None:
    """Return the collocation that the predicate forms with its arguments, and the arguments that it takes up."""
    own = _collocation(
        ctx, frame, arguments, lambda noun, particle, verb: ctx.lexicon.collocations.get((noun, particle, verb))
    )
    found = own or _collocation(ctx, frame, arguments, dictionary_idioms)
    if found and not own:
        ctx.notes.flags.add(Flag.UNKNOWN_WORD)
    return found


def _collocation(
    ctx: Context,
    frame: Frame,
    arguments: Sequence[Argument],
    look: Callable[[Key, str, Key], tuple[Entry, ...]],
) -> tuple[Entry, tuple[Argument, ...]] | None:
    verb = core_lemmas(ctx, ctx.phrases[frame.phrase])
    for one in arguments:
        particle = _PARTICLES.get(one.role)
        if not particle or any(_is_partner(ctx, below) for below in ctx.clauses.dependents[one.phrase]):
            continue
        phrase = ctx.phrases[one.phrase]
        end = phrase.core.end
        for start in range(max(end - _LONGEST_NOUN, 0), end):
            noun = tuple([token.lemma for token in ctx.tokens[start:end]])
            entries = look(noun, particle, verb)
            if not entries or (start > phrase.start and start not in [unit.start for unit in phrase.units]):
                continue
            covered = tuple(
                other for other in arguments if other is one or start <= ctx.phrases[other.phrase].start < end
            )
            free = [below for other in covered for below in ctx.clauses.dependents[other.phrase]]
            if start > phrase.start or any(_describes(ctx, below, start) for below in free):
                continue
            entry = best_row(ctx, entries, arguments)
            if entry:
                return entry, covered
    return None


def _describes(ctx: Context, below: int, start: int) -> bool:
    """Whether a phrase says which or what kind of noun it is, which the English of a collocation has no place for."""
    phrase = ctx.phrases[below]
    if phrase.start >= start:
        return False
    if phrase.core.amount is not None and ctx.clauses.role_of(below) == "no":
        return True
    return ctx.clauses.is_predicate(below) or (phrase.core.kind == "adnominal" and not phrase.parts)


def _is_partner(ctx: Context, index: int) -> bool:
    """Whether the phrase is in one list with its head for certain; a lone と may belong to the verb (〜と互換性がある)."""
    phrase = ctx.phrases[index]
    if not is_list_member(ctx, index):
        return False
    alone = [part.role for part in phrase.parts] == ["to"] and not phrase.comma
    return not alone or phrase.core.text == ctx.phrases[phrase.head].core.text


_LONGEST_NOUN = 7
