"""The form of the names of persons on a title page."""

import re

NAME = (
    r"[A-Z][\w’'-]+(?:\s+(?:[A-Z]\.)){0,3}(?:\s+(?:de|da|di|van|von|bin|al|el|del|der|la|le))*(?:\s+[A-Z][\w’'-]+){1,3}"
)
LIST_OF_NAMES = re.compile(NAME + r"(?:,\s+" + NAME + r")*,?\s+(?:and|&)\s+" + NAME)
