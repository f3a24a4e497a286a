"""Pure rules about reviews: no Django, no clock, no input or output."""
