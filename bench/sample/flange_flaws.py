"""What goes wrong with flanges. Each flaw edits the maps and marks the mask."""

import numpy as np

from fields import F32, curve, fbm, grid, mix, near_curve, noise, step, unplace
from strands import lay_strand

PLAN = [
    ("scratch", "scratch_deep"), ("scratch", "scratch_fine"),
    ("dent", "nick"), ("dent", "ding"),
    ("corrosion", "rust"), ("corrosion", "bloom"),
    ("missing_hole", "missing_hole"),
    ("fibre", "lint"), ("fibre", "hair"),
]


def _on_part(points, where):
    return unplace(np.asarray(points, dtype=float).reshape(-1, 2), where)


def skip_hole(rng, surface, x, y, centres, hole):
    """Leave out one bolt hole and mark where it should be."""
    gone = int(rng.integers(0, 6))
    cx, cy = centres[gone]
    away = np.hypot(x - F32(cx), y - F32(cy)) - F32(hole + 6)
    surface.mask = np.maximum(surface.mask, step(1, -1, away))
    return np.delete(centres, gone, axis=0)


def _scratch(rng, surface, where, start, heading, length, width, depth, bend):
    """A furrow with burred lips that catch the light."""
    path = _on_part(curve(rng, start, heading, length, bend), where)
    window, away, along = near_curve(path, width * 4 + 6)
    press = np.sqrt(np.maximum(np.sin(np.pi * along), 0))
    press = press * np.clip(1 + 0.35 * noise(rng, 7, away.shape), 0.25, 1.5)
    span = width * (0.35 + 0.65 * press)
    metal = surface.metal[window]
    groove = np.exp(-((away / span) ** 2)) * press * metal
    lip = np.exp(-(((away - 1.7 * span) / (0.7 * span)) ** 2)) * press * metal
    surface.height[window] += depth * (0.55 * lip - groove)
    surface.rough[window] = mix(surface.rough[window], 0.42, groove)
    spread = surface.lay[2]
    spread[window] = mix(spread[window], 0.30, np.clip(groove + 0.4 * lip, 0, 1))
    surface.albedo[window] = mix(surface.albedo[window], np.full(3, 0.62, F32), 0.5 * groove)
    hit = step(0.10, 0.2, groove + lip) * step(38, 44, surface.height[window])
    surface.mask[window] = np.maximum(surface.mask[window], hit)


def scratch_deep(rng, surface, where):
    """A long gouge over the face with a skip and a short companion."""
    _scratch(rng, surface, where, (-335, 60), 0.95, 228, 2.5, 2.6, 0.18)
    _scratch(rng, surface, where, (-300, 40), 1.02, 120, 1.6, 1.3, 0.12)


def scratch_fine(rng, surface, where):
    """A single thin line on the hub-side face."""
    _scratch(rng, surface, where, (142, -188), 0.55, 165, 1.35, 0.9, 0.2)


def _ding(rng, surface, at, size, depth, squash, turn):
    """A pressed hollow with a raised, slightly torn rim."""
    x, y = grid()
    c, s = np.cos(turn), np.sin(turn)
    dx, dy = x - F32(at[0]), y - F32(at[1])
    u, v = (c * dx + s * dy) / squash, (c * dy - s * dx) * squash
    r = np.hypot(u, v) * (1 + 0.09 * noise(rng, 9)) / size
    bowl = np.clip(1 - r * r, 0, 1) ** 1.2
    rim = np.exp(-(((r - 1.12) / 0.16) ** 2))
    metal = surface.metal
    surface.height += (0.16 * depth * rim - depth * bowl) * metal * np.clip(surface.height / 20, 0, 1)
    pressed = step(1.05, 0.85, r) * metal
    surface.lay[2][:] = mix(surface.lay[2], 0.07 * (surface.lay[2] > 0), pressed)
    surface.lay[3][:] = surface.lay[3] * (1 - 0.8 * pressed) + 0.05 * pressed * noise(rng, 2.5)
    surface.mask = np.maximum(surface.mask, step(1.3, 1.2, r) * step(0.2, 0.5, metal))


