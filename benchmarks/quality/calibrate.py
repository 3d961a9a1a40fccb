"""Fits the confidence to ratings of sentences that the rules were not written for, and says how well it tells right from wrong.

Run: python -m benchmarks.quality.calibrate [--write] SHEET.tsv=RATINGS.tsv[,RATINGS.tsv] ...   (of rated sheets)
     python -m benchmarks.quality.calibrate [--write]                                            (of what is kept in ratings/)

Method: logistic regression with a Gaussian prior (MAP, Newton's method; Bishop 2006, 4.3.3) around weights set by hand, so that
evidence seldom seen stays where it was put. All figures are from ten-fold cross-validation.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.quality.ratings import read_ratings
from pipeline.translation.confidence import DOUBTFUL_BELOW
from pipeline.translation.transfer.assurance import UNWEIGHED_DOUBT

Array = npt.NDArray[np.float64]

HERE = Path(__file__).parent
KEPT = HERE / "ratings"
WEIGHTS = HERE.parent.parent / "pipeline" / "data" / "confidence" / "weights.tsv"
PRIOR = {"bias": 2.5, "predicates": -0.25, "length": -0.3, "parse": -0.4, "lost": -2.0}
FOLDS = 10
SEEN_OFTEN_ENOUGH = 5
STIFF = 30.0
"""How strongly a weight is held where it was put: the inverse variance of the prior."""

HEADER = """\
# What each kind of evidence adds to the log odds that a careful reader finds the meaning of the English right.
# Fitted by `python -m benchmarks.quality.calibrate`, around values set by hand; evidence that is not here counts nothing, save doubts.
evidence\tweight
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what cross-validation shows; with ``--write`` put the weights of all ratings into the package."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("rated", nargs="*")
    options.add_argument("--keep", default="", help="keep evidence and ratings, without any text, under this name")
    options.add_argument("--write", action="store_true")
    given = options.parse_args(arguments)
    cases = [case for one in given.rated for case in _cases(one)] or _kept()
    if given.keep:
        KEPT.mkdir(exist_ok=True)
        lines = [json.dumps(case, ensure_ascii=False, sort_keys=True) for case in cases]
        (KEPT / f"{given.keep}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    cases = [case for case in cases if case["evidence"]]
    names, prior = _evidence(cases)
    x = np.array([[1.0, *(case["evidence"].get(name, 0.0) for name in names[1:])] for case in cases])
    y = np.array([float(case["right"]) for case in cases])
    hard = np.array([case["hard"] for case in cases])
    chance = _cross_validated(x, y, prior)
    print(f"{len(cases)} sentences, {y.mean():.1%} right; {int(hard.sum())} flagged whatever the confidence")
    print(f"AUC {_auc(chance, y):.3f}; of those with no other flag {_auc(chance[~hard], y[~hard]):.3f}")
    print("\nchance     n   right")
    for low, high in ((0, 0.3), (0.3, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        inside = (chance >= low) & (chance < high)
        if inside.any():
            print(
                f"{low:.1f}-{min(high, 1):.1f}  {inside.sum():4}  {y[inside].mean():6.1%}  (said {chance[inside].mean():.1%})"
            )
    print(f"\nbar   unflagged  right of these   (bar now: {DOUBTFUL_BELOW:.2f})")
    for bar in np.arange(0.6, 0.96, 0.05):
        passed = (chance >= bar) & ~hard
        if passed.any():
            print(f"{bar:.2f}  {passed.mean():8.1%}  {y[passed].mean():8.1%}")
    if given.write:
        fitted = _fit(x, y, prior)
        rows = sorted(
            f"{name}\t{weight:.2f}" for name, weight in zip(names, fitted, strict=True) if abs(weight) >= 0.005
        )
        WEIGHTS.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")


def _cases(given: str) -> list[dict[str, Any]]:
    sheet, _, raters = given.partition("=")
    cases = []
    for one in read_ratings(Path(sheet), [Path(rater) for rater in raters.split(",")]):
        hard = any(flag != "review:low-confidence" for flag in one.key["review"])
        weights = {f"doubt:{name}": weight for name, weight in one.key["doubts"]}
        cases.append(
            {
                "id": one.key["id"],
                "evidence": one.key["evidence"],
                "doubts": weights,
                "hard": hard,
                "right": one.is_right,
            }
        )
    return cases


def _kept() -> list[dict[str, Any]]:
    return [json.loads(line) for file in sorted(KEPT.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]


def _evidence(cases: Sequence[dict[str, Any]]) -> tuple[list[str], Array]:
    """Return the kinds of evidence seen often enough, ``bias`` first, and the weight each was put at by hand."""
    amount: dict[str, int] = {}
    doubts: dict[str, float] = {}
    for case in cases:
        doubts.update(case["doubts"])
        for name, value in case["evidence"].items():
            amount[name] = amount.get(name, 0) + bool(value)
    names = [
        "bias",
        *sorted(name for name, n in amount.items() if n >= SEEN_OFTEN_ENOUGH or name in PRIOR or name in doubts),
    ]
    return names, np.array([PRIOR.get(name, -UNWEIGHED_DOUBT * doubts.get(name, 0.0)) for name in names])


def _fit(x: Array, y: Array, prior: Array) -> Array:
    weights = prior.copy()
    stiff = np.full(len(prior), STIFF)
    stiff[0] = 0.01
    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (chance - y) + stiff * (weights - prior)
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + np.diag(stiff)
        step = np.linalg.solve(curve, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def _cross_validated(x: Array, y: Array, prior: Array) -> Array:
    fold = np.arange(len(y)) % FOLDS
    chance = np.zeros(len(y))
    for one in range(FOLDS):
        weights = _fit(x[fold != one], y[fold != one], prior)
        chance[fold == one] = 1 / (1 + np.exp(-np.clip(x[fold == one] @ weights, -30, 30)))
    return chance


def _auc(chance: Array, y: Array) -> float:
    """Return how often a right sentence has a higher chance than a wrong one; ties count half."""
    right, wrong = chance[y == 1], chance[y == 0]
    if not len(right) or not len(wrong):
        return float("nan")
    higher = (right[:, None] > wrong[None, :]).mean()
    return float(higher + 0.5 * (right[:, None] == wrong[None, :]).mean())


if __name__ == "__main__":
    main()
