"""The resolution's record, outline and our summaries. It is no demo content, so removal leaves it.

The repository does not carry the resolution's text; `import_document` adds it to this record.
"""

import json
from pathlib import Path

from django.db import transaction

from campaigns.documents.models import Citation, OfficialDocument, Provision
from campaigns.documents.signals import store_document
from core.cache import raise_generation
from core.demo import DemoPart
from core.menus import MenuItem

RECORD = Path(__file__).parent / "data" / "23-nq-tu.json"
_RECORD_FIELDS = (
    "document_type",
    "number",
    "issuer",
    "issued",
    "issued_note_vi",
    "issued_note_en",
    "effective",
    "validity",
    "abstract",
    "signer",
    "field_vi",
    "field_en",
    "source_note_vi",
    "source_note_en",
)
_PROVISION_FIELDS = (
    "number",
    "title_vi",
    "title_en",
    "label_vi",
    "label_en",
    "summary_vi",
    "summary_en",
    "note_vi",
    "note_en",
    "measure_codes",
)


def load() -> int:
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    if OfficialDocument.objects.filter(number=record["number"]).exists():
        return 0
    with transaction.atomic():
        document = OfficialDocument.objects.create(live=True, **{name: record.get(name, "") for name in _RECORD_FIELDS})
        _provisions(document, record["provisions"])
        _citations(document, record["citations"])
        MenuItem.objects.get_or_create(
            menu=MenuItem.Menu.FOLLOW,
            address=f"/van-ban/{document.slug}/",
            defaults={
                "label_vi": f"Nghị quyết số {document.number}",
                "label_en": f"Resolution No. {document.number}",
                "position": 1,
            },
        )
        store_document(document.pk)
        raise_generation()
    return 1


def _provisions(document: OfficialDocument, rows: list[dict]) -> None:
    by_code: dict[str, Provision] = {}
    for position, row in enumerate(rows):
        code = row["code"]
        by_code[code] = provision = Provision(
            document=document,
            code=code,
            anchor=code.lower().replace(".", "-"),
            parent=by_code.get(code.rpartition(".")[0]),
            position=position,
            **{name: row.get(name) or ([] if name == "measure_codes" else "") for name in _PROVISION_FIELDS},
        )
        provision.save()


def _citations(document: OfficialDocument, rows: list[dict]) -> None:
    Citation.objects.bulk_create(
        Citation(
            document=document,
            number=row.get("number", ""),
            dated=row.get("date", ""),
            title=row.get("title", ""),
            issuer=row.get("issuer", ""),
            note_vi=row.get("note_vi", ""),
            note_en=row.get("note_en", ""),
            mentions=row.get("mentions", 1),
            position=position,
        )
        for position, row in enumerate(rows)
    )


def remove() -> int:
    return 0


DEMO = DemoPart("resolution", load, remove)
