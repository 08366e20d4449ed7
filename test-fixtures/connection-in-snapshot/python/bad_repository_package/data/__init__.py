"""Access to the customer database."""
