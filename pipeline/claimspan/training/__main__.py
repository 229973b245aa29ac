"""``python -m claimspan.training`` fits the weights of the claims layer again."""

from claimspan.training.train import main

main()
