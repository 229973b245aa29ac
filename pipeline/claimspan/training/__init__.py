"""Fitting the learned parts from gold: on top of all stages, and no part of a run."""
