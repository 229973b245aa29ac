"""Stage 2: units become records; a folder a layer."""
