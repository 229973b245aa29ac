"""The words that open the caption of a table or figure."""

import re

CAPTION = re.compile(
    r"(?:figure|fig\.|table|chart|map|graph|exhibit|photo|image|illustration)\s*(?:\d+|[A-Z]\b|[IVX]+\b)", re.I
)
