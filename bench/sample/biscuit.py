"""A baked butter biscuit: scalloped edge, docker holes, a toasted rim, on blue-grey linen."""

import numpy as np
from scipy.ndimage import gaussian_filter

import biscuit_flaws
from backdrop import lay_on, linen, slide
from fields import F32, bumps, fbm, grid, mix, noise, place, step
from light import Room, empty_surface

ID = "biscuit"
NAME = "Butter biscuit"
EXPOSURE = 1.8
FOCUS = 44.0
PLAN = [("good", "plain")] * 3 + biscuit_flaws.PLAN

HALF_W, HALF_H, CORNER = 372.0, 300.0, 40.0
TOP = 46.0
SCALLOPS_X, SCALLOPS_Y = 13, 10
HOLES_X, HOLES_Y, HOLE_GAP = 6, 5, 104.0


def backdrop(rng):
    """Cloth shared by all shots of this kind."""
    return linen(rng)


def room(rng):
    """A kitchen window, a little warmer."""
    return Room(rng, key=15.0, warm=0.05, sky=0.62)


def pose(rng):
    """Where the biscuit came to lie: dx, dy (texels), degrees, scale."""
    return (rng.normal(0, 5), rng.normal(0, 5) + 2, rng.normal(0, 1.5), rng.normal(1.0, 0.008))


def hole_grid():
    """Nominal docker holes in the frame of the biscuit."""
    xs = (np.arange(HOLES_X) - (HOLES_X - 1) / 2) * HOLE_GAP
    ys = (np.arange(HOLES_Y) - (HOLES_Y - 1) / 2) * HOLE_GAP
    return np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)


def _outline(x, y):
    """Signed distance (negative inside) to the scalloped outline."""
    qx, qy = np.abs(x) - F32(HALF_W - CORNER), np.abs(y) - F32(HALF_H - CORNER)
    outside = np.hypot(np.maximum(qx, 0), np.maximum(qy, 0))
    box = outside + np.minimum(np.maximum(qx, qy), 0) - F32(CORNER)
    along_x = np.abs(np.cos(np.pi * SCALLOPS_X * (x / (2 * HALF_W) + 0.5)))
    along_y = np.abs(np.cos(np.pi * SCALLOPS_Y * (y / (2 * HALF_H) + 0.5)))
    side = step(-30, 30, qx - qy)
    lobes = along_x * (1 - side) + along_y * side
    fade = step(-120, -10, box)
    return box + (13.0 * (np.sqrt(lobes + 0.02) - 0.75)) * -1.0 * fade, box


def _dock(rng, x, y, skip):
    """Depth (0..1) of the docker holes and the swelling of dough around them."""
    pits = np.zeros_like(x)
    pull = np.zeros_like(x)
    for k, (cx, cy) in enumerate(hole_grid()):
        jx, jy = rng.normal(0, 1.6, 2)
        size, squash = 10.5 * rng.normal(1, 0.07), rng.normal(1, 0.06)
        if k in skip:
            continue
        r = np.hypot((x - F32(cx + jx)) * F32(squash), (y - F32(cy + jy)) / F32(squash))
        pits = np.maximum(pits, step(size + 2.5, size - 4.0, r) * F32(rng.normal(1, 0.06)))
        pull = np.maximum(pull, np.exp(-((r / 33.0) ** 2)))
    return pits, pull


def _crumb(rng):
    """Texture of the baked surface: swell, blisters, pores and fine grain."""
    swell = fbm(rng, (60, 28, 13), 0.62)
    grain = fbm(rng, (5.5, 2.6, 1.3), 0.72)
    blisters = gaussian_filter(bumps(rng, 420, (4, 9)), 0.8)
    pores = gaussian_filter(bumps(rng, 1500, (1.2, 3.6)), 0.6)
    return swell, grain, blisters, pores


def _bake(rng, depth_in, box, relief, pits, swell, grain):
    """How brown each place is (0 pale dough .. 1 dark toast)."""
    rim = np.exp(-np.maximum(depth_in, 0) / 17.0)
    wide = np.exp(-np.maximum(-box, 0) / 70.0)
    patch = fbm(rng, (130, 60, 24), 0.6)
    toast = 0.24 + 0.42 * rim + 0.20 * wide + 0.045 * patch + 0.05 * swell + 0.035 * relief
    toast += 0.045 * grain - 0.10 * pits + 0.03 * rng.normal()
    return np.clip(toast + 0.05 * noise(rng, 2.2), 0, 1.15)


def colour_of(toast):
    """Albedo of dough baked to a degree of browning."""
    stops = (0.0, 0.28, 0.5, 0.75, 1.15)
    shades = np.array([(0.80, 0.60, 0.33), (0.70, 0.445, 0.185), (0.54, 0.275, 0.082),
                       (0.31, 0.125, 0.033), (0.085, 0.034, 0.014)])
    return np.stack([np.interp(toast, stops, shades[:, k]) for k in range(3)], -1).astype(F32)


def build(rng, base, where, flaw):
    """The surface of one biscuit lying at pose `where`, with the named flaw."""
    surface = lay_on(empty_surface(), slide(base, where[0] * 0.3, where[1] * 0.3))
    x, y = place(grid(), where)
    x = x + 2.2 * noise(rng, 80) + 0.8 * noise(rng, 18)
    y = y + 2.2 * noise(rng, 80) + 0.8 * noise(rng, 18)
    edge, box = _outline(x, y)
    edge = edge + 0.7 * noise(rng, 4)
    depth_in = -edge
    swell, grain, blisters, pores = _crumb(rng)
    pits, pull = _dock(rng, x, y, biscuit_flaws.skipped_holes(flaw, hole_grid()))
    cut = biscuit_flaws.cut(rng, flaw, where)
    shoulder = np.sqrt(np.clip(1 - (1 - np.clip(depth_in / 26.0, 0, 1)) ** 2, 0, 1))
    frame = np.exp(-(((box + 38) / 7.0) ** 2))
    relief = 2.0 * swell + 2.4 * blisters - 2.2 * frame - 5.0 * pull
    crumb = relief + 0.62 * grain - 2.6 * pores
    height = TOP * (0.30 + 0.70 * shoulder) + crumb * (0.4 + 0.6 * shoulder)
    height = height + 6.0 * step(0, -330, box) - 19.0 * pits
    body = step(-0.8, 0.8, depth_in)
    toast = _bake(rng, depth_in, box, relief, pits, swell, grain)
    toast = toast + 0.10 * frame * rng.uniform(0.4, 0.8) + 0.10 * step(0.3, 0.9, pores)
    albedo = colour_of(toast) * (1 + 0.035 * noise(rng, 1.1)[..., None])
    bran = gaussian_filter(bumps(rng, 240, (1.0, 2.4)), 0.5)
    albedo = mix(albedo, np.array([0.20, 0.085, 0.03], F32), 0.45 * bran)
    albedo, height, body = biscuit_flaws.carve(rng, surface, cut, albedo, height, body)
    surface.height = np.where(body > 0.5, np.maximum(height, 3.0), surface.height).astype(F32)
    surface.albedo = mix(surface.albedo, albedo, body)
    surface.gloss = mix(surface.gloss, np.clip(0.30 + 0.16 * swell, 0.05, 0.7) * (1 - 0.6 * pores), body)
    surface.rough = mix(surface.rough, 0.62, body)
    surface.bleed = (3.2, 1.8, 0.8)
    surface.extra.update(bleed=body, toast=toast, colour_of=colour_of, holes=hole_grid())
    biscuit_flaws.apply(rng, surface, where, flaw)
    return surface
