from shuffling import guards  # noqa: F401  installs the guard
from shuffling.state import shuffled

__all__ = ["shuffled"]
