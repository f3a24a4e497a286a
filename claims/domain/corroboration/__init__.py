"""How many separate things would have to be wrong for a claim to lose all support."""
