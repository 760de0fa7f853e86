"""A turned aluminium flange: six countersunk bolt holes, a raised hub and a bore."""

import numpy as np
from scipy.ndimage import gaussian_filter

import flange_flaws
from backdrop import felt, lay_on, slide
from fields import F32, fbm, grid, line_noise, mix, noise, place, step, strokes
from light import Room, empty_surface

ID = "flange"
NAME = "Machined flange"
EXPOSURE = 1.32
FOCUS = 62.0
PLAN = [("good", "plain")] * 3 + flange_flaws.PLAN

OUTER, FACE = 398.0, 50.0
HUB, HUB_TOP = 196.0, 80.0
BORE = 104.0
CIRCLE, HOLE = 298.0, 37.0
PIN_AT, PIN = (86.0, -228.0), 11.0


def backdrop(rng):
    """Felt shared by all shots of this kind."""
    return felt(rng)


def room(rng):
    """The workshop window."""
    return Room(rng, key=13.0, sky=0.7)


def pose(rng):
    """Where the part came to lie: dx, dy (texels), degrees, scale."""
    return (rng.normal(0, 5), rng.normal(0, 5) + 4, rng.normal(0, 1.4), rng.normal(1.0, 0.006))


def hole_centres():
    """Bolt hole centres in the frame of the part."""
    angles = np.deg2rad(12.0 + 60.0 * np.arange(6))
    return np.stack([CIRCLE * np.cos(angles), CIRCLE * np.sin(angles)], axis=1)


def _edge(inside, top, bottom, bevel):
    """Height of a bevelled step: `inside` is the distance in from the edge."""
    slope = np.clip(bevel - inside, 0, bevel)
    return np.where(inside > 0, top - slope, bottom).astype(F32)


def _profile(radius):
    """Height of the lathe profile over the radius (no bolt holes)."""
    face = _edge(OUTER - radius, FACE, -1.0, 9.0)
    hub = _edge(HUB - radius, HUB_TOP, 0.0, 6.0)
    fillet = 12.0 * np.clip(1 - (radius - HUB) / 14.0, 0, 1) ** 2 * (radius >= HUB)
    body = np.maximum(face + fillet, hub)
    groove = step(148, 149.5, radius) * step(163, 161.5, radius)
    body = body - 9.0 * groove
    bore = _edge(radius - BORE, HUB_TOP, -1.0, 8.0)
    return np.where(radius < BORE + 9, np.minimum(body, bore), body)


def _drill(height, x, y, centres):
    """Cut countersunk holes through the plate."""
    for cx, cy in centres:
        away = np.hypot(x - F32(cx), y - F32(cy)) - F32(HOLE)
        height = np.where(away < 7.0, np.minimum(height, _edge(away, FACE, -1.0, 7.0)), height)
    away = np.hypot(x - F32(PIN_AT[0]), y - F32(PIN_AT[1])) - F32(PIN)
    return np.where(away < 2.5, np.minimum(height, _edge(away, FACE, 16.0, 2.5)), height)


def _tool_marks(rng, radius, angle):
    """Tilt of the surface across the turning grooves, as a function of radius and angle."""
    length = 6000
    spiral = radius * 10 + angle * 4.0
    index = np.clip(spiral, 0, length - 1).astype(int)
    fine = line_noise(rng, 6, length)[index]
    broad = line_noise(rng, 70, length)[index]
    waves = line_noise(rng, 14, length)[np.clip(radius * 10 + 300, 0, length - 1).astype(int)]
    chatter = np.sin(angle * 47 + 0.11 * radius) * 0.012
    sector = 0.7 + 0.3 * np.sin(angle * 3 + 0.03 * radius + rng.uniform(0, 6))
    return 0.060 * fine + 0.028 * broad + 0.03 * waves * sector + chatter


def _wear(rng):
    """Handling marks: hair-fine scratches and a faint film."""
    hair = gaussian_filter(strokes(rng, 45, 46, 0.35, (0.25, 0.9)), 0.6)
    film = np.clip(fbm(rng, (70, 30, 12), 0.6) * 0.5 + 0.3, 0, 1)
    return hair, film


def build(rng, base, where, flaw):
    """The surface of one part lying at pose `where`, with the named flaw."""
    surface = lay_on(empty_surface(), slide(base, where[0] * 0.3, where[1] * 0.3))
    x, y = place(grid(), where)
    radius = np.hypot(x, y)
    angle = np.arctan2(y, x)
    height = _profile(radius)
    centres = hole_centres()
    if flaw == "missing_hole":
        centres = flange_flaws.skip_hole(rng, surface, x, y, centres, HOLE)
    height = gaussian_filter(_drill(height, x, y, centres), 1.0)
    part = step(0.5, 4.0, height - 6.0)
    tilt = _tool_marks(rng, radius, angle)
    hair, film = _wear(rng)
    top = step(0.90, 0.985, 1.0 / np.sqrt(1 + sum(g * g for g in np.gradient(height))))
    surface.height = np.where(height > 6, height + 0.006 * noise(rng, 1.6), surface.height)
    surface.metal = part
    silver = np.array([0.80, 0.805, 0.81], F32) * (1 - 0.12 * film - 0.10 * np.abs(tilt) / 0.06 * 0.5)[..., None]
    surface.albedo = mix(surface.albedo, silver, part)
    surface.rough = mix(surface.rough, 0.30 + 0.05 * film, part)
    spread = (0.16 + 0.035 * film + 0.10 * hair) * top + 0.05 * (1 - top)
    inv = 1.0 / np.maximum(radius, 1.0)
    turn = np.deg2rad(F32(where[2]))
    c, s = np.cos(turn), np.sin(turn)
    gx, gy = (c * x - s * y) * inv, (s * x + c * y) * inv
    offset = (tilt + 0.05 * hair * noise(rng, 2.0)) * top
    surface.lay = [gx.astype(F32), gy.astype(F32), (spread * part).astype(F32), offset.astype(F32)]
    flange_flaws.apply(rng, surface, where, flaw)
    return surface
