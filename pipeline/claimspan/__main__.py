"""``python -m claimspan`` is the command line."""

from claimspan.cli import main

if __name__ == "__main__":
    main()
