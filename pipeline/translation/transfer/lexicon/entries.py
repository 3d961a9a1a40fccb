"""A lexicon entry known to be good, and what makes a row one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.errors import GlossaryError
from pipeline.translation.transfer.lexicon.kinds import kind_names
from pipeline.translation.transfer.lexicon.rows import LexiconRow, several

GRAMMAR = frozenset({"count", "mass", "proper", "plural", "the"})
CLASSES = frozenset(
    "thing abstract act content person group place time quantity relation modifier pronoun fact degree".split()
)
MODIFIER_KINDS = frozenset({"i-adj", "na-adj", "no-adj", "adnominal", "adverb", "sentence-adverb"})
FUNCTION_KINDS = frozenset({"case", "link", "connector", "focus", "ending", "adverb", "adnominal", "noun"})
AFFIX_KINDS = frozenset({"prefix", "suffix", "state", "counter", "unit", "second-verb"})
SUBJECTS = frozenset({"", "passive", "author", "it", "active-it", "none"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One sense of one word.

    ``kind``: noun, verb, collocation, the modifier kinds, the function kinds, the affix kinds. ``frame`` maps Japanese roles to
    English slots; ``when`` are the conditions under which a verb's row is chosen; ``forms`` are further English forms
    by name (``adverb``, ``adnominal``, ``plural``). ``inner`` is the object that the English of a collocation has in itself
    (``obtain [approval]``), its subject where nobody is named. What a kind does not have is empty.
    """

    id: str
    kind: str
    ja: str
    en: str
    grammar: frozenset[str] = frozenset()
    noun_class: str = ""
    forms: Mapping[str, str] = field(default_factory=dict)
    prep: str = ""
    light: str = ""
    when: tuple[str, ...] = ()
    frame: Mapping[str, str] = field(default_factory=dict)
    subject: str = ""
    report: str = ""
    position: str = ""
    role: str = ""
    example: tuple[str, str] = ("", "")
    inner: str = ""

    @property
    def is_plural(self) -> bool:
        """Whether the English noun is always plural, or asks its noun to be (modifiers)."""
        return "plural" in self.grammar or "plural" in self.forms


def entry_from(row: LexiconRow, path: str) -> Entry:
    """Return the entry that ``row`` of the file ``path`` stands for.

    Raises GlossaryError with the place and the values allowed when a cell holds none of them.
    """
    cells = row.cells
    if not cells["id"] or not cells["ja"]:
        raise GlossaryError("lexicon-empty", path=path, line=row.line)

    def one_of(column: str, allowed: frozenset[str], value: str) -> str:
        if value not in allowed:
            raise GlossaryError(
                "lexicon-value",
                path=path,
                line=row.line,
                column=column,
                value=value,
                allowed=", ".join(sorted(allowed)),
            )
        return value

    for name in _kinds_in(cells.get("when", "")):
        one_of("when", frozenset(kind_names()), name)
    example = (cells["example_ja"], cells["example_en"])
    match row.file:
        case "nouns":
            plain, _, named = cells["grammar"].replace(" | ", " ").partition("plural=")
            grammar = [one_of("grammar", GRAMMAR, one) for one in plain.split()]
            forms = {**_named(cells["forms"]), **({"plural": named} if named else {})}
            return Entry(
                cells["id"],
                "noun",
                cells["ja"],
                cells["en"],
                frozenset(grammar),
                one_of("class", CLASSES | {""}, cells["class"]),
                forms,
                cells["prep"],
                cells["verb"],
                when=tuple(cells["when"].split()),
                example=example,
            )
        case "verbs" | "collocations":
            return Entry(
                cells["id"],
                "verb" if row.file == "verbs" else "collocation",
                cells["ja"],
                cells["en"].replace("[", "").replace("]", ""),
                when=tuple(cells["when"].split()),
                frame=_frame(cells["frame"], path, row.line),
                subject=one_of("subject", SUBJECTS, cells["subject"]),
                report=cells["report"] if cells["report"] != "-" else "",
                example=example,
                inner=cells["en"].partition("[")[2].partition("]")[0],
            )
        case "modifiers":
            return Entry(
                cells["id"],
                one_of("kind", MODIFIER_KINDS, cells["kind"]),
                cells["ja"],
                cells["en"],
                when=tuple(cells["when"].split()),
                forms=_named(cells["forms"]),
                frame=_frame(cells["frame"], path, row.line),
                position=cells["position"],
                example=example,
            )
        case "function":
            kind = one_of("kind", FUNCTION_KINDS, cells["kind"])
            return Entry(
                cells["id"],
                kind,
                cells["ja"],
                cells["en"],
                frozenset({"count"}) if kind == "noun" else frozenset(),
                cells["role"] if kind == "noun" else "",
                position=cells["role"] if kind == "adverb" else "",
                role=cells["role"] if kind not in ("noun", "adverb", "adnominal") else "",
                example=example,
            )
        case _:
            kind = one_of("kind", AFFIX_KINDS, cells["kind"])
            return Entry(cells["id"], kind, cells["ja"], cells["en"], example=example)


def _words(cell: str) -> tuple[str, ...]:
    return tuple(cell.replace(" | ", " ").split())


def _kinds_in(when: str) -> list[str]:
    return (
        [name for name in when.replace("=", ",").replace(" ", ",").split(",") if name.startswith("@")]
        if "@" in when
        else []
    )


def _frame(cell: str, path: str, line: int) -> dict[str, str]:
    frame = {}
    for part in _words(cell):
        role, arrow, slot = part.partition(">")
        if not (role and arrow and slot):
            raise GlossaryError("lexicon-frame", path=path, line=line, value=part)
        frame[role] = slot.replace("_", " ")
    return frame


def _named(cell: str) -> dict[str, str]:
    """Return ``name=value`` pairs; a name alone has itself as value."""
    pairs = (one.partition("=") for one in several(cell))
    return {name: value or name for name, _, value in pairs}
