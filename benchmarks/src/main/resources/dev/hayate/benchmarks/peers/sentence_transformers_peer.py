"""sentence-transformers as a peer: sentence_transformers_peer.py SLICES.jsonl MODEL THREADS

Answers `go N` with seconds and `show N` with the vectors of slice N (Base64 of little-endian float32). Uses the
batch size that suited it best on slice 0.
"""

import base64
import json
import os
import random
import sys
import time

answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)  # whatever a library prints goes to stderr

import numpy
import sentence_transformers
import torch

with open(sys.argv[1], encoding="utf-8") as file:
    slices = [json.loads(line) for line in file]
torch.set_num_threads(int(sys.argv[3]))
model = sentence_transformers.SentenceTransformer(sys.argv[2], device="cpu")


def encode(texts, batch):
    return model.encode(texts, batch_size=batch, show_progress_bar=False, convert_to_numpy=True)


def seconds(texts, batch):
    start = time.perf_counter()
    encode(texts, batch)
    return time.perf_counter() - start


# The tokenizer remembers the first 10,000 chunks that it meets: common words of held-out texts, then junk.
encode(slices[0], 256)
letters = random.Random(1)
encode(["".join(chr(letters.randrange(0x3041, 0x3091)) for _ in range(16)) for _ in range(12000)], 256)

batch = min((32, 256, 2048), key=lambda size: min(seconds(slices[0], size) for _ in range(2)))
print(
    f"ready sentence-transformers {sentence_transformers.__version__}, torch {torch.__version__}, "
    f"{torch.get_num_threads()} threads, batch {batch:,}",
    file=answers,
    flush=True,
)
for line in sys.stdin:
    request, number = line.split()
    texts = slices[int(number)]
    if request == "go":
        print(seconds(texts, batch), file=answers, flush=True)
    else:
        vectors = encode(texts, batch)
        print(base64.b64encode(numpy.ascontiguousarray(vectors, dtype="<f4").tobytes()).decode(), file=answers, flush=True)
