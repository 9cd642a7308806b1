import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import type { Icon } from './icon.ts';
import { softTone, type Tone } from './tone.ts';

/** A word about the state of something: "draft", "late", "blind". */
export function Badge({ children, tone = 'neutral', icon: Glyph, title }: { children: ReactNode; tone?: Tone | undefined; icon?: Icon | undefined; title?: string | undefined }) {
  return (
    <span title={title} className={classNames('inline-flex h-5 shrink-0 items-center gap-1 rounded-sm px-1.5 text-xs font-medium whitespace-nowrap', softTone[tone])}>
      {Glyph && <Glyph size={12} aria-hidden />}
      {children}
    </span>
  );
}
