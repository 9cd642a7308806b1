import { contentHash } from '../../../shared/basics/hash.ts';
import type { ContentHash, LabelId, QuestionId } from '../../../shared/model/ids.ts';
import { type Label, type LabelSet, labelSetContent, type Question } from '../../../shared/model/label-set.ts';

export const DEFECT = 'defect' as QuestionId;
export const WHERE = 'where' as QuestionId;
export const TRANSCRIPT = 'transcript' as QuestionId;
export const SPEECH = 'speech' as QuestionId;
export const QUALITY = 'quality' as QuestionId;

export const NO_DEFECT = 'no-defect' as LabelId;
export const SCRATCH = 'scratch' as LabelId;
export const DEEP_SCRATCH = 'deep-scratch' as LabelId;
export const DENT = 'dent' as LabelId;
export const COMMAND = 'command' as LabelId;
export const HESITATION = 'hesitation' as LabelId;
export const NOISE = 'noise' as LabelId;

function label(id: LabelId, name: string, color: number): Label {
  return { id, name, color };
}

const HARM = [label(SCRATCH, 'scratch', 1), label(DEEP_SCRATCH, 'deep scratch', 2), label(DENT, 'dent', 3)];

const asked = { required: true, cantTell: true };

const QUESTIONS: readonly Question[] = [
  { type: 'choice', id: DEFECT, prompt: 'Which defect does the phone have?', about: 'image', ...asked, labels: [label(NO_DEFECT, 'no defect', 0), ...HARM] },
  { type: 'box', id: WHERE, prompt: 'Where are the defects?', about: 'image', ...asked, labels: HARM },
  { type: 'text', id: TRANSCRIPT, prompt: 'What is said?', about: 'audio', ...asked, multiline: false },
  {
    type: 'span',
    id: SPEECH,
    prompt: 'When is what heard?',
    about: 'audio',
    ...asked,
    labels: [label(COMMAND, 'command', 0), label(HESITATION, 'hesitation', 1), label(NOISE, 'noise', 2)],
  },
  {
    type: 'rating',
    id: QUALITY,
    prompt: 'How good is the recording?',
    about: 'audio',
    ...asked,
    levels: ['1 – unusable', '2 – poor', '3 – fair', '4 – good', '5 – clean'],
  },
];

export const LABEL_SET: LabelSet = { questions: QUESTIONS, note: 'First version', basedOn: null };
export const LABEL_SET_HASH = contentHash(labelSetContent(LABEL_SET)) as ContentHash;
