"""Results that cannot be written, builds that are interrupted, and two at the same time."""

from __future__ import annotations

import hashlib
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.failure.conftest import OUTPUTS, Call, Start

Put = Callable[..., Path]
DRAFT = "概要\n\nNUMAについて議論が行われた。\n"


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("suffix", OUTPUTS)
def test_an_output_in_the_way_is_named_and_the_next_build_repairs(
    call: Call, put: Put, project: Path, suffix: str
) -> None:
    put("trip", DRAFT)
    folder = project / "build" / "trip"
    (folder / f"trip{suffix}").mkdir(parents=True)
    told = call("build")
    assert told.status == 2 and f"trip{suffix}" in told.err
    assert not (folder / ".stamp").exists() and not list(folder.glob(".*.tmp"))
    (folder / f"trip{suffix}").rmdir()
    assert "built" in call("build").err and (folder / f"trip{suffix}").is_file()


@pytest.mark.parametrize("in_the_way", ["build", "build/trip"])
def test_a_file_in_place_of_the_output_folder_is_named(call: Call, put: Put, project: Path, in_the_way: str) -> None:
    put("trip", DRAFT)
    (project / in_the_way).parent.mkdir(exist_ok=True)
    (project / in_the_way).write_text("x")
    assert call("build").status == 2


def test_a_folder_in_place_of_the_stamp_is_named(call: Call, put: Put, project: Path) -> None:
    put("trip", DRAFT)
    (project / "build" / "trip" / ".stamp").mkdir(parents=True)
    assert call("build").status == 2


def test_a_spoilt_stamp_only_means_building_again(call: Call, put: Put, project: Path) -> None:
    put("trip", DRAFT)
    call("build")
    (project / "build" / "trip" / ".stamp").write_bytes(b"\xff\xfe")
    assert call("build").status == 0


def test_an_emptied_output_is_made_again(call: Call, put: Put, project: Path) -> None:
    put("trip", DRAFT)
    call("build")
    (project / "build" / "trip" / "trip.docx").write_bytes(b"")
    assert "built" in call("build").err


def test_leftovers_of_a_killed_run_are_cleared(call: Call, put: Put, project: Path) -> None:
    put("trip", DRAFT)
    call("build")
    (project / "build" / "trip" / ".trip.docx.abc123.tmp").write_bytes(b"PK")
    call("build", "--force")
    assert not list((project / "build" / "trip").glob("*.tmp"))


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_interrupted_build_leaves_whole_files_and_the_next_one_repairs(
    call: Call, put: Put, project: Path, root: Path, how: signal.Signals
) -> None:
    from docx import Document

    put("trip", DRAFT * 100)
    folder = project / "build" / "trip"
    command = [sys.executable, "-m", "pipeline.cli.main", "build", "trip"]
    process = subprocess.Popen(command, cwd=project, env={"PYTHONPATH": str(root)}, stderr=subprocess.PIPE)
    until = time.monotonic() + 20
    while not folder.exists() and process.poll() is None and time.monotonic() < until:
        time.sleep(0.002)
    process.send_signal(how)
    assert b"Traceback" not in process.communicate(timeout=30)[1]
    for path in folder.glob("trip*.docx"):
        Document(str(path))
    for path in folder.glob("*.json"):
        json.loads(path.read_bytes())
    assert call("build").status == 0
    repaired = digests(folder)
    call("build", "--force")
    assert {name for name in repaired if not name.endswith(".tmp")} == {".stamp", *(f"trip{one}" for one in OUTPUTS)}
    assert repaired == digests(folder)


def test_two_builds_at_the_same_time_give_the_same_files(call: Call, put: Put, project: Path, root: Path) -> None:
    for slug in ("one", "two"):
        put(slug, DRAFT)
    command = [sys.executable, "-m", "pipeline.cli.main", "build"]
    both = [
        subprocess.Popen(command, cwd=project, env={"PYTHONPATH": str(root)}, stderr=subprocess.PIPE) for _ in range(2)
    ]
    assert [process.communicate(timeout=60) and process.returncode for process in both] == [0, 0]
    call("build", "--out", "alone")
    for slug in ("one", "two"):
        together, alone = (digests(project / out / slug) for out in ("build", "alone"))
        assert {name for name in together if together[name] != alone[name]} <= {".stamp"}
        assert set(together) == set(alone)


def test_bytes_do_not_depend_on_anything_around(in_a_process: Start, put: Put, project: Path) -> None:
    put("trip", "# 概要\n\nサーバを使った。NUMAの話。\n\n|担当|期限|\n|-|-|\n|山田|5/12|\n", "draft.md")
    around: tuple[dict[str, str], ...] = (
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"},
        {"PYTHONHASHSEED": "77", "LC_ALL": "C", "PYTHONIOENCODING": "cp932", "HOME": "/nonexistent"},
    )
    for number, environment in enumerate(around):
        assert in_a_process("build", "--out", f"out{number}", **environment).returncode == 0
    assert digests(project / "out0" / "trip") == digests(project / "out1" / "trip")
