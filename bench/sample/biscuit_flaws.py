"""What goes wrong with biscuits. Each flaw edits the maps and marks the mask."""

import numpy as np
from scipy.ndimage import gaussian_filter

from fields import F32, SIZE, curve, fbm, grid, mix, near_curve, noise, step, unplace
from strands import lay_strand

PLAN = [
    ("broken", "broken_corner"), ("broken", "chipped_edge"),
    ("crack", "crack_long"), ("crack", "crack_fine"),
    ("burnt", "burnt_edge"), ("burnt", "burnt_spot"),
    ("foreign", "plastic"), ("foreign", "hair"),
    ("unpierced", "unpierced"),
]

PALE = np.array([0.74, 0.53, 0.27], F32)


def _on_part(points, where):
    return unplace(np.asarray(points, dtype=float).reshape(-1, 2), where)


def skipped_holes(flaw, holes):
    """Numbers of the docker holes that were never pressed."""
    if flaw != "unpierced":
        return set()
    at = np.argsort(np.hypot(holes[:, 0] - 52, holes[:, 1] - 104))
    return set(at[:2].tolist())


def cut(rng, flaw, where):
    """Signed distance to the material that broke away (negative where it is gone), or None."""
    x, y = grid()
    rough = 9.0 * fbm(rng, (42, 18, 8, 3.5), 0.62)
    if flaw == "broken_corner":
        p = _on_part([(352, -175), (175, -318)], where)
        line = p[1] - p[0]
        side = np.array([-line[1], line[0]]) / np.hypot(*line)
        return ((x - F32(p[0][0])) * F32(-side[0]) + (y - F32(p[0][1])) * F32(-side[1])) + rough
    if flaw == "chipped_edge":
        c = _on_part([(-120, 318)], where)[0]
        return np.hypot((x - F32(c[0])) * 0.72, (y - F32(c[1])) * 1.1) - 54 + 0.7 * rough
    return None


def carve(rng, surface, gap, albedo, height, body):
    """Remove the broken piece and show the pale inside on the fracture."""
    if gap is None:
        return albedo, height, body
    surface.mask = np.maximum(surface.mask, step(2, -2, gap) * body)
    surface.extra["ghost"] = np.where(body > 0.5, height, 0).astype(F32)
    slope = step(0, 15, gap + 3.0 * noise(rng, 4))
    inner = step(19, 8, gap + 4.0 * noise(rng, 5)) * step(-1, 1, gap)
    crumbly = 2.4 * fbm(rng, (5, 2.5, 1.3), 0.8)
    broken = height * (0.30 + 0.70 * slope) + crumbly
    height = mix(height, np.minimum(broken, height), step(20, 10, gap))
    shade = PALE * (1 + 0.09 * fbm(rng, (4, 1.6), 0.8)[..., None])
    albedo = mix(albedo, shade, 0.9 * inner)
    surface.mask = np.maximum(surface.mask, step(0.3, 0.7, inner * body))
    return albedo, height, body * step(-0.8, 0.8, gap)


def _crumbs(rng, surface, at, spread, count):
    """Loose crumbs that fell beside the break."""
    x, y = grid()
    for _ in range(count):
        cx, cy = at + rng.normal(0, spread, 2)
        size = rng.gamma(3.0, 1.25) + 1.6
        c, r = int(cx + SIZE / 2), int(cy + SIZE / 2)
        k = int(size * 2 + 4)
        if not (k < c < SIZE - k and k < r < SIZE - k):
            continue
        w = (slice(r - k, r + k), slice(c - k, c + k))
        away = np.hypot((x[w] - cx) * rng.uniform(0.75, 1.3), y[w] - cy)
        away = away / size + 0.22 * noise(rng, 2.2, away.shape)
        cover = step(1.05, 0.9, away)
        lump = size * 1.1 * np.sqrt(np.clip(1 - away**2, 0, 1)) + 1.5
        surface.height[w] += lump * cover
        paint = PALE * F32(rng.uniform(0.55, 1.0)) * (1 + 0.12 * noise(rng, 1.5, away.shape))[..., None]
        surface.albedo[w] = mix(surface.albedo[w], paint, cover)
        surface.mask[w] = np.maximum(surface.mask[w], cover)


def broken_corner(rng, surface, where):
    """Crumbs near the lost corner."""
    _crumbs(rng, surface, _on_part([(345, -290)], where)[0], 38, 13)


def chipped_edge(rng, surface, where):
    """Crumbs near the chip."""
    _crumbs(rng, surface, _on_part([(-105, 352)], where)[0], 24, 8)


def _crack(rng, surface, path, width, depth):
    """A wandering crack with lifted lips and pale walls."""
    path = path + 3.2 * np.stack([gaussian_filter(rng.standard_normal(len(path)), 2.0),
                                  gaussian_filter(rng.standard_normal(len(path)), 2.0)], 1) * 2
    window, away, along = near_curve(path, width * 4 + 16)
    away = away + 0.5 * noise(rng, 2.0, away.shape)
    span = width * np.clip(1.1 - along**2.5, 0.12, 1) * (1 + 0.25 * noise(rng, 12, away.shape))
    span = np.maximum(span, 0.5)
    body = surface.extra["bleed"][window]
    void = step(span + 0.8, span - 0.8, away) * body
    lip = np.exp(-((away - span) / 7.0) ** 2) * body * np.clip(1.1 - along, 0, 1)
    wall = step(span + 2.6, span + 0.6, away) * body
    surface.albedo[window] = mix(surface.albedo[window], PALE, 0.42 * wall * (1 - void))
    surface.albedo[window] = mix(surface.albedo[window], np.array([0.16, 0.075, 0.026], F32), 0.8 * void)
    surface.height[window] += 1.6 * lip - depth * void
    surface.mask[window] = np.maximum(surface.mask[window], step(0.3, 0.6, wall))


