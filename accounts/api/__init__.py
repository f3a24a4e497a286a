"""What every API of the product shares: problems, pages, parameters, and how they are described."""
