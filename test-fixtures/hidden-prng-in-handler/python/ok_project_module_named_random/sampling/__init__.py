"""Deterministic stand-ins for random choices: the same client always gets the same answer."""
