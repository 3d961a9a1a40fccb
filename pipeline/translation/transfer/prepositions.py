"""Come here when a preposition is wrong: a phrase with its particle becomes a prepositional phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model.english_tree import EnNode
from pipeline.model.frames import Frame
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.noun_assembly import pluralised
from pipeline.translation.transfer.phrases import Phrase, noun_class
from pipeline.translation.transfer.units import Unit


def compound_entry(phrase: Phrase) -> Entry | None:
    """Return the entry of the phrase's last noun."""
    return next((unit.entry for unit in reversed(phrase.units) if unit.entry), None)


def prepositional(
    ctx: Context, index: int, governor: Entry | None = None, prep: str = "", below: Sequence[int] | None = None
) -> EnNode:
    """Return phrase ``index`` as a prepositional phrase by its particle, with all that hangs on it or with ``below`` alone."""
    cases = any(part.entry.kind == "case" for part in ctx.phrases[index].parts)
    if not prep and not cases and any(part.entry.id in ("f.demo", "f.demo2") for part in ctx.phrases[index].parts):
        entry = compound_entry(ctx.phrases[index])
        if entry is None or "adverb" not in entry.forms:
            prep = "in" if entry is not None and entry.noun_class == "thing" else place_preposition(entry, "de")
    made = _prepositional(ctx, index, governor, prep, below)
    even = next((part for part in ctx.phrases[index].parts if part.entry.id in _EVEN), None)
    place = even is not None and even.entry.id == "f.demo" and noun_class(ctx.phrases[index]) == "place"
    if even is None or place or made.feature("even"):
        return made
    return EnNode("pp", "", children=(words("even", even.entry.id), made), rule=even.entry.id).having(even="yes")


