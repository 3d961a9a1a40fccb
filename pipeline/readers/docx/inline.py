"""What stands inside one paragraph, in order: text as it reads with all changes accepted, and all that is not read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from pipeline.readers.docx.drawings import Picture, TextBox, drawn
from pipeline.readers.docx.losses import Loss, plain_text
from pipeline.readers.docx.names import MC, XML_SPACE, Element, M, R, W, child_value, switch
from pipeline.readers.docx.package import Package, Relationship
from pipeline.readers.docx.signs import equation_line, sign
from pipeline.readers.docx.styles import Look, Styles


class Stretch(NamedTuple):
    """Text that looks the same throughout. ``link`` is the address it leads to; ``inserted``: by a tracked change."""

    text: str
    look: Look
    link: str
    inserted: bool


class NoteMark(NamedTuple):
    """The place of a note (``kind``: footnote, endnote, comment) whose words stand in another part."""

    kind: str
    id: str


Event = Stretch | Loss | NoteMark | Picture | TextBox

_DROPPED: Final = frozenset(
    W + name
    for name in (
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "rubyPr", "proofErr", "permStart", "permEnd"),
        *("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "lastRenderedPageBreak"),
        *("delInstrText", "softHyphen", "fldData", "footnoteRef", "endnoteRef", "annotationRef"),
    )
)
"""Elements that hold nothing a reader of the printed page would see as text."""

_CHARACTERS: Final = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_CONTENTS_FIELDS: Final = frozenset({"TOC", "TOA", "INDEX"})


class _Around(NamedTuple):
    """What surrounds an element: look, link, a tracked insertion, and why its text is not read (``skip``, a kind)."""

    look: Look
    link: str = ""
    inserted: bool = False
    skip: str = ""


@dataclass(slots=True)
class _Field:
    """A complex field while it is open: its instruction so far, and whether its result has begun."""

    instruction: str = ""
    in_result: bool = False


@dataclass(slots=True)
class Inlines:
    """Reads the paragraphs of one part in document order; a field may begin in one and end in another."""

    package: Package
    styles: Styles
    relationships: Mapping[str, Relationship]
    _fields: list[_Field] = field(default_factory=list)

    def read(self, paragraph: Element, look: Look, skip: str = "") -> tuple[Event, ...]:
        """Return what stands in ``paragraph``; ``look`` is its style's. With ``skip``, a kind, nothing is read."""
        return tuple(self._children(paragraph, _Around(look, skip=skip)))

    def _children(self, element: Element, around: _Around) -> Iterator[Event]:
        for child in element:
            if child.tag in _DROPPED:
                continue
            special = _SPECIAL.get(child.tag)
            if special is None:
                # smartTag, customXml, dir, bdo, whatever a later Word invents: what is inside is read.
                yield from self._children(child, around)
            else:
                yield from special(self, child, around)

    def _run(self, run: Element, around: _Around) -> Iterator[Event]:
        look = self.styles.look_of_run(run.find(W + "rPr"), around.look)
        yield from self._children(run, around._replace(look=look))

    def _said(self, text: str, around: _Around) -> Iterator[Event]:
        """Yield ``text`` as read, or as what it is instead."""
        if not text:
            return
        skip = around.skip or self._skipped_by_field()
        if not skip and around.look.hidden:
            skip = "hidden"
        if not skip and around.look.struck:
            skip = "strikethrough"
        if skip:
            yield Loss(skip, text)
        else:
            yield Stretch(text, around.look, around.link or self._link_of_field(), around.inserted)

    def _text(self, element: Element, around: _Around) -> Iterator[Event]:
        text = (element.text or "").replace("\r\n", " ").replace("\n", " ").replace("\t", " ")
        if element.get(XML_SPACE) != "preserve":
            text = text.strip(" ")
        if any("\uf020" <= char <= "\uf0ff" for char in text):
            fonts = element.getparent().find(f"{W}rPr/{W}rFonts")
            font = "" if fonts is None else fonts.get(W + "ascii", "")
            for char in text:
                yield from (
                    self._sign(font, ord(char), around) if "\uf020" <= char <= "\uf0ff" else self._said(char, around)
                )
        else:
            yield from self._said(text, around)

    def _character(self, element: Element, around: _Around) -> Iterator[Event]:
        yield from self._said(_CHARACTERS[element.tag], around)

    def _symbol(self, element: Element, around: _Around) -> Iterator[Event]:
        try:
            code = int(element.get(W + "char", ""), 16)
        except ValueError:
            code = 0
        yield from self._sign(element.get(W + "font", ""), code, around)

    def _sign(self, font: str, code: int, around: _Around) -> Iterator[Event]:
        if known := sign(font, code):
            yield from self._said(known, around)
        else:
            yield Loss("symbol", f"{font} {code:04X}".strip())

    def _deleted(self, element: Element, _around: _Around) -> Iterator[Event]:
        yield Loss("deletion", plain_text(element))

    def _inserted(self, element: Element, around: _Around) -> Iterator[Event]:
        yield from self._children(element, around._replace(inserted=True))

    def _hyperlink(self, element: Element, around: _Around) -> Iterator[Event]:
        anchor = element.get(W + "anchor", "")
        relationship = self.relationships.get(element.get(R + "id", ""))
        target = (relationship.target if relationship else "") + (f"#{anchor}" if anchor else "")
        yield from self._children(element, around._replace(link=target or around.link))

    def _ruby(self, element: Element, around: _Around) -> Iterator[Event]:
        base, reading = element.find(W + "rubyBase"), element.find(W + "rt")
        if base is not None:
            yield from self._children(base, around)
        if reading is not None:
            written = "" if base is None else plain_text(base)
            yield Loss("ruby", f"{written}（{plain_text(reading)}）")

    def _content_control(self, element: Element, around: _Around) -> Iterator[Event]:
        skip = content_control_skip(element)
        for content in element.iterchildren(W + "sdtContent"):
            yield from self._children(content, around._replace(skip=skip) if skip else around)

    def _alternate(self, element: Element, around: _Around) -> Iterator[Event]:
        branch = chosen_branch(element)
        if branch is not None:
            yield from self._children(branch, around)

    def _equation(self, element: Element, around: _Around) -> Iterator[Event]:
        line = equation_line(element)
        yield from self._said(line, around)
        yield Loss("equation", line)

    def _drawing(self, element: Element, around: _Around) -> Iterator[Event]:
        for event in drawn(element, self.package, self.relationships):
            skip = around.skip or self._skipped_by_field() or ("hidden" if around.look.hidden else "")
            if not skip or isinstance(event, Loss):
                yield event
            elif isinstance(event, TextBox):
                yield Loss(skip, plain_text(event.content))
            else:
                yield Loss(skip, event.alt)

    def _note_mark(self, element: Element, _around: _Around) -> Iterator[Event]:
        yield NoteMark(element.tag.removeprefix(W).removesuffix("Reference"), element.get(W + "id", ""))

    def _subdocument(self, element: Element, _around: _Around) -> Iterator[Event]:
        relationship = self.relationships.get(element.get(R + "id", ""))
        yield Loss("subdocument", relationship.target if relationship else "")

    def _simple_field(self, element: Element, around: _Around) -> Iterator[Event]:
        self._fields.append(_Field(element.get(W + "instr", ""), in_result=True))
        yield from self._children(element, around)
        self._fields.pop()

    def _field_mark(self, element: Element, around: _Around) -> Iterator[Event]:
        match element.get(W + "fldCharType"):
            case "begin":
                yield from self._said(_form_choice(element), around)
                self._fields.append(_Field())
            case "separate" if self._fields:
                self._fields[-1].in_result = True
            case "end" if self._fields:
                self._fields.pop()

    def _instruction(self, element: Element, _around: _Around) -> Iterator[Event]:
        if self._fields and not self._fields[-1].in_result:
            self._fields[-1].instruction += element.text or ""
        yield from ()

    def _skipped_by_field(self) -> str:
        """Return why text here is not read: it lists the headings again, or is part of another field's instruction."""
        if any(_first_word(one) in _CONTENTS_FIELDS for one in self._fields):
            return "contents"
        return "field" if any(not one.in_result for one in self._fields[:-1]) else ""

    def _link_of_field(self) -> str:
        for one in reversed(self._fields):
            if _first_word(one) == "HYPERLINK":
                words = one.instruction.replace('"', " ").split()[1:]
                local = "#" if words[:1] == ["\\l"] else ""
                return next((local + word for word in words if not word.startswith("\\")), "")
        return ""


