"""Pure rules about seed files: no Django, no clock, no input or output."""
