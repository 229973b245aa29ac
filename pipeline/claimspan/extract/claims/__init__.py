"""Argumentative units: role, type, certainty, polarity, thesis, relations."""
