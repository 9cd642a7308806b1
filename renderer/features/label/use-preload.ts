import { useEffect, useRef } from 'react';
import type { SampleId } from '../../../shared/model/ids.ts';
import { preloadImage } from '../../canvas/image-cache.ts';
import { soundCache } from '../../state/sound-cache.ts';
import { useMediaUrl, useView } from '../../state/use-app.ts';
import type { MyQueue } from './use-my-queue.ts';

/**
 * Gets the samples to come, and the one before, ready as soon as the one in hand is shown: nobody waits for a sample they go to next. Images are
 * decoded; of the next recording the waveform is measured, after the one in hand.
 */
export function usePreload(queue: MyQueue): () => void {
  const mediaUrl = useMediaUrl();
  const state = useView((all) => all);
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);

  function preload(sample: SampleId, isNext: boolean, signal: AbortSignal): void {
    const facts = state.registers.value('sample', sample);
    if (facts?.kind === 'image') preloadImage(mediaUrl(sample));
    // What goes wrong is told when the sample comes up.
    else if (facts?.kind === 'audio' && isNext) soundCache.measured({ id: sample, url: mediaUrl(sample), seconds: facts.seconds, sampleRate: facts.sampleRate, channels: facts.channels }, { signal }).catch(() => undefined);
  }

  return () => {
    const [next] = queue.upcoming;
    stop.current?.abort();
    const asked = (stop.current = new AbortController());
    for (const sample of new Set([...queue.upcoming, queue.order[queue.at + 1], queue.order[queue.at - 1]])) if (sample !== undefined) preload(sample, sample === next, asked.signal);
  };
}
