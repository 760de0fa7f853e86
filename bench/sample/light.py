"""Image-based lighting of a height field: a room with a window, soft shadows, reflections."""

from dataclasses import dataclass, field

import numpy as np
from scipy.ndimage import gaussian_filter, zoom

from fields import F32, SIZE, grid, mix, step

ROOM = 384  # side of the stereographic map of the room
BLURS = (1.5, 5.0, 13.0, 30.0, 60.0)  # pre-blurred copies, from glossy to matt


@dataclass
class Surface:
    """Everything the shader needs to know, as maps of SIZE x SIZE texels."""

    height: np.ndarray
    albedo: np.ndarray
    rough: np.ndarray
    metal: np.ndarray
    gloss: np.ndarray
    mask: np.ndarray
    lay: tuple = None  # (x, y, spread, offset): groove tilt direction, lobe width, local tilt
    bleed: tuple = ()  # blur of the diffuse light per channel (subsurface scattering)
    extra: dict = field(default_factory=dict)


def empty_surface():
    """A black matt plane to draw on."""
    flat = lambda v: np.full((SIZE, SIZE), v, dtype=F32)
    return Surface(flat(0), np.zeros((SIZE, SIZE, 3), F32), flat(0.9), flat(0), flat(0.0), flat(0))


def _panel(u, v, at, half, turn, edge):
    """Soft-edged rotated rectangle on the room map."""
    c, s = np.cos(turn), np.sin(turn)
    x = c * (u - at[0]) + s * (v - at[1])
    y = c * (v - at[1]) - s * (u - at[0])
    outside = np.maximum(np.abs(x) - half[0], np.abs(y) - half[1])
    return step(edge, -edge, outside), x, y


class Room:
    """The light around the table, on a stereographic map of the upper hemisphere."""

    def __init__(self, rng, key=14.0, warm=0.0, sky=1.0):
        line = np.linspace(-1.06, 1.06, ROOM, dtype=F32)
        u, v = np.meshgrid(line, line)
        radius = np.hypot(u, v)
        dome = sky * (0.42 - 0.24 * step(0.15, 0.95, radius) + 0.07 * (-u - v))
        room = dome[..., None] * np.array([0.98, 1.0, 1.04], F32)
        room = mix(room, sky * np.array([0.30, 0.22, 0.15], F32), 0.7 * step(0.1, 0.9, u + 0.2 * v))
        jog = rng.normal(0, 0.008, 2)
        window, x, y = _panel(u, v, (-0.37 + jog[0], -0.31 + jog[1]), (0.15, 0.12), 0.7, 0.02)
        window = window * (0.25 + 0.75 * step(0.006, 0.016, np.abs(x)))
        tint = np.array([1.0 + warm, 1.0, 1.06 - warm], F32)
        room = room + (key * rng.normal(1.0, 0.02)) * window[..., None] * tint
        lamp, _, _ = _panel(u, v, (0.62, 0.18), (0.05, 0.16), 0.25, 0.03)
        room = room + 2.4 * lamp[..., None] * np.array([1.25, 1.0, 0.72], F32)
        tube, _, _ = _panel(u, v, (0.20, -0.27), (0.016, 0.16), 1.15, 0.02)
        room = room + 1.6 * tube[..., None] * np.array([0.92, 1.0, 1.02], F32)
        phone, _, _ = _panel(u, v, (0.05, 0.12), (0.045, 0.085), 0.1, 0.012)
        room = mix(room, np.array([0.05, 0.05, 0.055], F32), 0.85 * phone)
        self.levels = [gaussian_filter(room, (b, b, 0), mode="nearest").astype(F32) for b in BLURS]
        self.map = room

    def lamps(self, rng, count):
        """Directions (count, 3) and colours that together carry the light of the room."""
        small = self.map[::4, ::4]
        line = np.linspace(-1.06, 1.06, ROOM, dtype=F32)[::4]
        u, v = np.meshgrid(line, line)
        r2 = u * u + v * v
        up = (1 - r2) / (1 + r2)
        weight = np.where(r2 < 0.93, 4.0 / (1 + r2) ** 2 * np.maximum(up, 0), 0)
        weight = weight * (line[1] - line[0]) ** 2
        power = (small.mean(axis=2) * weight).ravel()
        total = power.sum()
        ticks = (np.arange(count) + rng.uniform(0, 1)) / count * total
        pick = np.searchsorted(np.cumsum(power), ticks).clip(0, power.size - 1)
        z = up.ravel()[pick]
        d = np.stack([2 * u.ravel()[pick] / (1 + r2.ravel()[pick]),
                      2 * v.ravel()[pick] / (1 + r2.ravel()[pick]), z], axis=1)
        colour = small.reshape(-1, 3)[pick]
        colour = colour / colour.mean(axis=1, keepdims=True) * (total / count) / z[:, None]
        return d.astype(F32), (colour / np.pi).astype(F32)

    def look(self, x, y, z, level):
        """Radiance seen along directions; below the horizon the dark table answers."""
        k = (ROOM - 1) / 2.12 / (1.0 + np.maximum(z, 0.0))
        col = ((x * k) + (ROOM - 1) / 2).astype(np.int32).clip(0, ROOM - 1)
        row = ((y * k) + (ROOM - 1) / 2).astype(np.int32).clip(0, ROOM - 1)
        colour = self.levels[level][row, col]
        return colour * (0.12 + 0.88 * step(-0.25, 0.12, z))[..., None]


