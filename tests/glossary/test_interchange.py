"""Other programs' formats: what goes out comes back, what cannot is listed, and what is hostile is refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from pipeline.errors import InputError
from pipeline.glossary.interchange import FORMATS
from pipeline.glossary.interchange.losses import row_from
from pipeline.glossary.interchange.tbx import NAMESPACE
from pipeline.glossary.interchange.xlsx import write_xlsx
from pipeline.glossary.merge import files_of, merged, rows_of
from pipeline.model.changes import Row

WHOLE = ("csv", "xlsx", "tbx")

WORD = st.text("aZ1=+-@'\"<&;,|%日本ー＝ ", min_size=1, max_size=8).map(
    lambda text: " ".join(text.replace("|", "").split())
)
CELL = WORD.filter(bool)
LIST = st.lists(CELL, unique=True, max_size=3).map(" | ".join)
IDS = st.from_regex(r"[a-z0-9]{1,3}(-[a-z0-9]{1,2})?", fullmatch=True)


@st.composite
def glossaries(draw: st.DrawFn) -> tuple[Row, ...]:
    rows = []
    for at, id_ in enumerate(draw(st.lists(IDS, unique=True, max_size=5))):
        values = {"id": id_, "ja": draw(CELL), "en": draw(CELL), "variants": draw(LIST), "note": draw(WORD)}
        values["status"] = draw(st.sampled_from(["approved", "proposed", "deprecated"]))
        if at % 2:
            values |= {"kind": draw(st.sampled_from(["person", "place"])), "reading": draw(WORD)}
        else:
            values |= {"forbidden": draw(LIST), "expansion": draw(WORD), "domain": draw(WORD), "definition": draw(WORD)}
            values |= {"pos": draw(st.sampled_from(["noun", "verb", "adjective", "phrase"]))}
            values |= {"grammar": draw(st.sampled_from(["", "mass", "count | the"]))}
            values |= {"successor": draw(IDS) if values["status"] == "deprecated" else ""}
        rows.append(row_from("names" if at % 2 else "terms", values))
    return tuple(rows)


@pytest.mark.parametrize("name", WHOLE)
@given(rows=glossaries())
@settings(max_examples=60)
def test_what_goes_out_comes_back(name: str, rows: tuple[Row, ...]) -> None:
    chosen = FORMATS[name]()
    exported = chosen.write(rows)
    assert exported == chosen.write(rows), "the same bytes"
    back = chosen.read("file", exported.data)
    assert (set(back.rows), back.losses) == (set(rows), ())


@pytest.mark.parametrize("name", WHOLE)
def test_the_real_glossary_comes_back(name: str, root: Path) -> None:
    files = {one: (root / "glossary" / one).read_bytes() for one in ("terms.tsv", "names.tsv")}
    rows = rows_of(files)
    chosen = FORMATS[name]()
    assert files_of(chosen.read("file", chosen.write(rows).data).rows) == files_of(rows)


NUMA = row_from(
    "terms",
    {"id": "numa", "ja": "NUMA", "en": "NUMA", "expansion": "Non-Uniform Memory Access", "status": "approved",
     "variants": "不均一メモリ", "note": "n", "grammar": "mass"},
)  # fmt: skip
OLD = row_from("terms", {"id": "old", "ja": "旧語", "en": "old", "status": "deprecated", "successor": "numa"})


def test_omegat_and_deepl_have_pairs_and_say_what_is_lost() -> None:
    data, losses = FORMATS["omegat"]().write((NUMA, OLD))
    assert data.decode() == "NUMA\tNUMA\tn\n不均一メモリ\tNUMA\tn\n"
    assert {(loss.where, loss.column, loss.code) for loss in losses} == {
        ("numa", "expansion", "loss-cell"),
        ("numa", "grammar", "loss-cell"),
        ("old", "", "loss-deprecated"),
    }
    data, losses = FORMATS["deepl"]().write((NUMA, NUMA))
    assert data.decode() == "NUMA\tNUMA\n不均一メモリ\tNUMA\n"
    assert [loss.code for loss in losses].count("loss-repeated") == 2


def test_pairs_become_proposed_terms_and_change_nothing_that_is_known() -> None:
    read = FORMATS["omegat"]().read(
        "g.utf8", "# note\nＮＵＭＡ\tNUMA\n乾燥炉\tdrying oven\tseen\n旧語\tformer\n".encode()
    )
    rows, losses = merged((NUMA, OLD), read.rows, has_ids=read.has_ids)
    (new,) = set(rows) - {NUMA, OLD}
    assert new.cells[:3] == ("drying-oven", "乾燥炉", "drying oven") and "proposed" in new.cells and "seen" in new.cells
    assert [(loss.where, loss.value) for loss in losses] == [("old", "former")]


def test_a_workbook_edited_in_excel_is_understood() -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Terms"
    page.append(["en", "ja", "id", "comment of mine"])
    page.append(["oven", "炉", "oven", "x"])
    page.append([None, None, None, None])
    page.append([2.0, "二", "two"])
    page.append(["=1+1", "和", "sum"])
    book.create_sheet("Sheet3")
    buffer = io.BytesIO()
    book.save(buffer)
    read = FORMATS["xlsx"]().read("edited.xlsx", buffer.getvalue())
    assert [row.cells[:3] for row in read.rows] == [("oven", "炉", "oven"), ("two", "二", "2"), ("sum", "和", "")]
    assert {loss.code for loss in read.losses} == {"loss-sheet", "loss-column", "loss-not-text", "loss-formula"}


def test_csv_of_a_japanese_excel_and_with_semicolons_is_understood() -> None:
    for text, encoding in (
        ("file,id,ja,en\r\nterms,a,炉,oven\r\n", "cp932"),
        ("file;id;ja;en\nterms;a;炉;oven\n", "utf-16"),
    ):
        (row,) = FORMATS["csv"]().read("a.csv", text.encode(encoding)).rows
        assert row.cells[:3] == ("a", "炉", "oven")


def test_no_cell_starts_a_formula() -> None:
    row = row_from("names", {"id": "x", "ja": "=cmd|' /C calc'!A0", "en": "@SUM(1)", "kind": "place", "note": "+1"})
    lines = FORMATS["csv"]().write((row,)).data.decode("utf-8-sig").splitlines()
    assert "'=cmd" in lines[1] and "'@SUM" in lines[1] and "'+1" in lines[1]
    page = load_workbook(io.BytesIO(write_xlsx((row,))))["names"]
    assert all(cell.data_type != "f" for cells in page.iter_rows() for cell in cells)


def test_tbx_of_other_tools_is_read_with_its_losses_listed() -> None:
    tbx = f"""<?xml version="1.0"?><tbx xmlns="{NAMESPACE}" xmlns:min="http://www.tbxinfo.net/ns/min" style="dct" type="TBX-Basic">
    <text><body><conceptEntry id="c5"><min:subjectField>cars</min:subjectField>
    <langSec xml:lang="en-US"><termSec><term>engine</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
    <termSec><term>motor</term></termSec></langSec>
    <langSec xml:lang="ja"><termSec><term>機関</term></termSec></langSec>
    <langSec xml:lang="de"><termSec><term>Motor</term></termSec></langSec></conceptEntry>
    <conceptEntry id="c6"><langSec xml:lang="en"><termSec><term>alone</term></termSec></langSec></conceptEntry></body></text></tbx>"""
    read = FORMATS["tbx"]().read("x.tbx", tbx.encode())
    (row,) = read.rows
    assert row.cells[:3] == ("c5", "機関", "engine") and "cars" in row.cells
    assert {loss.code for loss in read.losses} == {"loss-synonym", "loss-language", "loss-one-language"}


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def workbook_with(member: str, data: bytes) -> bytes:
    buffer = io.BytesIO(write_xlsx((NUMA,)))
    out = io.BytesIO()
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, data if name == member else source.read(name))
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
HOSTILE = {
    "entity bomb in TBX": ("tbx", BOMB + b"<tbx>&b;</tbx>", "interchange-entities"),
    "external entity in TBX": ("tbx", b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><tbx/>', "interchange-entities"),
    "broken TBX": ("tbx", b"<tbx><text>", "interchange-xml"),
    "other XML": ("tbx", b"<html/>", "interchange-no-tbx"),
    "entity bomb in XLSX": ("xlsx", workbook_with(SHEET, BOMB + b"<worksheet/>"), "interchange-entities"),
    "zip bomb": ("xlsx", workbook_with(SHEET, b" " * 40_000_000), "interchange-zip-too-large"),
    "million rows": ("xlsx", workbook_with(SHEET, b"<row/>" * 600_000), "interchange-"),
    "no zip": ("xlsx", b"PK nothing", "interchange-workbook"),
    "half a zip": ("xlsx", write_xlsx((NUMA,))[:900], "interchange-workbook"),
    "broken sheet": ("xlsx", workbook_with(SHEET, b"<worksheet><sheetData>"), "interchange-workbook"),
    "broken encoding": ("csv", b"file,id,ja,en\nterms,a,\x81\xff,x", "interchange-encoding"),
    "NUL": ("csv", b"file,id\0,ja,en\n", "interchange-encoding"),
    "no column": ("csv", b"a,b\n1,2\n", "interchange-column"),
    "open quotation": ("csv", b'file,id,ja,en\nterms,a,"x,y\n', "interchange-csv"),
    "too many rows": ("deepl", b"a\tb\n" * 200_002, "interchange-too-many-rows"),
    "no pair": ("omegat", b"alone\n", "interchange-pair"),
}


@pytest.mark.parametrize(("name", "data", "code"), HOSTILE.values(), ids=HOSTILE)
def test_what_is_hostile_or_broken_is_refused(name: str, data: bytes, code: str) -> None:
    with pytest.raises(InputError) as error:
        FORMATS[name]().read("given", data)
    assert error.value.code.startswith(code)
