"""Loads and runs everything once, so that the first request finds warm code."""
import ids

ids.worker()
DONE = True
