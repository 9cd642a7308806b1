"""scikit-learn: Cohen's kappa of two columns."""
from bench_case import cases, imported, measure, path

numpy = imported("numpy")
sklearn = imported("sklearn")
metrics = imported("sklearn.metrics")

for case in cases():
    codes = numpy.fromfile(path(case["codes"]), numpy.int8).reshape(case["units"], case["raters"])
    first, second = codes[:, 0].copy(), codes[:, 1].copy()
    labels = list(range(case["categories"]))
    measure(case, sklearn, lambda: float(metrics.cohen_kappa_score(first, second, labels=labels, weights=case["weights"])))
