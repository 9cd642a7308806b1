import { useRef, useState } from 'react';
import type { Shape } from '../../../shared/model/annotation.ts';
import type { SampleEntry } from '../../../shared/project/views/samples.ts';
import type { PlayerState } from '../../audio/play/player-state.ts';
import type { SoundSurfaceCommand } from '../../audio/surface-commands.ts';
import type { AudioSurfaceHandle } from '../../audio/surface-props.ts';
import { useSoundLook } from '../../listening/use-sound-look.ts';
import type { CaseGroup } from './case-groups.ts';
import type { LabelerAnswer } from './labeler-answers.ts';
import { groupStretch, type ListeningPair, listeningPairs } from './span-listening.ts';
import type { RegionActions } from './use-region-actions.ts';
import type { ReviewActions } from './use-review-keys.ts';

interface CaseSoundTerms {
  readonly entry: SampleEntry;
  readonly answers: readonly LabelerAnswer[];
  readonly visible: (place: number) => boolean;
  readonly actions: RegionActions;
}

/** What is being listened to of the conflict in hand. */
interface Ear {
  readonly group: string | undefined;
  readonly pair: number;
  /** Whose span was heard last. */
  readonly side: 'a' | 'b' | undefined;
  /** Which place where they differ was heard last. */
  readonly place: number | undefined;
}

export interface Listening {
  readonly pairs: readonly ListeningPair[];
  readonly at: number;
  readonly side: Ear['side'];
  readonly isLooping: boolean;
  readonly hear: (side: 'a' | 'b') => void;
  readonly hearDiffering: (loops: boolean) => void;
  /** Which of `pairs` is compared; whatever number, they go round. */
  readonly choosePair: (place: number) => void;
}

type Playing = Pick<PlayerState, 'isPlaying' | 'loop' | 'rate' | 'trouble'>;
const STILL: Playing = { isPlaying: false, loop: undefined, rate: 1, trouble: undefined };

/** Commands of the Label screen's sound that are the surface's own, by the same name. */
const ON_SURFACE = [
  'play-selected', 'loop-selected', 'play-visible', 'play-around-start', 'play-around-end', 'back', 'on', 'start', 'end', 'cursor-earlier-100ms', 'cursor-later-100ms', 'cursor-earlier-1s',
  'cursor-later-1s', 'extend-previous', 'split', 'lane-up', 'lane-down', 'select-all', 'start-earlier-10ms', 'start-later-10ms', 'start-earlier-100ms', 'start-later-100ms', 'start-earlier-1ms',
  'start-later-1ms', 'start-to-playhead', 'end-to-playhead', 'fit', 'zoom-selection', 'scroll-left', 'scroll-right', 'taller', 'flatter', 'toggle-spectrogram', 'toggle-snapping', 'toggle-follow',
] as const satisfies readonly SoundSurfaceCommand[]; // prettier-ignore
const ENDS = ['end-earlier-10ms', 'end-later-10ms', 'end-earlier-100ms', 'end-later-100ms', 'end-earlier-1ms', 'end-later-1ms'] as const satisfies readonly SoundSurfaceCommand[];

