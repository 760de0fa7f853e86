"""Expected numbers for app/core/statistics and app/core/calibration, from SciPy.

python3 -m venv /tmp/venv
/tmp/venv/bin/pip install numpy==2.4.6 scipy==1.17.1
/tmp/venv/bin/python statistics.py | npx prettier --parser json > statistics.json
"""

import json

import numpy as np
from scipy.special import betainc, gammaln
from scipy.optimize import isotonic_regression
from scipy.stats import binomtest, t

PRIOR_SPREAD, PRIOR_DEGREES = 0.09, 4


def good_scores(scores):
    """Predictive of a normal in the logarithm, by drawing spread, centre and score in turn."""
    random = np.random.default_rng(3)
    x = np.log(scores)
    n = len(x)
    degrees = PRIOR_DEGREES + n - 1
    squares = PRIOR_DEGREES * PRIOR_SPREAD**2 + ((x - x.mean()) ** 2).sum()
    spread = np.sqrt(squares / random.chisquare(degrees, 4_000_000))
    centre = x.mean() + spread / np.sqrt(n) * random.standard_normal(spread.size)
    drawn = np.exp(centre + spread * random.standard_normal(spread.size))
    exact = t(degrees, x.mean(), np.sqrt(squares / degrees * (1 + 1 / n)))
    return {
        "scores": scores,
        "drawn": [[r, float(np.quantile(drawn, 1 - r))] for r in (0.2, 0.05, 0.01)],
        "exact": [[r, float(np.exp(exact.ppf(1 - r)))] for r in (0.05, 0.01, 0.001)],
        "above": [[s, float(exact.sf(np.log(s)))] for s in (0.3, 0.55, 0.7, 1.5)],
    }


def detection_curve(detected, trials):
    rates = [d / n for d, n in zip(detected, trials)]
    intervals = [binomtest(d, n).proportion_ci(method="wilson") for d, n in zip(detected, trials)]
    return {
        "detected": detected,
        "trials": trials,
        "fitted": isotonic_regression(rates, weights=trials).x.tolist(),
        "low": [float(interval.low) for interval in intervals],
        "high": [float(interval.high) for interval in intervals],
    }


print(
    json.dumps(
        {
            "logGamma": [[x, float(gammaln(x))] for x in (0.1, 0.5, 1, 1.5, 2, 7.25, 40, 170.5)],
            "incompleteBeta": [
                [x, a, b, float(betainc(a, b, x))]
                for x in (0.001, 0.2, 0.5, 0.93)
                for a, b in ((0.5, 0.5), (1.5, 0.5), (8, 0.5), (2, 3), (30, 12.5))
            ],
            "studentT": [
                [x, n, float(t.cdf(x, n)), float(t.sf(x, n))]
                for x in (-4, -0.7, 0, 0.3, 1.8, 6, 40)
                for n in (0.7, 1, 2.5, 5, 19, 200)
            ],
            "studentTQuantile": [
                [p, n, float(t.ppf(p, n))]
                for p in (0.001, 0.2, 0.5, 0.9, 0.95, 0.99, 0.999)
                for n in (0.7, 1, 2.5, 5, 19, 200)
            ],
            "detectionCurve": detection_curve([0, 3, 2, 9, 5, 12], [8, 10, 8, 12, 10, 12]),
            "goodScores": [
                good_scores(scores)
                for scores in ([0.5], [0.42, 0.45], [0.61, 0.66, 0.72, 0.58, 0.63])
            ],
        }
    )
)
