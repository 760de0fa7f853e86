"""What the parts lie on: grey wool felt and washed linen."""

import numpy as np
from scipy.ndimage import gaussian_filter, map_coordinates

from fields import F32, HALF, SIZE, fbm, grid, mix, noise, strokes


def felt(rng):
    """Pressed wool: layers of tangled fibres. Returns height and albedo."""
    height = np.zeros((SIZE, SIZE), F32)
    shade = np.zeros((SIZE, SIZE), F32)
    for count, dim in ((7000, 0.55), (6000, 0.8), (4200, 1.0)):
        layer = strokes(rng, count, 52, 2.2, (0.25, 1.0), width=2)
        layer = gaussian_filter(layer, 0.7)
        cover = layer > 0.12
        shade = np.where(cover, dim * layer, shade * 0.85)
        height = np.where(cover, height * 0.4 + 1.6 * layer, height)
    height = gaussian_filter(height, 0.8) * 2.2 + 1.6 * fbm(rng, (34, 15, 7), 0.7)
    tone = 0.035 + 0.115 * gaussian_filter(shade, 0.6) * (1 + 0.10 * noise(rng, 40))
    albedo = tone[..., None] * np.array([0.94, 1.0, 1.10], F32)
    lint = gaussian_filter(strokes(rng, 70, 26, 2.6, (0.4, 1.0)), 0.7)
    albedo = mix(albedo, np.array([0.22, 0.22, 0.23], F32), 0.45 * lint)
    return (height - height.min()).astype(F32), np.maximum(albedo, 0.01).astype(F32)


def _yarns(rng, across, along, pitch):
    """One direction of threads: index, offset from the thread's axis and its width."""
    lanes = int(SIZE / pitch) + 12
    jitter = np.cumsum(rng.normal(0, 0.05, lanes))
    jitter -= np.linspace(jitter[0], jitter[-1], lanes)
    wobble = gaussian_filter(rng.standard_normal((lanes, SIZE)), (0.8, 26)) * 26**0.5 * 0.42
    position = across / pitch + lanes / 2
    column = np.clip(along + HALF, 0, SIZE - 1)
    shift = map_coordinates(wobble, (np.clip(position, 0, lanes - 1), column), order=1)
    position = position + 0.30 * shift
    index = np.clip(np.floor(position), 0, lanes - 1).astype(int)
    slub = 1.0 + 0.22 * gaussian_filter(rng.standard_normal((lanes, SIZE)), (0, 30)) * 10
    slub *= rng.normal(1.0, 0.10, (lanes, 1))
    width = np.clip(slub, 0.6, 1.4)[index, column.astype(int)]
    shade = rng.normal(1.0, 0.07, lanes)[index]
    return index, (position - index - 0.5).astype(F32), width.astype(F32), shade.astype(F32)


def linen(rng, pitch=10.5, colour=(0.118, 0.150, 0.188)):
    """Plain weave with uneven yarns. Returns height and albedo."""
    x, y = grid()
    sag = 5.0 * noise(rng, 150)
    c, s = F32(np.cos(0.05)), F32(np.sin(0.05))
    u, v = c * x + s * y + sag, c * y - s * x + 0.7 * sag
    iu, du, wu, su = _yarns(rng, u, y, pitch)
    iv, dv, wv, sv = _yarns(rng, v, x, pitch)
    wave = np.where((iu + iv) % 2 == 0, 1.0, -1.0)
    warp_top = 2.1 * wave * np.cos(np.pi * dv) + 3.4 * np.sqrt(np.maximum(0, 1 - (2 * du / wu) ** 2))
    weft_top = -2.1 * wave * np.cos(np.pi * du) + 3.4 * np.sqrt(np.maximum(0, 1 - (2 * dv / wv) ** 2))
    over = warp_top > weft_top
    height = gaussian_filter(np.maximum(warp_top, weft_top), 0.9)
    twist = np.where(over, np.sin(1.3 * v + 2.2 * du), np.sin(1.3 * u + 2.2 * dv))
    height = height + 0.16 * twist + 0.25 * noise(rng, 1.0) + 1.5 * noise(rng, 60)
    shade = np.where(over, su, 0.90 * sv) * (1 + 0.06 * noise(rng, 1.2) + 0.04 * noise(rng, 5))
    shade = shade * (0.72 + 0.28 * np.clip((height - np.percentile(height, 5)) / 5.0, 0, 1.1))
    albedo = shade[..., None] * np.asarray(colour, F32)
    fuzz = gaussian_filter(strokes(rng, 260, 24, 2.5, (0.3, 1.0)), 0.7)
    albedo = mix(albedo, np.asarray(colour, F32) * 2.0, 0.35 * fuzz)
    return (height - height.min()).astype(F32), np.maximum(albedo, 0.01).astype(F32)


def slide(pair, dx, dy):
    """The same backdrop a few texels further on (the stand does not hold quite still)."""
    height, albedo = pair
    rows = np.arange(SIZE) - int(round(dy))
    cols = np.arange(SIZE) - int(round(dx))
    pick = np.ix_(rows.clip(0, SIZE - 1), cols.clip(0, SIZE - 1))
    return height[pick].copy(), albedo[pick].copy()


def lay_on(surface, pair, rough=0.95, gloss=0.25):
    """Cover the whole surface with the backdrop."""
    surface.height, surface.albedo = pair
    surface.rough[:] = rough
    surface.gloss[:] = gloss
    return surface


