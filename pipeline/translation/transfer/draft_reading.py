"""Come here when a sentence is cut into phrases at the wrong place: where a content part goes on, and where the next begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.model.syntax import ParsedSentence
from pipeline.model.tokens import Token
from pipeline.translation.transfer.company_names import company_at, short_form
from pipeline.translation.transfer.drafts import Draft
from pipeline.translation.transfer.function_words import function_word_at
from pipeline.translation.transfer.lexicon import Lexicon
from pipeline.translation.transfer.units import EXISTS, Reader, Unit


def read_drafts(reader: Reader, syntax: ParsedSentence, start: int, end: int) -> Iterator[Draft]:
    """Yield what becomes phrases from tokens ``[start, end)``: content, particles and endings behind it, marks."""
    tokens, lexicon = reader.tokens, reader.lexicon
    borders = {one.start for one in syntax.bunsetsu}
    draft: Draft | None = None
    at = start
    while at < end:
        token = tokens[at]
        short = short_form(tokens, at)
        named = short and (at + short in reader.fixed or company_at(tokens, at, end))  # (株)北海工業
        if token.surface in _PAIRS and not named and (closing := _closing(tokens, at, end, _PAIRS)) > 0:
            if draft is None or not draft.units:
                draft = draft or Draft(at)
                draft.units.append(Unit(at, closing + 1, "mark", "("))
            draft.asides.append((draft.units[-1], at + 1, closing))
            at = draft.end = closing + 1
            continue
        if token.surface in _QUOTES and (closing := _closing(tokens, at, end, _QUOTES)) > 0:
            unit = Unit(at, closing + 1, "noun", "“")
            draft, finished = _placed(draft, unit, tokens, False)
            if finished:
                yield finished
            at = draft.end = closing + 1
            continue
        if (
            draft
            and draft.units
            and at not in reader.fixed
            and (part := function_word_at(draft, tokens, lexicon, at, end))
        ):
            if part.entry.role == "light":
                draft.light = (*draft.light, *range(part.start, part.end))
                draft.verbal = True
            else:
                draft.parts.append(part)
            at = draft.end = part.end
            continue
        polite = _polite_stem(tokens, at, end)
        if polite and reader.unit_at(at, end).end <= polite:  # お願いする, which is not 願う, is a word of its own
            verb = reader.unit_at(at + 1, polite)
            draft, finished = _placed(
                draft, Unit(at, polite, "verb", verb.text, verb.entries, verb.english), tokens, True
            )
            if finished:
                yield finished
            draft.light, draft.verbal = (polite,), True
            at = draft.end = polite + 1
            continue
        unit = reader.unit_at(at, end)
        if unit.kind == "raw" and token.lemma == "御" and unit.end == at + 1 < end:
            unit = replace(reader.unit_at(at + 1, end), start=at)
        if unit.kind == "mark":
            at = unit.end
            if draft is None:
                draft = Draft(unit.start)
            if _joins_words(draft, unit, tokens, at, end):
                draft.units.append(unit)
                draft.end = at
                continue
            draft.marks.append(unit)
            draft.end = at
            goes_on = token.pos1 in ("助詞", "助動詞") or (
                unit.text in "？?！!…、" and at < end and tokens[at].pos1 == "助詞"
            )
            goes_on = goes_on or (unit.text in "、，," and _listing_goes_on(draft, tokens, lexicon, at, end))
            if draft.units and not goes_on:
                yield draft
                draft = None
            continue
        draft, finished = _placed(draft, unit, tokens, at in borders)
        if finished:
            yield finished
        at = draft.end = unit.end
        if (
            (unit.kind in ("verb", "adjective") and tokens[unit.end - 1].pos1 in ("動詞", "形容詞"))
            or (unit.kind == "verb" and tokens[unit.end - 1].pos1 == "助動詞")
            or (unit.kind == "adjective" and tokens[unit.end - 1].lemma in ("易い", "難い"))
            or (unit.kind == "raw" and token.pos1 in ("動詞", "形容詞") and not _is_nominal_stem(tokens, unit.end))
            or (unit.kind == "verb" and token.lemma in EXISTS)
        ):
            draft.verbal = True
    if draft:
        yield draft


_PAIRS = {"(": ")", "（": "）", "[": "]", "［": "］", "〔": "〕"}


_QUOTES = {"「": "」", "『": "』", "“": "”", "【": "】", "《": "》", "〈": "〉", "｢": "｣", '"': '"'}


def _listing_goes_on(draft: Draft, tokens: Sequence[Token], lexicon: Lexicon, at: int, end: int) -> bool:
    """Whether "and" or "or" follows the comma of a list: 故障、バグ、あるいは操作ミス."""
    bare = (
        bool(draft.units) and not draft.verbal and not draft.light and draft.units[-1].kind in ("noun", "latin", "raw")
    )
    if not bare or any(part.entry.kind == "case" and part.role != "no" for part in draft.parts) or at + 1 >= end:
        return False
    lemmas = [token.lemma for token in tokens[at : at + 2]]
    found = (*lexicon.functions.get((lemmas[0],), ()), *lexicon.functions.get(tuple(lemmas), ()))
    return tokens[at].pos1 != "助詞" and any(one.kind == "focus" and one.role in ("and", "or") for one in found)


def _polite_stem(tokens: Sequence[Token], at: int, end: int) -> int:
    """Return where the する, いたす or いただく of お聞きする and お話しいただく stands; 0 for anything else."""
    for stem in range(at + 1, min(at + 3, end - 1)):
        token, helper = tokens[stem], tokens[stem + 1]
        if tokens[at].lemma != "御" or token.pos1 != "動詞":
            return 0
        if token.cform.startswith("連用") and helper.lemma in ("為る", "致す", "頂く", "下さる", "出来る"):
            return stem + 1
    return 0


_JOINERS = frozenset("/／・&＆+＋〜～-－–―:：×✕=＝>＞<＜≒≠")


def _joins_words(draft: Draft, unit: Unit, tokens: Sequence[Token], at: int, end: int) -> bool:
    """Tell whether a mark such as / or ・ holds two words of one phrase together."""
    return (
        unit.text in _JOINERS
        and bool(draft.units)
        and not draft.parts
        and not draft.verbal
        and at < end
        and tokens[at].pos1 not in ("補助記号", "助詞")
    )


def _is_nominal_stem(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether an unknown verb is used as a noun: 突込みが."""
    after = tokens[end] if end < len(tokens) else None
    stem = tokens[end - 1].cform.startswith("連用")
    return stem and after is not None and after.pos1 == "助詞" and after.lemma in ("が", "を", "の", "は", "も")


