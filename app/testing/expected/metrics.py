"""Expected numbers for app/core/score-map and app/core/evaluation, from SciPy, OpenCV and scikit-learn.

python3 -m venv /tmp/venv
/tmp/venv/bin/pip install numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1 opencv-python-headless==5.0.0.93
/tmp/venv/bin/python metrics.py | npx prettier --parser json > metrics.json
"""

import json

import cv2
import numpy as np
from scipy.ndimage import gaussian_filter, label
from scipy.optimize import brentq
from scipy.stats import norm, spearmanr
from sklearn.metrics import (
    average_precision_score,
    balanced_accuracy_score,
    confusion_matrix,
    f1_score,
    precision_recall_curve,
    precision_score,
    recall_score,
    roc_auc_score,
    roc_curve,
)


def noise(count, seed):
    """Hash of the index, 0 to 1, the same as `noise` of formula.ts."""
    i = (np.arange(count, dtype=np.uint64) + seed * 7919) * 2654435761 & 0xFFFFFFFF
    i = (i ^ (i >> 15)) * 2246822519 & 0xFFFFFFFF
    return ((i ^ (i >> 13)) >> 8).astype(np.float64) / 2**24


def noise_map(width, height, seed):
    return noise(width * height, seed).astype(np.float32).reshape(height, width)


def mask_of(width, height, index):
    """Two discs, which may touch each other, and a diagonal line."""
    y, x = np.mgrid[0:height, 0:width]
    disc = (x - 8 - index) ** 2 + (y - 9) ** 2 <= 16
    other = (x - 22) ** 2 + (y - 20 + index % 2) ** 2 <= 9 + index
    line = (x - y == 12) & (y < 6)
    return disc | other | line


def masked_maps(levels):
    """Six 32 x 24 maps; the first two without defects. `levels` makes ties."""
    maps = []
    for index in range(6):
        mask = mask_of(32, 24, index) if index > 1 else np.zeros((24, 32), bool)
        base, extra = (noise(32 * 24, seed + index).reshape(24, 32) for seed in (40, 60))
        values = np.floor((base * 0.7 + 0.3 * (mask * extra)) * levels) / levels
        maps.append((values.astype(np.float32), mask))
    return maps


def aupro(maps, limit):
    """MVTec's procedure: sort all pixels, cumulate changes, keep the last of equal scores."""
    scores, false_positives, overlaps, regions = [], [], [], 0
    for values, mask in maps:
        labels, count = label(mask, np.ones((3, 3)))
        sizes = np.bincount(labels.ravel()).astype(float)
        regions += count
        scores.append(values.ravel())
        false_positives.append((labels.ravel() == 0).astype(float))
        overlaps.append(np.where(labels.ravel() == 0, 0, 1 / sizes[labels.ravel()]))
    scores = np.concatenate(scores)
    order = np.argsort(-scores, kind="stable")
    scores = scores[order]
    rate = np.cumsum(np.concatenate(false_positives)[order])
    overlap = np.cumsum(np.concatenate(overlaps)[order]) / regions
    last = np.append(np.diff(scores) != 0, True)
    rate = np.concatenate([[0], rate[last] / rate[-1]])
    overlap = np.concatenate([[0], overlap[last]])
    inside = rate < limit
    x = np.append(rate[inside], limit)
    y = np.append(overlap[inside], np.interp(limit, rate, overlap))
    return np.trapezoid(y, x) / limit


def numbers(array):
    return [float(f"{value:.7g}") for value in np.ravel(array)]


def pixel_metrics(levels):
    maps = masked_maps(levels)
    truth = np.concatenate([mask.ravel() for _, mask in maps])
    scores = np.concatenate([values.ravel() for values, _ in maps])
    return {
        "pixelAuroc": roc_auc_score(truth, scores),
        "aupro": aupro(maps, 0.3),
        "auproFull": aupro(maps, 1.0),
    }


def region_recall(levels, threshold, least):
    overlaps = []
    for values, mask in masked_maps(levels):
        labels, count = label(mask, np.ones((3, 3)))
        for i in range(1, count + 1):
            overlaps.append(float((values[labels == i] >= threshold).mean()))
    return {
        "regions": len(overlaps),
        "found": sum(overlap >= least for overlap in overlaps),
        "meanOverlap": float(np.mean(overlaps)),
    }


