"""Looks into the attention of a model of transformers where probe.json says, and saves probe.npz for the Attention page.

    pip install torch transformers numpy
    python tail_probe.py MODEL [probe.json] [probe.npz] [HEADS]

One forward pass over prompt and text; the model's own kernel computes it. Of the attention only the rows that predict
a read are formed, so length is no limit. Of the heads named, as in 1.3,2.0, the largest weights are saved, too, to be drawn.
Needs transformers 4.53 or newer.
"""

import hashlib
import json
import sys

import numpy as np
import torch
from transformers import AttentionInterface, AttentionMaskInterface, AutoModelForCausalLM, AutoTokenizer
from transformers.integrations.sdpa_attention import sdpa_attention_forward
from transformers.masking_utils import sdpa_mask

TOP = 8  # largest weights saved of each row of the heads named
ROWS_AT_ONCE = 64  # rows of attention in memory at a time, for all heads of a layer


def tail_probe(module, query, key, value, attention_mask, scaling=None, **others):
    layer, scale = module.layer_idx, scaling or query.shape[-1] ** -0.5
    keys = key[0].float().repeat_interleave(query.shape[1] // key.shape[1], dim=0)  # grouped queries share keys
    for begin in range(0, len(rows), ROWS_AT_ONCE):
        part = rows[begin : begin + ROWS_AT_ONCE]
        scores = query[0][:, part].float() @ keys.transpose(1, 2) * scale
        if attention_mask is None:  # causal
            scores += torch.where(torch.arange(keys.shape[1], device=part.device) > part[:, None], -torch.inf, 0.0)
        elif attention_mask.dtype == torch.bool:
            scores = scores.masked_fill(~attention_mask[0, :, part], -torch.inf)
        else:
            scores += attention_mask[0, :, part]
        weights = scores.softmax(-1)
        wanted = sources[begin : begin + ROWS_AT_ONCE].to(weights.device)
        end = begin + len(part)
        mass[layer, :, begin:end] = (weights * wanted).sum(-1).cpu()
        best = weights.argmax(-1, keepdim=True)
        hit[layer, :, begin:end] = wanted.expand_as(weights).gather(-1, best)[..., 0].cpu()
        for head in [head for own, head in named if own == layer]:
            top = weights[head].topk(min(TOP, count))
            top_i[layer, head, begin:end, : top.indices.shape[-1]] = top.indices.cpu()
            top_p[layer, head, begin:end, : top.values.shape[-1]] = top.values.cpu()
    return sdpa_attention_forward(module, query, key, value, attention_mask, scaling=scaling, **others)


name, request, out, heads_named = (sys.argv[1:] + ["probe.json", "probe.npz", ""][len(sys.argv) - 2 :])[:4]
named = [tuple(map(int, each.split("."))) for each in heads_named.split(",") if each]  # layer, head
probe = json.load(open(request, encoding="utf-8"))
text = probe["prompt"] + probe["text"]
assert hashlib.sha256(text.encode()).hexdigest() == probe["sha256"], "probe.json is broken: its text has another sha256"

tokens = AutoTokenizer.from_pretrained(name)(text, return_offsets_mapping=True, return_tensors="pt")
offsets = tokens.pop("offset_mapping")[0].numpy()
count = len(offsets)
# A token is part of a range when they share a character; a read is predicted by the row before its first token.
shares = lambda begin, end: (offsets[:, 0] < end) & (offsets[:, 1] > begin)
first = [int(np.flatnonzero(shares(*row["at"]))[0]) for row in probe["rows"]]
rows = torch.tensor(first) - 1
sources = torch.zeros(len(first), count)
for number, row in enumerate(probe["rows"]):
    for begin, end in row["src"]:
        sources[number, torch.from_numpy(shares(begin, end))] = 1
    sources[number, first[number] :] = 0
rows = rows.clamp(min=0)

AttentionInterface.register("tail_probe", tail_probe)
AttentionMaskInterface.register("tail_probe", sdpa_mask)
model = AutoModelForCausalLM.from_pretrained(name, dtype="auto", attn_implementation="tail_probe").eval()
layers, heads = model.config.num_hidden_layers, model.config.num_attention_heads
mass = torch.zeros(layers, heads, len(first))
hit = torch.zeros(layers, heads, len(first))
if named:
    top_i = torch.full((layers, heads, len(first), TOP), -1, dtype=torch.int32)
    top_p = torch.zeros(layers, heads, len(first), TOP)
rows = rows.to(model.device)
with torch.no_grad():
    model(input_ids=tokens["input_ids"].to(model.device), logits_to_keep=1)

# Packed, what is saved of heads that are not named takes no room.
(np.savez_compressed if named else np.savez)(
    out,
    mass=mass.numpy().astype("f2"),
    hit=hit.numpy().astype("u1"),
    row_token=rows.cpu().numpy().astype("i4"),
    offsets=offsets.astype("i4"),
    sha256=np.array(probe["sha256"]),
    model=np.array(name),
    **({"top_i": top_i.numpy(), "top_p": top_p.numpy().astype("f2")} if named else {}),
)
print(f"{out}: {layers} layers of {heads} heads, {len(first)} reads, {count} tokens")
