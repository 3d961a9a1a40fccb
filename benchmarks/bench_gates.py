"""How often the gates are wrong on correct English, and how often they notice English that was spoiled on purpose.

Run: python benchmarks/bench_gates.py [--misses]
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from pipeline.translation import judged
from pipeline.translation.gates import gate_reasons
from tests.translation.pairs import SPOILERS, Pair, read_pairs, translation


def main() -> None:
    """Print the table; with ``--misses`` also every case behind it."""
    pairs = read_pairs()
    show = "--misses" in sys.argv
    alarms = [pair for pair in pairs if gate_reasons(pair.analyzed, translation(pair.english))]
    print(f"{'kind':<20}{'n':>6}{'noticed':>9}{'':>4}share")
    print(f"{'correct pair':<20}{len(pairs):>6}{len(alarms):>9}{len(alarms) / len(pairs):>9.1%}")
    for kind, spoil in SPOILERS.items():
        cases = [(pair, spoiled) for pair in pairs for spoiled in spoil(pair) if spoiled != pair.english]
        missed = [(pair, spoiled) for pair, spoiled in cases if not notices(pair, spoiled)]
        noticed = len(cases) - len(missed)
        print(f"{kind:<20}{len(cases):>6}{noticed:>9}{noticed / max(len(cases), 1):>9.1%}")
        for pair, spoiled in missed if show else ():
            print(f"    missed: {pair.analyzed.sentence.text} | {spoiled}")
    for pair in alarms if show else ():
        reasons = [(doubt.code, doubt.fields) for doubt in gate_reasons(pair.analyzed, translation(pair.english))]
        print(f"    alarm: {pair.analyzed.sentence.text} | {pair.english} | {reasons}")
    started = time.perf_counter()
    for pair in pairs * 5:
        judged(pair.analyzed, translation(pair.english))
    print(f"{len(pairs) * 5 / (time.perf_counter() - started):,.0f} sentences a second through every gate")


def notices(pair: Pair, english: str) -> bool:
    """Whether ``english`` gets a flag that asks for a person."""
    return any(flag.asks_for_review for flag in judged(pair.analyzed, translation(english)).flags)


if __name__ == "__main__":
    main()