def chosen_branch(element: Element) -> Element | None:
    """Return the branch of an ``mc:AlternateContent`` that is read: the first choice, else the fallback; never both."""
    choice = element.find(MC + "Choice")
    return element.find(MC + "Fallback") if choice is None else choice


def content_control_skip(element: Element) -> str:
    """Return why a ``w:sdt`` is not read: it shows its prompt (``placeholder``) or the ``contents``; else empty."""
    properties = element.find(W + "sdtPr")
    if switch(properties, W + "showingPlcHdr"):
        return "placeholder"
    gallery = None if properties is None else properties.find(f"{W}docPartObj/{W}docPartGallery")
    return "contents" if gallery is not None and gallery.get(W + "val") == "Table of Contents" else ""


def _first_word(one: _Field) -> str:
    return (one.instruction.split() or [""])[0].upper()


def _form_choice(begin: Element) -> str:
    """Return what is chosen in an old form's drop-down list; Word keeps it outside the text."""
    choices = begin.find(f"{W}ffData/{W}ddList")
    if choices is None:
        return ""
    entries = [entry.get(W + "val", "") for entry in choices.iterchildren(W + "listEntry")]
    chosen = child_value(choices, W + "result") or child_value(choices, W + "default") or "0"
    return entries[int(chosen)] if chosen.isdecimal() and int(chosen) < len(entries) else ""


_SPECIAL: Final[Mapping[str, Callable[[Inlines, Element, _Around], Iterator[Event]]]] = {
    W + "r": Inlines._run,
    W + "t": Inlines._text,
    **dict.fromkeys(_CHARACTERS, Inlines._character),
    W + "sym": Inlines._symbol,
    W + "delText": Inlines._deleted,
    W + "del": Inlines._deleted,
    W + "moveFrom": Inlines._deleted,
    W + "ins": Inlines._inserted,
    W + "moveTo": Inlines._inserted,
    W + "hyperlink": Inlines._hyperlink,
    W + "ruby": Inlines._ruby,
    W + "sdt": Inlines._content_control,
    MC + "AlternateContent": Inlines._alternate,
    M + "oMath": Inlines._equation,
    M + "oMathPara": Inlines._equation,
    W + "drawing": Inlines._drawing,
    W + "pict": Inlines._drawing,
    W + "object": Inlines._drawing,
    W + "contentPart": Inlines._drawing,
    W + "footnoteReference": Inlines._note_mark,
    W + "endnoteReference": Inlines._note_mark,
    W + "commentReference": Inlines._note_mark,
    W + "subDoc": Inlines._subdocument,
    W + "fldSimple": Inlines._simple_field,
    W + "fldChar": Inlines._field_mark,
    W + "instrText": Inlines._instruction,
}
