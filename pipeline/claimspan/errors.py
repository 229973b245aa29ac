"""The one root of every error that a user is meant to read."""


class ClaimspanError(Exception):
    """Something the user can mend: the message says what was wrong, where, and what to do.

    >>> str(ClaimspanError("paper.txt is empty: choose a file with text"))
    'paper.txt is empty: choose a file with text'
    """


class InputError(ClaimspanError):
    """A source that cannot be read: missing, empty, binary, wrongly encoded, broken."""


class GoldError(ClaimspanError):
    """Gold or records that are malformed or belong to another paper."""


class RuleError(ClaimspanError):
    """A rule file with an unknown key, a missing field or an example that does not hold."""


class OutputError(ClaimspanError):
    """A folder or file that cannot be written."""
