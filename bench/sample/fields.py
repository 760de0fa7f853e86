"""Procedural scalar fields: grids, noise, smooth steps, curves and speckles.

All lengths are in texels. One texel is half a pixel of the finished picture.
"""

import numpy as np
from PIL import Image, ImageDraw
from scipy.ndimage import gaussian_filter, zoom
from scipy.spatial import cKDTree

SIZE = 1152  # side of every texture map
HALF = SIZE / 2.0

F32 = np.float32


def grid():
    """Texel coordinates (x to the right, y down) with the origin in the middle."""
    line = (np.arange(SIZE, dtype=F32) - F32(HALF) + F32(0.5))
    return np.meshgrid(line, line)


def place(xy, pose):
    """Coordinates in the frame of an object that lies at `pose` (dx, dy, degrees, scale)."""
    dx, dy, degrees, scale = pose
    turn = np.deg2rad(degrees)
    c, s = F32(np.cos(turn) / scale), F32(np.sin(turn) / scale)
    x, y = xy[0] - F32(dx), xy[1] - F32(dy)
    return c * x + s * y, c * y - s * x


def unplace(points, pose):
    """Object-frame points (n, 2) taken back to texel coordinates."""
    dx, dy, degrees, scale = pose
    turn = np.deg2rad(degrees)
    c, s = np.cos(turn) * scale, np.sin(turn) * scale
    x, y = points[:, 0], points[:, 1]
    return np.stack([c * x - s * y + dx, s * x + c * y + dy], axis=1)


def step(edge0, edge1, x):
    """Smooth Hermite step; works with edge0 > edge1 as well."""
    t = np.clip((x - edge0) / (edge1 - edge0), 0.0, 1.0)
    return (t * t * (3.0 - 2.0 * t)).astype(F32)


def mix(a, b, t):
    """Linear blend; broadcasts a scalar field over colour channels."""
    t = np.asarray(t, dtype=F32)
    if (np.ndim(a) == 3 or np.ndim(b) == 3 or np.shape(b) == (3,)) and t.ndim == 2:
        t = t[..., None]
    return a + (np.asarray(b, dtype=F32) - a) * t


def noise(rng, sigma, shape=(SIZE, SIZE)):
    """Gaussian noise of correlation length `sigma`, zero mean and unit deviation."""
    shrink = max(1, int(sigma / 3.0))
    small = tuple(int(np.ceil(n / shrink)) + 4 for n in shape)
    field = rng.standard_normal(small).astype(F32)
    field = gaussian_filter(field, sigma / shrink, mode="wrap")
    if shrink > 1:
        field = zoom(field, shrink, order=3, prefilter=False, mode="nearest")
    field = field[: shape[0], : shape[1]]
    return (field - field.mean()) / (field.std() + 1e-6)


def fbm(rng, sigmas, gain=0.6, shape=(SIZE, SIZE)):
    """Sum of noise octaves from coarse to fine, normalised to unit deviation."""
    total = np.zeros(shape, dtype=F32)
    weight = 1.0
    for sigma in sigmas:
        total += F32(weight) * noise(rng, sigma, shape)
        weight *= gain
    return total / total.std()


def line_noise(rng, sigma, length):
    """One-dimensional unit noise."""
    field = gaussian_filter(rng.standard_normal(length), sigma, mode="wrap")
    return (field / (field.std() + 1e-9)).astype(F32)


def curve(rng, start, heading, length, bend, count=160):
    """A wandering curve as (count, 2) points; `bend` is the wander in radians."""
    turn = gaussian_filter(rng.standard_normal(count), count / 7.0, mode="nearest")
    turn = turn / (np.abs(turn).max() + 1e-9) * bend
    angle = heading + turn
    pace = length / count
    points = np.stack([np.cumsum(np.cos(angle)), np.cumsum(np.sin(angle))], axis=1) * pace
    return points + np.asarray(start)


def near_curve(points, reach):
    """Distance to a curve and position along it (0..1), with the window it is valid in.

    `points` are texel coordinates; returns (window, distance, along).
    """
    low = np.floor(points.min(axis=0) + HALF - reach).astype(int)
    high = np.ceil(points.max(axis=0) + HALF + reach).astype(int)
    low, high = np.clip(low, 0, SIZE - 1), np.clip(high, 1, SIZE)
    window = (slice(low[1], high[1]), slice(low[0], high[0]))
    fine = np.linspace(0, len(points) - 1, len(points) * 6)
    at = np.arange(len(points))
    dense = np.stack([np.interp(fine, at, points[:, k]) for k in (0, 1)], axis=1)
    xs = np.arange(low[0], high[0]) - HALF + 0.5
    ys = np.arange(low[1], high[1]) - HALF + 0.5
    queries = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
    distance, index = cKDTree(dense).query(queries, distance_upper_bound=reach)
    shape = (len(ys), len(xs))
    distance = np.minimum(distance, reach).reshape(shape).astype(F32)
    along = (np.minimum(index, len(dense) - 1) / (len(dense) - 1)).reshape(shape)
    return window, distance, along.astype(F32)


def strokes(rng, count, length, bend, shades, width=1):
    """A picture (0..1) of many thin random curved strokes painted over one another."""
    image = Image.new("L", (SIZE, SIZE), 0)
    pen = ImageDraw.Draw(image)
    for _ in range(count):
        start = rng.uniform(-HALF, HALF, 2)
        path = curve(rng, start, rng.uniform(0, 2 * np.pi), rng.gamma(4.0, length / 4.0), bend, 9)
        shade = int(255 * rng.uniform(*shades))
        pen.line([tuple(p) for p in path + HALF], fill=shade, width=width)
    return np.asarray(image, dtype=F32) / 255.0


def bumps(rng, count, radius):
    """Many small round bumps of random size (peak about 1)."""
    field = np.zeros((SIZE, SIZE), dtype=F32)
    for _ in range(count):
        x, y = rng.integers(24, SIZE - 24, 2)
        r = rng.uniform(*radius)
        k = min(int(np.ceil(2.5 * r)), 22)
        yy, xx = np.mgrid[-k : k + 1, -k : k + 1]
        squash = rng.uniform(0.7, 1.4)
        bump = np.exp(-(squash * xx**2 + yy**2 / squash) / (r * r)) * rng.uniform(0.4, 1.0)
        window = field[y - k : y + k + 1, x - k : x + k + 1]
        np.maximum(window, bump, out=window)
    return field
