"""News: short pieces with category, source, corrections; newest first."""
