import { LEVELS } from './rated-labels.ts';

export const AGREEMENT_USAGE = `Usage: concord agreement <project folder> [options]
       concord agreement <ratings.csv> [options]     (- reads standard input)

How much labelers agree, per question, with confidence intervals. In a project only answers given blind count. A CSV file
has the columns sample, labeler and label, and perhaps question, or with --wide one column per labeler; it is read as it
comes, however large. An empty label is a missing one; rows that cannot be used are counted and the first named.

  --question <id or prompt>  only this question
  --round <id>               only this round, by id, name or number
  --by <what>                also per label, labeler, pair (of labelers), sample (worst first) or round
  --limit <n>                samples listed by --by sample (default 50; 0 for all)
  --metric <name>            one figure instead of the usual ones:
                               krippendorff      any number of labelers, missing answers, every level (default)
                               fleiss            the same number of answers for every sample
                               cohen, scott, weighted-kappa
                                                 two labelers; with --by pair each pair of them
                               gwet, brennan-prediger
                               percent           share of equal pairs, every answer counted alike (as in α’s observed part)
                             or, for other questions of a project, the id of a figure, such as f1, alpha_iou or alpha_words
  --level <level>            ${LEVELS.join(', ')}: how krippendorff compares labels (default: nominal; ordinal for ratings)
  --levels <low,…,high>      in a CSV file, the labels in their order; numbers are in order by themselves
  --weights <how>            linear or quadratic: of weighted-kappa (default quadratic), gwet (AC2), scott, brennan-prediger
  --wide                     the CSV file has one column per labeler
  --confidence <0..1>        of the intervals (default 0.95)
  --resamples <n>            of the bootstrap over samples (default 2000; 0 for no interval)
  --seed <n>                 of the bootstrap (default 1)
  --fail-below <x>           exit 1 when a question's first figure is below x
  --fail-below-lower <x>     exit 1 when the lower end of its interval is below x
  --json

Beside the figures of a project stand, where they exist, how well people do (human level, as a band), how labelers agree with
their own repeats, and how starts and ends of spans fit.

Exit code 1 also when a question's first figure is undefined. A metric for two labelers with --by pair is judged pair by pair;
what is said about regions is shown and not judged.

Examples:
  concord agreement "Phone scratches" --by label
  concord agreement ratings.csv --metric weighted-kappa --levels none,light,heavy
  concord agreement ratings.csv --fail-below 0.8 --fail-below-lower 0.667 --json
  zcat ratings.csv.gz | concord agreement - --by sample --limit 20
`;
