"""The zip around a Word document: what may be opened at all, and its parts as XML that cannot do harm."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple
from urllib.parse import unquote

from pipeline.errors import InputError
from pipeline.readers.docx.names import STRICT_NAMESPACES, Element, W
from pipeline.readers.raw import RawFile

MOST_MEMBERS: Final = 5_000
MOST_BYTES: Final = 400_000_000
"""Of everything in the zip together, unpacked. A long report with its photographs has a tenth of that."""
MOST_XML_BYTES: Final = 80_000_000
"""Of one XML part, unpacked."""
MOST_TAGS: Final = 4_000_000
"""In one XML part. A paragraph has some 30; a tree of more takes more than a gigabyte of memory."""
MOST_PARAGRAPHS: Final = 50_000
"""In one XML part, cells of tables included: a thousand pages, read in some ten seconds."""
HIGHEST_RATIO: Final = 200
"""Unpacked to packed size of a member above the size it counts from; Word's own XML packs to between 1:5 and 1:60."""
RATIO_COUNTS_FROM: Final = 16_000_000
XML_RATIO_COUNTS_FROM: Final = 2_000_000
"""In bytes, unpacked. A picture of one colour may pack as tightly as it likes; it is never unpacked."""

_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError, KeyError)
"""What zipfile raises for members that are cut, overwritten, encrypted or packed in a way it does not know."""

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_OTHER_CONTENT = (
    (b"{\\rtf", "RTF"),
    (b"%PDF", "PDF"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<?xml", "XML"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "RAR"),
)
_OTHER_MAIN_PARTS = (
    ("xl/", "Excel (.xlsx)"),
    ("ppt/", "PowerPoint (.pptx)"),
    ("visio/", "Visio (.vsdx)"),
    ("index/document.iwa", "Pages (.pages)"),
)
_OTHER_MIMETYPES = (
    ("application/vnd.oasis.opendocument.text", "OpenDocument Text (.odt)"),
    ("application/vnd.oasis.opendocument", "OpenDocument"),
    ("application/epub", "EPUB"),
)


class Relationship(NamedTuple):
    """One relationship of a part: the last word of its type, and a member name or an outside address."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of an opened Word document, by member name. Names are compared as OPC does, ignoring case."""

    def __init__(self, path: str, archive: zipfile.ZipFile) -> None:
        self.path = path
        self._archive = archive
        self._members = {info.filename.replace("\\", "/").lower(): info for info in archive.infolist()}
        self.main = self._main_part()

    def names(self) -> tuple[str, ...]:
        """Return the names of all members, as written, sorted."""
        return tuple(sorted(info.filename.replace("\\", "/") for info in self._members.values()))

    def xml(self, name: str) -> Element | None:
        """Return the root element of the part ``name``, None when the package has no such part.

        Raises InputError when it is cut or broken, or declares a document type.
        """
        info = self._members.get(name.lower())
        return None if info is None else _parsed(self.path, name, self._content(info))

    def relationships(self, part: str) -> Mapping[str, Relationship]:
        """Return the relationships of ``part`` (empty string: of the package itself) by their ids."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {} if root is None else dict(_relationships(root, folder))

    def related(self, part: str, kind: str) -> tuple[str, ...]:
        """Return the names of the parts that ``part`` is related to as ``kind`` (``styles``, ``header``), sorted."""
        relationships = self.relationships(part).values()
        return tuple(sorted({one.target for one in relationships if one.kind == kind and not one.external}))

    def _content(self, info: zipfile.ZipInfo) -> bytes:
        if info.file_size > MOST_XML_BYTES:
            raise InputError(
                "docx-part-too-large", path=self.path, part=info.filename, limit=MOST_XML_BYTES // 1_000_000
            )
        if info.file_size > max(XML_RATIO_COUNTS_FROM, info.compress_size * HIGHEST_RATIO):
            raise InputError("docx-ratio", path=self.path, part=info.filename)
        try:
            return self._archive.read(info)
        except _DAMAGE:
            raise InputError("docx-damaged-part", path=self.path, part=info.filename) from None

    def _main_part(self) -> str:
        for name in (*self.related("", "officeDocument"), "word/document.xml"):
            if name.lower() in self._members:
                if not name.lower().startswith(tuple(folder for folder, _ in _OTHER_MAIN_PARTS)):
                    return name
                break
        raise _not_word(self.path, self._archive, self.names())


def open_package(raw: RawFile) -> Package:
    """Return the parts of the Word document in ``raw``.

    Raises InputError, saying what the file is instead, when it is no Word document, and when it is cut, encrypted, or
    grows too large once unpacked.
    """
    _refuse_other_content(raw)
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw.data))
    except _DAMAGE:
        raise InputError("docx-truncated", path=raw.name) from None
    _refuse_unsafe_members(raw.name, archive)
    return Package(raw.name, archive)


def _refuse_other_content(raw: RawFile) -> None:
    if not raw.data:
        raise InputError("docx-empty", path=raw.name)
    if raw.data.startswith(_OLE):
        streams = {"EncryptedPackage": "docx-encrypted", "WordDocument": "docx-old-word"}
        for stream, code in streams.items():
            if stream.encode("utf-16-le") in raw.data:
                raise InputError(code, path=raw.name)
        raise InputError("docx-other-format", path=raw.name, format="OLE")
    if not raw.data.startswith(b"PK"):
        head = raw.data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
        for mark, name in _OTHER_CONTENT:
            if head.startswith(mark.lower()):
                raise InputError("docx-other-format", path=raw.name, format=name)
        raise InputError("docx-not-zip", path=raw.name)


def _refuse_unsafe_members(path: str, archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise InputError("docx-too-many-members", path=path, count=len(members), limit=MOST_MEMBERS)
    total = sum(info.file_size for info in members)
    if total > MOST_BYTES:
        raise InputError("docx-too-large", path=path, size=total // 1_000_000, limit=MOST_BYTES // 1_000_000)
    seen: set[str] = set()
    for info in members:
        name = info.filename.replace("\\", "/")
        if name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0] or name.lower() in seen:
            raise InputError("docx-member-name", path=path, part=name)
        if info.flag_bits & 1:
            raise InputError("docx-encrypted", path=path)
        if info.file_size > max(RATIO_COUNTS_FROM, info.compress_size * HIGHEST_RATIO):
            raise InputError("docx-ratio", path=path, part=name)
        seen.add(name.lower())


def _not_word(path: str, archive: zipfile.ZipFile, names: tuple[str, ...]) -> InputError:
    """Return the error that says what a zip without a Word document is, as far as its members tell."""
    for folder, format_name in _OTHER_MAIN_PARTS:
        if any(name.lower().startswith(folder) for name in names):
            return InputError("docx-other-format", path=path, format=format_name)
    if "mimetype" in names:
        try:
            mimetype = archive.read("mimetype")[:100].decode("ascii", "replace")
        except _DAMAGE:
            mimetype = ""
        for start, format_name in _OTHER_MIMETYPES:
            if mimetype.startswith(start):
                return InputError("docx-other-format", path=path, format=format_name)
    if "[Content_Types].xml" in names:
        return InputError("docx-no-document", path=path)
    return InputError("docx-other-format", path=path, format="zip")


def _relationships(root: Element, folder: str) -> Iterator[tuple[str, Relationship]]:
    for element in root.iterchildren("{*}Relationship"):
        kind = element.get("Type", "").rpartition("/")[2]
        target = element.get("Target", "")
        external = element.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
        yield element.get("Id", ""), Relationship(kind, target, external)


def _parsed(path: str, name: str, data: bytes) -> Element:
    """Return the root of ``data``; entities cannot expand, because a part with a document type is refused."""
    from lxml import etree

    if data.count(b"<") > MOST_TAGS:
        raise InputError("docx-too-many-tags", path=path, part=name, limit=f"{MOST_TAGS:,}")
    if any("<!DOCTYPE".encode(encoding) in data for encoding in ("utf-8", "utf-16-le", "utf-16-be")):
        raise InputError("docx-entities", path=path, part=name)
    if b"//purl.oclc.org/ooxml/" in data:
        for strict, transitional in STRICT_NAMESPACES:
            data = data.replace(strict.encode(), transitional.encode())
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise InputError("docx-bad-xml", path=path, part=name, line=line) from None
    if root.getroottree().docinfo.doctype:
        raise InputError("docx-entities", path=path, part=name)
    if sum(1 for _ in root.iter(W + "p")) > MOST_PARAGRAPHS:
        raise InputError("docx-too-many-paragraphs", path=path, part=name, limit=f"{MOST_PARAGRAPHS:,}")
    return root


def paragraph_numbers(root: Element) -> Mapping[Element, int]:
    """Number the ``w:p`` elements of a part from 0 in document order, whatever holds them."""
    return {paragraph: number for number, paragraph in enumerate(root.iter(W + "p"))}
