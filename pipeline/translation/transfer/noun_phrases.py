"""Come here when a noun phrase is wrong: の chains, lists, what stands before and behind the noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.model.english_tree import EnNode
from pipeline.translation.quantities import Amount
from pipeline.translation.transfer.compounds import SPELLED, Compound, compound
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.english.determiners import Use, choose
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.phrases import Phrase

POSSESSIVES = {"I": "my", "we": "our", "he": "his", "she": "her", "it": "its", "they": "their", "you": "your"}
_ORDINALS = frozenset(
    {"first", "last", "next", "following", "same", "only", "second", "third", "final", "latest", "previous"}
)
_MANY = frozenset({"various", "multiple", "several", "many", "few", "some", "both", "numerous", "different", "all"})


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


def noun_phrase(ctx: Context, index: int, use: Use, below: Sequence[int] | None = None) -> EnNode:
    """Return phrase ``index`` with everything that hangs on it, or with ``below`` alone; a list if it is the last of one.

    Features of the node: ``number``, ``person``, ``prep`` (a preposition that the noun itself brings, as 内 does).
    """
    below = ctx.clauses.dependents[index] if below is None else below
    members = [one for one in below if is_list_member(ctx, one)]
    last = _one(
        ctx,
        index,
        "list" if members and use in ("object", "subject", "preposition") else use,
        [one for one in below if one not in members],
    )
    if not members:
        return last
    nodes: list[EnNode] = []
    for one in members:
        node = noun_phrase(ctx, one, "list" if use in ("object", "subject", "preposition") else use)
        nodes += (
            [child for child in node.children if child.slot == "conjunct"]
            if node.feature("list")
            else [node.as_("conjunct")]
        )
    nodes.append(last.as_("conjunct"))
    joiner = "or" if any(_has_role(ctx.phrases[one], "or") for one in members) else "and"
    if _has_role(ctx.phrases[index], "nado") and not ctx.phrases[index].parts[0].entry.role.endswith(".adn"):
        joiner = ","
    children: list[EnNode] = []
    for at, node in enumerate(nodes):
        if at:
            children += [words(",", "list")] if len(nodes) > 2 and joiner != "," else []
            joiner_here = at == len(nodes) - 1 or joiner == ","
            children += [words(joiner, "list")] if joiner_here else []
        children.append(node)
    for one in members:
        _take_parts(ctx, one)
    return EnNode("np", children=tuple(children), rule="list").having(
        number="plural", list="yes", prep=last.feature("prep")
    )


def is_list_member(ctx: Context, index: int) -> bool:
    """Whether the phrase is an earlier member of the list that its head ends: Aと, Aや, A、."""
    phrase = ctx.phrases[index]
    if phrase.verbal or phrase.core.kind in ("adverb", "connector", "adnominal"):
        return False
    head = ctx.phrases[phrase.head]
    if ctx.clauses.is_predicate(index) or (head.verbal and ctx.clauses.kind_of(head) != "nominal"):
        return False
    roles = [part.role for part in phrase.parts if part.role != "nado"]
    if not roles:
        return (
            phrase.comma and phrase.core.entry is not None and phrase.core.entry.noun_class != "time"
        ) or phrase.link == "coordinate"
    return roles[-1] in ("to", "and", "or")


def _has_role(phrase: Phrase, role: str) -> bool:
    return any(part.role == role for part in phrase.parts)


def _take_parts(ctx: Context, index: int) -> None:
    for part in ctx.phrases[index].parts:
        ctx.took(range(part.start, part.end))


def _one(ctx: Context, index: int, use: Use, below: Sequence[int]) -> EnNode:
    """Return one noun with the modifiers ``below`` it."""
    phrase = ctx.phrases[index]
    made = compound(ctx, phrase)
    _take_parts(ctx, index)
    around = Around()
    for one in below:
        _modify(ctx, one, made, around)
    return assemble(ctx, phrase, made, around, use)


def assemble(ctx: Context, phrase: Phrase, made: Compound, around: Around, use: Use) -> EnNode:
    """Put determiner, modifiers, head and what follows in English order."""
    if made.head is None:
        made.head = EnNode("word", "", rule="empty")
        if made.before:
            made.head = made.before.pop()
    entry = made.entry
    determiner, number = around.determiner or made.determiner, "singular"
    plural = around.plural or made.plural
    if made.ready or made.head.category in ("raw", "np", "word"):
        number = "plural" if plural and made.counted else "singular"
        chosen = "" if not (made.head.category == "raw" and around.restricted) else "the"
    else:
        named = entry is not None and entry.noun_class in ("act", "event") and "mass" not in entry.grammar
        if named and any(
            node.rule.startswith(("name:", "term:", "kept", "latin")) or node.category == "np"
            for node in (*made.before, *around.before)
        ):
            around.restricted = True
        ordinal = any(node.lemma in _ORDINALS for node in (*around.before, *made.before))
        choice = choose(
            entry, use, restricted=around.restricted or ordinal, described=around.described, counted=around.counted
        )
        chosen, number = choice.determiner, choice.number
        if ordinal and not chosen and entry and "proper" not in entry.grammar:
            chosen = "the"
        if plural and entry and not {"mass", "proper"} & entry.grammar:
            number, chosen = "plural", "" if chosen == "a" else chosen
            if around.counted and not around.restricted:
                chosen = ""
        elif around.counted or made.counted:
            number, chosen = "singular", "" if chosen == "a" else chosen
        if (
            determiner in ("this", "that", "each", "which", "every", "a certain", "another")
            and number == "plural"
            and not plural
        ):
            number = "singular"
    if determiner == "which" and _has_role(phrase, "also"):
        determiner = "every"
        around.before = [replace(node, lemma="every") if node.lemma == "which" else node for node in around.before]
        made.before = [replace(node, lemma="every") if node.lemma == "which" else node for node in made.before]
    if around.possessed or (entry is not None and entry.noun_class == "quantity" and entry.en in _AMOUNTS):
        chosen = ""
        if determiner in ("that", "the", "those"):
            around.after.insert(0, words("of them", "r.of-them"))
            around.before = [node for node in around.before if node.lemma != determiner]
            determiner = ""
    children: list[EnNode] = []
    if determiner:
        if not any(node.lemma == determiner for node in (*made.before, *around.before)):
            children.append(words(determiner, "determiner"))
    elif chosen:
        children.append(words(chosen, "article"))
    if head_says_the(made.head) and children:
        children = []
    made_before = [node for node in made.before if node.lemma in (determiner,)]
    children += made_before
    children += around.before
    children += [node.as_("modifier") for node in made.before if node not in made_before]
    head = made.head
    if head.category == "noun" and not made.ready and not (entry and "plural" in entry.grammar):
        head = head.having(number=number)
    children.append(head.as_("head"))
    children += made.after
    children += around.after
    for part in phrase.parts:
        if part.role == "nado" and part.entry.kind == "case" and not part.entry.role.endswith(".adn"):
            children += [words(",", "list"), words("etc.", "c.nado", tuple(range(part.start, part.end)))]
        elif part.entry.kind == "focus" and part.role == "itself":
            children.append(words("itself", part.entry.id))
    person = "1" if entry and entry.en == "I" else ""
    if entry and entry.en in ("we", "they"):
        number = "plural"
    return EnNode("np", children=tuple(children), rule=entry.id if entry else "np").having(
        number=number if number == "plural" else "", person=person, prep=made.prep
    )


_AMOUNTS = frozenset({"one", "many", "most", "some", "all", "half", "several", "both", "part"})


def head_says_the(head: EnNode) -> bool:
    """Whether the English of the noun begins with an article of its own."""
    return head.lemma.startswith(("the ", "a ", "an "))


def _modify(ctx: Context, one: int, made: Compound, around: Around) -> None:
    """Put phrase ``one``, which hangs on the noun, before or behind it."""
    from pipeline.translation.transfer.relatives import modify_with_clause

    phrase = ctx.phrases[one]
    clauses = ctx.clauses
    core = phrase.core
    entry = core.entry
    if (core.kind in ("adnominal", "connector") and not phrase.verbal) or (core.kind == "adverb" and not phrase.verbal):
        tokens = ctx.took(core.tokens)
        _take_parts(ctx, one)
        english = entry.en.rstrip(",") if entry else core.text
        if english in _DETERMINER_WORDS:
            around.determiner = english
            around.restricted = around.restricted or english in ("the same",)
        node = words(english, entry.id if entry else "adverb", tokens)
        around.before.insert(0, node) if english in _DETERMINER_WORDS else around.before.append(node)
        around.plural = around.plural or bool(entry and entry.is_plural)
        around.described = True
        around.after += [prepositional(ctx, below) for below in clauses.dependents[one]]
        return
    if clauses.is_predicate(one):
        modify_with_clause(ctx, one, made, around)
        return
    role = clauses.role_of(one)
    if role == "no" or (not phrase.parts and not phrase.comma):
        _genitive(ctx, one, made, around)
        return
    if role in ("toiu",):
        node = noun_phrase(ctx, one, "title")
        around.after += [words("called", "c.toiu"), node]
        around.described = True
        if made.entry and made.entry.noun_class not in ("proper",):
            around.determiner = around.determiner or ("a" if "count" in made.entry.grammar else "")
            around.determiner = "" if around.determiner == "a" else around.determiner
        return
    if role in ("toitta", "nado", "noyouni") or (not role and _has_role(phrase, "nado")):
        node = noun_phrase(ctx, one, "list")
        around.after += [words("such as" if role != "noyouni" else "like", "c.nado"), node]
        around.plural = around.plural or role != "noyouni"
        around.described = True
        return
    around.after.append(prepositional(ctx, one, made.entry))
    around.restricted = True


_DETERMINER_WORDS = frozenset(
    {
        "this",
        "that",
        "these",
        "those",
        "which",
        "every",
        "any",
        "such",
        "a certain",
        "each",
        "another",
        "the same",
        "the",
        "such a",
    }
)


def _genitive(ctx: Context, one: int, made: Compound, around: Around) -> None:
    """X の: counts, describes, dates or belongs; the English is chosen by what X is."""
    phrase = ctx.phrases[one]
    core, entry = phrase.core, phrase.core.entry
    alone = len(phrase.units) == 1 and not ctx.clauses.dependents[one] and not phrase.asides
    last = compound_entry(phrase)
    if alone and core.kind == "number":
        amount = compound(ctx, phrase)
        _take_parts(ctx, one)
        quantity = core.quantity
        if (
            isinstance(quantity, Amount)
            and quantity.counter in ("人", "名")
            and made.entry
            and made.entry.noun_class == "person"
        ):
            text = f"{quantity.value:,f}"
            around.before.insert(0, words(SPELLED.get(text, text), "number", core.tokens))
            around.counted, around.plural = True, quantity.value != 1
            return
        if isinstance(quantity, Amount) and quantity.unit in ("bit", "pt") and made.head is not None:
            around.before.insert(
                0, words(f"{quantity.value:f}-{'bit' if quantity.unit == 'bit' else 'point'}", "number", core.tokens)
            )
            around.described = True
            return
        if amount.is_number or amount.ordinal or core.text[-1] in "つ個件":
            text = amount.head.lemma if amount.head else core.text
            around.before.insert(0, words(text.removeprefix("the "), "number", core.tokens))
            if amount.ordinal:
                around.restricted = True
            if text.startswith("Day "):
                around.before.pop(0)
                around.after += [words("of", "c.no"), words(text, "number", core.tokens)]
                return
            around.counted, around.plural = not amount.ordinal, around.plural or amount.plural
            return
        if amount.head is not None:
            around.after += [words("of" if made.head is not None else "", "c.no"), amount.head]
            around.described = True
            return
    if alone and entry:
        adnominal = entry.forms.get("adnominal", "")
        if entry.noun_class in ("modifier", "quantity", "degree") or adnominal or core.kind == "adjective":
            _take_parts(ctx, one)
            text = adnominal or entry.en
            if text in _DETERMINER_WORDS:
                around.determiner = text
            around.before.append(words(text, entry.id, ctx.took(core.tokens)))
            around.plural = (
                around.plural
                or "plural" in entry.forms
                or (entry.noun_class == "quantity" and text not in ("all", "each", "half"))
            )
            around.counted = around.counted or entry.noun_class == "quantity"
            around.described = True
            around.possessed = around.possessed or text.endswith("'s")
            return
        if entry.en in POSSESSIVES:
            _take_parts(ctx, one)
            around.determiner = POSSESSIVES[entry.en]
            around.before.insert(0, words(around.determiner, entry.id, ctx.took(core.tokens)))
            return
    if alone and _compounds_with(core.english, entry, made):
        _take_parts(ctx, one)
        around.before.append(
            EnNode(
                "noun", core.english or (entry.en if entry else core.text), tokens=ctx.took(core.tokens), rule="c.no"
            )
        )
        return
    if _ordinal_of_time(ctx, one, around):
        return
    node = noun_phrase(ctx, one, "of")
    place = (
        last is not None
        and last.noun_class == "place"
        and made.entry is not None
        and made.entry.noun_class not in ("relation",)
    )
    prep = node.feature("prep") or (made.entry.prep if made.entry and made.entry.prep else "in" if place else "of")
    around.after.insert(0, EnNode("pp", prep, children=(node,), rule="c.no"))
    around.restricted = True


def pluralised(node: EnNode) -> EnNode:
    """Return a noun phrase in the plural, for "one of the ..."."""
    head = node.child("head")
    if head is None or head.category != "noun" or node.rule == "list" or head.rule.startswith("name:"):
        return node
    children = [child.having(number="plural") if child is head else child for child in node.children]
    if not any(child.rule in ("article", "determiner") or child.lemma.endswith("'s") for child in children):
        children.insert(0, words("the", "article"))
    return replace(node, children=tuple(children)).having(number="plural")


def _ordinal_of_time(ctx: Context, one: int, around: Around) -> bool:
    """午前最後の, 2日目午後一番の: "the last ... of the morning"; tell whether it was that."""
    phrase = ctx.phrases[one]
    last = phrase.core
    text = last.entry.forms.get("adnominal", "") if last.entry else ""
    if last.kind == "number" and last.text in ("一番", "1番", "１番"):
        text = "first"
    if text not in _ORDINALS or len(phrase.units) < 2 or ctx.clauses.dependents[one]:
        return False
    _take_parts(ctx, one)
    around.before.insert(0, words(text, last.entry.id if last.entry else "number", ctx.took(last.tokens)))
    for unit in reversed(phrase.units[:-1]):
        made = compound(ctx, phrase, [unit])
        article = (
            []
            if unit.kind == "number" or (unit.entry and "proper" in unit.entry.grammar)
            else [words("the", "article")]
        )
        around.after += [words("of", "c.no"), *article, *made.before, *([made.head] if made.head else [])]
    around.restricted = True
    return True


def compound_entry(phrase: Phrase) -> Entry | None:
    """Return the entry of the phrase's last noun."""
    return next((unit.entry for unit in reversed(phrase.units) if unit.entry), None)


