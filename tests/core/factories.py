"""What the ground floor's tests are made of."""

from django.test import RequestFactory
from wagtail.models import Page

from core.menus import MenuItem
from core.pages import BasePage, publish_page
from home.models import StandardPage


def a_menu_item(label: str = "Mục", address: str = "/tim-kiem/", menu: str = "main", **fields) -> MenuItem:
    return MenuItem.objects.create(menu=menu, label_vi=label, address=address, **fields)


def a_page(parent: Page, title: str = "Đường Lâm học tập", publish: bool = True, **fields) -> BasePage:
    """Add a page below `parent`. Any page type would do; this is the plainest."""
    page = StandardPage(title=title, locale=parent.locale, **fields)
    if publish:
        return publish_page(page, parent)
    page.live = False
    return parent.add_child(instance=page)


def a_request(address: str = "/", **headers):
    """A reader's request as it reaches a view, after the language's middleware."""
    return RequestFactory().get(address, headers=headers or None)
