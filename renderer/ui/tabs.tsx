import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { formatCount } from './format-count.ts';
import type { Icon } from './icon.ts';

export type TabItem<Value extends string = string> = {
  readonly value: Value;
  readonly label: string;
  readonly count?: number | undefined;
  readonly icon?: Icon | undefined;
  readonly content?: ReactNode;
};

/** Parts of one screen, one at a time. Only the shown one's `content` is mounted; leave `content` out to render the part elsewhere. */
export function Tabs<Value extends string>({
  label,
  value,
  onChange,
  tabs,
}: {
  label: string;
  value: Value;
  onChange: (next: Value) => void;
  tabs: readonly TabItem<Value>[];
}) {
  const hasContent = tabs.some((tab) => tab.content !== undefined);
  return (
    <Base.Root value={value} onValueChange={onChange} className="flex min-h-0 min-w-0 flex-col">
      <Base.List aria-label={label} activateOnFocus={false} className={`relative flex gap-1 ${hasContent ? 'border-b border-line' : ''}`}>
        {tabs.map(({ value: own, label, count, icon: Glyph }) => (
          <Base.Tab
            key={own}
            value={own}
            className="inline-flex h-8 items-center gap-1.5 rounded-md px-2 text-sm font-medium whitespace-nowrap text-ink-2 hover:text-ink focus-visible:-outline-offset-2 data-active:text-ink"
          >
            {Glyph && <Glyph size={14} aria-hidden />}
            {label}
            {count !== undefined && <span className="text-xs font-normal text-ink-3">{formatCount(count)}</span>}
          </Base.Tab>
        ))}
        <Base.Indicator className="absolute bottom-0 left-(--active-tab-left) h-0.5 w-(--active-tab-width) bg-accent transition-[left,width] duration-140" />
      </Base.List>
      {hasContent &&
        tabs.map((tab) => (
          <Base.Panel key={tab.value} value={tab.value} className="min-h-0 flex-1 pt-3 outline-none">
            {tab.content}
          </Base.Panel>
        ))}
    </Base.Root>
  );
}
