"""Official documents for tests: one call gives a valid one."""

import factory

from campaigns.documents.models import OfficialDocument, Provision

# A made-up resolution in the real form.
TEXT = """NGHỊ QUYẾT

Về phát triển thư viện làng

I. TÌNH HÌNH

Thư viện làng đã mở cửa theo Kế hoạch số 12/KH-UBND ngày 05/3/2021 của UBND xã.

II. MỤC TIÊU

1. Đến năm 2025

- Mỗi thôn có một *tủ sách*.
- Người già học dùng máy tính.

2. Đến năm 2030

Trẻ em đọc sách mỗi ngày.
"""
CODES = ["I", "II", "II.1", "II.2"]


class DocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OfficialDocument

    document_type = "nghi-quyet"
    number = factory.Sequence(lambda n: f"{n + 100}-NQ/TU")
    issuer = "Ban Thường vụ"
    issued = "2023-11"
    abstract = "Về phát triển thư viện làng"
    live = True


class ProvisionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Provision

    document = factory.SubFactory(DocumentFactory)
    code = "I"
    anchor = factory.LazyAttribute(lambda row: row.code.lower().replace(".", "-"))
    number = factory.LazyAttribute(lambda row: row.code.rpartition(".")[2])
    title_vi = "Tình hình"
