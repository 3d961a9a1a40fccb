"""Come here when an act in -ing has "of" behind it, or lacks it: サンプルの送付, sending samples."""

from __future__ import annotations

from pipeline.translation.transfer.heads import Compound
from pipeline.translation.transfer.lexicon import Entry

DONE_TO = "r.done-to"
"""The rule of what stands right behind a gerund that has no article then: sending samples, handling errors."""


def is_doing(last: Entry | None, made: Compound) -> bool:
    """Whether Y is an act that English says as a gerund, and X what it is done to."""
    if last is None or last.noun_class in ("person", "group", "place", "time", "pronoun", "relation", "fact"):
        return False
    head = made.head
    plain = head is not None and not (made.before or made.after or made.determiner or made.counted or made.ready)
    return plain and head is not None and head.lemma in _DOINGS


_DOINGS = frozenset(
    (
        "adding attaching attracting building calculating calibrating carrying checking cleaning collecting "
        "coloring cooling counting crossing cutting debugging decoding decoupling deepening disabling "
        "dismantling downloading editing embedding enabling encoding etching fetching filtering fixing "
        "fostering freezing grouping handling hiring hosting inlining launching loading locking mapping "
        "measuring merging mixing monitoring moving naming numbering offloading onboarding overwriting "
        "packing parsing patching porting preparing printing processing profiling prototyping provisioning "
        "pruning purchasing reading rebuilding recalculating recruiting recycling reducing refactoring "
        "removing renaming reordering repackaging replacing rereading resetting retraining reusing rewriting "
        "scaling scanning scheduling screening sealing securing sending sensing sharding sharing shortening "
        "shrinking skipping sorting splitting stopping storing streaming strengthening submitting surveying "
        "switching tagging tallying tidying tiering totaling tracing tracking transferring tuning turning "
        "typing unloading unlocking updating uploading using verifying visualizing washing wearing weighing "
        "welding wrapping writing"
    ).split()
)
"""Gerunds that take what they are done to as a verb does."""
