"""Stage 1: a file becomes a source text, a clean text with its map, units, markers and notes."""
