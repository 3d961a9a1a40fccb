"""Come here when a verb is said once for several: 午前は「X」、午後は「Y」を聞いた, 1日目は展示、2日目は講演を見た."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.model.frames import Argument, Frame
from pipeline.model.tokens import Token
from pipeline.translation.transfer.phrases import Phrase, Rule, is_noun, last_role, noun_class

Turn = tuple[int, int]
"""When or where (or who), and what: 午前は, 「X」."""


def turns(phrases: Sequence[Phrase], verb: int) -> tuple[Turn, ...]:
    """Return when or where and what, for each time that the verb would have to be said; none where it is said of one thing.

    Two at least: each what but the last has a comma and no particle of its own, or that of the last; each when or where has the
    same particle and is of one kind. Between the last what and the verb a noun of the verb's own may stand: 来年は医療に力を入れる.
    """
    last = verb - 1
    for _ in range(2):
        while last > 0 and phrases[last].core.kind == "adverb":
            last -= 1
        for opening in (_opening, _opening_twice):
            if last > 0 and phrases[verb].verbal and (found := _ending_at(phrases, last, opening)):
                return found
        last -= 1
    return ()


def _ending_at(
    phrases: Sequence[Phrase], last: int, opening: Callable[[Sequence[Phrase], int], int]
) -> tuple[Turn, ...]:
    role = last_role(phrases[last])
    if role not in _SHARED or phrases[last].verbal or phrases[last].comma:
        return ()
    found = [(opening(phrases, last), last)]
    while (what := found[0][0] - 1) > 0 and _is_without_verb(phrases[what], role):
        found.insert(0, (opening(phrases, what), what))
    kinds = {_kind(phrases[when]) for when, _ in found if when >= 0}
    told_of = {kind[0] for kind in kinds if kind is not None and kind[1] not in ("time", "place")}
    if len(kinds) > 1 and told_of == {"topic"} and all(phrases[what].parts for _, what in found):
        kinds = {("topic", "")}  # 資料は事務局に、質問は議長に送る
    whole = len(found) > 1 and all(when >= 0 for when, _ in found) and len(kinds) == 1
    marked = all(phrases[what].parts or phrases[what].core.kind == "adverb" for _, what in found)
    return tuple(found) if whole and _fits(kinds.pop(), role, marked) else ()


_SHARED = frozenset({"wo", "ni", "de", "he", "ga", "kara"})
"""Particles of the last what, which those before it share."""


def _opening(phrases: Sequence[Phrase], what: int) -> int:
    """Return the phrase that says when or where, before a noun and what describes it; -1 for none."""
    at = what - 1
    while at >= 0 and _describes(phrases, at, what):
        at -= 1
    return at if at >= 0 and _kind(phrases[at]) else -1


def _opening_twice(phrases: Sequence[Phrase], what: int) -> int:
    """Return the phrase that says when, before one that says where: 午前はA会場で「X」."""
    where = _opening(phrases, what)
    kinds = [_kind(phrases[at]) for at in (where - 1, where)] if where > 0 else []
    placed = len(kinds) == 2 and kinds[0] == ("topic", "time") and kinds[1] is not None and kinds[1][0] == "de"
    return where - 1 if placed else -1


def _members(phrases: Sequence[Phrase], turn: Turn) -> set[int]:
    """Return all phrases of a turn that hang on the verb: when, where and what."""
    when, what = turn
    return {when, what, *(at for at in range(when, what) if at == when + 1 and _kind(phrases[at]) is not None)}


def _describes(phrases: Sequence[Phrase], at: int, what: int) -> bool:
    phrase = phrases[at]
    if phrase.comma or not at < phrase.head <= what:
        return False
    return (
        last_role(phrase) == "no"
        or phrase.core.kind in ("adnominal", "adverb")
        or (phrase.verbal and phrase.head == what)
    )


def _is_without_verb(phrase: Phrase, role: str) -> bool:
    """Whether a noun before a comma may be what the verb behind says it of."""
    bare = not phrase.parts or [part.role for part in phrase.parts] == [role]
    if phrase.core.kind == "adverb" and (phrase.comma or phrase.link == GAPPED) and not phrase.parts:
        return phrase.core.text.endswith({"de": "で", "ni": "に"}.get(role, "-"))  # A社は国内で、B社は海外で
    return (
        is_noun(phrase)
        and (phrase.comma or phrase.link == GAPPED)
        and bare
        and not phrase.verbal
        and noun_class(phrase) != "time"
    )


def _kind(phrase: Phrase) -> tuple[str, str] | None:
    """Return the particle of what says when, where or who, and what it is; empty for what says none of these."""
    roles = [part.role for part in phrase.parts]
    if phrase.verbal or roles not in (["topic"], ["de"], ["de", "topic"], ["ni"], ["ni", "topic"]):
        return None
    amount = phrase.core.amount
    time = (
        noun_class(phrase) == "time"
        or phrase.core.kind == "adverb"
        or (amount is not None and amount.kind in ("moment", "ordinal"))
    )
    if time:
        return "de" if roles[0] == "de" else "topic", "time"  # 午前中に…、午後は…
    return None if roles[0] == "ni" else (roles[0], noun_class(phrase))


def _fits(kind: tuple[str, str] | None, role: str, marked: bool) -> bool:
    """Whether what says when, where or who goes with such a what: 午前は…を, 東京で…を, 田中さんは…を.

    Where each what has its particle (``marked``), it may be anything that something is said of: 1号機は5月に、2号機は6月に.
    """
    mark, said = kind or ("", "")
    if mark == "de":
        return role in ("wo", "ga")
    return said == "time" or (said in ("person", "group") and role != "ga") or (marked and role != "ga")


def _in_turn(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
    """午前は「X」、午後は「Y」を聞いた: all of it is of the one verb."""
    verb = next((one.index for one in phrases[index + 1 :] if one.verbal and one.index > index), -1)
    while verb > 0 and phrases[verb].head >= 0 and not turns(phrases, verb):
        verb = next((one.index for one in phrases[verb + 1 :] if one.verbal), -1)
    return verb if verb > 0 and any(index in _members(phrases, turn) for turn in turns(phrases, verb)) else None


def with_shared_particles(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases with the last particle for those of which it is said once: 昨年は東京[で]、今年は大阪で開いた.

    The pattern says more of where they hang than the parser, whose doubt about them is over.
    """
    settled = list(phrases)
    for verb in (one.index for one in phrases if one.verbal):
        found = turns(phrases, verb)
        if not all(phrases[one].head == verb for turn in found for one in _members(phrases, turn)):
            continue
        for when, what in found:
            bare = not phrases[what].parts and phrases[what].core.kind != "adverb"
            parts = phrases[found[-1][1]].parts[-1:] if bare else phrases[what].parts
            doubt = 0.5 if _lacks_more(phrases, what, found[-1][1]) else 0.0
            settled[when] = replace(phrases[when], doubt=doubt)
            settled[what] = replace(phrases[what], parts=parts, comma=False, doubt=doubt, link=GAPPED)
    return settled


