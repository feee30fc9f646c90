"""Bringing in the text of an official document: look first, then write, all or nothing.

`plan_import` reads and compares and writes nothing; `write_import` writes the plan in one transaction. A
re-import updates provisions in place by their code, so anchors, summaries and public identifiers stay.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.documents.dates import is_date_text
from campaigns.documents.kinds import DocumentType, document_type
from campaigns.documents.models import Citation, OfficialDocument, Provision
from campaigns.documents.reading import DocumentError, Outline, read_document, read_outline
from campaigns.documents.signals import store_document
from core.cache import raise_generation
from search import index

MAX_CODE = Provision._meta.get_field("code").max_length


@dataclass(frozen=True)
class Target:
    """Which document the text belongs to. `issued` and `issuer` tell documents of one number apart."""

    type: DocumentType
    number: str
    issued: str = ""
    issuer: str = ""


@dataclass(frozen=True)
class Plan:
    """What an import found and would do. `existing` is the document it would update, if the site has it."""

    target: Target
    outline: Outline
    existing: OfficialDocument | None
    written: bool = False

    def as_json(self) -> dict:
        """Return the plan for machines; the keys are part of the command's promise."""
        return {
            "document": {
                "type": self.target.type.value,
                "number": self.target.number,
                "issued": self.target.issued,
                "issuer": self.target.issuer,
                "abstract": self.outline.abstract,
                "address": f"/van-ban/{self.existing.slug}/" if self.existing else None,
            },
            "provisions": [
                {"code": row.code, "anchor": row.anchor, "title": row.title, "parent": row.parent or None}
                for row in self.outline.provisions
            ],
            "citations": [
                {
                    "number": row.number,
                    "date": row.date,
                    "mentions": row.mentions,
                    "dates": list(row.dates),
                    "title": row.title,
                }
                for row in self.outline.citations
            ],
            "oddities": [
                {"code": odd.code, "place": odd.place, "message": odd.message} for odd in self.outline.oddities
            ],
            "written": self.written,
        }


def read_target(type_words: str, number: str, issued: str = "", issuer: str = "") -> Target:
    """Return the target that a command or form names.

    Raises DocumentError for what is no type, number or date.
    """
    kind = document_type(type_words)
    if kind is None:
        raise DocumentError(
            _("“%(type)s” is no type of document. Use one of: %(types)s.")
            % {"type": type_words, "types": ", ".join(DocumentType.values)}
        )
    number = " ".join(number.split())
    if not number or len(number) > 60:
        raise DocumentError(_("Give the document’s number, such as 23-NQ/TU, in at most 60 letters."))
    if issued and not is_date_text(issued):
        raise DocumentError(_("Write the date as 2023, 2023-11 or 2023-11-16, as far as it is known."))
    return Target(kind, number, issued, " ".join(issuer.split()))


def plan_import(name: str, data: bytes, target: Target) -> Plan:
    """Read a file and say what would be written. Raises DocumentError; writes nothing.

    Raises it too for a text without provisions, and when several documents of the number exist and the target
    names neither date nor issuer.
    """
    outline = read_outline(read_document(name, data))
    if not outline.provisions:
        raise DocumentError(_("No numbered parts were found, so there is nothing to publish provision by provision."))
    if deepest := next((row.code for row in outline.provisions if len(row.code) > MAX_CODE), ""):
        raise DocumentError(_("The numbering is too deep to be given an address: %(code)s.") % {"code": deepest})
    return Plan(target, outline, _existing(target))


def plan_import_of_file(path: Path, target: Target) -> Plan:
    """Like `plan_import`, for a file on this machine. Raises DocumentError when it cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(_("The file %(path)s cannot be read.") % {"path": path}) from error
    return plan_import(path.name, data, target)


def _existing(target: Target) -> OfficialDocument | None:
    rows = OfficialDocument.objects.filter(number=target.number)
    if target.issued:
        rows = rows.filter(issued__startswith=target.issued[:4])
    if target.issuer:
        rows = rows.filter(issuer=target.issuer)
    found = list(rows[:2])
    if len(found) > 1:
        raise DocumentError(
            _("The site has several documents numbered %(number)s: name the date and the issuer too.")
            % {"number": target.number}
        )
    return found[0] if found else None


@transaction.atomic
def write_import(plan: Plan) -> Plan:
    """Write the plan and return it as written; on any error nothing of it stays."""
    document = plan.existing or OfficialDocument(number=plan.target.number, live=True)
    _write_record(document, plan)
    _write_provisions(document, plan.outline)
    _write_citations(document, plan.outline)
    Citation.objects.filter(number=document.number, target=None).exclude(document=document).update(target=document)
    store_document(document.pk)
    raise_generation()
    return replace(plan, existing=document, written=True)


def _write_record(document: OfficialDocument, plan: Plan) -> None:
    """What the site already knows of the document stays; the text fills what is empty."""
    document.document_type = plan.target.type
    document.issued = document.issued or plan.target.issued or plan.outline.front.date
    document.issuer = document.issuer or plan.target.issuer
    document.abstract = document.abstract or plan.outline.abstract
    document.signer = document.signer or plan.outline.closing.signer
    document.is_full_text = True
    document.save()


def _write_provisions(document: OfficialDocument, outline: Outline) -> None:
    known = {row.code: row for row in document.provisions.all()}
    gone = [row for code, row in known.items() if code not in {found.code for found in outline.provisions}]
    index.remove("provision", [str(row.pk) for row in gone])
    Provision.objects.filter(pk__in=[row.pk for row in gone]).delete()
    for position, found in enumerate(outline.provisions):
        row = known.get(found.code) or Provision(document=document, code=found.code, anchor=found.anchor)
        row.parent = known.get(found.parent)
        row.number, row.title_vi, row.html, row.position = (
            found.number,
            found.title[:400],
            found.html,
            position,
        )
        row.save()
        known[found.code] = row


def _write_citations(document: OfficialDocument, outline: Outline) -> None:
    """Titles and issuers of the record stay; numbers, dates and mentions come from the text."""
    known = {row.number or row.title: row for row in document.citations.all()}
    targets = {
        row.number: row
        for row in OfficialDocument.objects.filter(
            number__in=[found.number for found in outline.citations if found.number]
        )
    }
    kept = set()
    for position, found in enumerate(outline.citations):
        name = found.number or (found.names[0] if found.names else found.title)
        row = known.get(name) or _same_movement(known, found) or Citation(document=document, number=found.number)
        row.title = row.title or (found.title if found.number else name)[:600]
        row.dated = found.date or row.dated
        row.mentions, row.position, row.target = found.mentions, position, targets.get(found.number)
        row.save()
        kept.add(row.pk)
    document.citations.exclude(pk__in=kept).delete()


def _same_movement(known: dict[str, Citation], found) -> Citation | None:
    """A movement has no number: the record's one is the text's one."""
    return None if found.number else next((row for row in known.values() if not row.number), None)
