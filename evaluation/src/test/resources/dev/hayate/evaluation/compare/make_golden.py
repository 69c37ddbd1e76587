"""Writes golden.txt: items of two contenders, their scores, and what a paired bootstrap in numpy makes of them.

A line is a name and its numbers: for every kind `gold`, `first`, `second`, and `expected`, which is both scores, the
ends of the interval and the share of draws in which the second is better, all from 20,000 draws. Needs numpy, scipy
and scikit-learn; written with numpy 2.4.6, scipy 1.17.1 and scikit-learn 1.9.1.
"""

import numpy as np
from scipy.stats import spearmanr
from sklearn.metrics import f1_score, v_measure_score

DRAWS, ITEMS = 20000, 150
random = np.random.default_rng(8)
out = open("golden.txt", "w")


def write(name, values):
    print(name, *[repr(v.item()) for v in np.asarray(values)], file=out)


def spearman(gold, values):
    return np.nan_to_num(spearmanr(gold, values).statistic)


def macro_f1(gold, values):
    both = np.bincount(gold[gold == values], minlength=5)
    all_ = np.bincount(gold, minlength=5) + np.bincount(values, minlength=5)
    return np.mean(2 * both[all_ > 0] / all_[all_ > 0])


def case(name, gold, first, second, score, draws):
    write(name + ".gold", gold)
    write(name + ".first", first)
    write(name + ".second", second)
    differences = []
    for _ in range(draws):
        drawn = random.integers(0, ITEMS, ITEMS)
        differences.append(score(gold[drawn], second[drawn]) - score(gold[drawn], first[drawn]))
    differences = np.array(differences)
    interval = np.percentile(differences, [2.5, 97.5])
    write(name + ".expected", [score(gold, first), score(gold, second), *interval, np.mean(differences > 0)])


def labels(right):
    gold = random.integers(0, 5, ITEMS)
    return gold, *[np.where(random.random(ITEMS) < share, gold, random.integers(0, 5, ITEMS)) for share in right]


values = random.random(ITEMS)
case("means", np.zeros(ITEMS), values, np.clip(values + 0.3 * random.normal(size=ITEMS), 0, 1), lambda g, v: v.mean(), DRAWS)
gold = random.integers(0, 6, ITEMS) / 2.0
case("correlated", gold, gold + 2 * random.normal(size=ITEMS), gold + 1.5 * random.normal(size=ITEMS).round(1), spearman, DRAWS)
gold, first, second = labels((0.5, 0.6))
assert abs(macro_f1(gold, first) - f1_score(gold, first, average="macro")) < 1e-12
case("macro_f1", gold, first, second, macro_f1, DRAWS)
case("v_measure", *labels((0.7, 0.75)), v_measure_score, DRAWS // 10)
gold = random.integers(0, 2, ITEMS)
noisy = [np.where(random.random(ITEMS) < share, gold, 1) for share in (0.4, 0.5)]
case("binary_f1", gold, *noisy, lambda g, v: 2 * np.sum(g & v) / (np.sum(g) + np.sum(v)), DRAWS)
