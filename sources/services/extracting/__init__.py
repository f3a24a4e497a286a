"""Reading a page in a process of its own, which a hostile page can only break for itself."""
