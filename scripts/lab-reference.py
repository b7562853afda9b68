"""Writes src/lab/model/torch-reference.json: a tiny model of the lab with random weights, and what PyTorch computes with it.

    python3 scripts/lab-reference.py > src/lab/model/torch-reference.json

The weights are multiples of 1/256, which 16-bit floats hold exactly; they are computed with as 64-bit floats. The test beside the file holds the lab's own kernels to these logits.
It also shows how to read a checkpoint of the lab in PyTorch: matrices have a row an input, y = x W.
"""

import json
import math

import torch
import torch.nn.functional as F

SHAPE = dict(vocabulary=16, layers=2, width=16, heads=2, window=4, hidden=24)
TOKENS = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7]


def tensor_shapes(vocabulary, layers, width, heads, window, hidden):
    yield "embedding", (vocabulary, width)
    for layer in range(layers):
        name = f"layers.{layer}."
        yield name + "attention.gain", (width,)
        yield name + "attention.projections", (width, 3 * width)
        yield name + "attention.distance_bias", (heads // 2, window)
        yield name + "attention.out", (width, width)
        yield name + "hidden.gain", (width,)
        yield name + "hidden.in", (width, hidden)
        yield name + "hidden.in_bias", (hidden,)
        yield name + "hidden.out", (hidden, width)
        yield name + "hidden.out_bias", (width,)
    yield "final.gain", (width,)
    yield "output", (width, vocabulary)


def normalize(x, gain):
    return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-5) * gain


def biases(weights, layer, length, heads, window):
    """What is added to the scores: heads x queries x keys."""
    distance = torch.arange(length)[:, None] - torch.arange(length)[None]
    never = torch.tensor(-math.inf, dtype=torch.float64)
    learned = weights[f"layers.{layer}.attention.distance_bias"][:, distance.clamp(0, window - 1)]
    local = torch.where((distance >= 0) & (distance < window), learned, never)
    everything = torch.where(distance >= 0, torch.zeros((), dtype=torch.float64), never)
    return torch.cat([local, everything.expand(heads - heads // 2, -1, -1)])


def logits(weights, tokens, layers, width, heads, window, **_):
    """The logits of all positions, and the weights of the last layer's last head."""
    x = weights["embedding"][torch.tensor(tokens)]
    length = len(tokens)
    for layer in range(layers):
        at = lambda name: weights[f"layers.{layer}.{name}"]
        projected = normalize(x, at("attention.gain")) @ at("attention.projections")
        q, k, v = projected.view(length, 3, heads, width // heads).permute(1, 2, 0, 3)
        scores = q @ k.transpose(-1, -2) / math.sqrt(width // heads) + biases(weights, layer, length, heads, window)
        attention = scores.softmax(-1)
        x = x + (attention @ v).transpose(0, 1).reshape(length, width) @ at("attention.out")
        hidden = normalize(x, at("hidden.gain")) @ at("hidden.in") + at("hidden.in_bias")
        x = x + F.gelu(hidden, approximate="tanh") @ at("hidden.out") + at("hidden.out_bias")
    return normalize(x, weights["final.gain"]) @ weights["output"], attention[-1]


torch.manual_seed(1)
weights = {
    name: ((torch.randn(shape) * 0.4 + (1 if name.endswith("gain") else 0)) * 256).round().double() / 256
    for name, shape in tensor_shapes(**SHAPE)
}
answer, attention = logits(weights, TOKENS, **SHAPE)
rounded = lambda tensor: [float(f"{value:.9g}") for value in tensor.flatten().tolist()]
print(
    json.dumps(
        dict(
            shape=SHAPE,
            tokens=TOKENS,
            weights={name: tensor.flatten().tolist() for name, tensor in weights.items()},
            logits=rounded(answer),
            attention=rounded(attention),
        )
    )
)
