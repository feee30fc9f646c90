"""The many ways in. Others use what is named here."""

from resources.intake.ingest import ingest
from resources.intake.rows import OUTCOMES, Outcome, Row
from resources.intake.tables import Table, TableError, open_table, read_table

__all__ = ["OUTCOMES", "Outcome", "Row", "Table", "TableError", "ingest", "open_table", "read_table"]