def _prepositional(ctx: Context, index: int, governor: Entry | None, prep: str, below: Sequence[int] | None) -> EnNode:
    from pipeline.translation.transfer.noun_phrases import noun_phrase

    phrase = ctx.phrases[index]
    if focused := [one for one in ctx.clauses.dependents[index] if focuses(ctx.phrases[one])]:
        return _focused(ctx, index, focused, prep)
    cases = [part for part in phrase.parts if part.entry.kind == "case" and part.role not in ("no", "nado")]
    entry = compound_entry(phrase)
    if (
        (
            entry
            and (entry.noun_class in ("time", "place", "pronoun") or entry.en == "following")
            and not prep
            and "adverb" in entry.forms
            and (not cases or cases[-1].role in ("ni", "de"))
        )
        and len(phrase.units) == 1
        and not ctx.clauses.dependents[index]
        and not phrase.asides
    ):
        ctx.took_parts(index)
        return words(entry.forms["adverb"], entry.id, ctx.took(phrase.core.tokens))
    alone = len(phrase.units) == 1 and not (ctx.clauses.dependents[index] if below is None else below)
    if alone and entry and prep in ("until", "to") and (later := _ONWARD.fullmatch(entry.en)):
        ctx.took_parts(index)
        return words(f"{prep} {later[1]} or later", entry.id, ctx.took(phrase.core.tokens))  # 秋以降に見送る
    heard = prep == "by" or (cases and cases[-1].role == "kara" and _is_heard(ctx, index))
    if heard and (speaker := those_there(ctx, index)) is not None:
        return EnNode("pp", prep or "from", children=(speaker,), rule="c.kara")
    if entry and cases and cases[-1].role in ("de", "ni") and cases[-1].role in entry.forms and alone:
        ctx.took_parts(index)
        return words(entry.forms[cases[-1].role], entry.id, ctx.took(phrase.core.tokens))
    moment = phrase.core.amount
    if moment is not None and moment.kind == "moment" and moment.adverb and cases and cases[-1].role == "de" and alone:
        ctx.took_parts(index)
        return words(moment.adverb, "number", ctx.took(phrase.core.tokens))  # 13時で終了: at 13:00
    if entry and cases and cases[-1].role in _COMPARED and "than" in entry.forms and alone:
        ctx.took_parts(index)
        lead = prep or _LIKE.get(ctx.phrases[phrase.head].core.text, "") or _COMPARED[cases[-1].role]
        return words(f"{lead} {entry.forms['than']}", entry.id, ctx.took(phrase.core.tokens))
    if entry and entry.en in ("here", "there") and case_is_place(phrase):
        prep = " "
    if entry and cases and cases[-1].role in ("kara", "made") and now_word(entry) and len(phrase.units) == 1:
        ctx.took_parts(index)
        now = words(entry.forms["adverb"], entry.id, ctx.took(phrase.core.tokens))
        return EnNode("pp", cases[-1].entry.en, children=(now,), rule=cases[-1].entry.id)
    if entry and cases and cases[-1].role == "kara" and alone and entry.forms.get("adverb", "").startswith("in the "):
        ctx.took_parts(index)
        of_day = words(entry.forms["adverb"].removeprefix("in "), entry.id, ctx.took(phrase.core.tokens))
        return EnNode("pp", "from", children=(of_day,), rule=cases[-1].entry.id)  # 朝から: from the morning
    if cases and cases[-1].role in ("made", "ni") and (origin := origin_of(ctx, index)) is not None:
        rest = [one for one in ctx.clauses.dependents[index] if one != origin]
        tokens = ctx.took(token for part in phrase.parts for token in range(part.start, part.end))
        start = prepositional(ctx, origin, governor)
        goal = noun_phrase(ctx, index, "preposition", rest)
        return EnNode("pp", "", children=(start, words("to", "c.made", tokens), goal), rule="c.made")
    node = noun_phrase(
        ctx, index, "role" if cases and cases[-1].role in ("toshite", "nashide") else "preposition", below
    )
    if node.rule == "r.beside" and (not cases or cases[-1].role in ("ni", "de")):
        return node
    if cases and cases[-1].role == "nouchi":
        node = several(phrase, node)
    own = node.feature("prep")
    case = cases[-1] if cases else None
    inside = own in _INSIDE and cases and cases[-1].role in ("ni", "de")
    prep = own if own in _BEGINS or inside else prep
    if not prep:
        prep = own or (case.entry.en if case else "")
        if case and case.role in _TOWARD and governor and "toward" in governor.forms:
            somebody = entry is not None and entry.noun_class in ("person", "group")
            asked = somebody and case.role == "he" and governor.en == "question"
            prep = "to" if asked else governor.forms["toward"]
        elif case and case.entry.id == "c.doushide":
            prep, node = "between", pluralised(node)  # 機械同士で交渉する
        elif case and case.role == "nara" and noun_class(phrase) in ("person", "group"):
            prep = "for"
        elif case and case.role == "to" and governor and "partner" in governor.forms:
            prep = governor.forms["partner"]
        elif case and case.role in ("nitsuite", "nikanshite", "nitaishite") and governor and governor.prep:
            prep = governor.prep
        elif case and case.role in ("ni", "de") and not own:
            amount = phrase.core.amount
            floor = amount is not None and amount.text.split(" ")[-1] in _ON
            event = case.role == "de" and is_event(phrase.core)
            price = case.role == "de" and amount is not None and amount.text.startswith(("JPY ", "USD ", "EUR "))
            prep = (
                "on"
                if floor
                else "at"
                if event
                else "for"
                if price
                else place_preposition(compound_entry(phrase), case.role)
            )
            done = phrase.head >= 0 and ctx.clauses.tails[phrase.head].passive and noun_class(phrase) == "person"
            prep = "by" if done and case.role == "de" and "proper" not in (entry.grammar if entry else ()) else prep
    if prep == "in" and entry is not None and entry.en.rpartition(" ")[2] in _SURFACES and not own:
        prep = "on"  # 屋根に置く
    if case is not None and case.role == "made" and prep == "until" and noun_class(phrase) == "place":
        prep = "to"
    if not prep and case is None and [part.entry.id for part in phrase.parts] == ["q.tono"]:
        prep = (governor.forms.get("partner") or governor.prep if governor is not None else "") or "with"
    if case is not None and case.role == "niyotte" and governor is not None and governor.en in _COMES_OF:
        prep = "of"
    if case is not None and case.role == "kara" and _is_long_after(ctx, phrase):
        prep = "after"
    if case is not None and case.role == "made" and governor is not None and governor.en in _LEADS:
        prep = "to"
    if case is not None and case.role == "made" and _is_amount(phrase):
        lasts = phrase.core.amount is not None and phrase.core.amount.kind == "duration"
        prep = "to" if governor is not None and governor.report == "CHANGE" else "for up to" if lasts else "up to"
        bounded = phrase.core.amount is not None and phrase.core.amount.text.startswith("up to ")
        prep = " " if bounded else prep  # 最大2TBまで
    if case is not None and case.role == "to" and governor and governor.id == "e.copula" and _is_amount(phrase):
        prep = "at"  # 5Wと低い: low at 5 W
    if (
        case is not None
        and case.role == "to"
        and node.feature("list")
        and any(part.role == "no" for part in phrase.parts)
    ):
        prep = "between"
    if case is not None and case.role == "made" and phrase.core.amount and phrase.core.amount.text.endswith(" range"):
        prep = "to"
    if case is not None and case.role == "to" and phrase.head >= 0 and ctx.phrases[phrase.head].core.text in _LIKE:
        prep = _LIKE[ctx.phrases[phrase.head].core.text]
    if case is not None and case.entry.id == "c.noaida" and not node.feature("list") and entry is not None:
        prep = "during" if entry.noun_class in ("act", "event", "time") else prep  # 会議の間は静かだった
    if case is not None and case.entry.en == "during" and entry is not None and entry.noun_class in _PARTIES:
        prep = "between" if node.feature("list") or entry.en.startswith(("both", "two")) else "among"
    if prep == "among" and node.feature("number") != "plural":
        prep = "in"
    tokens = ctx.took(token for part in cases for token in range(part.start, part.end))
    only = [
        words("only", part.entry.id)
        for part in phrase.parts
        if part.role in ("only", "only-negative") and part.entry.kind == "focus"
    ]
    alone_ = bool(only) and case is not None and case.role == "de" and not own and prep in ("with", "in", "")
    if alone_ and compound_entry(phrase) is not None and noun_class(phrase) not in ("place", "time"):
        return EnNode("pp", "with", children=(node, words("alone", "f.dake")), tokens=tokens, rule="f.dake")
    children = (*only, *((node.children[0],) if node.category == "pp" else (node,)))
    prep = prep.strip()
    return EnNode("pp", prep, children=children, tokens=tokens if prep else (), rule=case.entry.id if case else "np")


