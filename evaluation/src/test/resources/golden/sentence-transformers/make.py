"""Scores a model by sentence-transformers' own evaluators, at several dimensions.

usage: make.py MODEL_DIR EVAL_DIR > reference-ja.json
"""
import gzip
import json
import os
import sys

import sentence_transformers
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.evaluation import (
    EmbeddingSimilarityEvaluator,
    InformationRetrievalEvaluator,
)

MODEL, DATA = sys.argv[1:3]
NAMES = {
    "cosine": "cosine_similarity",
    "manhattan": "manhattan_distance",
    "euclidean": "euclidean_distance",
    "dot": "dot_score",
}


def rows(path):
    path = os.path.join(DATA, path)
    with (gzip.open if path.endswith("gz") else open)(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def similarity(model, path):
    pairs = rows(path)
    evaluator = EmbeddingSimilarityEvaluator(
        [pair["sentence1"] for pair in pairs],
        [pair["sentence2"] for pair in pairs],
        [pair["score"] for pair in pairs],
        similarity_fn_names=list(NAMES),
        batch_size=256,
    )
    scores = evaluator(model)
    return {f"{name}/{m}": float(scores[f"{m}_{key}"]) for key, name in NAMES.items() for m in ("spearman", "pearson")}


def retrieval(model, queries, corpus, relevant):
    evaluator = InformationRetrievalEvaluator(queries, corpus, relevant, batch_size=256)
    return {key.replace("cosine_", "cosine_similarity/"): float(value) for key, value in evaluator(model).items()}


scores = {}
for dimension in (256, 128, 64, 32):
    model = SentenceTransformer(MODEL, device="cpu", truncate_dim=dimension)
    corpus, queries = rows("jsquad_retrieval/valid_corpus.jsonl"), rows("jsquad_retrieval/valid_queries.jsonl")
    bitext = dict(enumerate(rows("ntrex_jpn_eng/test.jsonl")))
    scores[dimension] = {
        "jsts": similarity(model, "jsts/test.jsonl"),
        "jsick": similarity(model, "jsick/trial.jsonl"),
        "jsquad_retrieval": retrieval(
            model,
            {row["qid"]: row["query"] for row in queries},
            {row["docid"]: row["text"] for row in corpus},
            {row["qid"]: set(row["relevant_docs"]) for row in queries},
        ),
        "ntrex_jpn_eng": retrieval(
            model,
            {str(n): row["sentence1"] for n, row in bitext.items()},
            {str(n): row["sentence2"] for n, row in bitext.items()},
            {str(n): {str(n)} for n in bitext},
        ),
    }
json.dump({"sentence_transformers": sentence_transformers.__version__, "scores": scores}, sys.stdout, indent=1)
