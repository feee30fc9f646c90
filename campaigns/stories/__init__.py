"""Exemplary stories: who learns, how, and how others can do the same."""
