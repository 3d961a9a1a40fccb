"""Come here when a sentence is cut into phrases at the wrong place: each is a content part and what follows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model.syntax import ParsedSentence
from pipeline.model.tokens import Token
from pipeline.translation.transfer.drafts import Draft, Part
from pipeline.translation.transfer.function_words import _function
from pipeline.translation.transfer.units import EXISTS, Reader, Unit


@dataclass(frozen=True, slots=True)
class Phrase:
    """A content part with its function part, and the phrase it hangs on.

    ``units`` are the content; ``parts`` the particles and endings behind it; ``asides`` what stands in brackets behind a unit, as
    (unit, first token, token behind); ``light`` the tokens of する or できる behind a verbal noun; ``comma`` whether a comma follows.
    ``head`` is the index of another phrase, -1 for the root; ``doubt`` is 1 less the parser's margin.
    """

    index: int
    start: int
    end: int
    units: tuple[Unit, ...]
    parts: tuple[Part, ...]
    asides: tuple[tuple[Unit, int, int], ...]
    light: tuple[int, ...]
    verbal: bool
    comma: bool
    head: int
    doubt: float
    link: str
    absorbed: tuple[int, ...]

    @property
    def core(self) -> Unit:
        """The last content unit, which says what kind of phrase this is."""
        return self.units[-1]


Rule = Callable[[Sequence[Phrase], int, Sequence[Token]], int | None]
"""What the words say about one phrase (an index): the head it should have, or None."""


def last_role(phrase: Phrase) -> str:
    """Return the role of the phrase's last particle or ending, empty when it has none."""
    return phrase.parts[-1].role if phrase.parts else ""


def noun_class(phrase: Phrase) -> str:
    """Return the class that the lexicon gives the phrase's last content word."""
    return phrase.core.entry.noun_class if phrase.core.entry else ""


def is_noun(phrase: Phrase) -> bool:
    """Whether the phrase is a noun, a name or a number, and no verb is made of it."""
    return phrase.core.kind in ("noun", "latin", "raw", "number") and not phrase.light


def read_phrases(reader: Reader, syntax: ParsedSentence, start: int, end: int) -> tuple[Phrase, ...]:
    """Return the phrases of tokens ``[start, end)``; brackets and quotations inside are left to their own reading."""
    from pipeline.translation.transfer.attachment import settle

    drafts = _with_counts(list(_drafts(reader, syntax, start, end)))
    return settle(tuple(_attached(drafts, syntax, start, end)), reader.tokens)


def _with_counts(drafts: list[Draft]) -> list[Draft]:
    """Put an amount that stands behind the noun it counts (セッションを3つ聴講した) with the noun: three sessions."""
    kept: list[Draft] = []
    for at, draft in enumerate(drafts):
        before = kept[-1] if kept else None
        last = at == len(drafts) - 1
        if before is not None and not last and _is_floating_count(draft) and _can_be_counted(before):
            before.units.insert(0, draft.units[0])
            before.parts += draft.parts
            before.marks += draft.marks
            before.end = draft.end
            continue
        kept.append(draft)
    return kept


def _is_floating_count(draft: Draft) -> bool:
    if len(draft.units) != 1 or draft.verbal or draft.asides or any(part.role != "about" for part in draft.parts):
        return False
    amount = draft.units[0].amount
    return amount is not None and amount.kind == "count"


def _can_be_counted(draft: Draft) -> bool:
    if not draft.units or draft.verbal or draft.marks or len(draft.parts) != 1:
        return False
    unit = draft.units[-1]
    named = unit.entry is None or bool({"proper", "mass"} & unit.entry.grammar)
    other = unit.entry is not None and unit.entry.noun_class in ("time", "quantity", "place")
    return draft.parts[0].role in ("ga", "wo", "topic", "also") and unit.kind == "noun" and not named and not other


_PAIRS = {"(": ")", "（": "）", "[": "]", "［": "］", "〔": "〕"}


_QUOTES = {"「": "」", "『": "』", "“": "”", "【": "】", "《": "》", "〈": "〉", "｢": "｣", '"': '"'}


