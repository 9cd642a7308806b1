import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import { answerProblems } from '../../../shared/model/answer-problems.ts';
import type { Answers, OwnedRegion } from './region-edits.ts';
import { rovingStep } from '../../ui/roving.ts';
import { withActive } from '../../ui/virtual-range.ts';
import { transcriptAsked } from './sound-lanes.ts';
import { SpanRow } from './span-row.tsx';
import type { Answering } from './use-answering.ts';
import type { SoundBenchState } from './use-sound-bench.ts';

interface SpanListProps {
  readonly sound: SoundBenchState;
  readonly answering: Answering;
  readonly answers: Answers;
  readonly onReveal: (id: string) => void;
}

const ROW = 32;

/** The spans of a sound in the order of time, in step with the waveform: what is selected there is selected here. Thousands are fine. */
export function SpanList({ sound, answering, answers, onReveal }: SpanListProps) {
  const { spans } = sound;
  const { picked, attribute, canWrite } = answering;
  const frame = useRef<HTMLDivElement>(null);
  const anchor = useRef<string>(undefined);
  const selectedAt = picked.size === 0 ? -1 : spans.findIndex(({ region }) => picked.has(region.id));
  const virtual = useVirtualizer({
    count: spans.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW,
    getItemKey: (index) => spans[index]?.region.id ?? index,
    overscan: 6,
    rangeExtractor: (range) => withActive(range, selectedAt === -1 ? null : selectedAt),
  });
  const incomplete = new Set(answering.questions.flatMap((question) => answerProblems(question, answers[question.id])).flatMap((problem) => ('region' in problem ? [problem.region as string] : [])));

  const height = virtual.scrollRect?.height;
  // The list follows what is selected on the waveform, and keeps it in sight when it gets smaller.
  useEffect(() => {
    if (selectedAt !== -1) virtual.scrollToIndex(selectedAt);
  }, [selectedAt, virtual, height]);

  function press({ region }: OwnedRegion, at: number, { shiftKey, ctrlKey, metaKey }: MouseEvent): void {
    if (shiftKey) {
      const from = Math.max(0, spans.findIndex((each) => each.region.id === anchor.current));
      answering.select(spans.slice(Math.min(from, at), Math.max(from, at) + 1).map((each) => each.region.id));
      return;
    }
    anchor.current = region.id;
    if (ctrlKey || metaKey) answering.select(picked.has(region.id) ? [...picked].filter((id) => id !== region.id) : [...picked, region.id]);
    else answering.select([region.id]);
    onReveal(region.id);
  }

  function move(event: KeyboardEvent): void {
    if (event.target instanceof HTMLTextAreaElement) return;
    const step = event.altKey ? null : rovingStep(event.key, event.ctrlKey || event.metaKey, Math.max(0, selectedAt), spans.length, 1, 8);
    const next = step === null ? undefined : spans[step];
    if (step === null || next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    anchor.current = next.region.id;
    answering.select([next.region.id]);
    onReveal(next.region.id);
    virtual.scrollToIndex(step);
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>(`[data-row="${step}"]`)?.focus());
  }

  return (
    <div ref={frame} data-roving className="min-h-0 flex-1 overflow-auto px-1 py-0.5" onKeyDown={move}>
      <ul aria-label="Spans" className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const owned = spans[index];
          if (owned === undefined) return null;
          const { id } = owned.region;
          const isSelected = picked.has(id);
          const asked = transcriptAsked(owned.question);
          return (
            <li key={key} ref={virtual.measureElement} data-index={index} aria-setsize={spans.length} aria-posinset={index + 1} className="absolute inset-x-0" style={{ top: start }}>
              <SpanRow
                owned={owned}
                index={index}
                selected={isSelected}
                isStop={index === Math.max(0, selectedAt)}
                isWritten={isSelected && picked.size === 1 && attribute !== undefined && attribute.id === asked?.id}
                timesAsked={isSelected ? sound.words.timesAsked : 0}
                isIncomplete={incomplete.has(id)}
                canWrite={canWrite}
                inHand={sound.inHand}
                onPress={(event) => press(owned, index, event)}
                onWrite={() => sound.words.writeIn(owned)}
                onText={(text) => sound.words.write(owned, text)}
                onEnter={sound.words.goOn}
                onEscape={sound.words.leaveText}
                onRemove={() => sound.remove([id])}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