def crack_long(rng, surface, where):
    """A crack from the edge deep into the biscuit, with a branch."""
    main = _on_part(curve(rng, (-130, -312), 1.25, 400, 0.45), where)
    _crack(rng, surface, main, 3.2, 24)
    fork = curve(rng, main[70], 0.45, 110, 0.5, 60)
    _crack(rng, surface, fork, 1.7, 14)


def crack_fine(rng, surface, where):
    """A short hairline crack between two holes."""
    _crack(rng, surface, _on_part(curve(rng, (378, 40), 2.95, 175, 0.5), where), 1.5, 11)


def _burn(rng, surface, at, size, strength, squash=1.0):
    """Over-baked dough: brown to black with a ragged soft border."""
    x, y = grid()
    r = np.hypot((x - F32(at[0])) * squash, (y - F32(at[1])) / squash) / size
    field = 1.0 - r + 0.20 * fbm(rng, (48, 22, 9, 4), 0.62)
    body = surface.extra["bleed"]
    level = np.clip(step(-0.12, 0.75, field) * strength, 0, 0.97) * body
    level = np.clip(level * (1 + 0.10 * fbm(rng, (5, 2.2), 0.8)), 0, 0.98)[..., None]
    toast = surface.extra["toast"] + 0.80 * level[..., 0] + 0.05 * fbm(rng, (9, 3), 0.7) * level[..., 0]
    black = np.array([0.014, 0.009, 0.007], F32)
    scorched = mix(surface.extra["colour_of"](toast), black, np.clip(level * 1.8 - 1.05, 0, 0.9))
    surface.albedo = mix(surface.albedo, scorched, np.clip(level * 3, 0, 1))
    surface.mask = np.maximum(surface.mask, step(0.34, 0.40, gaussian_filter(level[..., 0], 3)))


def burnt_edge(rng, surface, where):
    """One side was too near the oven wall."""
    _burn(rng, surface, _on_part([(-405, 170)], where)[0], 235, 0.97, 1.1)


def burnt_spot(rng, surface, where):
    """A small over-browned spot inside the field."""
    _burn(rng, surface, _on_part([(105, 108)], where)[0], 60, 0.60)


def plastic(rng, surface, where):
    """A shard of blue plastic pressed into the dough."""
    at = _on_part([(-155, 62)], where)[0]
    x, y = grid()
    dx, dy = x - F32(at[0]), y - F32(at[1])
    edge = np.full_like(x, -99.0)
    for turn, reach in ((0.3, 17.0), (1.75, 10.0), (2.9, 18.0), (4.1, 13.0), (5.2, 12.0)):
        edge = np.maximum(edge, F32(np.cos(turn)) * dx + F32(np.sin(turn)) * dy - F32(reach))
    edge = edge + 0.4 * noise(rng, 3)
    cover = step(0.8, -0.8, edge)
    lid = gaussian_filter(surface.height, 8) + 5.0 + 0.12 * dx - 0.08 * dy + np.minimum(0, -edge - 3) * 0.5
    surface.height = np.where(cover > 0.5, np.maximum(lid, surface.height * 0.2), surface.height)
    surface.albedo = mix(surface.albedo, np.array([0.02, 0.115, 0.36], F32), cover)
    surface.gloss = mix(surface.gloss, 1.0, cover)
    surface.rough = mix(surface.rough, 0.28, cover)
    surface.extra["bleed"] = surface.extra["bleed"] * (1 - cover)
    surface.mask = np.maximum(surface.mask, cover)


def hair(rng, surface, where):
    """A hair baked onto the surface."""
    path = _on_part(curve(rng, (95, -235), 1.9, 270, 1.3), where)
    lay_strand(rng, surface, path, 1.3, (0.022, 0.014, 0.010), 2.2)


def apply(rng, surface, where, flaw):
    """Edit `surface` so that it shows the named flaw."""
    work = {f.__name__: f for f in (broken_corner, chipped_edge, crack_long, crack_fine,
                                    burnt_edge, burnt_spot, plastic, hair)}
    if flaw in work:
        work[flaw](rng, surface, where)
    if flaw == "unpierced":
        _mark_unpierced(surface, where)
    surface.height = np.maximum(surface.height, 0).astype(F32)
    surface.albedo = np.clip(surface.albedo, 0.004, 1).astype(F32)


def _mark_unpierced(surface, where):
    holes = surface.extra["holes"]
    gone = sorted(skipped_holes("unpierced", holes))
    x, y = grid()
    for cx, cy in _on_part(holes[gone], where):
        away = np.hypot(x - F32(cx), y - F32(cy))
        surface.mask = np.maximum(surface.mask, step(17, 15, away))
