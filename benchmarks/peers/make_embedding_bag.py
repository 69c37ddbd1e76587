"""Makes embedding_bag.pt, the TorchScript module through which DJL reaches libtorch's embedding_bag.

usage: make_embedding_bag.py embedding_bag.pt

DJL has no call for torch.embedding_bag. The module holds no weights: the table is its first argument. What it
runs is what torch.nn.EmbeddingBag(mode="mean") runs for a float32 table (mode 1 is mean). Made with torch 2.13;
read by libtorch 2.7.1.
"""

import io
import sys
import zipfile

import torch


class EmbeddingBag(torch.nn.Module):
    def forward(self, table: torch.Tensor, ids: torch.Tensor, offsets: torch.Tensor) -> torch.Tensor:
        return torch.embedding_bag(table, ids, offsets, False, 1)[0]


made = io.BytesIO()
torch.jit.save(torch.jit.script(EmbeddingBag().eval()), made)
with zipfile.ZipFile(made) as source, zipfile.ZipFile(sys.argv[1], "w") as target:
    for entry in source.infolist():
        if not entry.filename.endswith(".debug_pkl"):  # the source file's place on the maker's machine
            target.writestr(entry, source.read(entry))
