"""Whether expected files are written (`make golden`) or compared."""

from __future__ import annotations

import pytest

from tests.helpers.golden import may_update


@pytest.fixture(name="update")
def _update(request: pytest.FixtureRequest) -> bool:
    """Return whether to write the expected files; refused on a build server."""
    return may_update(request.config.getoption("--update-golden"))