def _drafts(reader: Reader, syntax: ParsedSentence, start: int, end: int) -> Iterator[Draft]:
    tokens, lexicon = reader.tokens, reader.lexicon
    borders = {one.start for one in syntax.bunsetsu}
    draft: Draft | None = None
    at = start
    while at < end:
        token = tokens[at]
        if token.surface in _PAIRS and (closing := _closing(tokens, at, end, _PAIRS)) > 0:
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
        if draft and draft.units and at not in reader.fixed and (part := _function(draft, tokens, lexicon, at, end)):
            if part.entry.role == "light":
                draft.light = (*draft.light, *range(part.start, part.end))
                draft.verbal = True
            else:
                draft.parts.append(part)
            at = draft.end = part.end
            continue
        if polite := _polite_stem(tokens, at, end):
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
            or (unit.kind == "raw" and token.pos1 in ("動詞", "形容詞") and not _is_nominal_stem(tokens, unit.end))
            or (unit.kind == "verb" and token.lemma in EXISTS)
        ):
            draft.verbal = True
    if draft:
        yield draft


def _polite_stem(tokens: Sequence[Token], at: int, end: int) -> int:
    """Return where the する, いたす or いただく of お聞きする and お話しいただく stands; 0 for anything else."""
    for stem in range(at + 1, min(at + 3, end - 1)):
        token, helper = tokens[stem], tokens[stem + 1]
        if tokens[at].lemma != "御" or token.pos1 != "動詞":
            return 0
        if token.cform.startswith("連用") and helper.lemma in ("為る", "致す", "頂く", "下さる", "出来る"):
            return stem + 1
    return 0


_JOINERS = frozenset("/／・&＆+＋〜～-－–―:：")


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
    joins = not draft.parts and not draft.verbal and not draft.light and _joins(last, unit, tokens, at_border)
    if joins:
        draft.units.append(unit)
        return draft, None
    return Draft(unit.start, [unit]), draft


def _joins(last: Unit, unit: Unit, tokens: Sequence[Token], at_border: bool) -> bool:
    """Tell whether two content units without a particle between them are one compound."""
    if last.kind == "mark":
        return True
    if last.kind == "number" and unit.kind == "verb":
        return False
    if last.amount is not None and unit.kind != "number" and not (unit.entry and unit.entry.noun_class == "time"):
        alone = last.amount.kind in ("rate", "repeat") or (at_border and last.amount.kind in ("moment", "duration"))
        if alone and tokens[unit.start].pos1 != "接尾辞":
            return False
    if last.amount is not None and last.amount.kind == "rate":
        return False
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
    if entry and entry.noun_class in ("time", "pronoun", "quantity") and unit.kind == "verb":
        return False
    if entry and entry.noun_class == "time" and "adverb" in entry.forms and _is_said_of(unit, tokens):
        return False
    if entry and entry.noun_class in ("time", "pronoun") and unit.kind != "number" and at_border:
        return False
    if at_border and (last.kind == "number" or (entry and entry.noun_class == "quantity")):
        return True
    return True


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


def _attached(drafts: Sequence[Draft], syntax: ParsedSentence, start: int, end: int) -> Iterator[Phrase]:
    """Give every phrase the head that the bunsetsu say."""
    real = [draft for draft in drafts if draft.units]
    owner: dict[int, int] = {}
    for index, draft in enumerate(real):
        for token in range(draft.start, draft.end):
            owner.setdefault(token, index)
    for index, draft in enumerate(real):
        head, doubt, link = _head(real, index, owner, syntax, start, end)
        absorbed = tuple(token for mark in draft.marks for token in mark.tokens)
        yield Phrase(
            index,
            draft.start,
            draft.end,
            tuple(draft.units),
            tuple(draft.parts),
            tuple(draft.asides),
            draft.light,
            draft.verbal,
            any(mark.text in ("、", "，", ",") for mark in draft.marks),
            head,
            doubt,
            link,
            absorbed,
        )


def _head(
    drafts: Sequence[Draft], index: int, owner: dict[int, int], syntax: ParsedSentence, start: int, end: int
) -> tuple[int, float, str]:
    last = len(drafts) - 1
    if index == last:
        return -1, 0.0, "root"
    draft = drafts[index]
    token = max([unit.end - 1 for unit in draft.units] + [part.end - 1 for part in draft.parts])
    try:
        at = syntax.bunsetsu_of(token)
    except IndexError:
        return index + 1, 0.5, "dependent"
    following = drafts[index + 1].start
    one = syntax.bunsetsu[at]
    if one.start <= following < one.end:
        return index + 1, 0.0, "dependent"
    seen = 0
    doubt = 1.0 - one.margin
    link = one.link
    while one.head >= 0 and seen < 50:
        target = owner.get(syntax.bunsetsu[one.head].core, owner.get(syntax.bunsetsu[one.head].start, -1))
        if target > index:
            return target, doubt, link
        one = syntax.bunsetsu[one.head]
        seen += 1
    return min(index + 1, last), 0.5, link
