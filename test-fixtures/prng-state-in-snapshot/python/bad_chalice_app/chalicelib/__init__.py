"""Code beside the routes."""
