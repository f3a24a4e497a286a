"""Pure rules about people: no Django, no clock, no input or output."""
