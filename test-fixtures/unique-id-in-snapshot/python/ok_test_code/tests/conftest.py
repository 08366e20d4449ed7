import uuid

import pytest

SESSION = str(uuid.uuid4())


@pytest.fixture
def session():
    return SESSION
