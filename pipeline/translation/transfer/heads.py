"""Come here when the wrong noun of a compound is its head, or what stands before the head has the wrong form."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipeline.model.english_tree import EnNode
from pipeline.translation.demonyms import demonym
from pipeline.translation.transfer.amounts import Expression, in_units
from pipeline.translation.transfer.amounts.counters import SPELLED
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.english.determiners import Use, choose
from pipeline.translation.transfer.lexicon import Entry


@dataclass(slots=True)
class Compound:
    """The content of a nominal phrase in English: ``before`` the ``head``, ``after`` it, and a preposition an affix asks for."""

    head: EnNode | None = None
    entry: Entry | None = None
    before: list[EnNode] = field(default_factory=list)
    after: list[EnNode] = field(default_factory=list)
    prep: str = ""
    determiner: str = ""
    plural: bool = False
    counted: bool = False
    ready: bool = False
    amount: Expression | None = None
    objective: bool = False
    floating: bool = False
    labelled: bool = False
    reach: str = ""
    directed: bool = False


@dataclass(slots=True)
class Around:
    """What stands around a head noun, gathered from the phrases that hang on it."""

    before: list[EnNode] = field(default_factory=list)
    after: list[EnNode] = field(default_factory=list)
    determiner: str = ""
    restricted: bool = False
    described: bool = False
    plural: bool = False
    counted: bool = False
    possessed: bool = False
    generic: bool = False
    lasting: bool = False
    relative: bool = False
    told_of: bool = False


POSITIONS = frozenset(
    (
        "upper left",
        "upper right",
        "lower left",
        "lower right",
        "upper part",
        "lower part",
        "center",
        "near side",
        "middle",
    )
)
"""Where something is on or by another thing: 画面右上, the upper right of the screen."""


def set_head(ctx: Context, made: Compound, head: EnNode, entry: Entry | None) -> None:
    """Make ``head`` the head of the compound; what was the head so far stands before it."""
    if made.head is not None and entry is not None and made.head.category == "noun" and _stands_behind(made, entry):
        owner = made.head.as_("head")
        named = bool(made.entry and {"proper", "mass"} & made.entry.grammar) or entry.en.endswith("in charge")
        children = (*(() if named else (words("the", "article"),)), *made.before, owner)
        made.after = [EnNode("pp", "of", children=(EnNode("np", children=children),), rule="r.position"), *made.after]
        made.before, made.head, made.entry = [], head, entry
        return
    if made.head is not None and entry is not None and _counts_them(made, entry):
        inner = EnNode("np", children=(*made.before, made.head.having(number="plural").as_("head"), *made.after))
        made.after = [EnNode("pp", "of", children=(inner,), rule="r.behind")]
        made.before, made.ready, made.entry = [], False, entry
        made.head = replace(head, lemma="number")
        return
    if made.head is not None and entry is not None and _takes_in(made, entry):
        first, _, rest = head.lemma.partition(" of ")
        inner = EnNode("np", children=(*made.before, made.head.as_("modifier"), words(rest, head.rule), *made.after))
        made.after = [EnNode("pp", "of", children=(inner,), rule="r.behind")]
        made.before, made.ready, made.entry = [], False, entry
        made.head = replace(head, lemma=first)
        return
    behind = entry.forms.get("behind", "") if entry is not None and made.head is not None else ""
    if not behind and made.directed and entry is not None and entry.noun_class == "act" and not made.prep:
        behind = "of" if made.head is not None and made.head.category == "noun" else ""
    if made.head is not None and behind and entry is not None and made.amount is None and not made.prep:
        told = EnNode("np", children=(*made.before, _in_general(made), *made.after))
        made.after = [EnNode("pp", behind, children=(told,), rule="r.behind")]
        made.before, made.ready, made.head, made.entry = [], False, head, entry
        return
    if _is_number_of(made, entry) and made.head is not None:
        owner = made.head.having(number="plural").as_("head")
        made.after = [EnNode("pp", "of", children=(EnNode("np", children=(*made.before, owner, *made.after)),))]
        made.before, made.head = [], head
        made.entry = replace(entry, grammar=frozenset({"count", "the"})) if entry is not None else None
        return
    if made.prep and made.head is not None and made.head.category == "noun" and _goes_behind(made):
        use: Use = "bare" if made.prep == "between" else "preposition" if made.prep != "by" else "title"
        chosen = choose(made.entry, use, restricted=False, described=False)
        many = chosen.number == "plural" and not (made.entry is not None and "plural" in made.entry.grammar)
        owner = made.head.having(number="plural" if many else "").as_("head")
        article = (words(chosen.determiner, "article"),) if chosen.determiner else ()
        object_ = EnNode("np", children=(*article, *made.before, owner, *made.after))
        made.after = [EnNode("pp", made.prep, children=(object_,), rule="affix")]
        made.before, made.prep, made.head, made.entry = [], "", head, entry
        return
    if made.head is not None:
        _back_before(made)
        made.prep = "" if made.prep == "for" else made.prep
        counts = made.amount is not None and made.head.rule == "number"
        spelled = head.rule != "kept" and not head.lemma[:1].isupper()
        made.before.append(
            _counting(ctx, made, spelled, head) if counts else _as_modifier(made.head, made.entry, entry)
        )
        made.plural = made.plural or made.before[-1].lemma == "some"
        if made.entry is not None and made.entry.noun_class == "group" and "possessive" in made.entry.forms:
            made.determiner = made.before[-1].lemma
        made.ready = False
        _keep_bracket(made)
        numbers = [node for node in made.after if node.rule == "number"]
        made.before += numbers
        made.after = [node for node in made.after if node not in numbers]
    made.head, made.entry = head, entry


def _keep_bracket(made: Compound) -> None:
    """Put a bracket with the word that it stands behind: the ICFP 2016 (Nara) report, not the ICFP 2016 report (Nara)."""
    marks = [at for at, node in enumerate(made.after) if node.rule == "mark" and node.lemma in ("(", ")")]
    if len(marks) > 1 and all(node.rule == "number" for node in made.after[: marks[0]]):
        made.before += made.after[: marks[0]]
        made.before.append(EnNode("word", children=tuple(made.after[marks[0] : marks[-1] + 1]), rule="aside"))
        made.after = made.after[marks[-1] + 1 :]


def _back_before(made: Compound) -> None:
    """Put what stands behind the noun so far before it again, where another noun follows: DX推進室, 新機能紹介動画."""
    behind = next((node for node in made.after if node.rule == "r.behind"), None)
    if behind is not None:
        made.after = [node for node in made.after if node is not behind]
        told = behind.children[0].children
        made.before = [*(node.having(number="").as_("modifier") for node in told), *made.before]


def _counts_them(made: Compound, entry: Entry) -> bool:
    """Whether the next noun says how many there are of the one so far: 問い合わせ + 件数, the number of inquiries."""
    counted = made.head is not None and made.head.category == "noun" and made.amount is None and not made.prep
    return counted and entry.en == "number of cases" and made.entry is not None and "count" in made.entry.grammar


def _takes_in(made: Compound, entry: Entry) -> bool:
    """Whether the noun so far goes into what the next one says: IT + 人材確保, the securing of IT human resources."""
    plain = made.head is not None and made.head.category == "noun" and made.amount is None and not made.prep
    return plain and entry.noun_class == "act" and entry.en.count(" of ") == 1 and not entry.en.startswith("passing")


def _in_general(made: Compound) -> EnNode:
    """Return the head so far as it is told of in general: Introduction to parsers, to machine learning."""
    assert made.head is not None
    chosen = choose(made.entry, "bare", restricted=False, described=False)
    one = made.head.category != "noun" or made.ready or chosen.number == "singular"
    one = one or (made.entry is not None and made.entry.noun_class in ("act", "event", "abstract"))
    return (made.head if one else made.head.having(number="plural")).as_("head")


def _is_number_of(made: Compound, entry: Entry | None) -> bool:
    """Whether 数 says how many there are of the noun before it: コミット数, the number of commits."""
    counted = made.entry is not None and "count" in made.entry.grammar and made.entry.noun_class != "quantity"
    plain = made.head is not None and made.head.category == "noun" and not (made.counted or made.prep)
    return entry is not None and entry.id == "n.number" and counted and plain


def _goes_behind(made: Compound) -> bool:
    """Whether the noun with its affix stands behind the next one: 部門間連携, 量産前試験; 検証用環境 is a verification environment."""
    people = made.entry is not None and made.entry.noun_class in ("person", "group", "place")
    return made.prep in _BETWEEN or (made.prep == "for" and people)


_BETWEEN = frozenset("between before after by in at during outside under on".split()) | {
    "at the time of",
    "in front of",
}
"""Prepositions of affixes that part a noun from the one before it."""


def _stands_behind(made: Compound, entry: Entry) -> bool:
    """Whether the noun so far stands behind the new one with "of": 画面右上, 製造担当者, 担当者不在."""
    if entry.en in POSITIONS and entry.ja != "センター":
        return True
    long = made.head is not None and any(f" {word} " in made.head.lemma for word in ("in", "of", "for"))
    return entry.en.endswith("in charge") or long


_ARRANGED = frozenset({"organizational structure", "configuration", "structure", "system", "formation", "process"})
"""Nouns that a number of parts says how they are made: a three-layer configuration."""


def _counting(ctx: Context, made: Compound, spelled: bool, head: EnNode) -> EnNode:
    """Return the amount that was the head as it stands before the noun that turns out to be: 第3回会議, the third meeting."""
    assert made.head is not None and made.amount is not None
    amount, made.amount = made.amount, None
    rule = "ordinal" if amount.kind == "ordinal" else "number"
    if amount.kind in ("share", "times"):
        return words(amount.text, rule, made.head.tokens)
    last = made.head.tokens[-1]
    label = last + 1 < len(ctx.tokens) and ctx.tokens[last].end < ctx.tokens[last + 1].start
    about = all(node.rule == "prefix" and node.lemma == "about" for node in made.before)
    bare = amount.kind == "bare" and not label and about
    made.counted = amount.kind in ("count", "repeat", "bare")
    made.plural = amount.plural and (amount.kind in ("count", "repeat") or bare)
    if head.lemma in _ARRANGED and amount.text.endswith((" people", "one person")):
        made.counted = made.plural = False
        return words(f"{amount.text.split(' ')[0]}-person", rule, made.head.tokens)  # 2名体制
    if head.lemma in _ARRANGED and amount.kind == "count" and " " not in f"{amount.before}{amount.text}":
        made.counted = made.plural = False
        return words(f"{amount.before}-unit", rule, made.head.tokens)  # 3台構成
    if head.lemma in _ARRANGED and amount.kind == "count" and " " in amount.before:
        number, _, counted = amount.before.partition(" ")
        made.counted = made.plural = False
        return words(f"{number}-{counted.removesuffix('s')}", rule, made.head.tokens)  # 3層構成
    if in_units(amount):
        return words(f"{amount.text} of", rule, made.head.tokens)  # 論文集を2部
    said = SPELLED.get(amount.text, amount.text) if bare and spelled else amount.text
    return words(amount.before or said, rule, made.head.tokens)


def _as_modifier(head: EnNode, entry: Entry | None, behind: Entry | None) -> EnNode:
    """Return a noun as it stands before another: 基本クラス is a basic class, not a basics class."""
    if entry is not None and entry.noun_class == "group" and "possessive" in entry.forms:
        return words(entry.forms["possessive"], entry.id, head.tokens)  # 各社製品
    from_there = entry is not None and entry.noun_class == "place" and behind is not None and _comes_from(behind)
    if from_there and (adjective := demonym(head.lemma)):
        return words(adjective, head.rule, head.tokens).as_("modifier")
    done = behind is not None and behind.noun_class == "act"  # 技術導入
    if (
        entry is not None
        and "compound" in entry.forms
        and head.lemma == entry.en
        and not (done and "plural" not in entry.grammar)
    ):
        return words(entry.forms["compound"], entry.id, head.tokens).as_("modifier")  # 技術翻訳
    text = entry.forms.get("adnominal", "") if entry is not None and entry.noun_class != "time" else ""
    plain = text and head.category == "noun" and head.lemma == (entry.en if entry else "") and text[0].isalpha()
    return replace(head, lemma=text).as_("modifier") if plain and " " not in text else head.as_("modifier")


def _comes_from(entry: Entry) -> bool:
    """Whether a noun behind a country has its adjective: a German company; what we have there has its name, the Germany office."""
    last = entry.en.split(" ")[-1]
    if last in _WE_HAVE_THERE or "proper" in entry.grammar:
        return False
    return entry.noun_class in _OF_A_COUNTRY or last in _PLACES_OF_A_COUNTRY


_OF_A_COUNTRY = frozenset({"thing", "person", "group", "content", "abstract"})
_PLACES_OF_A_COUNTRY = frozenset(
    "market country countries restaurant embassy consulate university school capital border airline".split()
)
_WE_HAVE_THERE = frozenset(
    "branch office subsidiary corporation chapter association society group team edition version flight map side area region "
    "part tour assignment charge headquarters side-trip line division department representative member visa time".split()
)
"""Bodies and things that are named after the country where they are: the India branch, the Japan chapter."""
