"""Come here when X の Y is taken for the wrong kind: a compound, an owner, a title, a label, a way of doing something."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model.english_tree import EnNode
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.heads import Around, Compound
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.phrases import is_quotation
from pipeline.translation.transfer.prepositions import prepositional
from pipeline.translation.transfer.units import Unit


def describes(entry: Entry, made: Compound) -> bool:
    """Whether X の says of what kind Y is: 若手の技術者, young engineers; 若手の育成 is the training of young people."""
    return entry.noun_class != "person" or (made.entry is not None and made.entry.noun_class == "person")


def is_body(entry: Entry | None, core: Unit) -> bool:
    """Whether it is a company or another body that somebody comes from: Googleの人."""
    return core.kind == "latin" or (entry is not None and entry.noun_class == "group")


def is_way_of_doing(made: Compound) -> bool:
    """データの集め方 is "the way of collecting data": whether the noun takes what it is done to as a verb does."""
    way = made.head.lemma if made.head is not None else ""
    if way.startswith("how to ") and not way.endswith(_ENDS_OPEN):
        return True
    return way.startswith("way of ") and way.endswith("ing") and way.split(" ")[-1] not in _OWN_WAYS


def is_how_to(made: Compound) -> bool:
    """Whether a heading tells how something is done: how to write drivers."""
    return made.head is not None and made.head.lemma.startswith("how to ")


_ENDS_OPEN = (" with", " to", " of", " in", " think", " work")
"""How the English of a way ends where a preposition of its own stands before what it is done to."""


_OWN_WAYS = frozenset({"thinking", "working", "living"})
"""What is done to nothing: the engineer's way of thinking."""


def is_label(units: Sequence[Unit]) -> bool:
    """Whether a noun stands with its number: レベル4, ステップ3."""
    noun, number = units
    counts = noun.entry is not None and "count" in noun.entry.grammar
    return counts and number.amount is not None and number.amount.kind == "bare"


def is_time_of(made: Compound) -> bool:
    """Whether it is a date or a time that another one tells apart: 今年の12月, 去年の同じ時期."""
    if made.amount is not None:
        return made.amount.kind == "moment"
    return made.entry is not None and made.entry.en in (
        "time",
        "period",
        "season",
        "morning",
        "afternoon",
        "evening",
        "night",
    )


def is_title_of(entry: Entry | None, made: Compound) -> bool:
    """Whether X の Y says what the person Y is: 議長の田中さん, chair Tanaka; スポンサーの企業, a sponsor company."""
    if entry is None or made.entry is None or "proper" in entry.grammar:
        return False
    if entry.en in _ROLES_OF_COMPANIES and made.entry.noun_class == "group":
        return True
    return entry.noun_class == "person" and made.entry.noun_class == "person" and "proper" in made.entry.grammar


def says_what_it_is(entry: Entry | None, made: Compound) -> bool:
    """Whether X の says what kind of company or place the name Y is: 機器メーカーのキーエンス, 会場のビッグサイト."""
    if entry is None or made.entry is None or "proper" in entry.grammar or "proper" not in made.entry.grammar:
        return False
    kinds = _KINDS_OF_BODIES.get(made.entry.noun_class, frozenset())
    return entry.noun_class == made.entry.noun_class and entry.en.split(" ")[-1] in kinds


_KINDS_OF_BODIES = {
    "group": frozenset(
        "manufacturer company vendor startup firm publisher retailer provider distributor subsidiary".split()
    ),
    "place": frozenset("venue accommodation destination hotel".split()),
}
"""What a company or a place is, said before its name."""

_ROLES_OF_COMPANIES = frozenset({"sponsor", "partner"})


def owns(entry: Entry | None, node: EnNode, made: Compound) -> bool:
    """Whether X の is put as X's: names of people, companies and the like before what they have, say or make."""
    if entry is None or "proper" not in entry.grammar or entry.noun_class not in ("person", "group", "place"):
        return False
    if entry.noun_class == "place" and (made.entry is None or made.entry.en.split(" ")[-1] not in _COUNTRIES_HAVE):
        return False
    if made.entry is None or made.head is None or made.entry.noun_class in ("person", "relation", "quantity", "place"):
        return False
    ends = node.children[-1].slot == "head" or node.feature("list")
    return bool(ends) and ("proper" not in made.entry.grammar or made.entry.id == "quotation")


