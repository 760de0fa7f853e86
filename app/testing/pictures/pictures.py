"""Tiny pictures in many variants of file formats, written by Pillow and tifffile.

    pip install pillow==13.0.0 tifffile==2026.3.3 imagecodecs==2026.3.6 numpy==2.4.6
    python app/testing/pictures/pictures.py > app/testing/pictures/pictures.json

All show the picture that `sample` of `pictures.ts` computes.
"""

import base64
import io
import json

import numpy as np
import tifffile
from PIL import Image, ImageCms

WIDTH, HEIGHT = 20, 18
y, x, c = np.mgrid[0:HEIGHT, 0:WIDTH, 0:3]
rgb = ((x * 7 + y * 11 + c * 40) % 256).astype(np.uint8)
grey = rgb[..., 0]
bits = grey > 127
# Long enough for a full table of LZW.
yy, xx = np.mgrid[0:80, 0:90]
noise = ((xx * 7919 + yy * 104729 + (xx * yy) % 251 * 31 + (xx * xx * yy) % 127) % 256).astype(np.uint8)
pictures = {}


def keep(name, data):
    pictures[name] = base64.b64encode(data).decode()


def tiff(name, array, **options):
    file = io.BytesIO()
    tifffile.imwrite(file, array, **{'photometric': 'minisblack', 'metadata': None, **options})
    keep(name, file.getvalue())


def pillow(name, image, form='TIFF', **options):
    file = io.BytesIO()
    image.save(file, form, **options)
    keep(name, file.getvalue())


def rgb_tiff(name, array=rgb, **options):
    tiff(name, array, photometric='rgb', **options)


planes = np.moveaxis(rgb, -1, 0).copy()
wide = rgb.astype(np.uint16) * 257
for name in ('lzw', 'zlib', 'packbits', 'zstd'):
    rgb_tiff(f'rgb {name}', compression=name)
tiff('noise lzw', noise, compression='lzw')
rgb_tiff('rgb planes', planes, planarconfig='separate', rowsperstrip=7)
rgb_tiff('rgb tiles', tile=(16, 16))
rgb_tiff('rgb tiles planes lzw', planes, planarconfig='separate', tile=(16, 16), compression='lzw')
for order in '<>':
    rgb_tiff(f'rgb big {order}', bigtiff=True, byteorder=order)
    rgb_tiff(f'rgb16 differences {order}', wide, predictor=2, compression='zlib', byteorder=order)
    tiff(f'float differences {order}', (grey / 255).astype(np.float32), predictor=3,
         compression='zlib', byteorder=order)
    tiff(f'half {order}', (grey / 255).astype(np.float16), byteorder=order)
    tiff(f'double {order}', (grey / 255).astype(np.float64), byteorder=order)
    tiff(f'uint32 {order}', grey.astype(np.uint32) * 16843009, byteorder=order)
tiff('float 255', grey.astype(np.float32))
tiff('float wild', grey.astype(np.float32) * 1000)
tiff('float not numbers', np.where(grey > 100, np.nan, 0).astype(np.float32))
tiff('int8', (grey.astype(np.int16) - 128).astype(np.int8))
tiff('int16', (grey.astype(np.int32) * 257 - 32768).astype(np.int16))
tiff('int16 from zero', (grey.astype(np.int32) * 32767 // 255).astype(np.int16))
for depth in (10, 12, 14):
    tiff(f'{depth} bits', (grey.astype(np.uint32) * (2**depth - 1) // 255).astype(np.uint16),
         bitspersample=depth)
for depth in (1, 2, 4):
    tiff(f'{depth} bits', (grey >> (8 - depth)), bitspersample=depth)
inks = np.array(Image.fromarray(rgb).convert('CMYK'))
tiff('cmyk', inks, photometric='separated')
tiff('five channels', np.dstack([rgb, grey, grey]), planarconfig='contig')
tiff('lzma', grey, compression='lzma')
tiff('lerc', grey, compression='lerc')
for form in ('group3', 'group4', 'tiff_ccitt'):
    pillow(f'fax {form}', Image.fromarray(bits), compression=form)
pillow('fax group3 two-dimensional', Image.fromarray(bits), compression='group3', tiffinfo={292: 1})
# Runs of every length up to 2,600, black and white.
runs = np.concatenate([np.full(length, length % 2) for length in range(1, 130)]
                      + [np.full(length, i % 2) for i, length in enumerate(range(150, 2650, 61))])
runs = np.resize(runs, (-(-runs.size // 3000), 3000)).astype(bool)
both = np.vstack([runs, ~runs])
for form in ('group3', 'group4', 'tiff_ccitt'):
    pillow(f'runs {form}', Image.fromarray(both), compression=form)
pillow('ycbcr', Image.fromarray(rgb).convert('YCbCr'))
srgb, lab = ImageCms.createProfile('sRGB'), ImageCms.createProfile('LAB')
pillow('lab', ImageCms.profileToProfile(Image.fromarray(rgb), srgb, lab, outputMode='LAB'))
pillow('jpeg in tiff', Image.fromarray(rgb), compression='jpeg', quality=95)
rgb_tiff('jpeg tiles', compression='jpeg', tile=(16, 16),
         compressionargs={'level': 95, 'outcolorspace': 'rgb'})
rgb_tiff('webp in tiff', compression='webp', compressionargs={'lossless': True})

file = io.BytesIO()
with tifffile.TiffWriter(file) as pages:
    pages.write(rgb[::4, ::4].copy(), photometric='rgb', subfiletype=1, metadata=None)
    pages.write(rgb, photometric='rgb', metadata=None)
    pages.write(planes, photometric='rgb', planarconfig='separate', metadata=None, compression='lzw')
keep('small page, then two photos', file.getvalue())

photo = Image.fromarray(np.kron(rgb, np.ones((3, 3, 1), np.uint8)))
for kind, options in {
    'plain': {}, 'grey': {}, 'full chroma': {'subsampling': 0}, 'progressive': {'progressive': True},
    'restarts': {'restart_marker_blocks': 2},
    'progressive with restarts': {'progressive': True, 'restart_marker_blocks': 2},
}.items():
    image = photo.convert('L') if kind == 'grey' else photo
    pillow(f'jpeg {kind}', image, 'JPEG', quality=80, **options)
for orientation in range(2, 9):
    exif = Image.Exif()
    exif[274] = orientation
    pillow(f'webp {orientation}', Image.fromarray(rgb), 'WEBP', exif=exif, lossless=True)
    if orientation in (3, 6):
        pillow(f'png {orientation}', Image.fromarray(rgb), 'PNG', exif=exif)

print(json.dumps(pictures, indent=2))
