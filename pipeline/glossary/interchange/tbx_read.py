"""Reads TBX: our own, other tools' TBX-Basic in either style, and the older TBX of 2008."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pipeline.errors import InputError
from pipeline.glossary.interchange.losses import MOST_ROWS, Loss, refuse_too_large, row_from
from pipeline.glossary.interchange.tbx import IN_NOTES, NOTE_MARK, PART_OF_SPEECH, STATUS
from pipeline.glossary.rows import LIST_MARK
from pipeline.model.changes import Row, SheetName

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ENTRIES = ("conceptEntry", "termEntry")
_LANGUAGES = ("langSec", "langSet")
_TERMS = ("termSec", "tig", "ntig")
_STATUS_OF = {value.lower(): status for status, value in STATUS.items()} | {
    "deprecatedterm-admn-sts": "forbidden",
    "preferred": "approved",
    "admitted": "proposed",
    "notrecommended": "forbidden",
    "obsolete": "deprecated",
}
_PART_OF = {value: part for part, value in PART_OF_SPEECH.items()}


@dataclass(slots=True)
class _Term:
    text: str
    status: str = ""
    kind: str = ""
    part: str = ""


@dataclass(slots=True)
class _Entry:
    id: str
    values: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    japanese: list[_Term] = field(default_factory=list)
    english: list[_Term] = field(default_factory=list)


def read_tbx(name: str, data: bytes) -> tuple[tuple[Row, ...], tuple[Loss, ...]]:
    """Return the concepts of a TBX file that have Japanese and English, and what is lost: other languages, other terms.

    Raises InputError for broken XML, for one that declares a document type (so that no entity is ever expanded), and for
    more entries than a glossary has.
    """
    refuse_too_large(name, data)
    if any("<!DOCTYPE".encode(encoding) in data for encoding in ("utf-8", "utf-16-le", "utf-16-be")):
        raise InputError("interchange-entities", path=name, part="DOCTYPE")
    rows: list[Row] = []
    losses: list[Loss] = []
    for element in _elements(name, data):
        if len(rows) >= MOST_ROWS:
            raise InputError("interchange-too-many-rows", path=name, limit=MOST_ROWS)
        entry = _entry(element, losses)
        if entry.japanese and entry.english:
            rows.append(_row(entry, losses))
        else:
            losses.append(Loss(entry.id, "", "", "loss-one-language"))
    return tuple(rows), tuple(losses)


def _elements(name: str, data: bytes) -> Iterator[Any]:
    """Yield the entries, each forgotten when the next is read: memory stays that of one entry."""
    from lxml import etree

    is_tbx = False
    try:
        reader = etree.iterparse(
            io.BytesIO(data), resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        for _, element in reader:
            if _name(element) in _ENTRIES:
                is_tbx = True
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
        root = reader.root
    except etree.XMLSyntaxError as error:
        raise InputError("interchange-xml", path=name, line=error.lineno or 1) from None
    if not is_tbx and (root is None or _name(root) not in ("tbx", "martif", "TBX")):
        raise InputError("interchange-no-tbx", path=name)


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _category(element: Any) -> str:
    """Return what an element is about: its ``type`` in DCA style, its own name in DCT style."""
    return str(element.get("type") or _name(element))


def _entry(element: Any, losses: list[Loss]) -> _Entry:
    entry = _Entry(str(element.get("id") or "").removeprefix("_"))
    for child in element:
        text = "".join(child.itertext()).strip()
        if _name(child) in _LANGUAGES:
            language = str(child.get(_XML_LANG) or child.get("lang") or "").lower().partition("-")[0]
            terms = {"ja": entry.japanese, "en": entry.english}.get(language)
            if terms is None:
                losses.append(Loss(entry.id, language, "", "loss-language"))
                continue
            terms += [_term(one) for one in child if _name(one) in _TERMS]
            for one in child:
                if _name(one) not in _TERMS:
                    _take(entry, one, losses)
        else:
            _take(entry, child, losses) if text or child.get("target") else None
    return entry


def _take(entry: _Entry, element: Any, losses: list[Loss]) -> None:
    """Note what stands beside the terms: subject, definition, successor, notes; the rest is lost."""
    text = " ".join("".join(element.itertext()).split("\n")).strip()
    category = _category(element)
    if _name(element) == "descripGrp":
        for child in element:
            _take(entry, child, losses)
    elif category in ("subjectField", "definition"):
        entry.values.setdefault("domain" if category == "subjectField" else "definition", text)
    elif category == "crossReference":
        entry.values.setdefault("successor", str(element.get("target") or text).removeprefix("_"))
    elif _name(element) == "note":
        column, colon, value = text.removeprefix(NOTE_MARK).partition(": ")
        if text.startswith(NOTE_MARK) and colon and column in (*IN_NOTES, "note"):
            entry.values[column] = value
        else:
            entry.notes.append(text)
    else:
        losses.append(Loss(entry.id, category, text[:80], "loss-cell"))


def _term(element: Any) -> _Term:
    term = _Term("")
    for child in element.iter():
        if not isinstance(child.tag, str):
            continue
        text = "".join(child.itertext()).strip()
        match _category(child):
            case "term":
                term.text = " ".join(text.split("\n"))
            case "administrativeStatus" | "normativeAuthorization":
                term.status = _STATUS_OF.get(text.lower(), "")
            case "termType":
                term.kind = text
            case "partOfSpeech":
                term.part = text
    return term


def _row(entry: _Entry, losses: list[Loss]) -> Row:
    japanese, english = _main(entry.japanese), _main(entry.english)
    values = dict(entry.values)
    values["id"] = entry.id
    values["ja"], values["en"] = japanese.text, english.text
    values["status"] = english.status if english.status in STATUS else "proposed" if not english.status else "approved"
    values["variants"] = LIST_MARK.join(one.text for one in entry.japanese if one is not japanese)
    forbidden = []
    for one in entry.english:
        if one is english:
            continue
        if one.kind == "fullForm" and "expansion" not in values:
            values["expansion"] = one.text
        elif one.status == "forbidden":
            forbidden.append(one.text)
        else:
            losses.append(Loss(entry.id, "en", one.text, "loss-synonym"))
    values["forbidden"] = LIST_MARK.join(forbidden)
    if entry.notes:
        values.setdefault("note", "; ".join(entry.notes))
    sheet: SheetName = "names" if "kind" in values else "terms"
    if sheet == "terms":
        values["pos"] = _PART_OF.get(english.part, "noun")
        if values["status"] != "deprecated" and "successor" in values:
            losses.append(Loss(entry.id, "successor", values.pop("successor"), "loss-cell"))
    return row_from(sheet, values)


def _main(terms: list[_Term]) -> _Term:
    """Return the agreed term among ``terms``: the first that is not ruled out and not merely another form."""
    others = [one for one in terms if one.status != "forbidden" and one.kind not in ("variant", "fullForm")]
    return next(iter(others), terms[0])
