"""crowd-kit: Dawid–Skene with a fixed number of rounds; its posteriors are written beside the data."""
from bench_case import cases, imported, measure, path

numpy = imported("numpy")
pandas = imported("pandas")
crowdkit = imported("crowdkit")
classification = imported("crowdkit.aggregation.classification")

for case in cases():
    frame = pandas.DataFrame({column: numpy.fromfile(path(case[column]), numpy.int32) for column in ("task", "worker", "label")})
    fitted = []

    def fit():
        fitted[:] = [classification.DawidSkene(n_iter=case["rounds"], tol=float("-inf")).fit(frame)]
        return case["posterior"]

    measure(case, crowdkit, fit)
    fitted[0].probas_.sort_index().sort_index(axis=1).to_numpy(numpy.float64).tofile(path(case["posterior"]))
