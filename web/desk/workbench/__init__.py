"""The workbench: one article's text beside what it may claim, where passages become appearances."""
