"""Come here when in, at, on, with or by is wrong for に or で, or when a place is named for the people in it (会場から質問が出た)."""

from __future__ import annotations

import re

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Argument, Frame
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.lexicon.kinds import nouns_of
from pipeline.translation.transfer.phrases import Phrase
from pipeline.translation.transfer.units import Unit


def place_preposition(entry: Entry | None, role: str) -> str:
    """Return in, at, with or by for に and で by what the noun is."""
    if entry is None:
        return "in" if role == "de" else "to"
    if role == "de" and entry.noun_class == "person" and "prep" not in entry.forms:
        return "by"  # 参加者全員での討論
    if role == "de" and "prep" in entry.forms:
        return entry.forms["prep"]
    if role == "de" and entry.en in _VEHICLES:
        return "by"
    if entry.en in ON:
        return "on"
    if role == "de" and entry.noun_class == "thing" and not {"proper"} & entry.grammar and entry.en not in _ROOMS:
        return "with"
    if entry.forms.get("at"):
        return entry.forms["at"]
    kind = entry.noun_class
    if kind in ("act", "event", "place", "time") or role == "de":
        return "at" if kind in ("event",) or entry.en.rpartition(" ")[2].lower() in _AT else "in"
    return "to"


_VEHICLES = frozenset(
    "train bus car taxi plane bicycle ship ferry tram subway email mail phone telephone Shinkansen".split()
)


def aboard(ctx: Context, one: Argument, frame: Frame) -> str:
    """Return on or in for a vehicle with で in which something is done, empty where somebody goes by it: 電車で本を読む; 電車で行く."""
    entry = ctx.phrases[one.phrase].core.entry
    word = (
        entry.en.rpartition(" ")[2] if entry is not None and entry.noun_class in ("thing", "place", "group", "") else ""
    )
    if one.role != "de" or frame.kind != "verb" or word not in _ABOARD:
        return ""
    unit = ctx.phrases[frame.phrase].core
    done = any(token.lemma in nouns_of("@aboard") for token in ctx.tokens[unit.start : unit.end])
    return _ABOARD[word] if done else ""


_ABOARD = dict.fromkeys(
    "train bus plane airplane flight express Shinkansen ship ferry tram subway monorail".split(), "on"
)
_ABOARD |= dict.fromkeys("car taxi".split(), "in")
ON = frozenset(
    "Web web site website Internet internet stage network machine blog homepage GitHub Linux Windows server day screen floor".split()
)


_ROOMS = frozenset(
    "production field world industry kernel environment system market case form section chapter page document source version release edition".split()
)


_AT = frozenset(
    "summit conference meeting venue event booth exhibition exhibit show fair workshop university entrance company airport station "
    "hotel place restaurant pub bar party gathering ceremony desk counter shop".split()
)


SURFACES = frozenset(
    "roof rooftop desk table wall ceiling floor ground shelf board whiteboard surface road street Internet Web web website blog homepage GitHub".split()
)
"""What things are on, whatever preposition the verb has for に."""


def is_event(unit: Unit) -> bool:
    """Whether the word names a meeting: one of the glossary, or by its form: PyCon, RSJ2024."""
    named = unit.entry is not None and unit.entry.noun_class == "event"
    return named or (unit.kind == "latin" and _EVENT.search(unit.english) is not None)


_EVENT = re.compile(
    "(?:Con|Conf|DEM|Kaigi|Summit|Fest|Days?|Forum|Expo|World|Week|Meetup|Workshop|Conference|(?:19|20)[0-9]{2})$"
)
"""How names of meetings end that no glossary has: RSJ2024, PyCon."""


def case_is_place(phrase: Phrase) -> bool:
    """Whether the phrase ends in に, で or へ, which "here" and "there" need no English for."""
    return any(part.role in ("ni", "de", "he") for part in phrase.parts if part.entry.kind == "case")


def those_there(ctx: Context, index: int) -> EnNode | None:
    """Return 会場 of 会場から質問が出た as "the audience"; None for a place that nobody speaks for."""
    phrase = ctx.phrases[index]
    entry = phrase.core.entry
    alone = len(phrase.units) == 1 and not ctx.clauses.dependents[index] and not phrase.asides
    if entry is None or not alone or "speaking" not in entry.forms:
        return None
    ctx.took_parts(index)
    return words(entry.forms["speaking"], entry.id, ctx.took(phrase.core.tokens))


def moved(ctx: Context, one: Argument, verb: Entry) -> EnNode | None:
    """Return 会場 of 会場が沸いた as "the audience": the people in a place are those who laugh, clap or are stirred."""
    return those_there(ctx, one.phrase) if verb.en in _MOVED else None


_MOVED = frozenset(
    {"get excited", "stir", "burst into laughter", "applaud", "gasp", "laugh", "cheer", "be moved", "murmur"}
)
"""What people do and places do not."""


def is_heard(ctx: Context, index: int) -> bool:
    """Whether what comes from a place is said by the people in it: 会場から質問が出た, 会場からの拍手."""
    head = ctx.phrases[index].head
    if head < 0:
        return False
    over = [one.phrase for one in ctx.clauses.frame(head).arguments] if ctx.clauses.is_predicate(head) else [head]
    said = (ctx.phrases[one].core.entry for one in over if one != index)
    return any(entry is not None and entry.noun_class in ("act", "content") for entry in said)
