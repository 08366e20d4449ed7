"""Configuration of the site."""
