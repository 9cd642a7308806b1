"""cleanlab: the confident joint, not calibrated."""
from bench_case import cases, imported, measure, path

numpy = imported("numpy")
cleanlab = imported("cleanlab")
count = imported("cleanlab.count")

for case in cases():
    labels = numpy.fromfile(path(case["labels"]), numpy.int32)
    probabilities = numpy.fromfile(path(case["probabilities"]), numpy.float64).reshape(-1, case["categories"])
    measure(case, cleanlab, lambda: count.compute_confident_joint(labels, probabilities, calibrate=False).tolist())
