"""What whoever runs the product sees of it: health, figures, lines of the log, what is missing."""
