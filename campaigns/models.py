"""Re-exports: each theme of the programme has models of its own."""

from campaigns.documents.models import Citation, DocumentFile, DocumentRelation, OfficialDocument, Provision

__all__ = ["Citation", "DocumentFile", "DocumentRelation", "OfficialDocument", "Provision"]
