"""Hairs and threads lying on a part."""

import numpy as np
from scipy.ndimage import gaussian_filter

from fields import F32, mix, near_curve, step


def lay_strand(rng, surface, path, width, colour, lift, twist=False):
    """Put a strand of half-width `width` over the surface; its ends stand off a little."""
    window, away, along = near_curve(path, width + 14)
    ground = gaussian_filter(surface.height[window], 6.0)
    rise = lift * (0.4 + 0.6 * np.abs(np.sin(along * 7.0 + rng.uniform(0, 3))))
    span = width * (1.0 + (0.18 * np.sin(along * len(path) * 0.8) if twist else 0.0))
    cover = step(span + 0.6, span - 0.6, away) * step(0.0, 0.01, along) * step(1.0, 0.99, along)
    dome = np.sqrt(np.clip(1 - (away / (span + 0.6)) ** 2, 0, 1)) * span
    height = surface.height[window]
    top = np.maximum(ground, height) + rise + dome
    shade = 1.0 + (0.35 * np.sin(along * len(path) * 1.9 + away) if twist else 0.0)
    paint = np.asarray(colour, F32) * np.asarray(shade, F32)[..., None] * np.ones((*away.shape, 1), F32)
    surface.height[window] = np.where(cover > 0.5, top, height)
    surface.albedo[window] = mix(surface.albedo[window], paint, cover)
    surface.metal[window] *= 1 - cover
    surface.rough[window] = mix(surface.rough[window], 0.45, cover)
    surface.gloss[window] = mix(surface.gloss[window], 0.2 if twist else 0.7, cover)
    surface.mask[window] = np.maximum(surface.mask[window], cover)
