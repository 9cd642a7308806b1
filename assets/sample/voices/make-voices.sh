#!/bin/sh
# Makes the voices of the sample project: one 16 kHz mono mu-law WAV a line of voices.tsv, silence trimmed at both
# ends, peak at -3 dB. Run in this folder with espeak-ng and sox on the path; then `sha256sum *.wav > hashes.txt`.
set -eu
raw=$(mktemp)
trap 'rm -f "$raw"' EXIT
tab=$(printf '\t')
while IFS="$tab" read -r file voice speed pitch text; do
  espeak-ng -v "$voice" -s "$speed" -p "$pitch" --stdout "$text" > "$raw"
  sox -D -t wav "$raw" -c 1 -e mu-law -b 8 "$file" \
    gain -4 highpass 60 rate 16000 norm -3 silence 1 0.005 0.6% reverse silence 1 0.005 0.6% reverse
done < voices.tsv