def _placed(draft: Draft | None, unit: Unit, tokens: Sequence[Token], at_border: bool) -> tuple[Draft, Draft | None]:
    """Put ``unit`` into ``draft`` or, when it begins a new phrase, into a new one; return also the finished draft."""
    if draft is None:
        return Draft(unit.start, [unit]), None
    if not draft.units:
        draft.units.append(unit)
        return draft, None
    last = draft.units[-1]
    if tokens[unit.start].norm == "方" and tokens[unit.start].pos1 == "接尾辞" and _is_way(draft, tokens, unit):
        draft.units.append(unit)
        draft.verbal = False
        return draft, None
    joins = not draft.parts and not draft.verbal and not draft.light and _joins(last, unit, tokens, at_border)
    if joins:
        draft.units.append(unit)
        return draft, None
    return Draft(unit.start, [unit]), draft


def _is_way(draft: Draft, tokens: Sequence[Token], unit: Unit) -> bool:
    """Whether 方 makes a way of doing of the verb before it: やり方; やる方が速い is a choice."""
    return draft.verbal and not draft.parts and tokens[unit.start - 1].cform.startswith("連用")


def _joins(last: Unit, unit: Unit, tokens: Sequence[Token], at_border: bool) -> bool:
    """Tell whether two content units without a particle between them are one compound."""
    if last.kind == "mark":
        return True
    if last.kind == "number" and unit.kind == "verb":
        return False
    if last.amount is not None and last.amount.kind == "duration" and tokens[unit.start].lemma in _BY_SO_LONG:
        return True
    if tokens[last.start].lemma == "何時" and unit.kind in ("number", "noun", "latin", "verb"):
        return False
    if last.amount is not None and unit.kind != "number" and not (unit.entry and unit.entry.noun_class == "time"):
        alone = last.amount.kind in ("rate", "repeat") or (at_border and last.amount.kind in ("moment", "duration"))
        if alone and tokens[unit.start].pos1 != "接尾辞":
            return False
    when = last.entry is not None and last.entry.noun_class in ("time", "relation") and "adverb" in last.entry.forms
    if when and unit.kind == "latin" and tokens[last.end - 1].end < tokens[unit.start].start:
        return False  # 途中 Codelabs に行った
    if (last.amount is not None and last.amount.kind == "rate") or last.text in ("あたり", "当たり"):
        return False
    if last.amount is not None and last.amount.kind in ("moment", "duration") and _is_said_of(unit, tokens):
        return False
    if last.kind == "noun" and unit.kind == "adjective" and tokens[unit.start].pos1 == "形容詞":
        return False  # 関心高い leaves が out
    inflects = unit.kind == "verb" and tokens[unit.start].pos1 == "動詞"
    if (
        last.kind == "noun"
        and inflects
        and not any("wo" in one.frame and "!ni" not in one.when for one in unit.entries)
    ):
        return False  # 結論出ず
    if last.kind in ("adverb", "connector", "adnominal") or unit.kind in ("adverb", "connector", "adnominal"):
        return False
    suffix = tokens[unit.start].pos1 == "接尾辞"
    if suffix:
        return True
    if tokens[unit.start].lemma in EXISTS:
        return False
    if last.kind == "verb" and tokens[last.end - 1].pos1 == "動詞":
        return False
    if last.kind == "adjective" and tokens[last.end - 1].pos1 == "形容詞":
        return False
    entry = last.entry
    counted = unit.amount is not None and unit.amount.kind in ("count", "measure", "share", "times")
    if counted and entry and entry.noun_class == "time" and "adverb" in entry.forms:
        return False  # 会員は現在300人
    if entry and entry.noun_class in ("time", "pronoun", "quantity") and unit.kind == "verb":
        return False
    if entry and entry.noun_class == "time" and "adverb" in entry.forms and _is_said_of(unit, tokens):
        return False
    counts = unit.amount is not None and unit.amount.kind in ("count", "repeat")
    if entry and entry.noun_class == "time" and "adverb" in entry.forms and counts and last.kind == "noun":
        return False  # 毎年10人が卒業する
    then = entry is not None and entry.noun_class == "time" and "adverb" in entry.forms
    if then and unit.entry is not None and unit.entry.noun_class == "place":
        return False  # 昨年ドイツで開かれた
    if entry and entry.noun_class in ("time", "pronoun") and unit.kind != "number" and at_border:
        return False
    if at_border and (last.kind == "number" or (entry and entry.noun_class == "quantity")):
        return True
    return True


_BY_SO_LONG = frozenset({"早い", "速い", "遅い", "長い", "短い"})
"""Adjectives before which a time says by how much: 2秒速い is two seconds faster, not fast for two seconds."""


def _is_said_of(unit: Unit, tokens: Sequence[Token]) -> bool:
    """Whether a noun behind a time is what is done then: 来年度導入予定, 現在検討中; not 来年度導入計画."""
    if unit.kind == "adjective":
        return True
    after = tokens[unit.end] if unit.end < len(tokens) else None
    acts = unit.entry is not None and unit.entry.noun_class == "act"
    return acts and (
        after is None or after.pos1 in ("補助記号", "助動詞", "接尾辞") or after.lemma in ("予定", "見込み")
    )


def _closing(tokens: Sequence[Token], at: int, end: int, pairs: dict[str, str]) -> int:
    """Return the index of the bracket that closes the one at ``at``, -1 for none."""
    opener, closer, depth = tokens[at].surface, pairs[tokens[at].surface], 0
    for index in range(at, end):
        surface = tokens[index].surface
        if surface == closer and (opener != closer or index > at):
            depth -= 1
            if depth <= 0:
                return index
        elif surface == opener:
            depth += 1
    return -1