_COUNTRIES_HAVE = frozenset(
    "contribution participation policy strategy role position response proposal presence delegation representative government "
    "stance share ranking initiative strength weakness".split()
)
"""What a country does or has, as people do: Japan's contribution; issues and markets are in it."""


def in_languages(node: EnNode, made: Compound) -> bool:
    """Whether a list of languages says what something is written in: 日本語と英語の字幕, Japanese and English subtitles."""
    members = [child.child("head") for child in node.children if child.slot == "conjunct"]
    plain = made.head is not None and made.entry is not None and made.entry.noun_class in ("thing", "content", "act")
    return plain and all(head is not None and head.lemma in _LANGUAGES for head in members)


_LANGUAGES = frozenset(
    "Japanese English Chinese Korean German French Spanish Italian Portuguese Russian Dutch Thai Vietnamese Indonesian Arabic Hindi".split()
)


_OF_WHICH = frozenset(
    {"current situation", "present", "future", "background", "purpose", "history", "ideal form", "current state"}
    | {
        "past and future",
        "present and future",
        "forefront",
        "current state",
        "challenges",
        "first step",
        "change",
        "advantage",
        "disadvantage",
    }
    | {"effect", "way", "reason", "necessity", "significance", "progress"}
    | {
        "introduction",
        "addition",
        "use",
        "utilization",
        "adoption",
        "removal",
        "deletion",
        "establishment",
        "abolition",
    }
)
"""What is said of a thing and not called after it: the current situation of 400G, the introduction of Kubernetes."""


def compounds_with(english: str, entry: Entry | None, made: Compound) -> bool:
    """Whether X の Y is better put as a compound: memory migration, NUMA session."""
    if made.head is None or made.head.category != "noun" or made.before or made.ready:
        return False
    if not (english or entry) or (
        entry and entry.noun_class in ("person", "place", "time", "group", "pronoun", "quantity", "fact", "relation")
    ):
        return False
    grammar = entry.grammar if entry else frozenset({"proper"})
    named = bool({"proper", "mass"} & grammar)
    if not named or made.entry is None or made.entry.en in _OF_WHICH or made.entry.prep in ("to", "about"):
        return False
    if made.entry.ja.endswith("さ") or made.entry.en.startswith(("latest ", "recent ", "current ", "future ", "main ")):
        return False  # 組込みLinuxの最新動向
    return made.entry.noun_class not in ("relation", "quantity", "degree", "person", "pronoun")


def is_kind_of(entry: Entry | None, made: Compound) -> bool:
    """Whether X only says what sort of Y it is, which English says in a compound: メモリの容量, memory capacity; ノズルの交換, nozzle replacement."""
    head, what = made.head, made.entry
    if (
        entry is None
        or what is None
        or head is None
        or head.category != "noun"
        or made.before
        or made.after
        or made.ready
    ):
        return False
    if made.determiner or made.counted or made.amount is not None or what.prep or {"proper", "the"} & what.grammar:
        return False
    if {"proper", "plural", "the"} & entry.grammar or not {"count", "mass"} & entry.grammar:
        return False
    if not _is_short(entry.en) or not _is_short(head.lemma) or entry.noun_class not in ("thing", "", "act"):
        return False
    last = head.lemma.split(" ")[-1]
    if entry.en.split(" ")[0] in _TELL_APART or last in entry.en.split(" "):
        return False  # 新製品の価格, 開発環境の開発
    if what.ja.endswith("さ") or last in _SAID_OF or what.en in _OF_WHICH or head.lemma.split(" ")[0] in _TELL_APART:
        return False
    if what.noun_class in ("quantity", "degree") or last in _CALLED_AFTER:
        return True
    return what.noun_class in ("thing", "", "act") and entry.noun_class != "act"


def _is_short(english: str) -> bool:
    """Whether the English is a noun, or two words, that can stand in a compound: circuit board, not lack of parts."""
    parts = english.split(" ")
    return len(parts) <= 2 and not _JOINING & set(parts) and english.islower()


