"""How much of a draft a summary keeps: a word of the command line and of the settings, known without the summary itself."""

from __future__ import annotations

from typing import Literal, get_args

Length = Literal["brief", "standard", "full"]
"""``full``: every sentence. ``standard``: all but asides. ``brief``: of each section what was decided, proposed, objected to, comes next."""

LENGTHS: tuple[Length, ...] = get_args(Length)
