"""The sample build, made once for all tests of the writers."""

from __future__ import annotations

import pytest

from pipeline.model.build import Build
from tests.writers.sample import sample


@pytest.fixture(scope="session")
def build() -> Build:
    """A build with every kind of block, flags, links and findings."""
    return sample()
