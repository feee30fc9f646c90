"""From the file of a document to its outline: pure Python that knows neither database nor page."""

from campaigns.documents.reading.files import DocumentError, read_document
from campaigns.documents.reading.markup import plain_text
from campaigns.documents.reading.outline import Outline, read_outline

__all__ = ["DocumentError", "Outline", "plain_text", "read_document", "read_outline"]
