"""Writes golden.txt: what scikit-learn and scipy make of small lists. A line is a name and its numbers.

Needs numpy, scipy and scikit-learn; written with numpy 2.4.6, scipy 1.17.1 and scikit-learn 1.9.1.

The argument is a file of scikit-learn 1.6.1's own figures, synthetic, in JSON. What it tells is written as it stands:
classes predicted by two classifiers, groups of two clusterings, and thresholds of JMTEB's scan over four scores of
float32 pairs, with the directions as JMTEB published them and as they should be.
"""

import json
import sys
import warnings

import numpy as np
from scipy.stats import pearsonr, rankdata, spearmanr
from sklearn.metrics import (
    accuracy_score,
    average_precision_score,
    f1_score,
    homogeneity_completeness_v_measure,
    ndcg_score,
)
from sklearn.metrics.pairwise import paired_cosine_distances, paired_euclidean_distances, paired_manhattan_distances

warnings.simplefilter("ignore")
random = np.random.default_rng(4)
out = open("golden.txt", "w")


def write(name, values):
    print(name, *[repr(v.item() if isinstance(v, np.generic) else v) for v in values], file=out)


def given(golden):
    number = 0
    for task in ("classification_4class", "classification_binary", "classification_large_norm"):
        for classifier in ("knn_cosine_k2", "logreg"):
            case = golden[task][classifier]
            write(f"labels.{number}.gold", golden[task]["y_test"])
            write(f"labels.{number}.predicted", case["pred"])
            write(f"labels.{number}.macro_f1", [case["macro_f1"]])
            write(f"labels.{number}.accuracy", [case["accuracy"]])
            number += 1
    small = golden["v_measure_small"]
    groups(0, small["true"], small["pred"], small["hcv"])
    for number, algorithm in enumerate(("AgglomerativeClustering", "Birch"), 1):
        case = golden["clustering"][algorithm]
        scores = [case["homogeneity"], case["completeness"], case["v_measure"]]
        groups(number, golden["clustering"]["y"], case["labels"], scores)
    case = golden["spearman_ties"]
    correlation(0, case["gold"], case["sim"], case["spearman"], case["pearson"])
    for split in ("val", "test"):
        case = golden["pair_classification"][split]
        a, b = np.array(case["e1"], np.float32), np.array(case["e2"], np.float32)
        write(f"pairs.{split}.labels", case["labels"])
        scores = {
            "cosine_distances": 1 - paired_cosine_distances(a, b),
            "manhatten_distances": paired_manhattan_distances(a, b),
            "euclidean_distances": paired_euclidean_distances(a, b),
            "dot_similarities": (a * b).sum(axis=1),
        }
        for name, values in scores.items():
            write(f"pairs.{split}.{name}", values.astype(np.float64))
            for mode in ("as_published", "direction_fixed"):
                best = case["best"][name][mode]
                keys = ("binary_f1", "binary_f1_threshold", "accuracy", "accuracy_threshold")
                write(f"pairs.{split}.{name}.{mode}", [best[k] for k in keys])


def correlation(number, a, b, spearman, pearson):
    write(f"correlation.{number}.a", a)
    write(f"correlation.{number}.b", b)
    write(f"correlation.{number}.ranks", rankdata(a) - 1)
    write(f"correlation.{number}.expected", [spearman, pearson])


def correlations():
    cases = [
        (random.integers(0, 6, 60) / 5.0, random.normal(size=60).round(1)),
        (random.normal(size=200), random.normal(size=200)),
        (1e6 + random.normal(size=50), -1e-6 * random.integers(0, 50, 50)),
        (1e-170 * random.normal(size=30), 1e170 * random.normal(size=30)),
        (np.arange(40.0), np.arange(40.0) ** 3),
        (np.arange(7.0), -np.arange(7.0)),
    ]
    for number, (a, b) in enumerate(cases, 1):
        correlation(number, a, b, spearmanr(a, b).statistic, pearsonr(a, b).statistic)


def groups(number, gold, predicted, expected=None):
    write(f"groups.{number}.gold", gold)
    write(f"groups.{number}.predicted", predicted)
    write(f"groups.{number}.expected", expected or homogeneity_completeness_v_measure(gold, predicted))


def more_groups():
    cases = [
        ([1, 1, 1, 1], [0, 0, 0, 0]),
        ([1, 1, 1, 1], [0, 1, 2, 3]),
        ([0, 1, 2, 3], [5, 5, 5, 5]),
        ([0, 0, 1, 1], [0, 1, 0, 1]),
        ([0, 0, 1, 1, 2], [9, 9, 4, 4, -3]),
        (random.integers(0, 12, 300), random.integers(0, 30, 300)),
    ]
    for number, (gold, predicted) in enumerate(cases, 3):
        groups(number, gold, predicted)


def more_labels():
    cases = [
        ([0, 1, 1, 2], [0, 1, 7, 2]),
        ([3, 3, 3], [4, 4, 4]),
        (random.integers(0, 60, 500), random.integers(0, 60, 500)),
    ]
    for number, (gold, predicted) in enumerate(cases, 6):
        write(f"labels.{number}.gold", gold)
        write(f"labels.{number}.predicted", predicted)
        write(f"labels.{number}.macro_f1", [f1_score(gold, predicted, average="macro")])
        write(f"labels.{number}.accuracy", [accuracy_score(gold, predicted)])


def binary():
    for number in range(4):
        gold = random.integers(0, 2, 80)
        scores = random.normal(size=80) if number == 0 else random.integers(-2, 2 * number, 80) / 4
        predicted = (scores > 0.2).astype(int)
        write(f"binary.{number}.gold", gold)
        write(f"binary.{number}.scores", scores)
        write(f"binary.{number}.predicted", predicted)
        write(f"binary.{number}.expected", [f1_score(gold, predicted), average_precision_score(gold, scores)])


def rankings():
    """A ranking of all documents, so that what is relevant is what the ranking gains."""
    for number in range(6):
        gains = random.choice([0, 0, 0, 1, 2, 3] if number % 2 else [0, 0, 1], 30)
        falling = np.arange(30, 0, -1)
        write(f"ranking.{number}.gains", gains)
        write(f"ranking.{number}.ndcg", [ndcg_score([gains], [falling], k=k) for k in (1, 5, 10, 100)])
        write(f"ranking.{number}.map", [average_precision_score(gains > 0, falling)])


given(json.load(open(sys.argv[1])))
correlations()
more_groups()
more_labels()
binary()
rankings()
