"""How records are written as lines: one description by which they are read, checked and written."""
