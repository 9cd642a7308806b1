"""krippendorff: alpha of units × categories counts, resampled by unit."""
from bench_case import cases, imported, measure, path

numpy = imported("numpy")
krippendorff = imported("krippendorff")

for case in cases():
    codes = numpy.fromfile(path(case["codes"]), numpy.int8).reshape(case["units"], case["raters"])
    counts = numpy.stack([(codes == category).sum(axis=1) for category in range(case["categories"])], axis=1)
    domain = numpy.arange(case["categories"])

    def resampled():
        random = numpy.random.default_rng(1)
        alphas = [
            krippendorff.alpha(value_counts=counts[random.integers(0, case["units"], case["units"])], value_domain=domain, level_of_measurement=case["level"])
            for _ in range(case["resamples"])
        ]
        return [float(each) for each in numpy.quantile(alphas, [0.025, 0.975])]

    measure(case, krippendorff, resampled)
