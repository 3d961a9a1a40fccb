"""Come here when a particle or an ending is misread: tokens become phrases, each a content part and what follows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.model.syntax import ParsedSentence
from pipeline.model.tokens import Token
from pipeline.translation.transfer.lexicon import Entry, Lexicon
from pipeline.translation.transfer.units import Reader, Unit


class Part(NamedTuple):
    """A function word: its entry, its tokens ``[start, end)`` and the conjugated form it ends in."""

    entry: Entry
    start: int
    end: int
    form: str

    @property
    def role(self) -> str:
        """The role without the mark of a form that stands before nouns."""
        return self.entry.role.removesuffix(".adn")


@dataclass(slots=True)
class Draft:
    """A phrase while it is read."""

    start: int
    units: list[Unit] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    asides: list[tuple[Unit, int, int]] = field(default_factory=list)
    light: tuple[int, ...] = ()
    verbal: bool = False
    marks: list[Unit] = field(default_factory=list)
    end: int = 0


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


def read_phrases(reader: Reader, syntax: ParsedSentence, start: int, end: int) -> tuple[Phrase, ...]:
    """Return the phrases of tokens ``[start, end)``; brackets and quotations inside are left to their own reading."""
    from pipeline.translation.transfer.attachment import settle

    drafts = list(_drafts(reader, syntax, start, end))
    return settle(tuple(_attached(drafts, syntax, start, end)), reader.tokens)


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
        unit = reader.unit_at(at, end)
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
                unit.text in "？?！!…" and at < end and tokens[at].pos1 == "助詞"
            )
            if draft.units and not goes_on:
                yield draft
                draft = None
            continue
        draft, finished = _placed(draft, unit, tokens, at in borders)
        if finished:
            yield finished
        at = draft.end = unit.end
        if (unit.kind in ("verb", "adjective") and tokens[unit.end - 1].pos1 in ("動詞", "形容詞")) or (
            unit.kind == "raw" and token.pos1 in ("動詞", "形容詞") and not _is_nominal_stem(tokens, unit.end)
        ):
            draft.verbal = True
    if draft:
        yield draft


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
    if last.kind in ("adverb", "connector", "adnominal") or unit.kind in ("adverb", "connector", "adnominal"):
        return False
    suffix = tokens[unit.start].pos1 == "接尾辞"
    if suffix:
        return True
    if last.kind == "verb" and tokens[last.end - 1].pos1 == "動詞":
        return False
    if last.kind == "adjective" and tokens[last.end - 1].pos1 == "形容詞":
        return False
    entry = last.entry
    if entry and entry.noun_class in ("time", "pronoun", "quantity") and unit.kind == "verb":
        return False
    if entry and entry.noun_class in ("time", "pronoun") and unit.kind != "number" and at_border:
        return False
    if at_border and (last.kind == "number" or (entry and entry.noun_class == "quantity")):
        return True
    return True


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


_LONGEST_FUNCTION = 7
_LIGHT = frozenset({"為る", "出来る", "致す"})


def _function(draft: Draft, tokens: Sequence[Token], lexicon: Lexicon, at: int, end: int) -> Part | None:
    """Return the longest function word at ``at`` that can follow what the phrase has so far."""
    token = tokens[at]
    verbal = draft.verbal
    if (
        not verbal
        and not draft.parts
        and token.lemma in _LIGHT
        and token.pos1 == "動詞"
        and draft.units[-1].kind in ("verb", "raw", "noun", "latin")
    ):
        if draft.units[-1].kind == "noun" and not _is_verbal_noun(draft.units[-1], tokens):
            return None
        return Part(_LIGHT_ENTRY, at, at + 1, token.cform)
    for length in range(min(_LONGEST_FUNCTION, end - at), 0, -1):
        part = tokens[at : at + length]
        entries = lexicon.functions.get(tuple([one.lemma for one in part]))
        if not entries:
            continue
        spelled = "".join([one.norm for one in part])
        after = tokens[at + length] if at + length < end else None
        allowed = [entry for entry in entries if _allowed(entry, draft, part, verbal, spelled, after)]
        if allowed:
            best = max(
                allowed, key=lambda entry: (entry.ja.lstrip("~=") == spelled, _KIND_RANK[verbal].index(entry.kind) * -1)
            )
            if best.kind == "ending" and best.role in ("copula", "copula-negative"):
                draft.verbal = True
            return Part(best, at, at + length, part[-1].cform)
    return None


_KIND_RANK = {True: ("ending", "link", "focus", "case"), False: ("case", "focus", "ending", "link")}
_LIGHT_ENTRY = Entry("e.light", "ending", "する", "", role="light")


def _is_verbal_noun(unit: Unit, tokens: Sequence[Token]) -> bool:
    return tokens[unit.end - 1].pos3 == "サ変可能" or bool(unit.entry and unit.entry.noun_class == "act")


def _allowed(
    entry: Entry, draft: Draft, part: Sequence[Token], verbal: bool, spelled: str, after: Token | None
) -> bool:
    """Tell whether a function word can stand here: endings and links behind predicates, cases behind nouns."""
    first, last = part[0], part[-1]
    exact = entry.ja.lstrip("~=") == spelled
    if (
        entry.kind == "link"
        and last.lemma in ("だ", "ば", "様", "無い", "ない", "た")
        and not exact
        and entry.role not in ("if", "tara", "even")
    ):
        return False
    if (
        entry.kind == "link"
        and (last.norm, last.lemma) == ("で", "だ")
        and after is not None
        and after.lemma in _AFTER_COPULA
    ):
        return False
    if (
        entry.kind in ("case", "link")
        and len(part) > 1
        and last.lemma == "て"
        and after is not None
        and after.pos2 == "非自立可能"
        and after.pos1 == "動詞"
    ):
        return False
    if (
        entry.kind == "case"
        and len(part) > 1
        and last.cform.startswith("連用")
        and after is not None
        and after.lemma in ("て", "た")
    ):
        return False
    if entry.kind == "case" and last.lemma == "だ" and not exact:
        return False
    if verbal:
        if entry.kind == "case":
            if draft.parts and draft.parts[-1].role == "question":
                return first.pos2 == "格助詞"
            return (
                first.pos2 == "格助詞"
                and (len(part) > 1 or not _nominalised(draft))
                and entry.role in _CASES_AFTER_VERBS
            )
        if entry.kind == "link" and len(part) == 1 and first.pos2 == "格助詞":
            return entry.role in ("quote", "rather")
        if entry.kind == "link" and entry.role == "quote":
            return first.pos2 == "格助詞" or len(part) > 1 or first.pos2 == "副助詞"
        return True
    if entry.kind == "case":
        return not (len(part) == 1 and first.pos2 == "接続助詞")
    if entry.kind == "focus":
        return True
    if entry.kind == "ending":
        return first.pos1 in ("助動詞", "形状詞") or entry.role in _AFTER_NOUNS
    return exact and entry.role in _LINKS_AFTER_NOUNS


_AFTER_COPULA = frozenset({"有る", "無い", "は", "も", "ない", "御座る"})
_CASES_AFTER_VERBS = frozenset({"yori", "made", "madeni", "kara"})
_AFTER_NOUNS = frozenset({"question", "copula", "copula-negative", "none"})
_LINKS_AFTER_NOUNS = frozenset({"content.adn", "quote", "cause", "if", "whether"})


def _nominalised(draft: Draft) -> bool:
    return bool(draft.parts and draft.parts[-1].entry.kind == "case")


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
