"""Reading the glossary: everything wrong is said at once, each with its place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import GlossaryError
from pipeline.glossary import load_glossary
from pipeline.glossary.load import glossary_from
from pipeline.glossary.rows import NAME_COLUMNS, TERM_COLUMNS
from pipeline.glossary.save import format_file, formatted, names_bytes, terms_bytes
from pipeline.messages import LANGUAGES, message
from pipeline.model.terms import Name, Term

SMALL = Path(__file__).parent / "small"
KERNEL = Term("kernel", "カーネル", "kernel")


def problems_in(terms: bytes, names: bytes | None = None) -> list[str]:
    """Return ``line column code value`` of everything wrong with the files."""
    files = {"terms.tsv": terms} | ({} if names is None else {"names.tsv": names})
    with pytest.raises(GlossaryError) as caught:
        glossary_from(files)
    assert caught.value.fields["count"] == str(len(caught.value.problems))
    for problem in (caught.value, *caught.value.problems):
        assert all(message(problem.code, problem.fields, lang) for lang in LANGUAGES)
    return [
        " ".join(problem.fields.get(key, "") for key in ("line", "column"))
        + f" {problem.code} {problem.fields.get('value', '')}"
        for problem in caught.value.problems
    ]


def row(**cells: str) -> str:
    given = {"id": "kernel", "ja": "カーネル", "en": "kernel", "status": "approved", "pos": "noun"} | cells
    return "\t".join(given.get(column, "") for column in TERM_COLUMNS)


def terms(*rows: str) -> bytes:
    return "\n".join(["\t".join(TERM_COLUMNS), *rows, ""]).encode()


def name_row(**cells: str) -> str:
    given = {"id": "ottawa", "ja": "オタワ", "en": "Ottawa", "kind": "place", "status": "approved"} | cells
    return "\t".join(given.get(column, "") for column in NAME_COLUMNS)


def names(*rows: str) -> bytes:
    return "\n".join(["\t".join(NAME_COLUMNS), *rows, ""]).encode()


def test_a_good_glossary_is_read() -> None:
    glossary = load_glossary(SMALL)
    hot_plug = glossary.by_id["hot-plug"]
    assert (hot_plug.ja, hot_plug.variants, hot_plug.line) == ("ホットプラグ", ("活性挿抜",), 14)
    assert glossary.terms[-1].id == "write"
    assert [name.id for name in glossary.names][:2] == ["andrew-morton", "linus-torvalds"]
    assert len(glossary.by_id) == len(glossary.concepts) == len(glossary.terms) + len(glossary.names)
    assert list(glossary.concepts) == [*glossary.terms, *glossary.names]


def test_the_project_has_a_good_glossary(root: Path) -> None:
    glossary = load_glossary(root / "glossary")
    assert all(data == path.read_bytes() for path, data in formatted(root / "glossary"))
    assert len(glossary.terms) > 500


def test_names_may_be_missing_and_terms_may_be_none() -> None:
    assert len(glossary_from({"terms.tsv": terms()}).concepts) == 0


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(
            terms(row(id="", ja="", en="")),
            ["2 id glossary-empty ", "2 ja glossary-empty ", "2 en glossary-empty "],
            id="empty cells",
        ),
        pytest.param(terms(row(id="Hot_Plug")), ["2 id glossary-id Hot_Plug"], id="no slug"),
        pytest.param(terms(row(id="hot--plug")), ["2 id glossary-id hot--plug"], id="two hyphens"),
        pytest.param(terms(row(status="aproved")), ["2 status glossary-choice aproved"], id="status"),
        pytest.param(terms(row(pos="adverb")), ["2 pos glossary-choice adverb"], id="pos"),
        pytest.param(terms(row(grammar="mass | plural=")), ["2 grammar glossary-choice mass | plural="], id="grammar"),
        pytest.param(terms(row(ja=" カーネル")), ["2 ja glossary-blank-edge  カーネル"], id="space at the edge"),
        pytest.param(terms(row(ja="カー\u200bネル")), ["2 ja glossary-control U+200B"], id="zero width"),
        pytest.param(terms(row(note="a\rb")), ["2 note glossary-control U+000D"], id="carriage return"),
        pytest.param(terms(row(variants="核 |  | 核")), ["2 variants glossary-list 核 |  | 核"], id="empty in a list"),
        pytest.param(terms(row(variants="カーネル")), ["2 variants glossary-list カーネル"], id="says itself twice"),
        pytest.param(
            terms(row() + "\t", "kernel\tカーネル"), ["2  glossary-cells 14", "3  glossary-cells 2"], id="cells"
        ),
        pytest.param(terms("", row()), ["2  glossary-cells 1"], id="empty line"),
        pytest.param(terms(row(id="b"), row(id="a", ja="核")), ["3 id glossary-order a"], id="order"),
        pytest.param(terms(row(), row(ja="核")), ["3 id glossary-repeated-id kernel"], id="id twice"),
        pytest.param(terms(row(id="a"), row(id="b")), ["3 ja glossary-spelling-taken カーネル"], id="ja twice"),
        pytest.param(
            terms(row(id="a", ja="サーバ"), row(id="b", ja="サーバー")),
            ["3 ja glossary-spelling-taken サーバー"],
            id="derived",
        ),
        pytest.param(
            terms(row(id="a", ja="インターフェイス"), row(id="b", ja="核", variants="インタフェース")),
            ["3 variants glossary-spelling-taken インタフェース"],
            id="derived from a variant",
        ),
        pytest.param(terms(row(successor="memory")), ["2 successor glossary-successor-needless memory"], id="needless"),
        pytest.param(terms(row(status="deprecated")), ["2 successor glossary-successor-missing "], id="missing"),
        pytest.param(
            terms(row(status="deprecated", successor="core")),
            ["2 successor glossary-successor-unknown core"],
            id="unknown",
        ),
        pytest.param(
            terms(row(status="deprecated", successor="kernel")),
            ["2 successor glossary-successor-deprecated kernel"],
            id="its own successor",
        ),
        pytest.param(
            terms(row(id="a", en="core", expansion="the core"), row(id="b", ja="核", forbidden="x | The Core")),
            ["3 forbidden glossary-forbidden-agreed The Core"],
            id="forbidden and agreed",
        ),
        pytest.param(
            terms(row(forbidden="Kernel")), ["2 forbidden glossary-forbidden-agreed Kernel"], id="forbids itself"
        ),
        pytest.param(b"id\tja\n", ["1  glossary-header id ja"], id="header"),
        pytest.param(terms(row()).replace(b"kernel", b"\xff"), ["2  glossary-encoding "], id="not utf-8"),
    ],
)
def test_a_broken_row_is_named_with_its_place(data: bytes, expected: list[str]) -> None:
    assert problems_in(data) == expected


def test_everything_wrong_is_said_at_once() -> None:
    found = problems_in(
        terms(row(status="aproved"), "x", row(id="memory", ja="オタワ", grammar="masss")),
        names(name_row(kind="city"), name_row(id="tokyo", ja="東京", status="")),
    )
    assert found == [
        "2 status glossary-choice aproved",
        "3  glossary-cells 1",
        "4 grammar glossary-choice masss",
        "2 kind glossary-choice city",
        "2 ja glossary-spelling-taken オタワ",
        "3 status glossary-choice ",
    ]


def test_words_that_only_look_alike_are_two_concepts() -> None:
    data = terms(row(id="a", ja="ビール"), row(id="b", ja="ビル"), row(id="c", ja="IT"), row(id="d", ja="it"))
    assert len(glossary_from({"terms.tsv": data}).terms) == 4


def test_a_deprecated_term_may_have_said_what_is_forbidden_now() -> None:
    old = row(id="a", ja="核", en="nucleus", status="deprecated", successor="kernel")
    assert len(glossary_from({"terms.tsv": terms(old, row(forbidden="nucleus"))}).terms) == 2


def test_an_empty_id_is_one_problem() -> None:
    assert problems_in(terms(row(id="a"), row(id="", ja="核"), row(id="b", ja="芯"))) == ["3 id glossary-empty "]


def test_places_are_shown_from_the_project_on(tmp_path: Path) -> None:
    folder = tmp_path / "glossary"
    folder.mkdir()
    (folder / "terms.tsv").write_bytes(terms(row(status="aproved")))
    with pytest.raises(GlossaryError) as broken:
        load_glossary(folder)
    assert broken.value.problems[0].fields["path"] == "glossary/terms.tsv"
    with pytest.raises(GlossaryError) as broken:
        load_glossary(folder, "v1.2:glossary")
    assert broken.value.problems[0].fields["path"] == "v1.2:glossary/terms.tsv"


def test_formatting_says_what_it_cannot_mend(tmp_path: Path) -> None:
    (tmp_path / "terms.tsv").write_bytes(terms(row(id="b", ja="核"), row(id="a", status="aproved")))
    files = formatted(tmp_path)
    path, data = next(files)
    assert path.name == "terms.tsv" and data == terms(row(id="a", status="aproved"), row(id="b", ja="核"))
    with pytest.raises(GlossaryError) as broken:
        next(files)
    assert [problem.code for problem in broken.value.problems] == ["glossary-choice"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "terms.tsv")
    with pytest.raises(GlossaryError, match="glossary-unreadable"):
        load_glossary(tmp_path)


def test_missing_folder_and_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="glossary-folder-missing"):
        load_glossary(tmp_path / "glossary")
    with pytest.raises(GlossaryError, match=r"glossary-file-missing.*terms\.tsv"):
        load_glossary(tmp_path)


def test_byte_order_mark_and_crlf_change_nothing() -> None:
    plain = {path.name: path.read_bytes() for path in SMALL.iterdir()}
    as_excel_writes = {name: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n") for name, data in plain.items()}
    one, other = glossary_from(plain), glossary_from(as_excel_writes)
    assert list(one.concepts) == list(other.concepts)
    assert one.content_hash == other.content_hash


def test_the_hash_is_of_the_content() -> None:
    def content_hash(line: str) -> str:
        return glossary_from({"terms.tsv": terms(line)}).content_hash

    assert content_hash(row(variants="核|心")) == content_hash(row(variants="核 | 心"))
    assert content_hash(row(variants="核")) != content_hash(row(variants="心"))
    assert len(content_hash(row())) == 12


def test_formatting_sorts_and_trims() -> None:
    data = terms(row(id="b", ja=" 核 ", variants="心|芯"), row(id="a"))
    assert format_file("terms.tsv", data) == terms(row(id="a"), row(id="b", ja="核", variants="心 | 芯"))
    assert format_file("terms.tsv", format_file("terms.tsv", data)) == format_file("terms.tsv", data)


words = st.text(st.characters(categories=["Ll", "Lu", "Lo", "Nd"]), min_size=1, max_size=6)
lists = st.lists(words, max_size=3, unique=True).map(tuple)
slugs = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,3})?", fullmatch=True)


@given(st.lists(st.builds(Term, id=slugs, ja=words, en=words, variants=lists, forbidden=lists, note=words), max_size=5))
def test_what_is_saved_can_be_read_again(concepts: list[Term]) -> None:
    data = terms_bytes(concepts)
    assert format_file("terms.tsv", data) == data
    try:
        glossary = glossary_from({"terms.tsv": data})
    except GlossaryError:
        return  # made-up concepts may claim each other's spellings
    assert terms_bytes(glossary.terms) == data


def test_names_are_saved_as_they_were_read() -> None:
    assert names_bytes(load_glossary(SMALL).names) == (SMALL / "names.tsv").read_bytes()
    assert names_bytes([Name("b", "B", "B", "product"), Name("a", "A", "A", "event")]).count(b"\n") == 3
