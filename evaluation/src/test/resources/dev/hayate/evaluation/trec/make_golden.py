"""Writes six queries of JQaRA's test part, their judgements and what a published run found for them, and prints what
the metrics make of them, by plain loops. The arguments are the whole files of both, in gzip.

From hotchpotch/JQaRA (MIT), evaluator/data/eval_results; ids and scores alone, no text.
"""

import gzip
import math
import sys

QUERIES = 6


def lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [line.split() for line in file]


judged, found = {}, {}
for query, _, document, relevance in lines(sys.argv[1]):
    judged.setdefault(query, {})[document] = int(relevance)
for query, _, document, _, score, _ in lines(sys.argv[2]):
    found.setdefault(query, []).append((document, float(score)))


def ties(query):
    return len(found[query]) - len({score for _, score in found[query]})


queries = sorted(judged, key=ties, reverse=True)[:QUERIES]
sums = {}
for query in queries:
    ranking = [document for document, _ in sorted(found[query], key=lambda pair: -pair[1])]
    gains = [judged[query].get(document, 0) for document in ranking]
    relevant = sum(judged[query].values())
    hits = [rank for rank, gain in enumerate(gains, 1) if gain]
    values = {}
    for k in (10, 100):
        best = sum(1 / math.log2(rank + 1) for rank in range(1, min(k, relevant) + 1))
        values[f"ndcg@{k}"] = sum(1 / math.log2(rank + 1) for rank in hits if rank <= k) / best
        values[f"mrr@{k}"] = 1 / hits[0] if hits[0] <= k else 0
        values[f"map@{k}"] = sum((n + 1) / rank for n, rank in enumerate(hits) if rank <= k) / relevant
    values["recall@5"] = sum(rank <= 5 for rank in hits) / relevant
    values["precision@5"] = sum(rank <= 5 for rank in hits) / 5
    values["hit_rate@1"] = float(hits[0] <= 1)
    for name, value in values.items():
        sums[name] = sums.get(name, 0) + value

with open("jqara.qrels", "w") as file:
    for query in queries:
        file.writelines(f"{query} 0 {document} {relevance}\n" for document, relevance in judged[query].items())
with open("jqara.run.gz", "wb") as raw, gzip.GzipFile("", "wb", mtime=0, fileobj=raw) as file:
    for query in queries:
        for rank, (document, score) in enumerate(found[query], 1):
            file.write(f"{query} Q0 {document} {rank} {score!r} static-embedding-japanese\n".encode())
for name, value in sums.items():
    print(f'"{name}, {value / QUERIES!r}",')