def _compounds_with(english: str, entry: Entry | None, made: Compound) -> bool:
    """Whether X の Y is better put as a compound: memory migration, NUMA session."""
    if made.head is None or made.head.category != "noun" or made.before or made.ready:
        return False
    if not (english or entry) or (
        entry and entry.noun_class in ("person", "place", "time", "group", "pronoun", "quantity", "fact", "relation")
    ):
        return False
    grammar = entry.grammar if entry else frozenset({"proper"})
    named = bool({"proper", "mass"} & grammar)
    if not named or made.entry is None:
        return False
    return made.entry.noun_class not in ("relation", "quantity", "degree", "person", "pronoun")


def prepositional(ctx: Context, index: int, governor: Entry | None = None, prep: str = "") -> EnNode:
    """Return phrase ``index`` as a prepositional phrase by its particle."""
    phrase = ctx.phrases[index]
    cases = [part for part in phrase.parts if part.entry.kind == "case" and part.role not in ("no", "nado")]
    entry = compound_entry(phrase)
    if (
        entry
        and entry.noun_class == "time"
        and not prep
        and "adverb" in entry.forms
        and (not cases or cases[-1].role in ("ni", "de"))
    ) and len(phrase.units) == 1 and not ctx.clauses.dependents[index] and not phrase.asides:
        _take_parts(ctx, index)
        return words(entry.forms["adverb"], entry.id, ctx.took(phrase.core.tokens))
    if entry and entry.en in ("here", "there") and case_is_place(phrase):
        prep = " "
    node = noun_phrase(ctx, index, "preposition")
    own = node.feature("prep")
    case = cases[-1] if cases else None
    if not prep:
        prep = own or (case.entry.en if case else "")
        if case and case.role in ("nitsuite", "nikanshite", "nitaishite") and governor and governor.prep:
            prep = governor.prep
        elif case and case.role in ("ni", "de") and not own:
            prep = place_preposition(compound_entry(phrase), case.role)
    tokens = ctx.took(token for part in cases for token in range(part.start, part.end))
    only = [words("only", part.entry.id) for part in phrase.parts if part.role == "only"]
    children = (*only, *((node.children[0],) if node.category == "pp" else (node,)))
    prep = prep.strip()
    return EnNode("pp", prep, children=children, tokens=tokens if prep else (), rule=case.entry.id if case else "np")


