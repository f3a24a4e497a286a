"""Reviews as programs read and write them."""
