"""Links of rich texts to things that are no pages: stored by a name that survives, looked up when they are shown."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.html import escape
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import LinkElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text import LinkHandler
from wagtail.rich_text.feature_registry import FeatureRegistry

Name = tuple[str, ...]
_SCRIPTS = ["wagtailadmin/js/chooser-modal.js", "js/admin/record-link.js"]


class RecordLinkHandler(LinkHandler):
    """`<a linktype="identifier" …>`, where the attributes `keys` name the target.

    A target that is gone or not public leaves its words without a link.
    """

    identifier: ClassVar[str]
    keys: ClassVar[tuple[str, ...]]

    @classmethod
    def find(cls, names: set[Name]) -> Mapping[Name, Any]:
        """Return what is public of the named things, in a fixed number of queries."""
        raise NotImplementedError

    @classmethod
    def name_of(cls, attrs: Mapping[str, str]) -> Name:
        return tuple(attrs.get(key, "") for key in cls.keys)

    @classmethod
    def expand_db_attributes(cls, attrs: dict) -> str:
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        names = [cls.name_of(attrs) for attrs in attrs_list]
        found = cls.find(set(names))
        return [f'<a href="{escape(found[name].get_absolute_url())}">' if name in found else "<a>" for name in names]


class _EditorHandler(LinkElementHandler):
    """From what is stored to what the editor shows: with the target's title and address."""

    def __init__(self, handler: type[RecordLinkHandler], entity: str) -> None:
        super().__init__(entity)
        self.handler = handler

    def get_attribute_data(self, attrs: dict) -> dict[str, str]:
        name = self.handler.name_of(attrs)
        target = self.handler.find({name}).get(name)
        shown = {"title": target.title, "url": target.get_absolute_url()} if target is not None else {}
        return {**dict(zip(self.handler.keys, name, strict=True)), **shown}


def register(
    features: FeatureRegistry,
    handler: type[RecordLinkHandler],
    *,
    icon: str,
    description: str | Promise,
    chooser: str | Promise,
) -> None:
    """Add the feature `<identifier>-link` to the editor of rich texts; `chooser` is the address of its dialogue.

    The dialogue must answer with `title`, `url` and the handler's keys (`search.choosers`).
    """
    feature, entity = f"{handler.identifier}-link", f"{handler.identifier.upper()}-LINK"

    def stored(props: dict) -> Any:
        attributes = {"linktype": handler.identifier, **{key: props.get(key, "") for key in handler.keys}}
        return DOM.create_element("a", attributes, props["children"])

    features.register_link_type(handler)
    plugin = {
        "type": entity,
        "icon": icon,
        "description": description,
        "chooserUrls": {"record": chooser},
        "keys": list(handler.keys),
    }
    features.register_editor_plugin("draftail", feature, EntityFeature(plugin, js=_SCRIPTS))
    features.register_converter_rule(
        "contentstate",
        feature,
        {
            "from_database_format": {f'a[linktype="{handler.identifier}"]': _EditorHandler(handler, entity)},
            "to_database_format": {"entity_decorators": {entity: stored}},
        },
    )
