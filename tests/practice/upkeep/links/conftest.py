import pytest

from .far_site import FarSite


@pytest.fixture
def far():
    site = FarSite()
    yield site
    site.close()
