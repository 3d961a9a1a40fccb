"""Come here when you need to know what a phrase is, or when one has the wrong head: drafts become phrases that hang on one another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import wraps

from pipeline.model.syntax import ParsedSentence
from pipeline.model.tokens import Token
from pipeline.translation.transfer.drafts import Draft, Part
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.names import HONORIFICS
from pipeline.translation.transfer.units import Reader, Unit


@dataclass(frozen=True, slots=True)
class Phrase:
    """A content part with its function part, and the phrase it hangs on.

    ``units`` are the content; ``parts`` the particles and endings behind it; ``asides`` what stands in brackets behind a unit, as
    (unit, first token, token behind); ``light`` the tokens of する or できる behind a verbal noun; ``comma`` whether a comma follows.
    ``head`` is the index of another phrase, -1 for the root; ``doubt`` is 1 less the parser's margin. ``chances`` are the heads
    that the parser named, its own first, each with its probability.
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
    chances: tuple[tuple[int, float], ...] = ()

    @property
    def core(self) -> Unit:
        """The last content unit, which says what kind of phrase this is."""
        return self.units[-1]

    @property
    def final(self) -> int:
        """The last token of the content and the function words, without する and marks."""
        return (self.parts[-1].end if self.parts else self.core.end) - 1

    @property
    def closing(self) -> int:
        """The last token of the content, of する and of the function words."""
        return self.parts[-1].end - 1 if self.parts else (self.light or self.core.tokens)[-1]


Rule = Callable[[Sequence[Phrase], int, Sequence[Token]], int | None]
"""What the words say about one phrase (an index): the head it should have, or None."""


