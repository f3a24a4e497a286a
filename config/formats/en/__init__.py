"""English, as the pages for readers write it."""
