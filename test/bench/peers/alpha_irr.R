# irr: kripp.alpha on a raters x units matrix with NA for missing.
folder <- commandArgs(trailingOnly = TRUE)[1]
if (!suppressPackageStartupMessages(requireNamespace("irr", quietly = TRUE))) {
  cat('{"missing": "irr"}\n')
  quit(status = 3)
}
cases <- read.delim(file.path(folder, "cases.tsv"), colClasses = "character")
for (row in seq_len(nrow(cases))) {
  case <- cases[row, ]
  units <- as.integer(case$units)
  raters <- as.integer(case$raters)
  if (units > 100000) next
  codes <- readBin(file.path(folder, case$codes), "integer", units * raters, size = 1, signed = TRUE)
  codes[codes < 0] <- NA
  ratings <- matrix(codes, nrow = raters)
  elapsed <- system.time(value <- irr::kripp.alpha(ratings, method = case$level)$value)[["elapsed"]]
  status <- readLines("/proc/self/status")
  peak <- as.numeric(gsub("[^0-9]", "", grep("^VmHWM", status, value = TRUE))) / 1024
  cat(sprintf('{"case": "%s", "version": "%s", "ms": %f, "runs": 1, "peakMb": %f, "value": %.17g}\n', case$name, packageVersion("irr"), elapsed * 1000, peak, value))
}
