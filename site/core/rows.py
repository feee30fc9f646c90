"""Rows of a page that hold words of their own."""

from wagtail.models import Orderable, TranslatableMixin


class Row(TranslatableMixin, Orderable):
    """A row with words: it is translated together with its page, whose language it has."""

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True

    def save(self, *args, **kwargs) -> None:
        if self.locale_id is None:
            self.locale = self.page.locale
        super().save(*args, **kwargs)
