"""Expected values of app/core/image/resize.ts: Pillow's bilinear filter, computed in float.

    pip install numpy==2.2.6 pillow==12.0.0
    python app/testing/expected/resize.py > app/testing/expected/resize.json
"""

import json

import numpy as np
from PIL import Image

CASES = [
    ("down, uneven", (13, 9), (5, 4)),
    ("up", (3, 4), (7, 6)),
    ("down one way, up the other", (20, 3), (6, 8)),
    ("strongly down", (61, 47), (4, 3)),
]


def picture(width, height):
    """The picture that the test draws too."""
    x, y, c = np.meshgrid(np.arange(width), np.arange(height), np.arange(3))
    return ((x * 37 + y * 91 + c * 53 + ((x * y) % 7) * 20) % 256).astype(np.float32)


def resize(image, size):
    """Mode F keeps fractions: an 8-bit resize would round between its two passes."""
    channels = [
        np.asarray(Image.fromarray(image[:, :, c], mode="F").resize(size, Image.BILINEAR))
        for c in range(3)
    ]
    return np.stack(channels, axis=-1)


cases = []
for name, source, target in CASES:
    values = resize(picture(*source), target)
    cases.append(
        {
            "name": name,
            "from": source,
            "to": target,
            "values": [round(float(v), 4) for v in values.ravel()],
        }
    )
print(json.dumps({"cases": cases}))
