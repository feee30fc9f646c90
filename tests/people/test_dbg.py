import pytest
from wagtail.models import Page
@pytest.mark.django_db
def test_x(home_page, editor):
    r=Page.get_first_root_node()
    t=r.permissions_for_user(editor)
    print(t.permissions, r.specific_class, r.specific_class.creatable_subpage_models(), t.can_add_subpage())
    assert 0
