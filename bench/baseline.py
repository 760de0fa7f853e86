"""Times what a user would pick instead of Oddspot, with PyTorch on this machine's CPU.

    pip install torch==2.13.0
    python bench/baseline.py [--threads 2] [--images 20]

Both methods with random weights: timing does not depend on them. Prints one JSON object with
the median milliseconds an image:

- patchcore: PatchCore (Roth et al., CVPR 2022), WideResNet50-2, layers 2 and 3, 224 px, bank of
  4 references with a 10 % coreset; network, pooling and matching, no decoding, no heatmap.
- efficientad: EfficientAD-S (Batzner et al., WACV 2024), 256 px: teacher, student, autoencoder.
"""

import argparse
import json
import statistics
import time

import torch
from torch import nn
from torch.nn import functional as F

REFERENCES = 4
CORESET_SHARE = 0.1


class Bottleneck(nn.Module):
    """ResNet's bottleneck block (He et al., CVPR 2016) with a widened 3 x 3 convolution."""

    def __init__(self, inputs, width, outputs, stride):
        super().__init__()
        self.body = nn.Sequential(
            *conv_norm(inputs, width, 1),
            nn.ReLU(inplace=True),
            *conv_norm(width, width, 3, stride),
            nn.ReLU(inplace=True),
            *conv_norm(width, outputs, 1),
        )
        same = inputs == outputs and stride == 1
        self.shortcut = nn.Identity() if same else nn.Sequential(*conv_norm(inputs, outputs, 1, stride))

    def forward(self, x):
        return F.relu(self.body(x) + self.shortcut(x))


def conv_norm(inputs, outputs, size, stride=1):
    conv = nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False)
    return conv, nn.BatchNorm2d(outputs)


def stage(inputs, outputs, blocks, stride):
    """WideResNet50-2: the 3 x 3 convolutions have half of the outputs' channels."""
    first = Bottleneck(inputs, outputs // 2, outputs, stride)
    rest = [Bottleneck(outputs, outputs // 2, outputs, 1) for _ in range(blocks - 1)]
    return nn.Sequential(first, *rest)


class PatchCore(nn.Module):
    """Score map of an image against a memory bank."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(
            *conv_norm(3, 64, 7, 2), nn.ReLU(inplace=True), nn.MaxPool2d(3, 2, 1), stage(64, 256, 3, 1)
        )
        self.layer2 = stage(256, 512, 4, 2)
        self.layer3 = stage(512, 1024, 6, 2)
        patches = REFERENCES * 28 * 28
        self.bank = torch.randn(int(patches * CORESET_SHARE), 512 + 1024)

    def forward(self, x):
        fine = self.layer2(self.stem(x))
        coarse = self.layer3(fine)
        fine = F.avg_pool2d(fine, 3, 1, 1)
        coarse = F.interpolate(F.avg_pool2d(coarse, 3, 1, 1), fine.shape[-2:], mode="bilinear")
        patches = torch.cat([fine, coarse], 1).flatten(2).squeeze(0).T
        return torch.cdist(patches, self.bank).min(1).values


def description_network(outputs):
    """PDN-S: EfficientAD's patch description network, small."""
    return nn.Sequential(
        nn.Conv2d(3, 128, 4, padding=3),
        nn.ReLU(inplace=True),
        nn.AvgPool2d(2, 2, 1),
        nn.Conv2d(128, 256, 4, padding=3),
        nn.ReLU(inplace=True),
        nn.AvgPool2d(2, 2, 1),
        nn.Conv2d(256, 256, 3, padding=1),
        nn.ReLU(inplace=True),
        nn.Conv2d(256, outputs, 4),
    )


def autoencoder(outputs):
    """EfficientAD's autoencoder: six convolutions down, eight up."""
    down, channels = [], 3
    for wanted in (32, 32, 64, 64, 64):
        down += [nn.Conv2d(channels, wanted, 4, 2, 1), nn.ReLU(inplace=True)]
        channels = wanted
    down += [nn.Conv2d(64, 64, 8)]
    up = []
    for size in (3, 8, 15, 32, 63, 127):
        up += [nn.Upsample(size, mode="bilinear"), nn.Conv2d(64, 64, 4, padding=2), nn.ReLU(inplace=True)]
    up += [nn.Upsample(56, mode="bilinear"), nn.Conv2d(64, 64, 3, padding=1), nn.ReLU(inplace=True)]
    return nn.Sequential(*down, *up, nn.Conv2d(64, outputs, 3, padding=1))


class EfficientAd(nn.Module):
    """Score map from the disagreement of teacher, student and autoencoder."""

    def __init__(self):
        super().__init__()
        self.teacher = description_network(384)
        self.student = description_network(768)
        self.autoencoder = autoencoder(384)

    def forward(self, x):
        teacher, student, rebuilt = self.teacher(x), self.student(x), self.autoencoder(x)
        rebuilt = F.interpolate(rebuilt, teacher.shape[-2:], mode="bilinear")
        local = (teacher - student[:, :384]).square().mean(1)
        return local + (rebuilt - student[:, 384:]).square().mean(1)


@torch.inference_mode()
def median_ms(model, side, images):
    model.eval()
    times = []
    for _ in range(images + 3):
        image = torch.randn(1, 3, side, side)
        began = time.perf_counter()
        model(image)
        times.append((time.perf_counter() - began) * 1000)
    return round(statistics.median(times[3:]), 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--images", type=int, default=20)
    options = parser.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(options.threads)
    print(
        json.dumps(
            {
                "torch": torch.__version__,
                "threads": options.threads,
                "patchcore_ms": median_ms(PatchCore(), 224, options.images),
                "efficientad_ms": median_ms(EfficientAd(), 256, options.images),
            }
        )
    )


if __name__ == "__main__":
    main()
