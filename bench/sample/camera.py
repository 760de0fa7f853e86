"""The camera: parallax, depth of field, lens, sensor, tone curve and JPEG."""

import numpy as np
from PIL import Image
from scipy.ndimage import binary_fill_holes, gaussian_filter, label, map_coordinates

from fields import F32, HALF, SIZE

FRAME = 1024  # texels across the picture
OUT = 512


def project(height, eye):
    """Texel coordinates (row, column) that each pixel of the doubled picture looks at."""
    line = np.arange(FRAME, dtype=F32) - F32(FRAME / 2 - 0.5)
    x, y = np.meshgrid(line, line)
    kx, ky = (x - F32(eye[0])) / F32(eye[2]), (y - F32(eye[1])) / F32(eye[2])
    top = float(height.max()) + 1.0
    hit = np.zeros_like(x)
    free = np.ones(x.shape, bool)
    steps = int(max(8, top * 0.50 * 1.3))
    previous = top
    for level in np.linspace(top, 0.0, steps):
        below = free & (_read(height, x - level * kx, y - level * ky) >= level)
        hit[below] = 0.5 * (previous + level)
        free &= ~below
        previous = level
    hit = gaussian_filter(hit, 0.9)
    return y - hit * ky + F32(HALF - 0.5), x - hit * kx + F32(HALF - 0.5)


def _read(field, x, y):
    col = (x + F32(HALF)).astype(np.int32).clip(0, SIZE - 1)
    row = (y + F32(HALF)).astype(np.int32).clip(0, SIZE - 1)
    return field[row, col]


def warp(field, rows, cols):
    """Sample a map (with or without channels) at the projected coordinates."""
    take = lambda f: map_coordinates(f, (rows, cols), order=1, mode="nearest")
    if field.ndim == 2:
        return take(field).astype(F32)
    return np.stack([take(field[..., k]) for k in range(field.shape[2])], axis=-1).astype(F32)


def _halve(image):
    n = image.shape[0] // 2
    shape = (n, 2, n, 2) + image.shape[2:]
    return image.reshape(shape).mean(axis=(1, 3))


def _focus(image, depth, sharp_at, strength):
    """Blur what lies away from the focal plane, blending three blur levels."""
    amount = np.abs(depth - sharp_at) * strength
    amount = gaussian_filter(amount, 3.0)
    blurs = (0.55, 1.5, 3.0)
    layers = [np.stack([gaussian_filter(image[..., k], b) for k in range(3)], -1) for b in blurs]
    out = layers[0]
    for k in (1, 2):
        share = np.clip((amount - blurs[k - 1]) / (blurs[k] - blurs[k - 1]), 0, 1)
        out = out + (layers[k] - out) * share[..., None]
    return out


def _lens(image, shot):
    """Vignette, veiling glare and a trace of sideways colour error."""
    n = image.shape[0]
    line = (np.arange(n) - n / 2 + 0.5) / (n / 2)
    x, y = np.meshgrid(line, line)
    cx, cy = shot["centre"]
    r2 = (x - cx) ** 2 + (y - cy) ** 2
    image = image / (1.0 + 0.115 * r2)[..., None] ** 2
    for channel, stretch in ((0, 1.0009), (2, 0.9989)):
        rows = (np.arange(n) - n / 2 + 0.5) * stretch + n / 2 - 0.5
        grid = np.meshgrid(rows, rows, indexing="ij")
        image[..., channel] = map_coordinates(image[..., channel], grid, order=1, mode="nearest")
    bright = np.minimum(image, 6.0)
    glow = np.stack([gaussian_filter(bright[..., k], 14) for k in range(3)], -1)
    return 0.955 * image + 0.045 * glow


def _sensor(image, rng, gain):
    """Shot and read noise, spread as demosaicing spreads it: finer in luma than in chroma."""
    noisy = image + rng.standard_normal(image.shape) * np.sqrt(np.maximum(image, 0) * gain + gain**1.6)
    luma = noisy.mean(axis=2, keepdims=True)
    chroma = noisy - luma
    chroma = np.stack([gaussian_filter(chroma[..., k], 1.3) for k in range(3)], -1)
    luma = 0.62 * luma + 0.38 * gaussian_filter(luma, (0.8, 0.8, 0))
    return luma + chroma


def _develop(image):
    """Filmic shoulder, sRGB transfer and the light sharpening phones apply."""
    image = np.maximum(image, 0)
    film = image * (1.0 + image / 6.0) / (1.0 + 0.62 * image)
    film = np.where(film > 0.68, 0.68 + 0.32 * np.tanh((film - 0.68) / 0.42), film)
    srgb = np.where(film < 0.0031308, 12.92 * film, 1.055 * film ** (1 / 2.4) - 0.055)
    luma = srgb.mean(axis=2)
    detail = luma - gaussian_filter(luma, 1.1)
    return srgb + 0.45 * np.clip(detail, -0.12, 0.12)[..., None]


def _solid(mask):
    """A clean 0/255 mask: no pinholes, no islands of a few pixels."""
    parts, _ = label(gaussian_filter(mask, 0.8) > 0.25)
    large = np.bincount(parts.ravel()) >= 8
    large[0] = False
    return binary_fill_holes(large[parts]).astype(np.uint8) * 255


def _intended(surface, shot, seen):
    """Where the mask is looked up: as if broken-away material (the "ghost") were still there."""
    if "ghost" not in surface.extra:
        return seen
    return project(np.maximum(surface.height, surface.extra["ghost"]), shot["eye"])


def expose(radiance, surface, shot, rng):
    """A finished picture (OUT x OUT x 3, uint8) and its mask (uint8)."""
    rows, cols = project(surface.height, shot["eye"])
    image = _halve(warp(radiance, rows, cols))
    depth = _halve(warp(surface.height, rows, cols))
    mask = _halve(warp(surface.mask, *_intended(surface, shot, (rows, cols))))
    image = _focus(image, depth, shot["focus"], shot["blur"])
    image = _lens(image * shot["exposure"] * np.asarray(shot["balance"], F32), shot)
    image = _develop(_sensor(image, rng, shot["gain"]))
    pixels = np.clip(image * 255.0 + 0.5, 0, 255).astype(np.uint8)
    return pixels, _solid(mask)


def new_shot(rng, focus, exposure, blur=0.014, offset=(110.0, 520.0)):
    """The small differences between one press of the shutter and the next."""
    eye = np.array([offset[0] + rng.normal(0, 8), offset[1] + rng.normal(0, 8), 2150.0])
    return {
        "eye": eye,
        "focus": focus + rng.normal(0, 3),
        "blur": blur,
        "exposure": exposure * rng.normal(1.0, 0.025),
        "balance": 1.0 + rng.normal(0, 0.008, 3),
        "centre": rng.normal(0, 0.05, 2),
        "gain": 0.0011 * rng.uniform(0.8, 1.3),
    }


def save_jpeg(path, pixels, quality):
    """Write a JPEG with the usual 4:2:0 chroma."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path, quality=quality, subsampling=2, optimize=True)


def save_mask(path, mask):
    """Write a mask as an 8-bit grey PNG."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(mask).save(path, optimize=True)
