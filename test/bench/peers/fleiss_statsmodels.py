"""statsmodels: Fleiss' kappa from a units × raters matrix."""
from bench_case import cases, imported, measure, path

numpy = imported("numpy")
statsmodels = imported("statsmodels")
inter_rater = imported("statsmodels.stats.inter_rater")

for case in cases():
    codes = numpy.fromfile(path(case["codes"]), numpy.int8).reshape(case["units"], case["raters"])
    measure(case, statsmodels, lambda: float(inter_rater.fleiss_kappa(inter_rater.aggregate_raters(codes)[0])))
