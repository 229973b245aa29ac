"""claimspan turns a policy paper into reviewed, structured claims tied to the exact characters of the source."""

__version__ = "0.1.0"
