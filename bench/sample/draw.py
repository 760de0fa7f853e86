"""Draw the sample pictures that ship with the app.

    python bench/sample/draw.py --out public/sample --seed 7

Everything random comes from one seeded generator, so the same seed gives the same files.
"""

import argparse
import json
import shutil
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

import biscuit
import camera
import flange
from light import shade

KINDS = {kind.ID: kind for kind in (flange, biscuit)}
REFERENCES = 8
QUALITY = 86


def jobs_for(kind, rng):
    """All pictures of a kind: (kind id, backdrop seed, picture seed, group, flaw, number)."""
    scene = int(rng.integers(2**62))
    plan = [("train/good", "plain")] * REFERENCES + [(f"test/{t}", f) for t, f in kind.PLAN]
    numbers, jobs = {}, []
    for group, flaw in plan:
        number = numbers.get(group, 0)
        numbers[group] = number + 1
        jobs.append((kind.ID, scene, int(rng.integers(2**62)), group, flaw, number))
    return jobs


def render(job):
    """One picture and its mask."""
    kind_id, scene, seed, _, flaw, _ = job
    kind = KINDS[kind_id]
    base = kind.backdrop(np.random.default_rng(scene))
    rng = np.random.default_rng(seed)
    surface = kind.build(rng, base, kind.pose(rng), flaw)
    shot = camera.new_shot(rng, kind.FOCUS, kind.EXPOSURE)
    radiance = shade(surface, kind.room(rng), shot["eye"], rng)
    return camera.expose(radiance, surface, shot, rng)


def names(job):
    """Paths of a picture and of its mask (None for good parts), relative to the kind."""
    _, _, _, group, flaw, number = job
    mask = None
    if flaw != "plain":
        mask = f"ground_truth/{group.split('/')[1]}/{number:03d}_mask.png"
    return f"{group}/{number:03d}.jpg", mask


def draw(task):
    """Render one job and write its files."""
    job, out = task
    pixels, mask = render(job)
    picture, mask_name = names(job)
    camera.save_jpeg(out / job[0] / picture, pixels, QUALITY)
    if mask_name:
        camera.save_mask(out / job[0] / mask_name, mask)


def index(jobs):
    """The list of kinds, references and queries that the app reads."""
    kinds = []
    for kind in KINDS.values():
        named = [names(job) for job in jobs if job[0] == kind.ID]
        references = [p for p, _ in named if p.startswith("train/")]
        queries = [{"path": p, "mask": m} for p, m in named if p.startswith("test/")]
        kinds.append({"id": kind.ID, "name": kind.NAME, "references": references, "queries": queries})
    return {"kinds": kinds}


def main():
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only", default="", help="draw only pictures whose name has this text")
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    rng = np.random.default_rng(args.seed)
    jobs = [job for kind in KINDS.values() for job in jobs_for(kind, rng)]
    wanted = [j for j in jobs if args.only in f"{j[0]}/{j[3]}/{j[5]:03d} {j[4]}"]
    if not args.only:
        for kind_id in KINDS:
            shutil.rmtree(args.out / kind_id, ignore_errors=True)
    with ProcessPoolExecutor(args.workers) as pool:
        list(pool.map(draw, [(job, args.out) for job in wanted]))
    (args.out / "index.json").write_text(json.dumps(index(jobs), indent=1) + "\n")


if __name__ == "__main__":
    main()
