"""Make an accent color dark or light enough to be read on the background of a page."""

from __future__ import annotations

import colorsys

Rgb = tuple[float, float, float]
_AA = 4.6
"""A little above the contrast of 4.5 that WCAG AA asks of text."""
_LIGHT_BACKGROUND: Rgb = (0.95, 0.94, 0.91)
_DARK_BACKGROUND: Rgb = (0.125, 0.125, 0.115)


def accent_style(accent: str | None) -> str:
    """Return the custom properties for a brand's accent; nothing for our own."""
    if accent is None:
        return ""
    light = readable(accent, _LIGHT_BACKGROUND)
    dark = readable(accent, _DARK_BACKGROUND)
    return f":root{{--accent-light:{light};--accent-dark:{dark};--brand:{accent.lower()}}}\n"


def readable(color: str, background: Rgb) -> str:
    """Return the nearest shade of a color that can be read on a background."""
    rgb = tuple(int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, lightness, saturation = colorsys.rgb_to_hls(*rgb)
    step = -0.01 if _luminance(background) > 0.5 else 0.01
    while contrast(colorsys.hls_to_rgb(hue, lightness, saturation), background) < _AA:
        lightness = min(1.0, max(0.0, lightness + step))
        if lightness in (0.0, 1.0):
            break
    channels = colorsys.hls_to_rgb(hue, lightness, saturation)
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def contrast(first: Rgb, second: Rgb) -> float:
    """Return the contrast ratio of two colors, as WCAG 2 defines it."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Rgb) -> float:
    """The relative luminance, as WCAG 2 defines it; its constants are those of the sRGB color space."""
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in color
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
