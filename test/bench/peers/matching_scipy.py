"""scipy: boxes of two raters matched by linear_sum_assignment on a numpy table of IoUs, image by image."""
from bench_case import cases, imported, measure, path

numpy = imported("numpy")
scipy = imported("scipy")
optimize = imported("scipy.optimize")


def overlaps(a, b):
    sides = numpy.clip(numpy.minimum(a[:, None, 2:], b[None, :, 2:]) - numpy.maximum(a[:, None, :2], b[None, :, :2]), 0, None)
    shared = sides[..., 0] * sides[..., 1]
    area_a, area_b = ((each[:, 2:] - each[:, :2]).prod(axis=1) for each in (a, b))
    return shared / (area_a[:, None] + area_b[None, :] - shared)


for case in cases():
    boxes = numpy.fromfile(path(case["boxes"]), numpy.float64).reshape(-1, 4)
    start = numpy.fromfile(path(case["start"]), numpy.int32)
    answers = [boxes[start[each] : start[each + 1]] for each in range(len(start) - 1)]
    pairs = [(image * case["raters"] + a, image * case["raters"] + b) for image in range(case["images"]) for a in range(case["raters"]) for b in range(a + 1, case["raters"])]

    def matched():
        count, total = 0, 0.0
        for a, b in pairs:
            iou = overlaps(answers[a], answers[b])
            iou[iou < case["threshold"]] = 0
            rows, columns = optimize.linear_sum_assignment(iou, maximize=True)
            found = iou[rows, columns]
            count += int((found > 0).sum())
            total += float(found.sum())
        return {"matched": count, "iou": total}

    measure(case, scipy, matched)