def at_odds(least: float, rule: Rule) -> Rule:
    """Return ``rule``, silent where the parser gives its head less than ``least`` times the probability of the present one.

    Where the parser named neither, or had nothing to say, the rule is free. The odds are those at which a rule was right more
    often than wrong on sentences of the treebanks that neither the rules nor the parser had been made on.
    """

    @wraps(rule)
    def asked(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> int | None:
        head = rule(phrases, index, tokens)
        chances = dict(phrases[index].chances)
        present = chances.get(phrases[index].head, 0.0)
        return head if head is not None and chances.get(head, 0.0) >= least * present else None

    return asked


def last_role(phrase: Phrase) -> str:
    """Return the role of the phrase's last particle or ending, empty when it has none."""
    return phrase.parts[-1].role if phrase.parts else ""


def link_role(phrase: Phrase, tokens: Sequence[Token]) -> str:
    """Return the role of the phrase's last particle or ending; empty for endings that go on as a verb's stem does: 使っており, 公開され."""
    goes_on = bool(phrase.parts) and phrase.parts[-1].entry.kind == "ending" and phrase.comma
    return "" if goes_on and tokens[phrase.final].cform.startswith("連用") else last_role(phrase)


def noun_class(phrase: Phrase) -> str:
    """Return the class that the lexicon gives the phrase's last content word."""
    if (
        phrase.core.text in ("以外", *HONORIFICS) and len(phrase.units) > 1
    ):  # 日本以外 is a place too, 川上さん a person
        entry = phrase.units[-2].entry
        return entry.noun_class if entry else ""
    return phrase.core.entry.noun_class if phrase.core.entry else ""


def compound_entry(phrase: Phrase) -> Entry | None:
    """Return the entry of the phrase's last noun."""
    return next((unit.entry for unit in reversed(phrase.units) if unit.entry), None)


def is_moment(phrase: Phrase) -> bool:
    """Whether the phrase says when, which may be said of something: 展示は明日まで, 受付は9時から."""
    amount = phrase.core.amount
    return noun_class(phrase) == "time" or (amount is not None and amount.kind == "moment")


def predicate_above(phrases: Sequence[Phrase], phrase: Phrase) -> Phrase:
    """Return the phrase itself if it is verbal, else the first verbal one that it hangs on, or the root."""
    while phrase.head >= 0 and not phrase.verbal:
        phrase = phrases[phrase.head]
    return phrase


def has_own_subject(phrases: Sequence[Phrase], index: int) -> bool:
    """Whether a が or は hangs on the phrase."""
    return any(one.head == index and last_role(one) in ("ga", "topic") for one in phrases[:index])


def names_subject(phrases: Sequence[Phrase], index: int) -> bool:
    """Whether a が hangs on the phrase."""
    return any(one.head == index and last_role(one) == "ga" for one in phrases[:index])


def is_topic(phrase: Phrase) -> bool:
    """Whether は alone makes the phrase the topic."""
    return not phrase.verbal and [part.role for part in phrase.parts] == ["topic"]


def hangs_on(phrases: Sequence[Phrase], one: int, index: int) -> bool:
    """Whether phrase ``one`` is ``index`` or hangs on it, directly or not."""
    while 0 <= one < index:
        one = phrases[one].head
    return one == index


def is_by_name(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether the phrase is somebody by name: 佐藤さん, 田中部長."""
    entry = phrase.core.entry
    proper = entry is not None and entry.noun_class == "person" and "proper" in entry.grammar
    family = any(unit.entry is not None and unit.entry.id == "name.family" for unit in phrase.units)
    return proper or family or tokens[phrase.core.end - 1].norm in HONORIFICS


def is_quotation(phrase: Phrase) -> bool:
    """Whether the phrase is nothing but what stands in quotation marks: 「時間が足りない」と."""
    return len(phrase.units) == 1 and phrase.core.text == "“"


def asks_in_quotation(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether what stands in quotation marks ends as questions do: 「いつですか。」, 「なぜ？」."""
    last = phrase.core.end - 2
    if tokens[last].surface in ("。", "．"):
        last -= 1
    return is_quotation(phrase) and last > phrase.core.start and tokens[last].surface in ("？", "?", "か")


def is_contrasted(phrase: Phrase, tokens: Sequence[Token]) -> bool:
    """Whether the phrase is what something is not, before what it is: 速度ではなく精度だ."""
    roles = [part.role for part in phrase.parts]
    if roles not in (["copula-negative"], ["copula-negative", "te"]) or phrase.light:
        return False
    return tokens[phrase.parts[0].end - 1].surface == "なく" and phrase.core.kind in ("noun", "latin", "raw", "number")


def is_noun(phrase: Phrase) -> bool:
    """Whether the phrase is a noun, a name or a number, and no verb is made of it."""
    return phrase.core.kind in ("noun", "latin", "raw", "number") and not phrase.light


def read_phrases(reader: Reader, syntax: ParsedSentence, start: int, end: int) -> tuple[Phrase, ...]:
    """Return the phrases of tokens ``[start, end)``; brackets and quotations inside are left to their own reading."""
    from pipeline.translation.transfer.attachment import settle
    from pipeline.translation.transfer.readings import with_readings

    settled = settle(parsed_phrases(reader, syntax, start, end), reader.tokens)
    return with_readings(settled, reader.tokens, reader.lexicon)


def parsed_phrases(reader: Reader, syntax: ParsedSentence, start: int, end: int) -> tuple[Phrase, ...]:
    """Return the phrases of tokens ``[start, end)`` with the heads that the parser gave them."""
    from pipeline.translation.transfer.draft_reading import read_drafts

    drafts = _with_counts(list(read_drafts(reader, syntax, start, end)))
    return tuple(_attached(drafts, syntax, start, end))


def _with_counts(drafts: list[Draft]) -> list[Draft]:
    """Put an amount that stands behind the noun it counts (セッションを3つ聴講した) with the noun: three sessions."""
    kept: list[Draft] = []
    for at, draft in enumerate(drafts):
        before = kept[-1] if kept else None
        last = at == len(drafts) - 1
        said = bool(draft.marks) and before is not None and before.parts[-1:] and before.parts[-1].role == "topic"
        said = said or (
            bool(draft.marks) and len(drafts[-1].units) == 1 and drafts[-1].units[0].amount is not None
        )  # 昨年が200人、今年が350人だった
        grows = not last and bool(drafts[at + 1].units) and drafts[at + 1].units[-1].text[:1] in ("増", "減")
        if (
            before is not None
            and not (last or said or grows)
            and _is_floating_count(draft)
            and _can_be_counted(before)
            and not _is_who_does_it(before, draft)
        ):
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


def _is_who_does_it(draft: Draft, count: Draft) -> bool:
    """Whether somebody stands before a count that is none of people: 同僚も二つ買った; 同僚も二人来た counts them."""
    entry, amount = draft.units[-1].entry, count.units[0].amount
    somebody = entry is not None and entry.noun_class in ("person", "pronoun")
    return somebody and amount is not None and not amount.text.endswith((" people", " person"))


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
            _chances(real, index, owner, syntax),
        )


def _chances(
    drafts: Sequence[Draft], index: int, owner: dict[int, int], syntax: ParsedSentence
) -> tuple[tuple[int, float], ...]:
    """Return the phrases that the parser named as heads with their probabilities; none for one inside a bunsetsu."""
    draft = drafts[index]
    token = _last_token(draft)
    if index == len(drafts) - 1 or token >= syntax.bunsetsu[-1].end:
        return ()
    one = syntax.bunsetsu[syntax.bunsetsu_of(token)]
    if one.head < 0 or drafts[index + 1].start < one.end:
        return ()
    named = ((one.head, one.probability), *((other.head, other.probability) for other in one.alternatives))
    heads = ((owner.get(syntax.bunsetsu[at].core, -1), chance) for at, chance in named)
    return tuple((head, chance) for head, chance in heads if head > index)


def _last_token(draft: Draft) -> int:
    return max([unit.end - 1 for unit in draft.units] + [part.end - 1 for part in draft.parts])


def _head(
    drafts: Sequence[Draft], index: int, owner: dict[int, int], syntax: ParsedSentence, start: int, end: int
) -> tuple[int, float, str]:
    last = len(drafts) - 1
    if index == last:
        return -1, 0.0, "root"
    draft = drafts[index]
    token = _last_token(draft)
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
        if one.start >= end:
            return last, 0.3, link  # what goes on behind the stretch speaks of all of it
        seen += 1
    return min(index + 1, last), 0.5, link
