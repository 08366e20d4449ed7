"""Imported and called by others, of which none names a file."""
import logging

logger = logging.getLogger("orders")


def log_to(path=None):
    if path is not None:
        handler = logging.FileHandler(path)
    else:
        handler = logging.StreamHandler()
    logger.addHandler(handler)
