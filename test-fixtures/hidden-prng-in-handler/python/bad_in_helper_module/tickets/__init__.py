"""Ticket numbers."""
