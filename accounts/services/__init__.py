"""The only writers of `accounts`, and the way in which every service writes."""
