"""The menus that every portal starts with. An entry shows only once something answers at its address."""

from django.db import migrations

MENUS = {
    "main": (
        ("Thư viện", "Library", "/hoc-lieu/"),
        ("Văn bản", "Documents", "/van-ban/"),
        ("Chỉ tiêu", "Targets", "/chi-tieu/"),
        ("Chiến dịch", "Campaigns", "/chien-dich/"),
        ("Gương điển hình", "Exemplary stories", "/guong-dien-hinh/"),
        ("Tin tức", "News", "/tin-tuc/"),
    ),
    "learn": (
        ("Thư viện học liệu mở", "Open library", "/hoc-lieu/"),
        ("Học theo chặng đời", "Learning at your stage", "/hoc-lieu/chang-doi/"),
        ("Bộ sưu tập", "Collections", "/hoc-lieu/bo-suu-tap/"),
        ("Tìm kiếm", "Search", "/tim-kiem/"),
    ),
    "follow": (
        ("Văn bản", "Official documents", "/van-ban/"),
        ("25 chỉ tiêu", "25 measures", "/chi-tieu/"),
        ("Bảy mô hình học tập", "Seven learning models", "/mo-hinh/"),
        ("Hà Nội – thành phố học tập UNESCO", "Hanoi – a UNESCO learning city", "/thanh-pho-hoc-tap/"),
    ),
    "contribute": (("Dành cho trường học", "For schools", "/truong-hoc/"),),
    "data": (("Số liệu chỉ tiêu (CSV)", "Data of the measures (CSV)", "/chi-tieu/du-lieu.csv"),),
}


def add(apps, schema_editor):
    MenuItem = apps.get_model("core", "MenuItem")
    MenuItem.objects.bulk_create(
        MenuItem(menu=menu, label_vi=vi, label_en=en, address=address, position=position)
        for menu, entries in MENUS.items()
        for position, (vi, en, address) in enumerate(entries)
    )


class Migration(migrations.Migration):
    dependencies = [("core", "0002_relations")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
