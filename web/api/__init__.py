"""What the API composes of records of several applications."""
