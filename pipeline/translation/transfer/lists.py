"""Come here when a list is wrong: what its members share, what takes them up (両方, 3点), and and, or, commas between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.english_tree import EnNode
from pipeline.translation.quantities import Amount
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.english.determiners import Use
from pipeline.translation.transfer.heads import Around, Compound
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.list_members import everyone_in, first_member, has_role, is_list_member
from pipeline.translation.transfer.noun_assembly import POSSESSIVES
from pipeline.translation.transfer.phrases import Phrase, compound_entry
from pipeline.translation.transfer.plurals import agreeing
from pipeline.translation.transfer.units import Unit


def listed(ctx: Context, index: int, members: Sequence[int], own: Sequence[int], use: Use) -> EnNode:
    """Return the list that phrase ``index`` ends, with its earlier ``members``; ``own`` are the modifiers of the last one.

    What stands before the first member and counts or owns it (many, next year's) is said of all; so is a clause before names of people.
    """
    from pipeline.translation.transfer.noun_phrases import noun_phrase, one_noun

    inner: Use = "list" if use in ("object", "general", "subject", "preposition") else use
    first = first_member(ctx, members[0])
    about_all = _clause_about_all(ctx, first, index, members, own)
    many = any(_is_many(ctx, one) for one in ctx.clauses.dependents[first])
    loose = use not in ("title", "bare") and any(_is_loose(ctx.phrases[one]) for one in everyone_in(ctx, index))
    nodes: list[EnNode] = []
    for one in members:
        below = [below for below in ctx.clauses.dependents[one] if below != about_all]
        plain = (many and one != first and not below) or (loose and not below)
        node = noun_phrase(ctx, one, "bare" if plain else inner, None if ctx.clauses.is_asked(one) else below)
        nodes += _conjuncts(node)
    if ctx.phrases[index].core.text in _AND_SO_ON and len(ctx.phrases[index].units) == 1 and not own:
        ctx.took_parts(index)
        tokens = ctx.took(ctx.phrases[index].core.tokens)
        nodes.append(EnNode("np", "etc.", tokens=tokens, rule="etc").as_("conjunct"))
    else:
        nodes.append(one_noun(ctx, index, "bare" if (many or loose) and not own else inner, own).as_("conjunct"))
    if [node.feature("prep") for node in nodes] == ["before", "after"] and _same_noun(*nodes):
        for one in members:
            ctx.took_parts(one)
        return nodes[1].having(prep="before and after")  # 導入前と導入後
    if ctx.is_title:
        nodes = [nodes[0], *(_its(node, nodes[0]) for node in nodes[1:])]
    if _has_owner(nodes[0]):
        nodes = [nodes[0], *(_without_article(node) for node in nodes[1:])]
    if len(nodes) == 2 and use == "of":
        phrases = [compound_entry(ctx.phrases[one]) for one in (members[-1], index)]
        nodes = _in_general(nodes, phrases)
    joiner = "or" if any(has_role(ctx.phrases[one], "or") for one in members) or _are_choices(ctx, index) else "and"
    if has_role(ctx.phrases[index], "nado") and not ctx.phrases[index].parts[0].entry.role.endswith(".adn"):
        joiner = ","
    several = len(nodes) > 2
    if (
        joiner == "and"
        and not several
        and all(_is_place_name(ctx, one) and not ctx.phrases[one].parts for one in members)
    ):
        country, other = (ctx.tokens[ctx.phrases[one].core.start].pos4 == "国" for one in (members[-1], index))
        apart = (country and other) or _counts(ctx, index, len(nodes))  # ドイツ、フランスの企業
        joiner = "," if _is_place_name(ctx, index) and not apart else joiner
        nodes = nodes[::-1] if joiner == "," and country else nodes  # スイス、バーゼル
    if joiner == "and" and use == "title" and _are_notes(ctx, index):
        joiner = ","
    last = ctx.phrases[index]
    if joiner == "and" and (last.units[-1].text in _AND_SO_ON or (len(nodes) > 2 and nodes[-1].lemma == "etc.")):
        joiner = ","
    shared = _shared(ctx, first, index, own, nodes)
    if shared is not None:
        nodes = [_without(nodes[0], shared), *(_without_article(node) for node in nodes[1:])]
    children = _joined(nodes, joiner)
    children += [shared] if shared is not None else []
    for one in members:
        ctx.took_parts(one)
    if about_all >= 0:
        children += _described(ctx, about_all, index)
    number = nodes[-1].feature("number") if joiner == "or" else "plural"
    return EnNode("np", children=tuple(children), rule="list").having(
        number=number, list="yes", prep=nodes[-1].feature("prep")
    )


def _are_choices(ctx: Context, index: int) -> bool:
    """Whether や names examples of what one thing becomes, one at a time: 名称を2.0や4にする."""
    phrase = ctx.phrases[index]
    loose = any(_is_loose(ctx.phrases[one]) for one in everyone_in(ctx, index))
    if not loose or phrase.head < 0 or ctx.clauses.role_of(index) != "ni":
        return False
    return ctx.tokens[ctx.phrases[phrase.head].core.start].lemma in _BECOMES


_BECOMES = frozenset(
    {"為る", "成る", "変える", "変わる", "変更", "移行", "移る", "切り替える", "切り替わる", "乗り換える"}
)


def _in_general(nodes: Sequence[EnNode], entries: Sequence[Entry | None]) -> list[EnNode]:
    """Return "the guest and hosts" as "guests and hosts": of two plain nouns none is told of in general alone."""
    bare = [_says_no_article(node) and node.feature("number") == "plural" for node in nodes]
    if bare.count(True) != 1:
        return list(nodes)
    at = bare.index(False)
    one, entry = nodes[at], entries[at]
    counts = entry is not None and "count" in entry.grammar and not {"the", "proper"} & entry.grammar
    counts = counts and entry is not None and entry.noun_class in ("thing", "person", "content")
    plain = [child.lemma for child in one.children if child.slot != "head"] == ["the"] and bool(one.child("head"))
    return [_in_plural(node) if node is one and counts and plain else node for node in nodes]


def _in_plural(node: EnNode) -> EnNode:
    kept = (child for child in node.children if child.rule != "article")
    many = tuple(child.having(number="plural") if child.slot == "head" else child for child in kept)
    return replace(node, children=many).having(number="plural")


def _says_no_article(node: EnNode) -> bool:
    return all(child.slot in ("head", "modifier") for child in node.children) and bool(node.children)


_AND_SO_ON = frozenset({"他", "ほか", "その他", "等", "など"})
"""Words that end a list without naming more."""


def _is_loose(phrase: Phrase) -> bool:
    """Whether や joins the phrase to what are examples of many: 大学や企業, universities and companies."""
    return any(part.entry.ja == "や" for part in phrase.parts)


def _same_noun(one: EnNode, other: EnNode) -> bool:
    first, second = one.child("head"), other.child("head")
    return first is not None and second is not None and first.lemma == second.lemma


def _its(node: EnNode, first: EnNode) -> EnNode:
    """Return 落とし穴とその回避策 in a title as "pitfalls and their workarounds": その is what the first member has."""
    from pipeline.translation.transfer.heading_plurals import in_plural

    of = next((child for child in first.children if child.category == "pp" and child.lemma == "of"), None)
    inner = of.children[0] if of is not None and of.children else first
    many = first.feature("number") == "plural" or inner.feature("number") == "plural"
    said = "their" if many else "its"
    children = tuple(replace(one, lemma=said) if one.rule == "a.the" else one for one in node.children)
    return in_plural(replace(node, children=children)) if children != node.children else node


def _shared(ctx: Context, first: int, index: int, own: Sequence[int], nodes: Sequence[EnNode]) -> EnNode | None:
    """Return what stands before the first member with の where it goes with all: the temperature and humidity of the room."""
    below = ctx.clauses.dependents
    everyone = everyone_in(ctx, index)
    if is_list_member(ctx, index):
        return None
    others = [one for at in everyone - {first} for one in (own if at == index else below[at]) if one not in everyone]
    several = any(len(ctx.phrases[one].units) > 1 for one in everyone - {first})
    if others or several or len(below[first]) != 1 or ctx.clauses.role_of(below[first][0]) != "no":
        return None
    entries = [ctx.phrases[one].core.entry for one in everyone]
    alike = len({ctx.phrases[one].core.text[-1:] for one in everyone}) == 1  # 先方の部長と課長
    apart = _NOT_SHARING - {"person"} if alike else _NOT_SHARING
    terms = ctx.is_title and all(
        entry is not None and entry.en != "part" for entry in entries
    )  # 自社製パーサの性能と限界
    apart = apart - {"quantity", ""} if terms else apart
    ages = all(entry is not None and entry.en in ("past", "present", "future") for entry in entries)
    apart = apart - {"time"} if ages else apart
    if any(entry is None or "proper" in entry.grammar or entry.noun_class in apart for entry in entries):
        return None
    if len({entry.prep for entry in entries if entry is not None}) > 1:
        return None
    behind = nodes[0].children[-1] if nodes[0].children else nodes[0]
    return behind if behind.category == "pp" and behind.rule == "c.no" else None


_NOT_SHARING = frozenset({"person", "group", "time", "pronoun", "quantity", "relation", ""})
"""Classes of nouns that stand in a list without sharing what the first of them has before it."""


def _without(node: EnNode, child: EnNode) -> EnNode:
    return replace(node, children=tuple(one for one in node.children if one is not child))


def _counts(ctx: Context, index: int, members: int) -> bool:
    """Whether the list stands before its own number: 米国、欧州、アジアの3地域."""
    head = ctx.phrases[index].head
    return head >= 0 and counts_to(ctx.phrases[head].units[0], members)


def counts_to(unit: Unit, members: int) -> bool:
    """Whether the unit is the number ``members``: 3点, 3つ."""
    return isinstance(unit.quantity, Amount) and not unit.quantity.ordinal and unit.quantity.value == members


def chosen_of(ctx: Context, index: int, owner: int) -> EnNode | None:
    """AとBの両方 is "both A and B", AかBのいずれか "either A or B"; None where phrase ``index`` is no such word."""
    from pipeline.translation.transfer.noun_phrases import noun_phrase

    phrase = ctx.phrases[index]
    lead = _CHOICES.get(phrase.core.text + ("も" if has_role(phrase, "also") else ""))
    members = [one for one in ctx.clauses.dependents[owner] if is_list_member(ctx, one)]
    if lead is None or len(phrase.units) > 1 or len(members) != 1 or ctx.clauses.role_of(owner) != "no":
        return None
    ctx.took_parts(owner)
    node = noun_phrase(ctx, owner, "list")
    children = tuple(
        replace(child, lemma=lead[1]) if child.rule == "list" and child.lemma == "and" else child
        for child in node.children
    )
    first = words(lead[0], "r.choice", ctx.took(phrase.core.tokens))
    return replace(node, children=(first, *children)).having(number="plural" if lead[1] == "and" else "")


_CHOICES = {
    "両方": ("both", "and"),
    "双方": ("both", "and"),
    "どちらも": ("both", "and"),
    "いずれも": ("both", "and"),
    "いずれか": ("either", "or"),
    "どちらか": ("either", "or"),
}


def _are_notes(ctx: Context, index: int) -> bool:
    """Whether the members of a list that stands alone tell one thing each, with numbers: 2008年9月、ポートランド; 特許2件、論文3本."""
    everyone = [ctx.phrases[one] for one in everyone_in(ctx, index)]
    numbers = any(unit.kind == "number" for one in everyone for unit in one.units)
    return numbers and not any(one.parts for one in everyone)


def enumerated(ctx: Context, index: int, node: EnNode, made: Compound, around: Around) -> bool:
    """A、B、Cの3点 and AとBの2社 are "three points (A, B, and C)": put the list behind its number; tell whether it has one.

    ``index`` is the phrase that ends the list ``node``; ``made`` the noun or number behind it.
    """
    if not node.feature("list"):
        return False
    members = sum(child.slot == "conjunct" for child in node.children)
    head = ctx.phrases[index].head
    numbers = [head, *(one for one in ctx.clauses.dependents[head] if one != index)]
    found = next((ctx.phrases[one].units[0] for one in numbers if counts_to(ctx.phrases[one].units[0], members)), None)
    if found is None:
        return False
    counter = found.quantity.counter if isinstance(found.quantity, Amount) else ""
    if made.head is not None and made.head.rule == "number" and " " not in made.head.lemma and counter in _COUNTED:
        made.head = replace(made.head, lemma=f"{made.head.lemma} {_COUNTED[counter]}")
    around.after += [words("(", "mark"), node, words(")", "mark")]
    return True


_COUNTED = {"点": "points", "者": "parties", "つ": "items", "件": "items", "個": "items", "種": "kinds"}
"""What counters that have no English of their own count, where a list says what it is."""


def _conjuncts(node: EnNode) -> list[EnNode]:
    if node.feature("list"):
        return [child for child in node.children if child.slot == "conjunct"]
    return [node.as_("conjunct")]


def _joined(nodes: Sequence[EnNode], joiner: str) -> list[EnNode]:
    children: list[EnNode] = []
    for at, node in enumerate(nodes):
        if at:
            children += [words(",", "list")] if len(nodes) > 2 and joiner != "," else []
            children += [words(joiner, "list")] if at == len(nodes) - 1 or joiner == "," else []
        children.append(node)
    return children


def _is_many(ctx: Context, index: int) -> bool:
    """Whether the phrase says that there are many: 多くの, 様々な."""
    entry = ctx.phrases[index].core.entry
    return (
        entry is not None and entry.is_plural and ctx.phrases[index].core.kind in ("adnominal", "adjective", "adverb")
    )


def _has_owner(node: EnNode) -> bool:
    """Whether the noun phrase begins with whose it is, which then holds for the rest of the list: next year's venue and date."""
    start = node.children[0] if node.children else node
    return start.lemma.endswith("'s") or start.lemma in POSSESSIVES.values() or start.rule == "r.owner"


def _without_article(node: EnNode) -> EnNode:
    """Return a noun phrase of nothing but article and noun without the article."""
    plain = all(child.rule == "article" or child.slot in ("head", "modifier") for child in node.children)
    return replace(node, children=tuple(child for child in node.children if child.rule != "article")) if plain else node


def _clause_about_all(ctx: Context, first: int, index: int, members: Sequence[int], own: Sequence[int]) -> int:
    """Return the clause before the first of several names of people, or of several plain nouns, which is said of all; -1 for none."""
    everyone = [first, *(one for one in members if one != first), index]
    if is_list_member(ctx, index):
        return -1  # of a list in a list only the members are kept
    if own or not (all(_is_person_name(ctx, one) for one in everyone) or all(_is_plain(ctx, one) for one in everyone)):
        return -1
    if any(ctx.clauses.dependents[one] and one != first for one in members[1:]):
        return -1
    below = ctx.clauses.dependents[first]
    clause = below[0] if len(below) == 1 and first in members else -1
    return (
        clause if clause >= 0 and ctx.clauses.is_predicate(clause) and ctx.clauses.frame(clause).kind == "verb" else -1
    )


def _is_plain(ctx: Context, index: int) -> bool:
    """Whether it is one common noun without a number: 社内で管理しているサーバやネットワーク."""
    phrase = ctx.phrases[index]
    entry = phrase.core.entry
    plain = phrase.core.kind == "noun" and entry is not None and not {"proper"} & entry.grammar and not phrase.asides
    return plain and entry is not None and entry.noun_class in _DESCRIBED_TOGETHER


_DESCRIBED_TOGETHER = frozenset({"thing", "abstract", "place", "act", "degree", ""})
"""Classes of plain nouns in a list whose first clause is said of all of them."""


def _is_place_name(ctx: Context, index: int) -> bool:
    """Whether it is a place: of several with commas alone one may lie in the other (スイス、バーゼル), which "and" would deny."""
    entry = ctx.phrases[index].core.entry
    return entry is not None and entry.noun_class == "place" and "proper" in entry.grammar


def _is_person_name(ctx: Context, index: int) -> bool:
    entry = ctx.phrases[index].units[0].entry
    return entry is not None and entry.noun_class == "person" and "proper" in entry.grammar


def _described(ctx: Context, clause: int, index: int) -> list[EnNode]:
    """Return the clause that is said of all members, set off by commas behind names."""
    from pipeline.translation.transfer.relatives import modify_with_clause

    around = Around(plural=True)
    person = _is_person_name(ctx, index)
    head = EnNode("noun", "Everyone" if person else ctx.phrases[index].core.text)
    made = Compound(head=head, entry=ctx.phrases[index].units[0].entry if person else ctx.phrases[index].core.entry)
    modify_with_clause(ctx, clause, made, around)
    return [*around.before, *map(agreeing, around.after)]