def normals(height):
    """Unit normals of a height field."""
    dy, dx = np.gradient(height)
    scale = 1.0 / np.sqrt(1.0 + dx * dx + dy * dy)
    return (-dx * scale).astype(F32), (-dy * scale).astype(F32), scale.astype(F32)


def _shifted(padded, pad, dx, dy, shape):
    return padded[pad + dy : pad + dy + shape[0], pad + dx : pad + dx + shape[1]]


def _visible(low, padded, pad, lamp, top, jitter):
    """How far (0..1) each texel of the half-size height map sees one lamp."""
    flat = max(np.hypot(lamp[0], lamp[1]), 1e-3)
    slope = lamp[2] / flat
    far = min(top / max(slope, 0.05), pad - 2.0)
    block = np.zeros_like(low)
    t = 1.2 * jitter
    while t < far:
        dx, dy = int(round(lamp[0] / flat * t)), int(round(lamp[1] / flat * t))
        rise = _shifted(padded, pad, dx, dy, low.shape) - low - F32(t * slope)
        np.maximum(block, rise * F32(1.0 / (0.35 + 0.05 * t)), out=block)
        t = t * 1.28 + 0.7
    return 1.0 - np.minimum(block, 1.0)


def gather(height, room, rng, count=72):
    """Incoming light with shadows: a vector per colour, and the open share of the sky."""
    low = height.reshape(SIZE // 2, 2, SIZE // 2, 2).mean(axis=(1, 3)) * F32(0.5)
    pad = 150
    padded = np.pad(low, pad, mode="edge")
    top = float(low.max() - np.percentile(low, 1))
    vector = np.zeros((3, 3) + low.shape, F32)
    open_sky = np.zeros_like(low)
    lamps, colours = room.lamps(rng, count)
    whole = 0.0
    for lamp, colour in zip(lamps, colours):
        seen = _visible(low, padded, pad, lamp, top, rng.uniform(0.8, 1.5))
        for axis in range(3):
            for channel in range(3):
                vector[axis, channel] += seen * F32(lamp[axis] * colour[channel])
        share = lamp[2] * colour.mean()
        open_sky += seen * F32(share)
        whole += share
    grow = lambda m: zoom(m, 2, order=1, grid_mode=True, mode="nearest").astype(F32)
    return [[grow(vector[a, c]) for c in range(3)] for a in range(3)], grow(open_sky / whole)


def _mirror(n, view):
    dot = n[0] * view[0] + n[1] * view[1] + n[2] * view[2]
    return [2 * dot * n[k] - view[k] for k in range(3)], dot


def _sheen(room, n, view, rough):
    """Blurred mirror image of the room for ordinary surfaces."""
    ray, dot = _mirror(n, view)
    level = np.clip(rough * (len(BLURS) - 1), 0, len(BLURS) - 1.001)
    out = np.zeros(rough.shape + (3,), F32)
    for k in range(len(BLURS)):
        share = np.clip(1.0 - np.abs(level - k), 0, 1)
        if share.max() > 0:
            out += room.look(*ray, k) * share[..., None]
    return out, dot


def _brushed(room, n, view, lay, where, taps=13):
    """Reflection stretched across machining grooves, for the texels in `where` only."""
    n = [a[where] for a in n]
    view = [a[where] for a in view]
    gx, gy, spread, offset = [a[where] for a in lay]
    out = np.zeros((n[0].size, 3), F32)
    for k in range(taps):
        q = (k + 0.5) / taps * 2 - 1
        tilt = spread * F32(np.sign(q) * abs(q) ** 1.7 * 2.6) + offset
        bent = [n[0] + gx * tilt, n[1] + gy * tilt, n[2]]
        scale = 1.0 / np.sqrt(bent[0] ** 2 + bent[1] ** 2 + bent[2] ** 2)
        ray, _ = _mirror([b * scale for b in bent], view)
        out += room.look(*ray, 1)
    return out / taps


def shade(surface, room, eye, rng, count=72):
    """Radiance leaving every texel towards the eye at (x, y, z)."""
    n = normals(surface.height)
    light, open_sky = gather(surface.height, room, rng, count)
    diffuse = np.stack([sum(np.maximum(light[a][c] * n[a], -0.2 * light[2][c]) for a in range(3))
                        for c in range(3)], axis=-1)
    diffuse = np.maximum(diffuse, 0.02 * np.stack([light[2][c] for c in range(3)], axis=-1))
    for channel, reach in enumerate(surface.bleed):
        soft = gaussian_filter(diffuse[..., channel], reach)
        diffuse[..., channel] = mix(diffuse[..., channel], soft, 0.75 * surface.extra["bleed"])
    x, y = grid()
    view = [eye[0] - x, eye[1] - y, eye[2] - surface.height]
    scale = 1.0 / np.sqrt(view[0] ** 2 + view[1] ** 2 + view[2] ** 2)
    view = [a * scale for a in view]
    mirror, dot = _sheen(room, n, view, surface.rough)
    if surface.lay is not None:
        where = (surface.lay[2] > 0) & (surface.metal > 0.05)
        mirror[where] = _brushed(room, n, view, surface.lay, where)
    fresnel = (1.0 - np.clip(dot, 0, 1)) ** 5
    metal = surface.metal[..., None]
    strength = mix(surface.gloss * (0.04 + 0.5 * fresnel), 0.86 + 0.1 * fresnel, surface.metal)
    colour = mix(np.ones(3, F32) * np.ones_like(mirror), surface.albedo, surface.metal)
    shut = (open_sky ** 1.2)[..., None]
    return diffuse * surface.albedo * (1 - metal) + mirror * colour * strength[..., None] * shut
