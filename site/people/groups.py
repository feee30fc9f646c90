"""The group of editors: all of the portal's content, organisations, readers' messages; nothing of its accounts."""

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

EDITORS = "Biên tập viên"
# Which measures and targets there are, the resolution says.
_FIXED = ("add_indicator", "delete_indicator", "add_target", "change_target", "delete_target")
# To delete a message for good is left to administrators.
_FEEDBACK_RIGHTS = ("view_feedback", "change_feedback")
_PAGE_RIGHTS = ("add_page", "change_page", "publish_page", "lock_page")
# Wagtail keeps the rights of its own models, whatever the site's models are.
_FILE_RIGHTS = (
    "add_image",
    "change_image",
    "choose_image",
    "add_document",
    "change_document",
    "choose_document",
)


def ensure_editors() -> Group:
    """Return the editors' group, made if missing, with the rights that the installed apps define.

    Rights that an administrator added stay; nothing is taken away.
    """
    group, _created = Group.objects.get_or_create(name=EDITORS)
    content = [app for app in settings.PORTAL_APPS if app != "people"]
    group.permissions.add(
        *Permission.objects.filter(content_type__app_label__in=content).exclude(codename__in=_FIXED),
        *Permission.objects.filter(codename="access_admin"),
        *Permission.objects.filter(content_type__app_label="people", codename__in=_FEEDBACK_RIGHTS),
        *Permission.objects.filter(content_type__app_label="people", content_type__model="organisation"),
    )
    root, collection = Page.get_first_root_node(), Collection.get_first_root_node()
    for right in Permission.objects.filter(codename__in=_PAGE_RIGHTS, content_type__app_label="wagtailcore"):
        if root is not None:
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=right)
    files = Permission.objects.filter(content_type__app_label__in=("wagtailimages", "wagtaildocs"))
    for right in files.filter(codename__in=_FILE_RIGHTS):
        if collection is not None:
            GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=right)
    return group
