"""Stage 3: records against gold: figures, errors, agreement."""
