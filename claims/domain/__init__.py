"""Pure rules about claims: no Django, no clock, no input or output."""
