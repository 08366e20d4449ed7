"""Functions behind the API."""
