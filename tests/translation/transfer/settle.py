"""Come here when a pending sentence passes: moves such cases to ``cases``, ``python -m tests.translation.transfer.settle``."""

from __future__ import annotations

from tests.translation.transfer.translated import HERE, Case, cases, translated


def main() -> None:
    """Rewrite the files of ``pending`` without the cases that are right by now, and append those to ``cases``."""
    for path in sorted((HERE / "pending").glob("*.txt")):
        mine = [case for case in cases("pending") if case.title.startswith(f"{path.stem}: ")]
        right = [case for case in mine if translated(case.ja).english in case.en.splitlines()]
        if not right:
            continue
        goal = HERE / "cases" / path.name
        before = goal.read_text(encoding="utf-8") if goal.exists() else ""
        goal.write_text(before + "".join(map(written, right)), encoding="utf-8")
        path.write_text("".join(written(case) for case in mine if case not in right), encoding="utf-8")


def written(case: Case) -> str:
    """Return a case as it stands in its file."""
    title = case.title.partition(": ")[2]
    return f"{title}\n.\n{case.ja}\n.\n{case.en}\n.\n"


if __name__ == "__main__":
    main()
