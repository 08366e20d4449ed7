"""Imported by others: one call names a file, one function is an attribute of a class, and two are handed on."""
import logging

logger = logging.getLogger("orders")


def log_to(path=None):
    if path is not None:
        logger.addHandler(logging.FileHandler(path))  # expect: open-file-in-snapshot


def log_orders(path=None):
    if path is not None:
        logger.addHandler(logging.FileHandler(path))  # expect: open-file-in-snapshot


def log_returns(shop=None):
    if shop is not None:
        logger.addHandler(logging.FileHandler("/var/log/returns.log"))  # expect: open-file-in-snapshot


def log_stock(path=None):
    if path is not None:
        logger.addHandler(logging.FileHandler(path))  # expect: open-file-in-snapshot
