"""The attribution graph of a claim as a drawing: pure layout, written as SVG."""

from web.drawing.svg import links_of, svg_of

__all__ = ["links_of", "svg_of"]
