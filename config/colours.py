"""The colours of the admin: the blue of the public pages' links, in the steps of its theme."""

HUE = 245

STEPS = {
    50: (97.7, 0.013),
    100: (95.0, 0.026),
    200: (90.0, 0.05),
    300: (82.0, 0.09),
    400: (74.0, 0.12),
    500: (67.0, 0.13),
    600: (46.0, 0.11),
    700: (41.0, 0.1),
    800: (36.0, 0.085),
    900: (31.0, 0.07),
    950: (24.0, 0.055),
}
"""Lightness in per cent and chroma of each step. White is read on 600, and 500 on black."""

PRIMARY = {str(step): f"oklch({light}% {chroma} {HUE})" for step, (light, chroma) in STEPS.items()}
