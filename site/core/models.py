"""Re-exports: each theme has a module of its own."""

from core.documents import PortalDocument
from core.identity import Tombstone
from core.images import PortalImage, PortalRendition
from core.localities import Locality
from core.menus import MenuItem
from core.site_settings import SiteSettings

__all__ = ["Locality", "MenuItem", "PortalDocument", "PortalImage", "PortalRendition", "SiteSettings", "Tombstone"]
