"""Measures a glossary of fifty thousand concepts: loading, matching and memory. Run: python -m benchmarks.bench_glossary"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice, product
from pathlib import Path

from pipeline.glossary.load import load_glossary
from pipeline.glossary.match import find_matches
from pipeline.glossary.save import names_bytes, terms_bytes
from pipeline.model.terms import Name, Term
from pipeline.text.tokenizer import tokenize

CONCEPTS = 50_000
TEXT = Path(__file__).parents[1] / "reports" / "linux-kernel-summit-2004" / "draft.txt"
REPEATS = 5

JAPANESE = """
メモリ カーネル サーバー ドライバー クラスター デバイス スケジューラー ストレージ ネットワーク パーティション セッション プロセス
スレッド ファイル キャッシュ ハードウェア ソフトウェア インターフェース ディスプレイ ヴァーチャル ウィンドウ ユーザー
実装 管理 機能 環境 資源 処理 構成 検出 方式 開発 仮想 論理 安定 障害 性能 更新 圧縮 分散 割り当て 切り替え 組み込み 取り扱い
"""
LATIN = "NUMA CPU AIO VPN GFS LVM NFSv4 ext3 IPv6 ACPI kexec Xen USB PCI RAID TCP DMA IRQ SMP API OCFS2 Lustre"
ENGLISH = """
memory kernel server driver cluster device scheduler storage network partition session process thread file cache hardware
software interface display resource window user
"""


def concepts(count: int) -> Iterator[Term]:
    """Yield ``count`` made-up concepts of mixed script, the same ones every time."""
    parts = [*JAPANESE.split(), *LATIN.split()]
    english = [*ENGLISH.split(), *(f"{word}ing" for word in ENGLISH.split()), *LATIN.split()]
    combined = product(range(len(parts)), repeat=3)
    for number, (one, two, three) in enumerate(islice(combined, 7, None, 5)):
        if number == count:
            return
        yield Term(
            id=f"concept-{number:06}",
            ja=parts[one] + parts[two] + parts[three],
            en=f"{english[one]} {english[two]} {english[three]}",
            expansion=f"{english[three]} of {english[one]} {english[two]}" if number % 5 == 0 else "",
            variants=(f"第{number}{parts[three]}",) if number % 10 == 0 else (),
            forbidden=(f"{english[one]} {english[two]} thing {number}",) if number % 20 == 0 else (),
            definition="What a team wrote down about this concept so that the next person knows what is meant by it.",
        )


def write_glossary(folder: Path, count: int = CONCEPTS) -> None:
    """Write a made-up glossary of ``count`` concepts and one name into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "terms.tsv").write_bytes(terms_bytes(concepts(count)))
    (folder / "names.tsv").write_bytes(names_bytes([Name("ottawa", "オタワ", "Ottawa", "place")]))


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "glossary"
        write_glossary(folder)
        print(f"load {CONCEPTS} concepts: {_best(lambda: load_glossary(folder)):.3f} s")
        glossary = load_glossary(folder)
        sentences = [line for line in TEXT.read_text(encoding="utf-8").replace("。", "。\n").split("\n") if line] * 10
        tokens = [tokenize(sentence) for sentence in sentences]
        fugashi = _best(lambda: [_read_all(sentence) for sentence in sentences])
        match = _best(lambda: [find_matches(glossary, *pair) for pair in zip(sentences, tokens, strict=True)])
        found = sum(len(find_matches(glossary, *pair)) for pair in zip(sentences, tokens, strict=True))
        print(
            f"{sum(map(len, tokens))} tokens: fugashi {fugashi:.3f} s, match {match:.3f} s ({match / fugashi:.2f}), found {found}"
        )
        print(_cold(folder))


def _read_all(sentence: str) -> int:
    from pipeline.text.tokenizer import _tagger

    return sum(len(node.surface) + len(node.feature) for node in _tagger()(sentence))


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def _cold(folder: Path) -> str:
    """Return time and memory of a fresh process that loads the glossary and matches the draft once."""
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from pipeline.glossary import load_glossary\n"
        "from pipeline.glossary.match import find_matches\n"
        "from pipeline.text.tokenizer import tokenize\n"
        "glossary = load_glossary(Path(sys.argv[1]))\n"
        "for line in Path(sys.argv[2]).read_text(encoding='utf-8').splitlines():\n"
        "    find_matches(glossary, line, tokenize(line))\n"
        "import resource\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, end='')\n"
    )
    start = time.perf_counter()
    command = [sys.executable, "-c", code, str(folder), str(TEXT)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])
    return f"cold process: {time.perf_counter() - start:.3f} s, {done.stdout} MB"


if __name__ == "__main__":
    main()
