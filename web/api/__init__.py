"""Reads that are composed of the records of several applications."""
