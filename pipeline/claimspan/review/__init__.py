"""The page where a person reads, confirms and corrects."""