def several(phrase: Phrase, node: EnNode) -> EnNode:
    """Return what some are told of in the plural: the papers, of 論文のうち採択された; the budget, which nobody counts."""
    entry = compound_entry(phrase)
    return pluralised(node) if entry is not None and "count" in entry.grammar else node


def _is_long_after(ctx: Context, phrase: Phrase) -> bool:
    """Whether から says after what so much time has passed: 導入から3年, three years after introduction; not 4月から3年."""
    amount = ctx.phrases[phrase.head].core.amount if phrase.head >= 0 else None
    entry = compound_entry(phrase)
    began = phrase.core.amount is None and entry is not None and entry.noun_class in ("act", "event", "content")
    return began and amount is not None and amount.kind == "duration"


_COMES_OF = frozenset({"effect", "impact", "influence", "benefit", "side effect"})
"""What is of what brings it about: 導入による効果, the effect of introduction."""

_LEADS = frozenset("access directions distance road way route path transportation".split())
"""What leads to where まで says: 会場までのアクセス."""


def focuses(phrase: Phrase) -> bool:
    """Whether an adverb stands before the whole phrase in English, its preposition too: 特に価格について, 主に海外から."""
    entry = phrase.core.entry
    word = phrase.core.kind in ("adverb", "connector") and len(phrase.units) == 1
    return word and entry is not None and entry.en.rstrip(",") in _FOCUSING


