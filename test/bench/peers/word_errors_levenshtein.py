"""python-Levenshtein: word errors, each word as one character of a string."""
from bench_case import cases, imported, measure, path

levenshtein = imported("Levenshtein")

for case in cases():
    with open(path(case["references"]), encoding="utf-8") as file:
        references = file.read().split("\n")
    with open(path(case["hypotheses"]), encoding="utf-8") as file:
        hypotheses = file.read().split("\n")

    def errors():
        numbers = {}

        def letters(text):
            return "".join(chr(numbers.setdefault(word, len(numbers))) for word in text.lower().split())

        return sum(levenshtein.distance(letters(reference), letters(hypothesis)) for reference, hypothesis in zip(references, hypotheses))

    measure(case, levenshtein, errors)
