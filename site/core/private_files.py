"""Files that have no public address: only a view that asks for permission hands them out."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, storages


class PrivateStorage(FileSystemStorage):
    """Files below `PRIVATE_ROOT`, which no web server may serve, readable by the portal's own account alone."""

    def __init__(self) -> None:
        super().__init__(location=settings.PRIVATE_ROOT, file_permissions_mode=0o600, directory_permissions_mode=0o700)

    def url(self, name: str | None) -> str:
        """Raises ValueError: Django would fall back to an address below MEDIA_URL."""
        raise ValueError("A private file has no address.")


def private_storage() -> Storage:
    """Return the storage of the settings; given to a FileField, it keeps the place out of migrations."""
    return storages["private"]
