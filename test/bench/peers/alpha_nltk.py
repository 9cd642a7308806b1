"""nltk: AnnotationTask.alpha, its table built beforehand."""
from bench_case import cases, imported, measure, path

numpy = imported("numpy")
nltk = imported("nltk")
agreement = imported("nltk.metrics.agreement")

for case in cases():
    if case["level"] != "nominal":
        continue
    codes = numpy.fromfile(path(case["codes"]), numpy.int8).reshape(case["units"], case["raters"])
    units, raters = numpy.nonzero(codes >= 0)
    task = agreement.AnnotationTask(data=list(zip(raters.tolist(), units.tolist(), codes[units, raters].tolist())))
    measure(case, nltk, lambda: float(task.alpha()))
