"""Hostile and damaged inputs, made when the tests run."""
