"""krippendorff (fast-krippendorff): alpha on a raters × units matrix with NaN for missing."""
from bench_case import cases, imported, measure, path

numpy = imported("numpy")
krippendorff = imported("krippendorff")

for case in cases():
    codes = numpy.fromfile(path(case["codes"]), numpy.int8).reshape(case["units"], case["raters"])
    matrix = numpy.where(codes < 0, numpy.nan, codes).T
    domain = numpy.arange(case["categories"])
    measure(case, krippendorff, lambda: float(krippendorff.alpha(reliability_data=matrix, value_domain=domain, level_of_measurement=case["level"])))
