"""What the Python drivers share: import the peer or say that it is missing, read the cases, time the work.

A driver is called with one folder. `cases.json` there lists the cases; columns lie beside it as raw numbers. It prints one
line of JSON a case, or `{"missing": …}` and exits with 3.
"""
import importlib
import json
import os
import resource
import statistics
import sys
import time

FOLDER = sys.argv[1]
# A peer that needs longer is not run again.
SECONDS_A_CASE = 6


def imported(name):
    try:
        return importlib.import_module(name)
    except Exception as error:
        print(json.dumps({"missing": name, "because": str(error)}))
        sys.exit(3)


def cases():
    with open(os.path.join(FOLDER, "cases.json"), encoding="utf-8") as file:
        return json.load(file)


def path(name):
    return os.path.join(FOLDER, name)


def peak_mb():
    try:
        # The other counter starts with what the parent had in use before it started this program.
        with open("/proc/self/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
    except OSError:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak / (2**20 if sys.platform == "darwin" else 2**10)


def measure(case, module, work):
    """Runs the work up to `case["runs"]` times and prints the median time, the peak of the process and the answer."""
    times = []
    while len(times) < case["runs"] and sum(times) < SECONDS_A_CASE:
        start = time.perf_counter()
        value = work()
        times.append(time.perf_counter() - start)
    print(
        json.dumps(
            {
                "case": case["name"],
                "version": str(getattr(module, "__version__", "")),
                "ms": statistics.median(times) * 1000,
                "runs": len(times),
                "peakMb": peak_mb(),
                "value": value,
            }
        ),
        flush=True,
    )
