"""Campaigns: what happens when, for whom, by whom, with which resources, and what came of it."""
