"""Come here when a verb and its arguments do not get the English they have together: the row that fits, the collocation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile

from pipeline.model.english import Flag
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.collocated import ENDINGS
from pipeline.translation.transfer.context import Context
from pipeline.translation.transfer.dictionary import PREFIX, dictionary_idioms
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.lexicon.table import Key
from pipeline.translation.transfer.list_members import is_list_member
from pipeline.translation.transfer.phrases import is_quotation, noun_class
from pipeline.translation.transfer.predicate import has_part
from pipeline.translation.transfer.roles import resolved
from pipeline.translation.transfer.senses import TOWARD_WRITER, best_row, core_lemmas, is_fit, verbs_of


def choose_verb(ctx: Context, frame: Frame) -> Entry | None:
    """Return the row of the predicate's verb that fits its arguments best; None when the verb is unknown."""
    return choose_row(ctx, frame, verbs_of(ctx, frame.phrase))


def choose_row(ctx: Context, frame: Frame, entries: Sequence[Entry]) -> Entry | None:
    """Return the one of ``entries`` that fits the arguments of the clause best; None when there are none."""
    entries = tuple(one for one in entries if _is_said_so(ctx, frame, one))
    if not entries:
        return None
    arguments = resolved(ctx, frame, entries[0])
    described = _described(ctx, frame)
    row = best_row(ctx, entries, arguments, frame.tail.passive, described)
    row = _by_itself(ctx, frame, entries, arguments, described) or _done_to(ctx, frame, entries, arguments) or row
    if row is not None and not is_fit(ctx, row, arguments, frame.tail.passive, described):
        ctx.notes.unfit.add(ctx.phrases[frame.phrase].start)
    return row


def _is_said_so(ctx: Context, frame: Frame, entry: Entry) -> bool:
    """Whether the clause has the ending that a row asks for: ている, or てくる and てくれる of what is done to the writer."""
    endings = {part.entry.id for part in ctx.phrases[frame.phrase].parts}
    return all(
        frame.tail.state if one == "state" else not endings.isdisjoint(TOWARD_WRITER[one])
        for one in entry.when
        if one == "state" or one in TOWARD_WRITER
    )


def _by_itself(
    ctx: Context, frame: Frame, entries: Sequence[Entry], arguments: Sequence[Argument], described: int | None
) -> Entry | None:
    """Return the row without an object that names the topic as its subject, though another row has it for the object: 電池は8時間持つ."""
    topic = next((one for one in arguments if one.topic and one.role == "wo"), None)
    if topic is None or frame.tail.passive or any(one.role == "ga" for one in arguments):
        return None
    acting = [replace(one, role="ga") if one is topic else one for one in arguments]
    named = [row for row in entries if "wo" not in row.frame and any(when.startswith("ga=") for when in row.when)]
    row = best_row(ctx, named, acting, described=described)
    return row if row is not None and is_fit(ctx, row, acting, described=described) else None


def _done_to(ctx: Context, frame: Frame, entries: Sequence[Entry], arguments: Sequence[Argument]) -> Entry | None:
    """Return the row that names the topic as its object, though it was taken for the subject of another: 英語は話せる."""
    topic = next((one for one in arguments if one.topic and one.role == "ga"), None)
    if topic is None or frame.tail.passive or frame.tail.manners or any(one.role == "wo" for one in arguments):
        return None
    if not any(one.phrase == topic.phrase and not one.role for one in frame.arguments):
        return None
    done = [replace(one, role="wo") if one is topic else one for one in arguments]
    named = [row for row in entries if any(when.startswith("wo=") for when in row.when)]
    row = best_row(ctx, named, done)
    return row if row is not None and is_fit(ctx, row, done) else None


def _described(ctx: Context, frame: Frame) -> int | None:
    """Return the noun that the clause stands before, if it does."""
    head = ctx.phrases[frame.phrase].head
    return head if not frame.tail.link and head >= 0 and not ctx.phrases[head].verbal else None


def collocation(ctx: Context, frame: Frame, arguments: Sequence[Argument]) -> tuple[Entry, tuple[Argument, ...]] | None:
    """Return the collocation that the predicate forms with its arguments, and the arguments that it takes up."""
    own = _collocation(
        ctx, frame, arguments, lambda noun, particle, verb: ctx.lexicon.collocations.get((noun, particle, verb))
    )
    found = own
    if own is None and not _says_with(choose_verb(ctx, frame)):
        found = _collocation(ctx, frame, arguments, dictionary_idioms)
        if found is not None and _says_no_more(ctx, frame, *found):
            found = None
    if found and not own:
        ctx.notes.flags.add(Flag.UNKNOWN_WORD)
    return found


def _says_no_more(ctx: Context, frame: Frame, idiom: Entry, covered: Sequence[Argument]) -> bool:
    """Whether the lexicon has the noun and the verb in the words of the dictionary: 位置を変える is no more than each by itself."""
    verb, noun = choose_verb(ctx, frame), ctx.phrases[covered[-1].phrase].core.entry
    if verb is None or noun is None or any(one.id.startswith(PREFIX) for one in (verb, noun)):
        return False
    said = set(idiom.en.split())
    return noun.en.split(" ")[-1] in said and bool(said & (set(verb.en.split()) - _SMALL))