_FOCUSING = frozenset(
    {
        "in particular",
        "particularly",
        "especially",
        "mainly",
        "primarily",
        "chiefly",
        "at the latest",
        "at least",
        "at most",
    }
    | {"at the earliest", "for example", "partly", "exclusively"}
)


def _focused(ctx: Context, index: int, focused: Sequence[int], prep: str) -> EnNode:
    """Return the phrase with its adverbs before the preposition: in particular about prices."""
    from pipeline.translation.transfer.noun_phrases import noun_phrase

    phrase = ctx.phrases[index]
    rest = [one for one in ctx.clauses.dependents[index] if one not in focused]
    case = next((part for part in reversed(phrase.parts) if part.entry.kind == "case" and part.role != "no"), None)
    entry = compound_entry(phrase)
    node = noun_phrase(ctx, index, "preposition", rest)
    plain = case is not None and case.role in ("ni", "de")
    own = node.feature("prep") or prep or (place_preposition(entry, case.role) if plain and case else "")
    said = own or (case.entry.en if case else "")
    adverbs = []
    for one in focused:
        ctx.took_parts(one)
        core = ctx.phrases[one].core
        adverbs.append(words(core.entry.en.rstrip(",") if core.entry else core.text, "adverb", ctx.took(core.tokens)))
    inner = EnNode("pp", said, children=(node,), rule=case.entry.id if case else "np") if said else node
    return EnNode("pp", children=(*adverbs, inner), rule=case.entry.id if case else "np")


_COMPARED = {"yori": "than", "to": "with", "toonajiku": "as", "todouyouni": "similar to"}
"""Roles of what something is compared with: than expected, the same as before."""

_LIKE = {"同じ": "as", "同一": "as", "同様": "to"}
"""What と names before words for likeness: the same as last time, similar to it."""


def those_there(ctx: Context, index: int) -> EnNode | None:
    """Return 会場 of 会場から質問が出た as "the audience"; None for a place that nobody speaks for."""
    phrase = ctx.phrases[index]
    entry = phrase.core.entry
    alone = len(phrase.units) == 1 and not ctx.clauses.dependents[index] and not phrase.asides
    if entry is None or not alone or "speaking" not in entry.forms:
        return None
    ctx.took_parts(index)
    return words(entry.forms["speaking"], entry.id, ctx.took(phrase.core.tokens))


def _is_heard(ctx: Context, index: int) -> bool:
    """Whether what comes from a place is said by the people in it: 会場から質問が出た, 会場からの拍手."""
    head = ctx.phrases[index].head
    if head < 0:
        return False
    over = [one.phrase for one in ctx.clauses.frame(head).arguments] if ctx.clauses.is_predicate(head) else [head]
    said = (ctx.phrases[one].core.entry for one in over if one != index)
    return any(entry is not None and entry.noun_class in ("act", "content") for entry in said)


def _is_amount(phrase: Phrase) -> bool:
    """Whether まで behind it says how much at most, and not until when: 64GBまで, 3人まで."""
    amount = phrase.core.amount
    return amount is not None and amount.kind in ("count", "measure", "share", "times", "bare", "duration")


_EVEN = frozenset({"f.demo", "f.demo2", "f.sae", "f.desae", "f.desae2"})
"""Particles that say "even"; behind a place でも is "also"."""

_ONWARD = re.compile("from (.+) onward")

_PARTIES = frozenset({"person", "group", "thing", "pronoun", "quantity"})
"""Whose 間に is a place among them, and not a time."""

_BEGINS = frozenset({"outside", "other than", "during", "at the time of", "after", "before", "since", "from"})
"""What 以降 and the like make of a noun, whatever particle stands behind them."""

