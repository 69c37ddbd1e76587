"""Writes golden.json: what sentence-transformers and PyTorch make of small tables and batches.

Needs torch and sentence-transformers; written with torch 2.13.0 and sentence-transformers 6.0.1.
All numbers come from value(i), which any program can repeat exactly.
"""

import json
import math

import torch
from sentence_transformers import SentenceTransformer, losses
from sentence_transformers.models import StaticEmbedding
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import get_scheduler

VOCABULARY, DIMENSION, DIMENSIONS = 40, 24, [8, 16, 24]


def value(i):
    """A multiple of 2**-15 within [-1, 1), spread by multiplication."""
    return ((i * 2654435761) % 2**32 >> 16) / 2**15 - 1


def table():
    return torch.tensor([[value(t * DIMENSION + d + 1) for d in range(DIMENSION)] for t in range(VOCABULARY)], dtype=torch.float32)


def text(n):
    """The ids of text n: one to six of them, now and then twice the same."""
    return [int((value(1000 + 7 * n + k) + 1) / 2 * VOCABULARY) for k in range(1 + n % 6)]


def model():
    tokenizer = Tokenizer(models.WordLevel({f"t{i}": i for i in range(VOCABULARY)}, unk_token="t0"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    return SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=table().numpy())], device="cpu")


def columns(first, rows, count):
    return [[" ".join(f"t{i}" for i in text(first + c * rows + r)) for r in range(rows)] for c in range(count)]


def loss_of(m, kind, dims, weights=None):
    inner = {"one": losses.MultipleNegativesRankingLoss, "both": losses.MultipleNegativesSymmetricRankingLoss}[kind](m)
    return losses.MatryoshkaLoss(m, inner, dims, matryoshka_weights=weights)


def compute(m, loss, texts):
    return loss([m.tokenize(c) for c in texts], None)


def parameter(m):
    return next(iter(m.parameters()))


def floats(t):
    return [round(float(x), 9) if x == 0 else float(x) for x in t.flatten()]


golden = {"losses": [], "schedules": {}}
for kind, rows, count, weights in [("one", 9, 2, None), ("one", 12, 4, [1, 2, 0.5]), ("both", 10, 2, None), ("both", 11, 3, None)]:
    m = model()
    result = compute(m, loss_of(m, kind, DIMENSIONS[::-1], weights and weights[::-1]), columns(5, rows, count))
    result.backward()
    golden["losses"].append({"directions": kind, "rows": rows, "columns": count, "weights": weights or [1, 1, 1],
                             "loss": result.item(), "gradient": floats(parameter(m).grad)})

for name in ["constant_with_warmup", "linear", "cosine"]:
    optimizer = torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))], lr=0.2)
    scheduler = get_scheduler(name, optimizer, num_warmup_steps=10, num_training_steps=100)
    rates = []
    for _ in range(100):
        rates.append(scheduler.get_last_lr()[0])
        optimizer.step()
        scheduler.step()
    golden["schedules"][name] = rates

for name, decay in [("adamw", 0.0), ("adamw_decay", 0.1)]:
    weights = torch.nn.Parameter(table())
    optimizer = torch.optim.AdamW([weights], lr=0.05, weight_decay=decay)
    for step in range(100):
        gradient = torch.zeros_like(weights)
        for k in range(5):
            token = (step * 7 + k * 3) % (VOCABULARY - 5)
            gradient[token] = torch.tensor([value(step * 1000 + k * 100 + d) for d in range(DIMENSION)])
        weights.grad = gradient
        optimizer.step()
    golden[name] = floats(weights)

m = model()
loss = loss_of(m, "one", DIMENSIONS[::-1])
optimizer = torch.optim.AdamW(m.parameters(), lr=0.1, weight_decay=0.01)
scheduler = get_scheduler("cosine", optimizer, num_warmup_steps=6, num_training_steps=60)
curve = []
for step in range(60):
    result = compute(m, loss, columns(step % 20 * 30, 10, 3))
    result.backward()
    norm = torch.nn.utils.clip_grad_norm_(m.parameters(), 1.0)
    optimizer.step()
    scheduler.step()
    optimizer.zero_grad()
    curve.append([result.item(), norm.item()])
golden["run"] = {"curve": curve, "table": floats(parameter(m))}

with open("golden.json", "w") as f:
    json.dump(golden, f)
