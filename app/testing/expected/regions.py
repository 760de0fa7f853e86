"""Expected numbers for app/core/regions, from SciPy and OpenCV; needs what metrics.py needs.

/tmp/venv/bin/python regions.py | npx prettier --parser json > regions.json
"""

import json
import math

import cv2
import numpy as np
from scipy import ndimage

from metrics import noise, noise_map


def regions_of(values, threshold, scale_x, scale_y):
    """Regions by falling peak. Places are outer corners of pixels, in pixels of the image."""
    labels, count = ndimage.label(values >= threshold, np.ones((3, 3)))
    index = np.arange(1, count + 1)
    peaks = ndimage.maximum(values, labels, index)
    means = ndimage.mean(values.astype(np.float64), labels, index)
    centres = ndimage.center_of_mass(values >= threshold, labels, index)
    boxes = ndimage.find_objects(labels)
    found = []
    for i in np.argsort(-peaks, kind="stable"):
        rows, cols = boxes[i]
        # The first of equals; ndimage.maximum_position takes any.
        y, x = np.argwhere((labels == i + 1) & (values == peaks[i]))[0]
        found.append(
            {
                "areaPx": int((labels == i + 1).sum()) * scale_x * scale_y,
                "box": [
                    cols.start * scale_x,
                    rows.start * scale_y,
                    (cols.stop - cols.start) * scale_x,
                    (rows.stop - rows.start) * scale_y,
                ],
                "peak": float(peaks[i]),
                "peakAt": [(float(x) + 0.5) * scale_x, (float(y) + 0.5) * scale_y],
                "mean": float(means[i]),
                "centre": [(centres[i][1] + 0.5) * scale_x, (centres[i][0] + 0.5) * scale_y],
                **axes_of(labels == i + 1, scale_x, scale_y),
            }
        )
    return found


def axes_of(mask, scale_x, scale_y):
    """Axes from the moments of the mask drawn at the size of the image, which has square pixels."""
    drawn = np.repeat(np.repeat(mask, scale_y, 0), scale_x, 1).astype(np.uint8)
    moments = cv2.moments(drawn, binaryImage=True)
    xx, yy, xy = (moments[name] / moments["m00"] for name in ("mu20", "mu02", "mu11"))
    # cv2.moments takes pixels for points; each is a square of variance 1/12.
    values, vectors = np.linalg.eigh([[xx + 1 / 12, xy], [xy, yy + 1 / 12]])
    angle = math.degrees(math.atan2(vectors[1, 1], vectors[0, 1]))
    return {
        "elongation": math.sqrt(values[1] / values[0]),
        "orientationDegrees": angle - 180 * math.ceil((angle - 90) / 180),
    }


def main():
    tied = np.floor(noise(24 * 18, 21) * 40).astype(np.float32).reshape(18, 24)
    smooth = ndimage.gaussian_filter(noise_map(64, 48, 22), 2.5)
    # The app smooths the same noise itself: rounding must not move a pixel over the threshold.
    assert np.abs(smooth - 0.52).min() > 1e-5
    expected = {
        "tied": regions_of(tied, 25, 2, 3),
        "smooth": regions_of(smooth, 0.52, 1, 1),
    }
    print(json.dumps(expected))


main()