_SMALL = frozenset("{obj} a an the be to of in on at up out off one's with for".split())


def _says_with(verb: Entry | None) -> bool:
    """Whether the row of the verb is one for this very noun (電源を切る), which leaves the general dictionary nothing to say."""
    return verb is not None and any("=" in condition for condition in verb.when)


def _collocation(
    ctx: Context,
    frame: Frame,
    arguments: Sequence[Argument],
    look: Callable[[Key, str, Key], tuple[Entry, ...]],
) -> tuple[Entry, tuple[Argument, ...]] | None:
    said = ctx.phrases[frame.phrase]
    verb = core_lemmas(ctx, said)
    if any(ctx.clauses.is_denied(one.phrase) and not one.role for one in frame.arguments):
        return None  # 写真は一枚も撮れなかった: the noun is counted
    set_to = verb == ("為る",) and any(
        one.role == "to" and noun_class(ctx.phrases[one.phrase]) not in ("person", "group") for one in arguments
    )
    keys = _with_endings(ctx, said.core.end, verb)
    if not frame.tail.negative:
        keys = [key for key in keys if key[-1] != "ない"]  # 手に負えなくなった
    for one in sorted(arguments, key=lambda one: -one.phrase):  # 費用が気にかかる: what stands next to the verb
        particle = _PARTICLES.get(one.role)
        if particle == "を" and set_to:
            continue  # 会議は中止とした: not held
        if not particle or any(_is_partner(ctx, below) for below in ctx.clauses.dependents[one.phrase]):
            continue
        phrase = ctx.phrases[one.phrase]
        particles = (
            ("が", particle) if particle == "を" and has_part(phrase, "case", "ga") else (particle,)
        )  # 手が出せない
        if any(part.role == "also" for part in phrase.parts):
            particles = ("も", *particles)  # 手も足も出ない
        end = phrase.core.end
        for start in range(max(end - _LONGEST_NOUN, 0), end):
            noun = tuple([token.lemma for token in ctx.tokens[start:end]])
            entries = next((found for key in keys for at in particles if (found := look(noun, at, key))), ())
            entries = tuple(entry for entry in entries if _is_said_so(ctx, frame, entry))
            if not entries or (start > phrase.start and start not in [unit.start for unit in phrase.units]):
                continue
            covered = tuple(
                other for other in arguments if other is one or start <= ctx.phrases[other.phrase].start < end
            )
            free = [below for other in covered for below in ctx.clauses.dependents[other.phrase]]
            if start > phrase.start or any(_describes(ctx, below, start) for below in free):
                continue
            if noun == ("半分",) and any(ctx.clauses.role_of(below) == "no" for below in free):
                continue  # 以前の半分になった: half of what it was
            entry = best_row(ctx, entries, arguments)
            if entry and {"a", "an", "the"} & set(entry.en.split(" ")) and any(_is_own(ctx, below) for below in free):
                continue  # 自分の意見を言う: not an opinion
            if entry and is_fit(ctx, entry, arguments):
                return entry, covered
    return None


def _with_endings(ctx: Context, end: int, verb: Key) -> list[Key]:
    """Return the verb with the endings that a collocation may have in itself (出せない, 降られる), the most of them first, and alone."""
    behind = [token.lemma for token in ctx.tokens[end : end + 3] if token.lemma != "ます"]
    endings = list(takewhile(_IN_COLLOCATIONS.__contains__, ("ない" if one == "ず" else one for one in behind)))
    return [(*verb, *endings[:many]) for many in range(len(endings), -1, -1)]


_IN_COLLOCATIONS = frozenset(lemma for lemmas in ENDINGS.values() for lemma in lemmas)


def _describes(ctx: Context, below: int, start: int) -> bool:
    """Whether a phrase says which or what kind of noun it is, which the English of a collocation has no place for."""
    phrase = ctx.phrases[below]
    if phrase.start >= start:
        return False
    if is_quotation(phrase) or (phrase.core.amount is not None and ctx.clauses.role_of(below) == "no"):
        return True
    return ctx.clauses.is_predicate(below) or (phrase.core.kind == "adnominal" and not phrase.parts)


def _is_own(ctx: Context, index: int) -> bool:
    """Whether a pronoun says whose it is: 私の, 彼の."""
    entry = ctx.phrases[index].core.entry
    return entry is not None and entry.noun_class == "pronoun" and ctx.clauses.role_of(index) == "no"


def _is_partner(ctx: Context, index: int) -> bool:
    """Whether the phrase is in one list with its head for certain; a lone と may belong to the verb (〜と互換性がある)."""
    phrase = ctx.phrases[index]
    if not is_list_member(ctx, index):
        return False
    alone = [part.role for part in phrase.parts] == ["to"] and not phrase.comma
    return not alone or phrase.core.text == ctx.phrases[phrase.head].core.text


_PARTICLES = {"ga": "が", "wo": "を", "ni": "に", "comp": "に", "de": "で", "to": "と", "kara": "から", "he": "へ"}
_LONGEST_NOUN = 7