_JOINING = frozenset("of for in to on with by from and or at who that".split())

_TELL_APART = frozenset(
    "latest recent current future main next previous new old own other various defective finished".split()
)
"""Adjectives in the English of nouns that make a compound hard to read."""

_SAID_OF = frozenset(
    (
        "number point total half most many some several few one part rest majority proportion ratio percentage "
        "share all whole corner edge end top bottom side surface back front inside outside center middle bag "
        "box list pile stack pair piece set series link candidate successor predecessor copy color name "
        "result results discovery conversation impact effect influence increase decrease reduction rise fall "
        "growth improvement outlook future story reason need want beginning start launch opening closing "
        "existence presence appearance introduction recognition understanding explanation proposal "
        "announcement presentation demonstration exhibition kind type way combination comparison thing author "
        "owner form shape trace sound smell taste state condition photo picture book paper article document "
        "report case example use choice selection difference breakdown collection accumulation spread "
        "popularization advent evolution progress lack shortage excess abuse wearing launching arrival "
        "departure loss purchase sale sales export import delivery sending receipt return maker review"
    ).split()
)
"""What stands before "of" and in no compound: the corner of the screen, a list of models, the introduction of the tool."""

_CALLED_AFTER = frozenset(
    (
        "procedure flow structure method process size position configuration environment policy rule template scheme mechanism "
        "deadline plan schedule format layout settings setting operation interval"
    ).split()
)
"""Abstract nouns that are called after what they are for: an upgrade procedure, the memory structure."""


def names_it(ctx: Context, one: int) -> bool:
    """Whether a quotation with という before タイトルの is said of the noun behind: 「…」というタイトルの発表, a talk titled “…”."""
    phrase = ctx.phrases[one]
    beside = ctx.clauses.dependents[phrase.head]
    if ctx.clauses.dependents[one] or not any(at < one and is_quotation(ctx.phrases[at]) for at in beside):
        return False
    ctx.took_parts(one)
    ctx.took(phrase.core.tokens)
    return True


def is_presented(last: Entry | None, made: Compound) -> bool:
    """Whether people are introduced, and nobody is introduced to them: パネリストの紹介, 参加企業の紹介."""
    somebody = last is not None and last.noun_class in ("person", "group")
    return somebody and made.entry is not None and made.entry.ja == "紹介"


def is_said_by(last: Entry | None, made: Compound) -> bool:
    """Whether people are those who talk, not those talked about: 担当者の話, 参加者の話."""
    return (
        last is not None
        and last.noun_class in ("person", "group")
        and made.entry is not None
        and made.entry.en == "talk"
    )


def is_given_by(last: Entry | None, made: Compound) -> bool:
    """Whether Y is what people or companies tell others: a presentation by students, a remark by a developer."""
    somebody = last is not None and last.noun_class in ("person", "group")
    return somebody and made.entry is not None and made.entry.en.split(" ")[-1] in _GIVEN


_GIVEN = frozenset("presentation talk lecture keynote speech remark demo announcement performance".split())


def held_there(ctx: Context, one: int, around: Around) -> bool:
    """Say 札幌開催の大会 and ミュンヘンで開催の展示会 as "held in Sapporo", "held in Munich"; tell whether X の is that."""
    phrase = ctx.phrases[one]
    below = ctx.clauses.dependents[one]
    if phrase.core.text not in ("開催", "実施") or phrase.asides or len(phrase.units) > 2:
        return False
    place = phrase.units[0].entry if len(phrase.units) == 2 else None
    if place is not None and place.noun_class == "place" and not below:
        prep = "in"
        where = EnNode("pp", prep, children=(words(place.en, place.id, ctx.took(phrase.units[0].tokens)),), rule="c.de")
        told = [where]
    elif len(phrase.units) == 1 and below and all(ctx.clauses.role_of(at) == "de" for at in below):
        told = [prepositional(ctx, at) for at in below]
    else:
        return False
    ctx.took_parts(one)
    around.after += [words("held", "r.held", ctx.took(phrase.core.tokens)), *told]
    around.restricted = True
    return True
