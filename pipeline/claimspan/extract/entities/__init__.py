"""Named entities: boundaries, labels, canonical names."""
