"""Temporal expressions after TimeML/TIMEX3."""
