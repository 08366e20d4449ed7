"""Every module has a function run."""
