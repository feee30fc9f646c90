"""What the imports of the admin share: an entry of the menu, shown to those who may use it."""

from collections.abc import Callable

from django.urls import reverse
from django.utils.functional import Promise
from wagtail.admin.menu import MenuItem


class ImportItem(MenuItem):
    """`address` is the name of the import's first step; `may_import` takes the user."""

    def __init__(self, label: str | Promise, address: str, may_import: Callable, order: int) -> None:
        super().__init__(label, reverse(address), name=address.replace("_", "-"), icon_name="upload", order=order)
        self.may_import = may_import

    def is_shown(self, request) -> bool:
        return self.may_import(request.user)
