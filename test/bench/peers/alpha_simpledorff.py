"""simpledorff: alpha from a data frame."""
from bench_case import cases, imported, measure, path

numpy = imported("numpy")
pandas = imported("pandas")
simpledorff = imported("simpledorff")

for case in cases():
    if case["level"] != "nominal" or case["units"] > 100_000:
        continue
    codes = numpy.fromfile(path(case["codes"]), numpy.int8).reshape(case["units"], case["raters"])
    units, raters = numpy.nonzero(codes >= 0)
    frame = pandas.DataFrame({"unit": units, "rater": raters, "label": codes[units, raters]})
    measure(case, simpledorff, lambda: float(simpledorff.calculate_krippendorffs_alpha_for_df(frame, experiment_col="unit", annotator_col="rater", class_col="label")))
