"""Come here when tense, agreement, voice or a modal comes out wrong in English: a verb node becomes words."""

from __future__ import annotations

from pipeline.model.english_tree import EnNode
from pipeline.translation.transfer.english.inflect import VerbForm, verb_form

Agreement = str
"""``1`` (I), ``3`` (it, he) or ``p`` (they, we)."""


def verb_words(verb: EnNode, agreement: Agreement) -> list[str]:
    """Return the words of a verb group in order; ``verb`` says by its features how it is used.

    Features: ``tense`` past, present or future; ``voice`` passive; ``aspect`` progressive or perfect; ``modal``; ``negative``;
    ``clipped`` (a note without a subject, whose "is" is left out);
    ``chain`` (verbs that govern it, outermost first, `` + `` between; one that ends in ``-ing`` takes the gerund); ``form`` base, ing, inf,
    imperative for one that is not finite.

    >>> from pipeline.model.english_tree import node
    >>> " ".join(verb_words(node("verb", "hold", tense="past", voice="passive", negative="yes"), "3"))
    'was not held'
    >>> " ".join(verb_words(node("verb", "use", voice="passive", chain="be likely to", modal="might"), "p"))
    'might be likely to be used'
    >>> " ".join(verb_words(node("verb", "use", voice="passive", negative="yes", clipped="yes"), "3"))
    'not used'
    """
    if verb.feature("clipped"):
        return _without_be(verb_words(verb.having(clipped=""), agreement))
    links = _links(verb)
    form = verb.feature("form")
    if form:
        return _non_finite(links, form, bool(verb.feature("negative")))
    negative, modal = bool(verb.feature("negative")), verb.feature("modal")
    if modal == "cannot":  # 断るわけにはいかなかった
        negative, modal = True, "can"
    if verb.feature("tense") == "future" and not modal:
        modal = "will"
    if modal:
        if modal == "could-have":
            modal, links = "could", [("have", "participle"), *links]
        elif modal == "can" and verb.feature("tense") == "past":
            modal = "could"
        if (
            verb.feature("tense") == "past"
            and modal in ("may", "might", "should", "must", "could", "would")
            and modal != "could"
        ):
            links = [("have", "participle"), *links]
        auxiliary = modal.split(" ")
        denied = [] if not negative or "not" in auxiliary else ["not"]
        if auxiliary == ["can"] and denied:
            auxiliary, denied = ["cannot"], []
        return [*auxiliary, *denied, *_spelled(links, "base", agreement)]
    past = verb.feature("tense") == "past"
    first = links[0][0]
    if not negative:
        return _spelled(links, "past" if past else "present", agreement)
    if first.split(" ")[0] == "be" or (first == "have" and len(links) > 1):
        words = _spelled(links, "past" if past else "present", agreement)
        return [words[0], "not", *words[1:]]
    helper = "did" if past else "does" if agreement == "3" else "do"
    return [helper, "not", *_spelled(links, "base", agreement)]


def _without_be(words: list[str]) -> list[str]:
    """Return a finite group without the "is" or "has been" that opens it."""
    if words[0] in ("is", "was", "are", "were"):
        return words[1:]
    if words[0] == "has" and "been" in words[1:3]:
        return [word for word in words[1:] if word != "been"]
    return words


def _links(verb: EnNode) -> list[tuple[str, VerbForm]]:
    """Return the verbs from the outermost in, each with the form that it asks of the next one."""
    links: list[tuple[str, VerbForm]] = []
    for one in filter(None, verb.feature("chain").split(" + ")):
        links.append((one.removesuffix("-ing"), "ing") if one.endswith("-ing") else (one, "base"))
    if verb.feature("aspect") in ("perfect", "perfect progressive"):
        links.append(("have", "participle"))
    if verb.feature("aspect") in ("progressive", "perfect progressive"):
        links.append(("be", "ing"))
    if verb.feature("voice") == "passive" and not verb.lemma.startswith("be "):
        links.append(("be", "participle"))
    links.append((verb.lemma, "base"))
    return links


def _spelled(links: list[tuple[str, VerbForm]], form: VerbForm, agreement: Agreement) -> list[str]:
    words: list[str] = []
    for lemma, governs in links:
        words += _one(lemma, form, agreement).split(" ")
        form = governs
    return words


def _one(lemma: str, form: VerbForm, agreement: Agreement) -> str:
    head, _, rest = lemma.partition(" ")
    if head == "be" and form in ("present", "past"):
        be = {"present": {"1": "am", "3": "is", "p": "are"}, "past": {"1": "was", "3": "was", "p": "were"}}[form][
            agreement
        ]
        return f"{be} {rest}".strip()
    if form == "present" and agreement == "3":
        return verb_form(lemma, "present-3")
    return verb_form(lemma, form)


def _non_finite(links: list[tuple[str, VerbForm]], form: str, negative: bool) -> list[str]:
    denied = ["not"] if negative else []
    if form == "imperative":
        return [*(["do"] if negative else []), *denied, *_spelled(links, "base", "3")]
    if form == "inf":
        return [*denied, "to", *_spelled(links, "base", "3")]
    return [
        *denied,
        *_spelled(links, "ing" if form == "ing" else "participle" if form == "participle" else "base", "3"),
    ]
