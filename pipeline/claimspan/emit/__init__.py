"""Stage 4: records become JSON Lines and every other format."""
