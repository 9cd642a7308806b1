import { compareText } from '../../../shared/basics/order.ts';
import type { GuidelinePage } from '../../../shared/model/guideline.ts';

function pages(texts: Readonly<Record<string, string>>): readonly GuidelinePage[] {
  return Object.entries(texts)
    .map(([page, markdown]) => ({ page, markdown }))
    .sort((a, b) => compareText(a.page, b.page));
}

/** The first guideline, as first guidelines are: everybody can agree with it, and read it differently. */
export const VAGUE_PAGES = pages({
  general: `# Phones and commands

We label photos of returned phones and short voice commands. Work quickly but carefully. If something is unclear, use
your judgement.
`,
  defect: `# Which defect

Choose what is wrong with the phone.
`,
  'defect.no-defect': `# no defect

The phone looks fine.
`,
  'defect.scratch': `# scratch

A scratch on the screen.
`,
  'defect.deep-scratch': `# deep scratch

A scratch that is more serious than usual.
`,
  'defect.dent': `# dent

The phone was hit and has a dent.
`,
  where: `# Where

Draw a box around each defect.
`,
  transcript: `# What is said

Write down what the person says.
`,
  speech: `# When

Mark the command, hesitations and noise.
`,
  quality: `# How good

Rate the recording from 1 to 5.
`,
});

/** The second guideline: each case that the first round disagreed on has a rule that can be checked on the sample. */
export const SHARP_PAGES = pages({
  general: `# Phones and commands

We label photos of returned phones, to sort them by the repair they need, and short voice commands, to teach a speaker
what people want.

1. Decide by what can be **seen or heard in this sample**, not by what is likely.
2. Zoom in before you answer “no defect”. Listen twice before you write.
3. Where glare or noise hides what the question asks for, answer **can’t tell**. It is not a mistake.
4. Where the sample is broken (cut off, not a phone, not speech), **skip** it and say why.
`,
  defect: `# Which defect

Answer with the **worst** defect that can be seen, in this order:

dent > deep scratch > scratch > no defect

Frame and glass both count. Dust, fingerprints and reflections do not.
`,
  'defect.no-defect': `# no defect

**Use it when** nothing is wrong with glass or frame, or only marks **shorter than 3 mm**. (The camera hole is about
4 mm wide: a mark that is clearly shorter than the hole does not count.)

**Do not use it when** there is any line of 3 mm or more, however faint.

**Looks alike:** dust is a dot, a scratch is a line. A fingerprint has many soft parallel lines that fade together.
`,
  'defect.scratch': `# scratch

**Use it when** a line of **3 mm or more** can be seen on the glass and it is not a deep scratch. Faint ones count.

**Do not use it when** the line has a shadow edge (then it is a deep scratch), or a point of impact from which fine
cracks go out (then it is a dent).

**Looks alike:** on a white screen a scratch is dark, on a black one it is bright. Both count.
`,
  'defect.deep-scratch': `# deep scratch

**Use it when** you can see a **shadow edge**: a dark line that runs along the bright one. Zoom to 200 % to look for it.

**Do not use it when** the line is only long, only bright, or several fine lines beside each other.

Length does not matter: a short groove is deep, a long hairline is not.
`,
  'defect.dent': `# dent

**Use it when** glass or frame is pushed in: a spot with a bright and a dark side, or a bent outline. Look once around
the **frame and its corners**.

**Do not use it when** only the surface is marked.

Fine cracks that go out from a dent belong to it.
`,
  where: `# Where

One box for each defect that counts.

1. The box touches the outermost visible pixels of the mark, **2 to 4 pixels** of air, no more.
2. Lines that run beside each other within 2 mm are one scratch and get one box. Otherwise each has its own.
3. A dent’s box holds its fine cracks only as far as the spot goes.
4. Nothing counts: submit without boxes.
`,
  'where.scratch': `# scratch

As for the defect: a line of 3 mm or more without a shadow edge.
`,
  'where.deep-scratch': `# deep scratch

As for the defect: a line with a shadow edge.
`,
  'where.dent': `# dent

As for the defect: pushed in, on glass or frame.
`,
  transcript: `# What is said

Write the words of the command, as they are said.

1. **No fillers**: leave out “um” and “uh”.
2. **No false starts**: “turn off, turn off the lamp” is written “turn off the lamp”.
3. **Numbers as words**: “ten minutes”, “twenty one degrees”, “doctor”.
4. No punctuation but the apostrophe. Capitals do not matter.
5. British spelling: “mum”.

Example: “um, today’s weather” is written **today’s weather**.
`,
  speech: `# When

Everything on one lane, nothing overlaps.

Start and end where the sound starts and ends, to about 50 ms. Pauses between parts stay unmarked.
`,
  'speech.command': `# command

The words that belong to the command. A hesitation in the middle cuts the command in two.
`,
  'speech.hesitation': `# hesitation

“um”, “uh”, and words that are begun and taken back.
`,
  'speech.noise': `# noise

A single sound from the room that is not speech: a knock, a click. Steady hum and hiss are not marked.
`,
  quality: `# How good

Judge how much the background gets in the way of **understanding**, not how pleasant it is.

5 – clean: no background to be heard
4 – good: background to be heard, every word clear
3 – fair: every word understood at once, but it takes attention
2 – poor: a word has to be guessed or heard again
1 – unusable: not understood after listening twice
`,
});
