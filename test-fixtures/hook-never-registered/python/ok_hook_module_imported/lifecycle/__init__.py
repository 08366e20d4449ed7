"""What happens around a snapshot."""
