"""PyTorch as a peer: torch_training_peer.py WORK ROWS VOCABULARY ANCHOR POSITIVE DIMENSIONS RATE NORM THREADS

WORK has the table as float32, then the ids of ROWS anchors of ANCHOR tokens and of as many positives of POSITIVE
tokens as int32. Answers `step float32` and `step bfloat16`, each with a table and an optimiser of its own, with
"LOSS NORM GRADIENT_SECONDS OPTIMIZER_SECONDS".
"""

import os
import sys
import time

answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)  # whatever a library prints goes to stderr

import numpy
import torch
from torch.nn.functional import cross_entropy, normalize

work = sys.argv[1]
rows, vocabulary, anchor_length, positive_length = map(int, sys.argv[2:6])
dimensions = [int(dimension) for dimension in sys.argv[6].split(",")]
rate, greatest_norm, threads = float(sys.argv[7]), float(sys.argv[8]), int(sys.argv[9])
torch.set_num_threads(threads)

dimension = dimensions[-1]
table = numpy.fromfile(work, "<f4", vocabulary * dimension).reshape(vocabulary, dimension)
ids = torch.from_numpy(numpy.fromfile(work, "<i4", offset=table.nbytes).astype(numpy.int64))
anchor_ids, positive_ids = ids[: rows * anchor_length], ids[rows * anchor_length :]
anchor_starts = torch.arange(rows) * anchor_length
positive_starts = torch.arange(rows) * positive_length
labels = torch.arange(rows)


class Trainee:
    def __init__(self, autocast):
        self.autocast = autocast
        self.bag = torch.nn.EmbeddingBag(vocabulary, dimension, mode="mean", _weight=torch.from_numpy(table.copy()))
        self.optimizer = torch.optim.AdamW(self.bag.parameters(), lr=rate, weight_decay=0.0, fused=True)

    def loss(self):
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.autocast):
            anchors = self.bag(anchor_ids, anchor_starts)
            positives = self.bag(positive_ids, positive_starts)
            return sum(
                cross_entropy(20 * normalize(anchors[:, :d], dim=1) @ normalize(positives[:, :d], dim=1).T, labels)
                for d in dimensions
            )

    def step(self):
        begin = time.perf_counter()
        loss = self.loss()
        loss.backward()
        gradient_seconds = time.perf_counter() - begin
        # In float64, as a float32 sum over a whole table is wrong from the fourth digit on.
        norm = torch.linalg.vector_norm(self.bag.weight.grad, dtype=torch.float64)
        begin = time.perf_counter()
        torch.nn.utils.clip_grad_norm_(self.bag.parameters(), greatest_norm)
        self.optimizer.step()
        self.optimizer.zero_grad()
        optimizer_seconds = time.perf_counter() - begin
        return f"{loss.item()} {norm.item()} {gradient_seconds} {optimizer_seconds}"


trainees = {"float32": Trainee(False), "bfloat16": Trainee(True)}
print(f"ready PyTorch {torch.__version__}, {torch.get_num_threads()} threads", file=answers, flush=True)
for line in sys.stdin:
    print(trainees[line.split()[1]].step(), file=answers, flush=True)