_INSIDE = frozenset({"in", "inside", "outside"})
"""What 内, 内部 and 外 make of a noun before に and で: モジュール内にある, it is in the module."""

_TOWARD = frozenset({"nitaishite", "he"})
"""Roles whose preposition the noun behind them chooses: 質問に対する回答 is an answer to it, 品質への影響 an influence on it."""


def origin_of(ctx: Context, index: int) -> int | None:
    """Return the から phrase that hangs on a まで or に phrase: 東京から大阪まで, 40分から6分に."""
    below = ctx.clauses.dependents[index]
    found = next((one for one in below if ctx.clauses.role_of(one) == "kara"), None)
    amounts = found is not None and ctx.phrases[found].core.amount and ctx.phrases[index].core.amount
    ends = any(part.role == "made" for part in ctx.phrases[index].parts)
    return found if amounts or ends else None


def now_word(entry: Entry) -> bool:
    """Whether a time has an adverb of one word, which is its name behind from and until: until now."""
    return (
        entry.noun_class == "time"
        and entry.forms.get("adverb", " ").isalpha()
        and entry.forms["adverb"] in ("now", "today", "then")
    )


def case_is_place(phrase: Phrase) -> bool:
    """Whether the phrase ends in に, で or へ, which "here" and "there" need no English for."""
    return any(part.role in ("ni", "de", "he") for part in phrase.parts if part.entry.kind == "case")


def is_event(unit: Unit) -> bool:
    """Whether the word names a meeting: one of the glossary, or by its form: PyCon, RSJ2024."""
    named = unit.entry is not None and unit.entry.noun_class == "event"
    return named or (unit.kind == "latin" and _EVENT.search(unit.english) is not None)


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
    if entry.en in _ON:
        return "on"
    if role == "de" and entry.noun_class == "thing" and not {"proper"} & entry.grammar and entry.en not in _ROOMS:
        return "with"
    if entry.forms.get("at"):
        return entry.forms["at"]
    kind = entry.noun_class
    if kind in ("act", "event", "place", "time") or role == "de":
        return "at" if kind in ("event",) or entry.en.rpartition(" ")[2] in _AT else "in"
    return "to"


_EVENT = re.compile(
    "(?:Con|Conf|DEM|Kaigi|Summit|Fest|Days?|Forum|Expo|World|Week|Meetup|Workshop|Conference|(?:19|20)[0-9]{2})$"
)
"""How names of meetings end that no glossary has: RSJ2024, PyCon."""

_VEHICLES = frozenset(
    "train bus car taxi plane bicycle ship ferry tram subway email mail phone telephone Shinkansen".split()
)


_ON = frozenset(
    "Web web site website Internet internet stage network machine blog homepage GitHub Linux Windows server day screen floor".split()
)


_SURFACES = frozenset(
    "roof rooftop desk table wall ceiling floor ground shelf board whiteboard surface road street Internet Web web website blog homepage GitHub".split()
)
"""What things are on, whatever preposition the verb has for に."""

_ROOMS = frozenset(
    "production field world industry kernel environment system market case form section chapter page document source version release edition".split()
)


_AT = frozenset(
    "summit conference meeting venue event booth exhibition exhibit show fair workshop university entrance company airport station "
    "hotel place restaurant pub bar party gathering ceremony desk counter shop".split()
)


def on_what(ctx: Context, frame: Frame, verb: Entry) -> str:
    """Return what stands before a question with で: opinions differ over it, costs change depending on it."""
    if ctx.tokens[ctx.phrases[frame.phrase].core.start].lemma in _DISPUTED:
        return "over"
    return "depending on" if verb.report == "CHANGE" or verb.en in _DEPENDS else "on the question of"


_DISPUTED = frozenset("分かれる 分かれる 割れる 対立 揉める 争う 食い違う 悩む 乱れる 衝突 論争".split())
_DEPENDS = frozenset({"change", "differ", "vary", "be decided", "be determined"})
