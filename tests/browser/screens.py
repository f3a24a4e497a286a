"""The screens that pages are looked at on."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Screen:
    """A window: its size in CSS pixels, whether it is dark, and whether scripts run in it."""

    name: str
    width: int
    height: int
    is_dark: bool = False
    has_scripts: bool = True
    is_touched: bool = False

    @property
    def context(self) -> dict[str, Any]:
        """What Playwright is told to open a window like it."""
        return {
            "viewport": {"width": self.width, "height": self.height},
            "color_scheme": "dark" if self.is_dark else "light",
            "java_script_enabled": self.has_scripts,
            "has_touch": self.is_touched,
            "reduced_motion": "reduce",
        }


WIDE = Screen("wide", 1280, 900)
WIDE_DARK = Screen("wide-dark", 1280, 900, is_dark=True)
PHONE = Screen("phone", 390, 844, is_touched=True)
PHONE_DARK = Screen("phone-dark", 390, 844, is_dark=True, is_touched=True)
SMALL = Screen("small", 320, 640, is_touched=True)
SCRIPTLESS = Screen("scriptless", 1280, 900, has_scripts=False)
