"""Come here when the parts of a noun phrase are right and their order, its article or its number is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.english.determiners import Use, choose, in_title, is_new_to_readers
from pipeline.translation.transfer.gerunds import DONE_TO
from pipeline.translation.transfer.heads import Around, Compound
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.phrases import Phrase
from pipeline.translation.transfer.plurals import PLURALS, agreeing
from pipeline.translation.transfer.unique_nouns import ORDINALS, ordinal_or_only
from pipeline.translation.transfer.unnamed_things import say_what_they_are


def assemble(ctx: Context, phrase: Phrase, made: Compound, around: Around, use: Use) -> EnNode:
    """Put determiner, modifiers, head and what follows in English order."""
    above = ctx.phrases[phrase.head].core.entry if phrase.head >= 0 else None
    say_what_they_are(made, around, use, so_many=above is not None and above.en in ("many", "few"))
    if made.head is None:
        made.head = EnNode("word", "", rule="empty")
        if made.before:
            made.head = made.before.pop()
    entry = made.entry
    determiner, number = around.determiner or made.determiner, "singular"
    plural = around.plural or made.plural
    if made.ready or made.head.category in ("raw", "np", "word"):
        many = made.amount is not None and made.amount.kind == "share" and made.amount.plural
        number = "plural" if (plural and made.counted) or many else "singular"
        rest = made.head.rule == "number" and (around.restricted or around.described) and not around.after
        chosen = "the" if rest or (made.head.category == "raw" and around.restricted) else ""
        if entry is not None and entry.id == "quotation" and not determiner:
            chosen = choose(entry, use, restricted=False, described=False).determiner
    else:
        named = entry is not None and entry.noun_class in ("act", "event") and "mass" not in entry.grammar
        if named and any(
            node.rule.startswith(("name:", "term:", "kept", "latin")) or node.category == "np"
            for node in (*made.before, *around.before)
        ):
            around.restricted = True
        ordinal = ordinal_or_only(around, made)
        if around.told_of and entry is not None and is_new_to_readers(entry, use) and _comes_about(ctx, phrase, use):
            around.restricted, around.described = False, True
            if use == "of" and "mass" not in entry.grammar and not around.plural:
                determiner = determiner or "a"
        if around.lasting and use == "of" and _is_any(around, made) and not ordinal:
            plural = around.generic = True
        choice = choose(
            entry, use, restricted=around.restricted or ordinal, described=around.described, counted=around.counted
        )
        if entry is not None and ctx.is_title and use in _IN_GENERAL and not (around.restricted or ordinal):
            choice = in_title(entry, choice)
        elif entry is not None and ctx.is_title and use in _IN_GENERAL and "mass" in entry.grammar:
            choice = choice._replace(determiner="")  # 信頼できるAIの実現: realization of AI that can be trusted
        chosen, number = choice.determiner, choice.number
        if any(node.rule == DONE_TO for node in around.after):
            chosen = ""
        if chosen == "a" and use == "preposition" and any(_is_of_now(node) for node in (*around.before, *made.before)):
            chosen = "the"  # 現在の構成で: in the current configuration
        if (
            use == "title"
            and not ctx.is_title
            and phrase.head < 0
            and entry is not None
            and _is_told_alone(entry, around)
        ):
            chosen = "a"  # 会社が導入した話。
        told = use == "complement" and around.described and bool(around.before)
        if told and chosen == "the" and entry is not None and "mass" in entry.grammar and not around.restricted:
            chosen = ""  # 充実した内容だった: it was rich content
        if any(node.lemma.startswith("what kind") for node in (*around.before, *made.before)):
            chosen = ""
        if ordinal and not chosen and entry and "proper" not in entry.grammar:
            chosen = "the"
        plural = plural or (use == "title" and any(node.lemma == "main" for node in around.before))
        if plural and entry and not {"mass", "proper"} & entry.grammar:
            number, chosen = "plural", "" if chosen == "a" else chosen
            if (
                around.generic
                or made.floating
                or ((around.counted or made.counted) and not (around.restricted or ordinal))
                or any(node.lemma in _MANY for node in (*around.before, *made.before))
            ):
                chosen = ""
        elif determiner == "such" and entry and "count" in entry.grammar:
            number = "plural"
        elif around.counted or made.counted:
            number, chosen = "singular", chosen if around.restricted or ordinal else ""
        if (
            determiner in ("a", "this", "that", "each", "which", "every", "a certain", "another", "my", *_SINGULARS)
            and number == "plural"
            and not plural
            and not (entry is not None and "plural" in entry.grammar)
        ):
            number = "singular"
    letters = made.head.rule in ("kept", "latin") and made.head.lemma.isalpha() and made.head.lemma.isupper()
    if letters and around.counted and plural and 1 < len(made.head.lemma) < 6:
        number = "plural"  # 8枚のGPU: eight GPUs
    if determiner in PLURALS and number == "plural":
        said = PLURALS[determiner]
        around.before = [replace(node, lemma=said) if node.lemma == determiner else node for node in around.before]
        made.before = [replace(node, lemma=said) if node.lemma == determiner else node for node in made.before]
        determiner = said
    if made.prep.endswith((" each", "every")):
        chosen, number = "", "singular"
    if made.labelled and not (around.restricted or plural or made.before or around.before):
        chosen, number = "", "singular"
    if ordinal_or_only(around, made) and chosen == "a":
        chosen = "the"
    if around.possessed or (entry is not None and entry.noun_class == "quantity" and entry.en in _AMOUNTS):
        chosen = ""
        if determiner in ("that", "the", "those"):
            around.after.insert(0, words("of them", "r.of-them"))
            around.before = [node for node in around.before if node.lemma != determiner]
            determiner = ""
    children: list[EnNode] = []
    if determiner:
        if not any(node.lemma == determiner for node in (*made.before, *around.before)):
            children.append(words(determiner, "article" if determiner == "a" else "determiner"))
    elif chosen:
        children.append(words(chosen, "article"))
    first = next(iter((*around.before, *made.before)), None)
    if children and (_head_says_the(made.head) or (first is not None and _head_says_the(first))):
        children = []
    if children and children[0].rule == "article" and first is not None and first.lemma in POSSESSIVES.values():
        children = []
    if children and children[0].lemma == "a" and first is not None and first.lemma == "other":
        children = []
        around.before = [replace(node, lemma="another") if node is first else node for node in around.before]
        made.before = [replace(node, lemma="another") if node is first else node for node in made.before]
    made_before = [node for node in made.before if determiner and node.lemma == determiner]
    children += made_before
    children += in_order(around.before, [node for node in made.before if node not in made_before])
    about = next((part for part in phrase.parts if part.entry.kind == "focus" and part.role == "about"), None)
    if about and (made.counted or around.counted or made.head.lemma[:1].isdigit()):
        children.insert(0, words("about", about.entry.id, tuple(range(about.start, about.end))))
    if number == "plural":
        children = [one.having(number="plural") if one.feature("joined") else one for one in children]
    head = made.head
    if head.category == "noun" and not made.ready and not (entry and "plural" in entry.grammar):
        head = head.having(number=number)
    children.append(head.as_("head"))
    behind = [agreeing(node) for node in around.after] if number == "plural" else around.after
    behind = [_reduced(node) if ctx.is_title or _is_titled(node) or _tells_more(node) else node for node in behind]
    at = next((at for at, node in enumerate(made.after) if node.lemma == "(" and node.rule == "mark"), -1)
    aside = at >= 0 and all(node.category == "pp" for node in (*behind, *made.after[:at]))
    if aside:
        children += made.after[:at]  # B社へのサンプル送付（12/8まで）
        made.after = made.after[at:]
    converted = bool(behind) and head.lemma == "conversion" and bool(made.after) and made.after[0].rule == "r.behind"
    children += [*behind, *made.after] if aside or converted else [*made.after, *behind]
    for part in phrase.parts:
        if part.role == "nado" and part.entry.kind == "case" and not part.entry.role.endswith(".adn"):
            children += [words(",", "list"), words("etc.", "c.nado", tuple(range(part.start, part.end)))]
        elif part.entry.kind == "focus" and part.role == "itself":
            person_ = entry is not None and entry.noun_class == "person"
            children.append(words("personally" if person_ else "itself", part.entry.id))
    if any(child.rule == "number" and child.lemma.endswith(_PAGES_OF) for child in children):
        number = "plural"  # 10 pages of material were explained
    if any(child.rule == "mark" and child.lemma == "and" for child in children):
        number = "plural"  # 検査・出荷は自動だ: inspection and shipment are
    number = "" if determiner.startswith("one of") else _of_what(number, made, around)
    person = "1" if entry and entry.en == "I" else ""
    if (entry and entry.en in ("we", "they", "you")) or made.head.lemma == "those":
        number = "plural"
    return EnNode("np", children=tuple(children), rule=entry.id if entry else "np").having(
        number=number if number == "plural" else "", person=person, prep=made.prep
    )


def _is_of_now(node: EnNode) -> bool:
    """Whether the word tells of the one that there is now, or always: the current configuration, the usual format."""
    return node.lemma in _OF_NOW


_OF_NOW = frozenset(
    "current present usual customary actual existing entire whole opposite right wrong evening morning afternoon weekend "
    "remaining so-called traditional".split()
)


def _is_told_alone(entry: Entry, around: Around) -> bool:
    """Whether a noun that is a line in itself, with a full stop, is one of many and something tells which: A talk by a company that."""
    told = around.restricted or around.described
    return (
        told
        and "count" in entry.grammar
        and entry.noun_class in ("content", "act")
        and not {"the", "plural"} & entry.grammar
    )


def _comes_about(ctx: Context, phrase: Phrase, use: Use) -> bool:
    """Whether something happens to the noun, or it has a talk or case to its name; what it is like, or did not do, is told of one that is known."""
    above = ctx.phrases[phrase.head].core.entry if phrase.head >= 0 else None
    if use == "of" and above is not None and above.noun_class != "content":
        return False  # 協力した企業の名前
    if phrase.head < 0 or not ctx.clauses.is_predicate(phrase.head):
        return True
    return ctx.clauses.kind_of(ctx.phrases[phrase.head]) == "verb" and not ctx.clauses.tails[phrase.head].negative


def _is_titled(node: EnNode) -> bool:
    """Whether the clause only gives a name: that was titled “…”."""
    verb = node.child("head")
    return verb is not None and verb.lemma in ("title", "entitle", "name", "call")


def _tells_more(node: EnNode) -> bool:
    """Whether a clause says by whom, where or when something is done, and no more: that was held after the opening."""
    more = node.children[2:]
    return bool(more) and all(child.category == "pp" or child.feature("when") for child in more)


def in_order(around: Sequence[EnNode], made: Sequence[EnNode]) -> list[EnNode]:
    """Return what stands before the head: of 新しいサーバー3台 the number before the adjective, behind "the latest" and whose they are."""
    leads = [node for node in around if _leads(node)]
    if leads and any(node.rule in ("number", "ordinal") for node in around[: around.index(leads[0])]):
        around = [*leads, *(node for node in around if node not in leads)]  # これらの3つの方式
    own = [node.as_("modifier") for node in made]
    number = 0 if own and own[0].rule == "number" else -1
    first = next((at for at, node in enumerate(around) if node.rule.startswith(("a.", "n.")) and not _leads(node)), -1)
    if number < 0 or first < 0 or any(node.rule in ("number", "ordinal") for node in around):
        return [*around, *own]
    return [*around[:first], own[0], *around[first:], *own[1:]]


def _leads(node: EnNode) -> bool:
    """Whether a word stands before numbers: the same three, the first two, our five."""
    which = node.lemma in ORDINALS or node.lemma in ("this", "that", "these", "those", *POSSESSIVES.values())
    return which or node.lemma.startswith("the ") or node.lemma.endswith("'s")


def _reduced(node: EnNode) -> EnNode:
    """Return "that was written in Go" as "written in Go"; any other clause as it is."""
    first, verb = (*node.children[:2], EnNode("word"), EnNode("word"))[:2]
    gap = node.category == "clause" and first.rule == "r.relative" and first.slot == "subject"
    passive = verb.feature("voice") == "passive" and not verb.lemma.startswith("be ")
    more = any(verb.feature(name) for name in ("aspect", "modal", "chain", "negative", "form")) or verb.children
    alone = verb.feature("tense") != "past" and len(node.children) == 2  # 使われるAPI: APIs that are used
    if not (gap and passive and not more and first.lemma in ("that", "who", "whom")) or alone:
        return node
    return replace(node, children=(verb.having(voice="", tense="", form="participle"), *node.children[2:]))


def _is_any(around: Around, made: Compound) -> bool:
    """Whether a clause tells of any such things: the import of products that do not meet the standard."""
    entry = made.entry
    if entry is None or "count" not in entry.grammar or "the" in entry.grammar or around.determiner or made.determiner:
        return False
    counted = made.counted or around.counted or around.possessed or made.amount is not None
    return not counted and entry.noun_class in ("thing", "person", "group", "content", "")


_PAGES_OF = ("lines of", "pages of", "copies of", "chapters of", "sheets of", "rows of", "pieces of")


def _of_what(number: str, made: Compound, around: Around) -> str:
    """Return the number of 予算の3割 and 時間の大部分: that of what it is a part of."""
    share = made.amount is not None and made.amount.kind == "share"
    part = share or (made.entry is not None and made.entry.noun_class == "quantity" and made.entry.en in _PARTS)
    of = next((node for node in around.after if node.category == "pp"), None) if part else None
    if of is None or of.lemma != "of" or len(of.children) != 1 or of.children[0].category != "np":
        return number
    return of.children[0].feature("number") or "singular"


_PARTS = frozenset({"most", "half", "some", "all", "part", "majority", "rest"})
"""What is a part of something: most of the time."""

_IN_GENERAL = frozenset({"of", "object", "general", "preposition", "list"})
"""Uses of a noun inside a title, which tells of things in general."""

_SINGULARS = ("no", "neither", "either", "any")
"""Determiners of one, besides the usual ones: no vendor, neither method."""

_AMOUNTS = frozenset({"one", "many", "most", "some", "all", "half", "several", "both", "part"})


def _head_says_the(head: EnNode) -> bool:
    """Whether the English of the noun begins with an article of its own."""
    return head.lemma.startswith(("the ", "a ", "an "))


_MANY = frozenset(
    {"various", "multiple", "several", "many", "few", "some", "both", "numerous", "different", "all", "most"}
)

POSSESSIVES = {"I": "my", "we": "our", "he": "his", "she": "her", "it": "its", "they": "their", "you": "your"}
