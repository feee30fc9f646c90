"""The links that a public site owes its readers: who runs it, privacy, terms, other portals, feedback, the feed."""

from django.db import migrations

MENUS = {
    "follow": (("Nguồn, đính chính", "Sources and corrections", "/cach-lam-viec/"),),
    "contribute": (("Góp ý, báo lỗi", "Feedback", "/gop-y/"),),
    "data": (("Tin tức (RSS)", "News (RSS)", "/tin-tuc/rss.xml"),),
    "portals": (
        ("Bình dân học vụ số", "Digital literacy for all", "https://binhdanhocvuso.gov.vn/"),
        ("Thành phố Hà Nội", "City of Hanoi", "https://hanoi.gov.vn/"),
        ("Công dân học tập", "Learning citizens", "https://congdanhoctap.vn/"),
        ("Hội Khuyến học", "Learning promotion association", "https://hoikhuyenhoc.vn/"),
    ),
    "legal": (
        ("Giới thiệu", "About", "/gioi-thieu/"),
        ("Quyền riêng tư", "Privacy", "/quyen-rieng-tu/"),
        ("Điều khoản", "Terms", "/dieu-khoan/"),
        ("Khả năng tiếp cận", "Accessibility", "/kha-nang-tiep-can/"),
        ("Sơ đồ cổng", "Site map", "/so-do/"),
        ("Liên hệ", "Contact", "/lien-he/"),
    ),
}


def add(apps, schema_editor):
    """Append the entries behind those that editors may have added; what is there already stays as it is."""
    MenuItem = apps.get_model("core", "MenuItem")
    known = set(MenuItem.objects.values_list("menu", "address"))
    for menu, entries in MENUS.items():
        last = MenuItem.objects.filter(menu=menu).order_by("position").values_list("position", flat=True).last()
        first = 0 if last is None else last + 1
        MenuItem.objects.bulk_create(
            MenuItem(menu=menu, label_vi=vi, label_en=en, address=address, position=position)
            for position, (vi, en, address) in enumerate(entries, first)
            if (menu, address) not in known
        )


class Migration(migrations.Migration):
    dependencies = [("core", "0005_site_details")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
