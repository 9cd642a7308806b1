import type { ReactNode } from 'react';
import type { QuestionType } from '../../../shared/model/label-set.ts';
import type { Template } from '../../../shared/project/commands/templates.ts';

const BARS = [3, 5, 9, 6, 11, 8, 4, 6, 10, 7, 3, 5];

const WAVE = <path d={BARS.map((height, at) => `M${5 + at * 3} ${14 - height / 2}v${height}`).join('')} />;

/** What labelers will do, drawn in a few lines; marked parts take the accent colour. */
const MARKS: Readonly<Record<QuestionType, ReactNode>> = {
  choice: <path d="M14 14l4.5 5L28 9" />,
  multichoice: <path d="M9 9h6M9 14h12M9 19h9M25 9h6M29 14h3M25 19h4" />,
  rating: <path d="M8 20v-3M14 20v-6M20 20v-9M26 20v-12M32 20v-14" />,
  text: <path d="M8 22h24M8 26h15" />,
  box: <path d="M8 8h13v10H8zM25 13h9v9h-9z" />,
  'rotated-box': <path d="M7 16l16-9 4 7-16 9zM28 18l6-3 2 4-6 3z" />,
  polygon: <path d="M9 19l2-9 9-4 6 5 7 1-3 9-8-1-6 3z" />,
  point: (
    <g fill="currentColor" stroke="none">
      <circle cx="13" cy="10" r="2.4" />
      <circle cx="27" cy="10" r="2.4" />
      <circle cx="20" cy="19" r="2.4" />
    </g>
  ),
  span: <path d="M9 4v20M21 4v20M9 24h12" />,
};

/** Turns on two lanes. */
const TURNS = <path d="M4 21h12M24 21h8M15 26h10M33 26h6" strokeWidth={2.4} />;

/** A small drawing of a template: an image or a sound, and what is marked on it. */
export function TemplatePicture({ template: { about, type, lanes } }: { readonly template: Template }) {
  return (
    <svg aria-hidden viewBox="0 0 44 30" className="h-7.5 w-11 shrink-0" fill="none" strokeWidth={1.6} strokeLinecap="round" strokeLinejoin="round">
      <g className="text-ink-3" stroke="currentColor" strokeWidth={1.2} opacity={0.7}>
        {about === 'image' ? <rect x="1" y="1" width="42" height="28" rx="3" /> : <g transform={type === 'span' && lanes === undefined ? undefined : 'translate(0 -5)'}>{WAVE}</g>}
      </g>
      <g className="text-accent-ink" stroke="currentColor" transform={about === 'audio' && type === 'choice' ? 'translate(8 11) scale(0.7)' : undefined}>
        {lanes === undefined ? MARKS[type] : TURNS}
      </g>
    </svg>
  );
}
