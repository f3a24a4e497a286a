"""Pure rules about sources and articles: no Django, no clock, no input or output."""
