"""pygamma-agreement: gamma of recordings one after the other, its compiled parts warmed up on the first."""
import json
import logging

from bench_case import cases, imported, measure, path

numpy = imported("numpy")
pygamma = imported("pygamma_agreement")
core = imported("pyannote.core")
logging.disable(logging.WARNING)


def continuum(recording):
    result = pygamma.Continuum()
    for annotator, spans in enumerate(recording):
        for span in spans:
            result.add(str(annotator), core.Segment(span["start"], span["end"]), span["label"])
    return result


for case in cases():
    with open(path(case["recordings"]), encoding="utf-8") as file:
        recordings = [continuum(each) for each in json.load(file)[: case["count"]]]
    unlike = pygamma.CombinedCategoricalDissimilarity(alpha=1, beta=1, delta_empty=1)
    recordings[0].compute_gamma(unlike, n_samples=2)

    def gammas():
        numpy.random.seed(1)
        results = [each.compute_gamma(unlike, n_samples=case["samples"]) for each in recordings]
        return {"gamma": [float(each.gamma) for each in results], "observed": [float(each.observed_disorder) for each in results]}

    measure(case, pygamma, gammas)
