"""Levels by names."""
low = 1
high = 2
