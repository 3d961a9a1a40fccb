"""Come here when one word before の is put wrong: both methods, the souvenir this time, efforts in progress, my work."""

from __future__ import annotations

from pipeline.translation.demonyms import demonym
from pipeline.translation.transfer.context import Context, words
from pipeline.translation.transfer.genitive_kinds import describes, is_time_of
from pipeline.translation.transfer.heads import Around, Compound
from pipeline.translation.transfer.indefinites import DETERMINERS
from pipeline.translation.transfer.lexicon import Entry
from pipeline.translation.transfer.noun_assembly import POSSESSIVES
from pipeline.translation.transfer.phrases import is_by_name


def put_word(ctx: Context, one: int, made: Compound, around: Around) -> bool:
    """Say X の of one word as a determiner of its noun, or with that word alone before or behind it; tell whether it was that."""

    from pipeline.translation.transfer.modifiers import DETERMINER_WORDS

    phrase = ctx.phrases[one]
    core, entry = phrase.core, phrase.core.entry
    if made.reach and (reached := DETERMINERS.get(ctx.tokens[core.start].lemma)):
        ctx.took_parts(one)
        around.determiner = reached[made.reach]
        around.before.insert(0, words(around.determiner, "r.reach", ctx.took(core.tokens)))
        around.plural = around.plural or around.determiner == "both"
        return True
    if (
        entry
        and entry.noun_class == "time"
        and "adverb" in entry.forms
        and (is_time_of(made) or _beside_owner(ctx, one) or _is_when_it_took_place(entry, made))
    ):
        ctx.took_parts(one)
        around.after.append(words(entry.forms["adverb"], entry.id, ctx.took(core.tokens)))
        around.restricted = True
        return True
    bare = entry is not None and entry.noun_class == "relation" and not phrase.parts
    if bare and entry is not None and "adverb" in entry.forms:
        around.after.append(words(entry.forms["adverb"], entry.id, ctx.took(core.tokens)))  # 途中 Codelabs に行った
        return True
    anew = made.entry is not None and (made.entry.noun_class in _HAD_ANEW or made.entry.en in _OF_AN_OCCASION)
    if entry and entry.id == "n.this-time" and anew:
        ctx.took_parts(one)
        around.after.append(words(entry.en, entry.id, ctx.took(core.tokens)))  # 今回のお土産: the souvenir this time
        around.restricted = True
        return True
    if entry:
        adnominal = entry.forms.get("adnominal", "") if describes(entry, made) else ""
        if entry.noun_class == "time" and entry.en.startswith(("after ", "before ", "during ")):
            adnominal = adnominal or entry.en  # 帰国後の予定
        measure = entry.noun_class == "quantity" and not adnominal and bool({"count", "mass"} & entry.grammar)
        told = made.entry is not None and (made.entry.ja.endswith("さ") or made.entry.noun_class == "quantity")
        quality = measure and told  # 参加費の安さ, 予算の大半
        if quality:
            pass
        elif (
            entry.noun_class in ("modifier", "degree")
            or (entry.noun_class == "quantity" and not entry.en.startswith("number of"))  # 参加者数の推移
            or adnominal
            or core.kind == "adjective"
        ):
            ctx.took_parts(one)
            text = adnominal or entry.en
            if made.entry is not None and "mass" in made.entry.grammar:
                text = entry.forms.get("mass", text)
            if text in DETERMINER_WORDS:
                around.determiner = text
            behind = text.startswith(_PREPOSITIONS) or text in _BEHIND
            (around.after if behind else around.before).append(words(text, entry.id, ctx.took(core.tokens)))
            around.plural = (
                around.plural
                or "plural" in entry.forms
                or (entry.noun_class == "quantity" and text not in ("each", "half") and not measure)
            )
            around.counted = around.counted or (entry.noun_class == "quantity" and not measure)
            around.described = True
            around.possessed = around.possessed or text.endswith("'s")
            return True
        made_there = made.entry is not None and made.entry.en.split(" ")[-1] in _MADE_THERE
        if entry.noun_class == "place" and made_there and (adjective := demonym(core.english or entry.en)):
            ctx.took_parts(one)
            around.before.append(words(adjective, entry.id, ctx.took(core.tokens)))
            return True
        if "possessive" in entry.forms or entry.en in POSSESSIVES:
            ctx.took_parts(one)
            around.determiner = entry.forms.get("possessive") or POSSESSIVES[entry.en]
            around.before.insert(0, words(around.determiner, entry.id, ctx.took(core.tokens)))
            return True
    return False


def _is_when_it_took_place(entry: Entry, made: Compound) -> bool:
    """Whether the time only has an adverb, and says when there was a talk or the like: 前半の講演, the talk in the first half."""
    took_place = made.entry is not None and made.entry.noun_class in ("content", "act", "event")
    return took_place and "adnominal" not in entry.forms and entry.forms["adverb"].startswith(("in the ", "on the "))


def _beside_owner(ctx: Context, one: int) -> bool:
    """Whether somebody has by name what the time is of: 昨年の佐藤さんの発表, Sato's presentation last year."""
    others = [other for other in ctx.clauses.dependents[ctx.phrases[one].head] if other != one]
    return any(ctx.clauses.role_of(other) == "no" and is_by_name(ctx.phrases[other], ctx.tokens) for other in others)


_MADE_THERE = frozenset(
    "food dish meal cuisine cooking wine beer alcohol liquor whiskey sake coffee tea chocolate cheese sweets snack bread fruit "
    "confectionery product goods car automobile movie film drama song music anime manga novel culture custom technology "
    "currency coin passport government law economy society company-culture cotton rice brand restaurant".split()
)
"""What is called after the country that it comes from: フランスのワイン, French wine."""


_HAD_ANEW = frozenset({"thing", "place", "person", "abstract"})
"""Classes of what there is another of each time, so that "this" would point at one."""

_OF_AN_OCCASION = frozenset(
    "main attraction|favorite|gain|highlight|purpose|aim|theme|lesson|challenge|issue|reflection|discovery|winner|star|point|target|"
    "conclusion|impression|goal|surprise|result|outcome|mistake|failure|topic|venue|menu|program|participation|attendance".split(
        "|"
    )
)
"""What an occasion has one of: the highlight this time, while 今回の発表 is this presentation."""


_PREPOSITIONS = (
    "as of ",
    "around ",
    "before ",
    "dated ",
    "since ",
    "in ",
    "on ",
    "at ",
    "of ",
    "for ",
    "from ",
    "to ",
    "with ",
    "under ",
    "currently ",
    "directly connected ",
    "by ",
    "after ",
    "during ",
    "beyond ",
    "above ",
)
_BEHIND = frozenset({"so far", "available", "concerned", "present"})
"""What is said behind the noun: efforts currently in progress, developers from all over the world."""
