"""What a sentence reports is read off its main clauses, not off words inside them."""

from __future__ import annotations

import pytest

from pipeline.model.english import Act
from tests.translation.transfer.translated import translated


@pytest.mark.parametrize(
    ("ja", "acts"),
    [
        ("新しい方式の提案がなされた。", [Act("PROPOSE")]),
        ("来年度の予算について議論した。", [Act("DISCUSS")]),
        ("提案された方式は複雑である。", [Act("")]),
        ("委員会は次回の開催を決定した。", [Act("DECIDE")]),
        ("とても面白いと感じた。", [Act("FEEL", "writer")]),
        ("開発者も参加したとのこと。", [Act("ATTEND", "reported")]),
        ("否定的な意見が多く見られた。", [Act("OPINION")]),
        ("A社は値上げに反対した。", [Act("OPPOSE")]),
        ("とても興味深い話である。", [Act("")]),
    ],
)
def test_acts_of_the_main_clauses(ja: str, acts: list[Act]) -> None:
    assert [act._replace(past=False) for act in translated(ja).acts] == acts


def test_two_clauses_side_by_side_report_two_things() -> None:
    assert [act.kind for act in translated("仕様を説明したが、実装には反対もあった。").acts] == ["EXPLAIN", "OPPOSE"]
