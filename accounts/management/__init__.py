"""What operators do with people and their tokens."""
