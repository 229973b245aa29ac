"""Papers through all stages: one, or many, where one bad paper never stops the others."""
