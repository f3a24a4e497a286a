"""From a page or a plain text to what it says of itself: pure readers over strings and lxml trees."""
