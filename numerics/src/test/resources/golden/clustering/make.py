"""Writes anew what scikit-learn makes of the vectors in sklearn.json."""

import json
import warnings
from pathlib import Path

import numpy as np
import sklearn
from sklearn.cluster import AgglomerativeClustering, Birch, BisectingKMeans, MiniBatchKMeans
from sklearn.metrics import v_measure_score

FILE = Path(__file__).with_name("sklearn.json")
SEEDS = 200

warnings.filterwarnings("ignore")
golden = json.loads(FILE.read_text())
golden["made_with"] = {"scikit_learn": sklearn.__version__, "numpy": np.__version__}
for name, case in golden.items():
    if name == "made_with":
        continue
    vectors = np.array(case["vectors"], dtype=np.float32)
    labels, clusters = case["labels"], case["clusters"]

    ward = AgglomerativeClustering(n_clusters=clusters).fit(vectors)
    birch = Birch(n_clusters=clusters).fit(vectors)
    for title, fitted in ("AgglomerativeClustering", ward), ("Birch", birch):
        case[title] = {
            "labels": fitted.labels_.tolist(),
            "v_measure": v_measure_score(labels, fitted.labels_),
        }
    case["Birch"]["subclusters"] = len(birch.subcluster_centers_)

    for title, algorithm in (
        ("MiniBatchKMeans", lambda seed: MiniBatchKMeans(clusters, n_init="auto", random_state=seed)),
        ("BisectingKMeans", lambda seed: BisectingKMeans(clusters, random_state=seed)),
    ):
        if title in case:
            values = [v_measure_score(labels, algorithm(seed).fit_predict(vectors)) for seed in range(SEEDS)]
            case[title] = {"seeds": SEEDS, "mean": np.mean(values), "deviation": np.std(values, ddof=1)}
FILE.write_text(json.dumps(golden, separators=(",", ":")))
