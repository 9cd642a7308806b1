import type { LabelId, QuestionId } from '../../model/ids.ts';
import type { Attribute, Label, Question, TranscriptToken } from '../../model/label-set.ts';
import type { MediaKind } from '../../model/sample.ts';

export const TEMPLATE_IDS = [
  'image-classification',
  'image-tags',
  'image-boxes',
  'image-rotated-boxes',
  'image-polygons',
  'image-points',
  'image-quality',
  'audio-classification',
  'audio-spans',
  'transcription',
  'dialogue',
] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

/** A ready-made question: offered only because label → agreement → review → release works for its type. */
export interface Template {
  readonly id: TemplateId;
  readonly title: string;
  readonly sentence: string;
  readonly about: MediaKind;
  /** What labels it starts with; empty for templates without labels. */
  readonly labels: readonly string[];
  readonly prompt: string;
  readonly type: Question['type'];
  /** Names of lanes that spans lie on. */
  readonly lanes?: readonly string[];
  /** What is asked about each region. */
  readonly attributes?: readonly Attribute[];
  /** What is written for what is no word. */
  readonly tokens?: readonly TranscriptToken[];
}

/** What a new rating starts from, low to high. */
export const RATING_LEVELS: readonly string[] = ['1 – unusable', '2 – poor', '3 – fair', '4 – good', '5 – excellent'];

/** What a new transcript starts from: what most guidelines for transcribers name first. */
export const TRANSCRIPT_TOKENS: readonly TranscriptToken[] = [
  { text: '[unintelligible]', meaning: 'speech that nobody can make out' },
  { text: '[laughter]', meaning: 'somebody laughs' },
  { text: 'uh', meaning: 'a hesitation, however it sounds: uh, um, er' },
];

const SAID: Attribute = { type: 'text', id: 'said' as QuestionId, prompt: 'What is said?', required: true, multiline: false, tokens: TRANSCRIPT_TOKENS };

export const TEMPLATES: readonly Template[] = [
  { id: 'image-classification', title: 'Image classification', sentence: 'One label for each image.', about: 'image', type: 'choice', prompt: 'What does the image show?', labels: ['good', 'defect'] },
  { id: 'image-tags', title: 'Image tags', sentence: 'Any number of labels for each image.', about: 'image', type: 'multichoice', prompt: 'What is in the image?', labels: ['person', 'vehicle', 'text'] },
  { id: 'image-boxes', title: 'Boxes', sentence: 'Upright boxes around things, each with a label.', about: 'image', type: 'box', prompt: 'Where is it?', labels: ['scratch', 'dent'] },
  { id: 'image-rotated-boxes', title: 'Rotated boxes', sentence: 'Boxes turned to fit what lies askew: ships, cars, lines of text.', about: 'image', type: 'rotated-box', prompt: 'Where is it?', labels: ['ship', 'vehicle'] },
  { id: 'image-polygons', title: 'Polygons', sentence: 'Outlines that follow the shape of each thing.', about: 'image', type: 'polygon', prompt: 'Where is it?', labels: ['scratch', 'dent'] },
  { id: 'image-points', title: 'Points', sentence: 'One point on each thing or part: landmarks, cells, screws.', about: 'image', type: 'point', prompt: 'Where is it?', labels: ['left eye', 'right eye'] },
  { id: 'image-quality', title: 'Image quality', sentence: 'A rating from 1 to 5 for each image.', about: 'image', type: 'rating', prompt: 'How good is the image?', labels: [] },
  { id: 'audio-classification', title: 'Audio classification', sentence: 'One label for each clip.', about: 'audio', type: 'choice', prompt: 'What is heard?', labels: ['speech', 'music', 'noise'] },
  { id: 'audio-spans', title: 'Audio spans', sentence: 'Spans of time, each with a label.', about: 'audio', type: 'span', prompt: 'When is it heard?', labels: ['speech', 'noise'] },
  { id: 'transcription', title: 'Transcription', sentence: 'The words that are spoken.', about: 'audio', type: 'text', prompt: 'What is said?', labels: [], tokens: TRANSCRIPT_TOKENS },
  { id: 'dialogue', title: 'Dialogue', sentence: 'Who speaks when, and what: a lane per speaker, words in each span.', about: 'audio', type: 'span', prompt: 'Who speaks when?', labels: ['speech'], lanes: ['Speaker 1', 'Speaker 2'], attributes: [SAID] },
];

export function templateById(id: TemplateId): Template {
  return TEMPLATES.find((template) => template.id === id) as Template;
}

/** Whether the template asks the lead to name labels. */
export function templateHasLabels({ type }: Template): boolean {
  return type !== 'rating' && type !== 'text';
}

/** The question a template makes, with these label names in this order. Names are trimmed; empty and repeated ones are dropped. */
export function questionFromTemplate(template: Template, labelNames: readonly string[], id: QuestionId = 'q1' as QuestionId): Question {
  const asked = { id, prompt: template.prompt, about: template.about, required: true, cantTell: true };
  const labels = labelsFromNames(labelNames);
  switch (template.type) {
    case 'choice':
    case 'multichoice':
    case 'box':
    case 'rotated-box':
    case 'polygon':
    case 'point':
      return { type: template.type, ...asked, labels };
    case 'span':
      return { type: 'span', ...asked, labels, ...(template.attributes === undefined ? {} : { attributes: template.attributes }), ...(template.lanes === undefined ? {} : { lanes: template.lanes }) };
    case 'rating':
      return { type: 'rating', ...asked, levels: RATING_LEVELS };
    case 'text':
      return { type: 'text', ...asked, multiline: false, ...(template.tokens === undefined ? {} : { tokens: template.tokens }) };
  }
}

/** Labels for names: ids are made from the names, and stay when the names change later. */
export function labelsFromNames(names: readonly string[]): readonly Label[] {
  const distinct = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
  const taken = new Set<string>();
  return distinct.map((name, index) => {
    const id = freeId(name, taken);
    taken.add(id);
    return { id: id as LabelId, name, color: index };
  });
}

/** A short id from a name: "deep scratch" → "deep-scratch", "Kratzer" → "kratzer"; numbered where it is taken. */
export function freeId(name: string, taken: ReadonlySet<string>): string {
  const base = name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40) || 'label';
  if (!taken.has(base)) return base;
  for (let n = 2; ; n++) if (!taken.has(`${base}-${n}`)) return `${base}-${n}`;
}
