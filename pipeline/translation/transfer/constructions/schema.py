"""Come here when a construction file is refused: what a construction may say, and how it is loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.errors import GlossaryError
from pipeline.text.shipped import DATA
from pipeline.translation.transfer.kept import kept


@dataclass(frozen=True, slots=True)
class RoleTest:
    """What the phrase in a role must be: one of ``nouns`` (by its end), of ``classes``, with or without a という-clause
    (or, of こと and の, the clause that they make a noun), marked as the topic or not; ``says``: lemmas of that clause's predicate;
    ``counted``: with or without a number; ``amounts``: the kinds of amount it may be."""

    nouns: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    clause: bool | None = None
    topic: bool | None = None
    says: tuple[str, ...] = ()
    counted: bool | None = None
    amounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Construction:
    """A predicate (lemmas of its word, any of them) with its roles, and the English for both together.

    ``emit`` are templates, the first whose slots are all there is used: ``{ga}`` a noun phrase, ``{ga.content}`` the clause under its
    という or こと, ``{ga.inf}`` and ``{ga.ing}`` the same clause as infinitive and gerund, ``{ga.theme}`` what that clause speaks of, ``*be asked*``
    the verb. ``verbalize`` names the role whose noun becomes the verb (議論がなされた: was discussed), ``patient`` the role of what
    that is done to, if the subject is (会議は延期になった: the meeting was postponed); ``under`` what governs it (変更を迫られた: had to be changed).
    ``passive``, ``negative``: whether the Japanese must be so; ``affirmed``: the English says the denial by another word.
    """

    id: str
    predicate: tuple[str, ...]
    roles: Mapping[str, RoleTest]
    lacks: tuple[str, ...] = ()
    passive: bool | None = None
    negative: bool | None = None
    emit: tuple[str, ...] = ()
    verbalize: str = ""
    patient: str = ""
    under: str = ""
    examples: tuple[tuple[str, str], ...] = ()
    counterexamples: tuple[str, ...] = ()
    affirmed: bool = False


KEYS = frozenset(
    "id predicate roles lacks passive negative affirmed emit verbalize patient under examples counterexamples".split()
)
ROLE_KEYS = frozenset({"noun", "class", "clause", "topic", "says", "counted", "amount"})


@cache
def load_constructions() -> Mapping[str, tuple[Construction, ...]]:
    """Return the shipped constructions by predicate lemma, in the order of the files.

    Raises GlossaryError for an entry that says something unknown.
    """
    found: dict[str, list[Construction]] = {}
    files = sorted((DATA / "constructions").glob("*.yaml"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    read: list[Any] = kept("constructions", texts, lambda: _items(texts), lambda found: len(found) == len(texts))
    for file, items in zip(files, read, strict=True):
        for item in items:
            construction = _construction(item, file.name)
            for lemma in construction.predicate:
                found.setdefault(lemma, []).append(construction)
    return {lemma: tuple(some) for lemma, some in found.items()}


def _items(texts: Sequence[str]) -> list[Any]:
    """Return what the files say; reading YAML takes longer than translating with it."""
    import yaml

    return [yaml.safe_load(text) or [] for text in texts]


def _construction(item: Mapping[str, Any], name: str) -> Construction:
    """Return one entry of a file, checked."""
    wrong = sorted(set(item) - KEYS) or [key for key in ("id", "predicate", "examples") if not item.get(key)]
    roles = item.get("roles") or {}
    wrong += sorted(key for test in roles.values() for key in set(test or {}) - ROLE_KEYS)
    if wrong:
        raise GlossaryError("construction-key", path=name, id=str(item.get("id", "?")), value=", ".join(wrong))
    emit = item.get("emit", ())
    return Construction(
        item["id"],
        tuple(_list(item["predicate"])),
        {
            role: RoleTest(
                tuple(_list((test or {}).get("noun"))),
                tuple(_list((test or {}).get("class"))),
                (test or {}).get("clause"),
                (test or {}).get("topic"),
                tuple(_list((test or {}).get("says"))),
                (test or {}).get("counted"),
                tuple(_list((test or {}).get("amount"))),
            )
            for role, test in roles.items()
        },
        tuple(_list(item.get("lacks"))),
        item.get("passive"),
        item.get("negative"),
        tuple(_list(emit)),
        item.get("verbalize", ""),
        item.get("patient", ""),
        item.get("under", ""),
        tuple((one["ja"], one["en"]) for one in item["examples"]),
        tuple(_list(item.get("counterexamples"))),
        bool(item.get("affirmed")),
    )


def _list(value: Any) -> list[str]:
    return [] if value is None else [value] if isinstance(value, str) else [str(one) for one in value]
