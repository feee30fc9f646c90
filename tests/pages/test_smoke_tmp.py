import pytest
from tests.pages.site import PAGES
@pytest.mark.parametrize("name", PAGES)
def test_answers(portal, name):
    r = portal.get(name)
    print(name, PAGES[name].address(), len(r.content))
