"""Names of people and bodies: when are two of them the same name, and how do they differ."""