def nick(rng, surface, where):
    """A blow on the rim that broke the chamfer."""
    at = _on_part([(392 * np.cos(-0.35), 392 * np.sin(-0.35))], where)[0]
    surface.extra["ghost"] = surface.height.copy()
    _ding(rng, surface, at, 25, 24, 1.25, 1.2)


def ding(rng, surface, where):
    """A shallow round dent on the face."""
    at = _on_part([(-48, 290)], where)[0]
    _ding(rng, surface, at, 20, 5.5, 1.12, 0.4)


def _oxide(rng, surface, at, size, dark, tint, grain, strength):
    """A ragged patch of oxide: dull, stained and slightly pitted."""
    x, y = grid()
    r = np.hypot(x - F32(at[0]), y - F32(at[1])) / size
    field = 1.0 - r + 0.33 * fbm(rng, (26, 12, 6, 3), 0.65)
    core = step(0.12, 0.62, field) * surface.metal
    edge = step(0.0, 0.12, field) * step(0.34, 0.16, field) * surface.metal
    specks = step(0.9, 1.7, fbm(rng, grain, 0.8)) * core * strength
    cover = np.clip(strength * core + 0.45 * edge * strength, 0, 0.97)
    cover = cover * (0.8 + 0.2 * noise(rng, 3))
    cover = np.clip(cover, 0, 0.97)
    colour = mix(np.asarray(tint, F32) * np.ones((*core.shape, 3), F32), np.asarray(dark, F32),
                 np.clip(0.45 + 0.4 * fbm(rng, (9, 4, 2), 0.7) + 0.4 * edge, 0, 1))
    surface.albedo = mix(surface.albedo, colour, np.clip(cover + specks, 0, 1))
    surface.metal = surface.metal * (1 - np.maximum(0.85 * cover, step(0.15, 0.5, cover) * step(0.4, 0.9, strength)))
    surface.gloss = mix(surface.gloss, 0.5, cover)
    surface.rough = mix(surface.rough, 0.75, cover)
    surface.height += strength**2 * (0.30 * core * noise(rng, 2.2) - 0.7 * specks) * (1 - surface.metal)
    surface.mask = np.maximum(surface.mask, step(0.02, 0.1, field) * step(0.2, 0.5, surface.height / 20))


def rust(rng, surface, where):
    """Brown bleed from steel swarf left on the face."""
    at = _on_part([(-262, 66)], where)[0]
    _oxide(rng, surface, at, 66, (0.09, 0.035, 0.014), (0.34, 0.15, 0.055), (3, 1.6), 0.95)


def bloom(rng, surface, where):
    """A faint chalky bloom where coolant dried."""
    at = _on_part([(282, -88)], where)[0]
    _oxide(rng, surface, at, 58, (0.30, 0.29, 0.27), (0.42, 0.42, 0.41), (4, 2), 0.60)


def lint(rng, surface, where):
    """A blue thread from a wiping cloth."""
    path = _on_part(curve(rng, (205, 85), 1.9, 190, 1.7), where)
    lay_strand(rng, surface, path, 2.6, (0.035, 0.10, 0.32), 3.0, twist=True)


def hair(rng, surface, where):
    """A dark hair across hub and face."""
    path = _on_part(curve(rng, (-150, -20), -2.0, 250, 1.1), where)
    lay_strand(rng, surface, path, 1.25, (0.018, 0.012, 0.009), 2.5)


def apply(rng, surface, where, flaw):
    """Edit `surface` so that it shows the named flaw."""
    work = {f.__name__: f for f in (scratch_deep, scratch_fine, nick, ding, rust, bloom, lint, hair)}
    if flaw in work:
        work[flaw](rng, surface, where)
    surface.height = np.maximum(surface.height, 0).astype(F32)
    surface.albedo = np.clip(surface.albedo, 0.004, 1).astype(F32)