def case_is_place(phrase: Phrase) -> bool:
    """Whether the phrase ends in に, で or へ, which "here" and "there" need no English for."""
    return any(part.role in ("ni", "de", "he") for part in phrase.parts if part.entry.kind == "case")


def place_preposition(entry: Entry | None, role: str) -> str:
    """Return in, at, with or by for に and で by what the noun is."""
    if entry is None:
        return "in" if role == "de" else "to"
    if role == "de" and entry.en in _VEHICLES:
        return "by"
    if entry.en in _ON:
        return "on"
    if role == "de" and entry.noun_class == "thing" and not {"proper"} & entry.grammar and entry.en not in _ROOMS:
        return "with"
    if entry.forms.get("at"):
        return entry.forms["at"]
    kind = entry.noun_class
    if kind in ("act", "event", "place", "time") or role == "de":
        return "at" if kind in ("event",) or entry.en in _AT else "in"
    return "to"


_VEHICLES = frozenset(
    "train bus car taxi plane bicycle ship ferry tram subway email mail phone telephone Shinkansen".split()
)
_ON = frozenset(
    "Web web site website Internet internet stage network machine blog homepage GitHub Linux Windows server day screen floor".split()
)
_ROOMS = frozenset(
    "field world industry kernel environment system market case form section chapter page document source".split()
)
_AT = frozenset(
    "summit conference meeting venue event booth exhibition workshop university entrance company airport station hotel place restaurant".split()
)