def _lacks_more(phrases: Sequence[Phrase], what: int, last: int) -> bool:
    """Whether a noun may lack more than its particle: Aでは言語処理、Bでは画像認識の発表が続いた."""
    owned = any(one.head == last and last_role(one) == "no" for one in phrases[:last])
    return owned and not phrases[what].parts and noun_class(phrases[what]) != noun_class(phrases[last])


def said_for_each(phrases: Sequence[Phrase], frame: Frame) -> Frame:
    """Return a clause whose verb is said once for several as so many clauses: I heard X in the morning, and I heard Y in the afternoon."""
    found = turns(phrases, frame.phrase) if frame.kind == "verb" else ()
    named = {*(one.phrase for one in frame.arguments), *frame.adverbs}
    if not found or not all({when, what} <= named for when, what in found):
        return frame
    before = tuple(one for one in frame.arguments if one.phrase < found[0][0])
    tail = replace(frame.tail, link="and", template="{}, and", link_rule="l.gapped", tokens=())
    told: list[Frame] = []
    for at, turn in enumerate(found[:-1]):
        members = _members(phrases, turn)
        own = tuple(one for one in frame.arguments if one.phrase in members or one.phrase > found[-1][1])
        adverbs = tuple(one for one in frame.adverbs if one in members)
        opening: tuple[Argument, ...] = () if at else before
        told.append(
            replace(frame, tail=tail, arguments=(*opening, *own), subordinates=(), adverbs=adverbs, connectors=())
        )
    rest = tuple(one for one in frame.arguments if one.phrase >= found[-1][0])
    adverbs = tuple(one for one in frame.adverbs if not any(one in turn for turn in found[:-1]))
    return replace(frame, arguments=rest, adverbs=adverbs, subordinates=(*frame.subordinates, *told))


GAPPED = "gapped"
"""How a phrase is tied to a verb that is said further on."""

GAPPED_RULES: tuple[Rule, ...] = (_in_turn,)
