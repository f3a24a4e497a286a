"""Who speaks and where: sources, their names and ties, articles, versions and copies."""
