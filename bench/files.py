"""Writes what the images below a folder look like to Pillow and tifffile, for `bench:files`.

    pip install pillow==13.0.0 tifffile==2026.3.3 imagecodecs==2026.3.6 numpy==2.4.6
    python bench/files.py DIR [--out DIR/manifest.json]

For each file: its size upright and the mean grey (ITU-R BT.601, over white) of 32 x 32 cells, or
why the reference cannot read it. TIFFs are read by tifffile, and by Pillow where that fails.

Ranges are the app's, since no standard says them. Integers of less than 16 bits use all their bits.
Those of 16 or more and floats above 1 are camera data of 8, 10, 12, 14 or 16 bits, the fewest that
hold all; what needs more, and signed numbers of 15 bits, goes to the most of its type. Floats up to 1
go to 1, signed numbers with negative values count from the least of their type.
"""

import argparse
import json
import pathlib

import numpy as np
import tifffile
from PIL import Image, ImageOps

CELLS = 32
REDUCED = 1
MASK = 4


def cells(length):
    """Weights of pixels in cells: each cell is the mean of what lies in it."""
    edges = np.arange(CELLS + 1) * length / CELLS
    low, high = edges[:-1, None], edges[1:, None]
    pixel = np.arange(length)[None, :]
    share = np.minimum(high, pixel + 1) - np.maximum(low, pixel)
    return share.clip(0) / (high - low)


def described(rgb):
    """Size and thumbnail of an array of heights x widths x 3, 0 to 255."""
    height, width = rgb.shape[:2]
    grey = rgb.astype(np.float64) @ np.array([0.299, 0.587, 0.114])
    small = cells(height) @ grey @ cells(width).T
    return {'width': width, 'height': height, 'grey': np.round(small, 1).ravel().tolist()}


def over_white(colour, alpha):
    """`alpha` from 0 to 1."""
    return colour * alpha[..., None] + 255 * (1 - alpha[..., None])


def by_pillow(path):
    with Image.open(path) as image:
        image.load()
        mode = image.mode
        if mode.startswith('I') or mode == 'F':
            grey = to_bytes(np.asarray(ImageOps.exif_transpose(image)), None)
            return np.repeat(grey[..., None], 3, axis=2)
        image = ImageOps.exif_transpose(image)
        rgba = np.asarray(image.convert('RGBA' if has_alpha(image) else 'RGB'), np.float64)
        return over_white(rgba[..., :3], rgba[..., 3] / 255) if rgba.shape[2] == 4 else rgba


def has_alpha(image):
    return image.mode in ('RGBA', 'LA', 'PA', 'RGBa', 'La') or 'transparency' in image.info


CAMERA_BITS = (8, 10, 12, 14, 16)


def camera_white(values, promised=0):
    """White of camera data in files of 16 or more bits; None where it needs more."""
    most = max(values.max(), promised)
    return next((2**bits - 1 for bits in CAMERA_BITS if most <= 2**bits - 1), None)


def to_bytes(values, bits, promised=0):
    """
    Samples as 0 to 255; see above.

    `promised` is the largest sample that the file says there may be.
    """
    if np.issubdtype(values.dtype, np.floating):
        values = values.astype(np.float64)
        if not np.isfinite(values).all() or values.min() < 0 or values.max() > 65535:
            raise ValueError('floats of no known range')
        return values * 255 / (1 if values.max() <= 1 else camera_white(values))
    info = np.iinfo(values.dtype)
    if values.min() < 0:
        return (values.astype(np.float64) - info.min) * 255 / (info.max - info.min)
    if info.min == 0 and (bits or info.bits) < 16:
        white = 2 ** (bits or info.bits) - 1
    else:
        white = camera_white(values, promised) if info.bits > 8 else info.max
        if white is None or (values.dtype == np.int16 and white == 65535):
            white = info.max
    return values.astype(np.float64) * 255 / white


def by_tifffile(path):
    with tifffile.TiffFile(path) as tiff:
        photos = [page for page in tiff.pages if not page.subfiletype & (REDUCED | MASK)]
        page = (photos or [max(tiff.pages, key=lambda one: one.imagewidth * one.imagelength)])[0]
        values = page.asarray()
        if values.dtype == bool:
            values = values.astype(np.uint8)
        if page.samplesperpixel > 1 and page.planarconfig == 2:
            values = np.moveaxis(values, 0, -1)
        if values.ndim == 2:
            values = values[..., None]
        rgb = colours(page, values)
        return turned(rgb, page.tags.valueof(274, 1))


def colours(page, values):
    kind = page.photometric.name
    if kind == 'PALETTE':
        palette = page.colormap.astype(np.float64) / (257 if page.colormap.max() > 255 else 1)
        return palette[:, values[..., 0]].transpose(1, 2, 0)
    bits = page.bitspersample
    count = {'MINISBLACK': 1, 'MINISWHITE': 1, 'RGB': 3, 'SEPARATED': 4}.get(kind)
    if kind == 'YCBCR' and page.compression.name == 'JPEG':
        count = 3
    if count is None or values.shape[2] < count:
        raise ValueError(f'colours {kind}')
    # Inks, luma and alpha use all of their bits.
    promised = 65535 if count == 4 or kind == 'YCBCR' else np.max(page.tags.valueof(281, 0))
    colour = to_bytes(values[..., :count], bits, promised)
    if kind == 'MINISWHITE':
        colour = 255 - colour
    if count == 4:
        colour = (255 - colour[..., :3]) * (255 - colour[..., 3:]) / 255
    if count == 1:
        colour = np.repeat(colour, 3, axis=2)
    extra = [int(one) for one in page.extrasamples]
    at = next((i for i, one in enumerate(extra) if one in (1, 2)), None)
    if at is None:
        return colour
    alpha = to_bytes(values[..., count + at], bits, 65535) / 255
    return colour + 255 * (1 - alpha[..., None]) if extra[at] == 1 else over_white(colour, alpha)


def turned(rgb, orientation):
    if orientation >= 5:
        rgb = rgb.swapaxes(0, 1)
    if orientation in (2, 3, 6, 7):
        rgb = rgb[:, ::-1]
    if orientation in (3, 4, 7, 8):
        rgb = rgb[::-1]
    return rgb


def describe(path):
    is_tiff = path.open('rb').read(4)[:4] in (b'II*\0', b'MM\0*', b'II+\0', b'MM\0+')
    reasons = []
    for read in (by_tifffile, by_pillow) if is_tiff else (by_pillow,):
        try:
            return described(np.asarray(read(path)))
        except Exception as error:  # Whatever a decoder meets in a broken file.
            reasons.append(f'{read.__name__[3:]}: {error}')
    return {'unread': '; '.join(reasons)[:200]}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('folder', type=pathlib.Path)
    parser.add_argument('--out', type=pathlib.Path)
    options = parser.parse_args()
    out = options.out or options.folder / 'manifest.json'
    files = sorted(path for path in options.folder.rglob('*') if path.is_file() and path != out)
    manifest = {path.relative_to(options.folder).as_posix(): describe(path) for path in files}
    out.write_text(json.dumps(manifest))


if __name__ == '__main__':
    main()
