"""Who may do what at which address, written in one table and asked of every route."""
