"""Cards of what the portal holds: a body names them, their own rooms say what they are."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks.parts import CARDS, PartsBlock


class ResourceChooserBlock(SnippetChooserBlock):
    """Fetches resources along with the terms that their cards show; withdrawn ones stay chosen and are not shown."""

    def __init__(self, target_model: str = "resources.LearningResource", **kwargs) -> None:
        super().__init__(target_model, **kwargs)

    def bulk_to_python(self, values: list[int | None]) -> list[Any]:
        found = self.model_class.objects.with_terms().in_bulk({value for value in values if value})
        return [found.get(value) for value in values]


class ProvisionChooserBlock(SnippetChooserBlock):
    """Fetches provisions along with their documents."""

    def __init__(self, target_model: str = "campaigns.Provision", **kwargs) -> None:
        super().__init__(target_model, **kwargs)

    def bulk_to_python(self, values: list[int | None]) -> list[Any]:
        found = self.model_class.objects.select_related("document").in_bulk({value for value in values if value})
        return [found.get(value) for value in values]


class IndicatorChooserBlock(SnippetChooserBlock):
    """Fetches measures along with their targets."""

    def __init__(self, target_model: str = "campaigns.Indicator", **kwargs) -> None:
        super().__init__(target_model, **kwargs)

    def bulk_to_python(self, values: list[int | None]) -> list[Any]:
        found = self.model_class.objects.prefetch_related("targets").in_bulk({value for value in values if value})
        return [found.get(value) for value in values]


class CardsBlock(PartsBlock):
    """A row of cards; `shown` leaves out what is gone or not published."""

    def is_shown(self, item: Any) -> bool:
        raise NotImplementedError

    def sample(self) -> list[Any]:
        """Return two items for the preview, none where the portal holds none yet."""
        raise NotImplementedError

    def get_context(self, value: blocks.StructValue, parent_context: dict | None = None) -> dict[str, Any]:
        shown = [item for item in value["items"] if item is not None and self.is_shown(item)]
        return {**super().get_context(value, parent_context), "shown": shown}

    def get_preview_value(self) -> blocks.StructValue:
        return self.normalize({"items": self.sample()})


class ResourcesBlock(CardsBlock):
    items = blocks.ListBlock(ResourceChooserBlock(label=_("resource")), min_num=1, max_num=24, label=_("resources"))

    def is_shown(self, item: Any) -> bool:
        return item.live

    def sample(self) -> list[Any]:
        return list(self._model.objects.published().with_terms().order_by("pk")[:2])

    @cached_property
    def _model(self) -> Any:
        return self.child_blocks["items"].child_block.model_class

    class Meta:
        icon = "openquote"
        label = _("resources")
        description = _("Resources of the library, with type and licence.")
        group = CARDS
        template = "blocks/resources.html"


class ProvisionsBlock(CardsBlock):
    items = blocks.ListBlock(ProvisionChooserBlock(label=_("provision")), min_num=1, max_num=24, label=_("provisions"))

    def is_shown(self, item: Any) -> bool:
        return item.document.live

    def sample(self) -> list[Any]:
        from campaigns.documents.models import Provision

        found = Provision.objects.filter(document__live=True).exclude(summary_vi="").select_related("document")
        return list(found.order_by("document", "position")[:2])

    class Meta:
        icon = "list-ol"
        label = _("provisions")
        description = _("Provisions of a document, each with our summary.")
        group = CARDS
        template = "blocks/provisions.html"


class IndicatorsBlock(CardsBlock):
    items = blocks.ListBlock(IndicatorChooserBlock(label=_("measure")), min_num=1, max_num=25, label=_("measures"))

    def is_shown(self, item: Any) -> bool:
        return True  # all measures of the resolution are public

    def sample(self) -> list[Any]:
        from campaigns.indicators.models import Indicator

        return list(Indicator.objects.prefetch_related("targets").order_by("position")[:2])

    class Meta:
        icon = "crosshairs"
        label = _("measures")
        description = _("Measures of the resolution, each with its targets as worded.")
        group = CARDS
        template = "blocks/indicators.html"
