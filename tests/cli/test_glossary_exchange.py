"""tripreport glossary export and import, as a person uses them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "tbx"])
def test_out_and_in_again_changes_nothing(tripreport: Run, project: Path, suffix: str) -> None:
    before = (project / "glossary" / "terms.tsv").read_bytes()
    assert tripreport("glossary", "export", f"out.{suffix}").returncode == 0
    result = tripreport("glossary", "import", f"out.{suffix}")
    assert result.returncode == 0, result.stderr.decode()
    assert b"say the same" in result.stdout
    assert (project / "glossary" / "terms.tsv").read_bytes() == before


def test_an_import_says_what_it_changes_and_a_dry_run_writes_nothing(tripreport: Run, project: Path) -> None:
    (project / "new.utf8").write_text("乾燥炉\tdrying oven\n", "utf-8")
    path = project / "glossary" / "terms.tsv"
    before = path.read_bytes()
    assert "乾燥炉".encode() in tripreport("glossary", "import", "new.utf8", "--dry-run").stdout
    assert path.read_bytes() == before
    assert tripreport("glossary", "import", "new.utf8").returncode == 0
    assert "drying-oven\t乾燥炉\tdrying oven\t\tproposed".encode() in path.read_bytes()
    assert tripreport("glossary", "lint").returncode == 0


@pytest.mark.parametrize(
    ("name", "data"), [("a.csv", b"x"), ("a.xlsx", b"PK"), ("a.tbx", b"<"), ("a.doc", b""), ("missing.csv", None)]
)
def test_what_cannot_be_imported_leaves_the_glossary_as_it_is(
    tripreport: Run, project: Path, name: str, data: bytes | None
) -> None:
    if data is not None:
        (project / name).write_bytes(data)
    before = (project / "glossary" / "terms.tsv").read_bytes()
    result = tripreport("glossary", "import", name)
    assert result.returncode == 2 and b"Traceback" not in result.stderr
    assert (project / "glossary" / "terms.tsv").read_bytes() == before