def image_metrics(truth, scores, threshold):
    called = scores >= threshold
    negatives, false_alarms, misses, hits = confusion_matrix(truth, called).ravel()
    roc = np.transpose(roc_curve(truth, scores, drop_intermediate=False)).tolist()
    precision, recall, thresholds = precision_recall_curve(truth, scores)
    f1 = [f1_score(truth, scores >= t) for t in thresholds]
    # Thresholds rise in scikit-learn's curve, which ends with a point (1, 0) of its own.
    pr = np.transpose([thresholds, recall[:-1], precision[:-1]])[::-1].tolist()
    return {
        "threshold": threshold,
        "confusion": [int(n) for n in (hits, false_alarms, negatives, misses)],
        "precision": precision_score(truth, called),
        "recall": recall_score(truth, called),
        "balancedAccuracy": balanced_accuracy_score(truth, called),
        "f1": f1_score(truth, called),
        "bestF1": max(f1),
        "averagePrecision": average_precision_score(truth, scores),
        # The first threshold is infinite, which JSON is not.
        "roc": roc[1:],
        "precisionRecall": pr,
    }


def auroc_variance(area, normal, anomalous, others_normal, others_anomalous):
    """Hanley and McNeil (1982) in their own form, with Q1 and Q2."""
    q1, q2 = area / (2 - area), 2 * area**2 / (1 + area)
    spread = others_anomalous * (q1 - area**2) + others_normal * (q2 - area**2)
    return (area * (1 - area) + spread) / (normal * anomalous)


def auroc_interval(area, normal, anomalous):
    """Newcombe (2006), method 5: areas that are 1.96 of their own standard errors away."""
    others = (normal + anomalous) / 2 - 1
    z = norm.ppf(0.975)

    def gap(theta):
        return (area - theta) ** 2 - z**2 * auroc_variance(theta, normal, anomalous, others, others)

    tiny = 1e-12
    low = brentq(gap, tiny, area - tiny, xtol=1e-14) if area > 0 else 0
    high = brentq(gap, area + tiny, 1 - tiny, xtol=1e-14) if area < 1 else 1
    error = np.sqrt(auroc_variance(area, normal, anomalous, normal - 1, anomalous - 1))
    return {
        "area": area,
        "normal": normal,
        "anomalous": anomalous,
        "standardError": float(error),
        "low": low,
        "high": high,
    }


def score_map(rows, cols, width, height):
    resized = cv2.resize(noise_map(cols, rows, 5), (width, height), interpolation=cv2.INTER_LINEAR)
    return gaussian_filter(resized, 4 / 256 * np.sqrt(width * height))


def main():
    scores = np.floor(noise(60, 7) * 20) / 20
    truth = noise(60, 8) < 0.4
    other = np.floor((scores + noise(60, 9)) * 10)
    labels, count = label(noise_map(16, 12, 10) < 0.35, np.ones((3, 3)))
    resize = lambda image, size: numbers(cv2.resize(image, size, interpolation=cv2.INTER_LINEAR))
    expected = {
        "gaussian": numbers(gaussian_filter(noise_map(12, 9, 1), 1.3)),
        "gaussianWide": numbers(gaussian_filter(noise_map(7, 30, 2), 5.0)),
        "bilinearUp": resize(noise_map(5, 4, 3), (13, 9)),
        "bilinearDown": resize(noise_map(16, 13, 4), (7, 5)),
        "scoreMapEvery41": numbers(score_map(9, 12, 96, 72))[::41],
        "auroc": roc_auc_score(truth, scores + 0.1 * truth),
        "spearman": spearmanr(scores, other).statistic,
        "components": {"count": count, "labels": "".join(chr(97 + v) for v in labels.ravel())},
        "distinct": pixel_metrics(2**20),
        "tied": pixel_metrics(10),
        "images": {
            "tied": image_metrics(truth, np.floor(noise(60, 7) * 12) + 3 * truth, 7),
            "distinct": image_metrics(noise(25, 31) < 0.3, noise(25, 32), 0.4),
        },
        "aurocIntervals": [
            auroc_interval(*case)
            for case in [(0.893, 58, 51), (1.0, 3, 9), (0.75, 4, 2), (0.5, 20, 100), (0.0, 5, 5)]
        ],
        "regionRecall": region_recall(2**20, 0.5, 0.55),
    }
    print(json.dumps(expected, indent=1))


if __name__ == "__main__":
    main()
