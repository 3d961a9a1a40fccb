"""The fixtures that the measurements of growth share with the tests."""

from tests.conftest import root

__all__ = ["root"]
