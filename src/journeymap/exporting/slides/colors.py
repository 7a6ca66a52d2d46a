"""The colors of slides, named after what they mean."""

from __future__ import annotations

from collections.abc import Callable

from pptx.dml.color import RGBColor

TONES = {
    "ink": "1F1D1A",
    "soft": "5F5A52",
    "rule": "CBC4B7",
    "hair": "E6E1D7",
    "wash": "F8F6F1",
    "white": "FFFFFF",
    "bad": "B3402F",
    "good": "2F7D4F",
    "error": "A3231B",
    "good wash": "EDF4F0",
    "bad wash": "F9EFED",
    "p0": "3D3A35",
    "p1": "1C5F96",
    "p2": "AB4317",
    "p3": "38692C",
    "p4": "7B3F8A",
    "p5": "856000",
    "p6": "AB2A5A",
}


def rgb(tone: str) -> RGBColor:
    """Return a color by its name."""
    make: Callable[[int, int, int], RGBColor] = RGBColor
    red, green, blue = bytes.fromhex(TONES[tone])
    return make(red, green, blue)
