"""The page where a person reads, confirms and corrects."""

from claimspan.review.server import serve

__all__ = ["serve"]
