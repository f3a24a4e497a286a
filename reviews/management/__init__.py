"""What the command line offers of `reviews`."""