/** Listening to a case: the surface of its sound, what is heard of the conflict in hand, and what keys do with both. */
export function useCaseSound({ entry, answers, visible, actions }: CaseSoundTerms) {
  const surface = useRef<AudioSurfaceHandle>(null);
  const kept = useSoundLook();
  const [isLookOpen, setLookOpen] = useState(false);
  const [playing, setPlaying] = useState<Playing>(STILL);
  const [heard, setEar] = useState<Ear>({ group: undefined, pair: 0, side: undefined, place: undefined });
  const seconds = entry.facts.kind === 'audio' ? entry.facts.seconds : 0;
  const { inHand, selection } = actions;
  const pairs = inHand === undefined || seconds === 0 ? [] : listeningPairs(inHand, answers, visible, seconds);
  const ear: Ear = heard.group === inHand?.key && heard.pair < pairs.length ? heard : { group: inHand?.key, pair: 0, side: undefined, place: undefined };
  const pair = pairs[ear.pair];

  function hear(side: 'a' | 'b'): void {
    const span = pair?.[side]?.span;
    if (span === undefined) return;
    setEar({ ...ear, side });
    surface.current?.playSpan(span.start, span.end);
  }

  function hearDiffering(loops: boolean): void {
    if (pair === undefined) return;
    if (loops && playing.loop !== undefined) {
      surface.current?.pause();
      surface.current?.run('loop-selected'); // with a loop, this ends it
      return;
    }
    // The loop stays where one listens; without it, each press goes on to the next place.
    const place = loops ? (ear.place ?? 0) : ear.place === undefined ? 0 : (ear.place + 1) % Math.max(1, pair.differing.length);
    const stretch = pair.differing[place] ?? pair.a.span;
    setEar({ ...ear, place });
    surface.current?.playSpan(stretch.start, stretch.end, loops ? { loop: true } : {});
  }

  /** From the fields of the panel back to the sound: Space is to play, not to open them again. */
  function showLook(open: boolean): void {
    setLookOpen(open);
    if (!open) surface.current?.focus();
  }

  function choosePair(place: number): void {
    if (pairs.length > 0) setEar({ ...ear, pair: (place + pairs.length) % pairs.length, side: undefined, place: undefined });
  }

  /** Brings a group into view with some context, its rows too, the first above all; the playhead at its beginning. */
  function show(group: CaseGroup, decided: readonly Shape[]): void {
    const spans = decided.flatMap((shape) => (shape.kind === 'span' ? [shape] : []));
    const stretch = groupStretch(group, spans, seconds);
    const [first] = group.members;
    if (stretch === undefined || surface.current === null) return;
    surface.current.zoomTo(stretch.start, stretch.end);
    for (const address of group.addresses.toReversed()) surface.current.reveal(address);
    if (first?.region.shape.kind === 'span' && !surface.current.isPlaying()) surface.current.seekTo(first.region.shape.start);
  }

  function run(command: SoundSurfaceCommand): boolean {
    return surface.current?.run(command) ?? false;
  }

  const commands: ReviewActions = {
    ...Object.fromEntries(ON_SURFACE.map((command) => [`sound.${command}`, () => run(command)])),
    ...Object.fromEntries(ENDS.map((command) => [`review.${command}`, () => run(command)])),
    'review.zoom-in': () => run('zoom-in'),
    'review.zoom-out': () => run('zoom-out'),
    'sound.play': ({ repeat }) => repeat || run('play'),
    'typing.play': ({ repeat }) => repeat || run('play'),
    'typing.play-span': () => run('play-selected'),
    'typing.loop-span': () => run('loop-selected'),
    'typing.back': () => run('back'),
    'typing.on': () => run('on'),
    'review.slower': () => run('slower'),
    'review.faster': () => run('faster'),
    'typing.slower': () => run('slower'),
    'typing.faster': () => run('faster'),
    'typing.normal-speed': () => run('normal-speed'),
    'review.draw-span': ({ repeat }) => repeat || run('draw-begin'),
    'review.merge-spans': () => (selection.length > 1 ? actions.merge() : run('merge')),
    'review.sound-look': () => showLook(!isLookOpen),
    'review.hear-in-turn': () => pair !== undefined && hear(ear.side === 'a' && pair.b !== undefined ? 'b' : 'a'),
    'review.hear-differing': () => pair !== undefined && hearDiffering(false),
    'review.loop-differing': () => pair !== undefined && hearDiffering(true),
    'review.next-pair': () => pair !== undefined && choosePair(ear.pair + 1),
    'review.previous-pair': () => pair !== undefined && choosePair(ear.pair - 1),
  };

  const listening: Listening = { pairs, at: ear.pair, side: ear.side, isLooping: playing.loop !== undefined, hear, hearDiffering, choosePair };
  return {
    surface,
    kept,
    isLookOpen,
    showLook,
    playing,
    listening,
    commands,
    show,
    release: (command: string) => command === 'review.draw-span' && surface.current?.run('draw-end'),
    onPlayer: ({ isPlaying, loop, rate, trouble }: PlayerState) =>
      setPlaying((now) => (now.isPlaying === isPlaying && now.loop === loop && now.rate === rate && now.trouble === trouble ? now : { isPlaying, loop, rate, trouble })),
  };
}

export type CaseSoundState = ReturnType<typeof useCaseSound>;
