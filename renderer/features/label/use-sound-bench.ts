import { type RefObject, useState } from 'react';
import type { QuestionId } from '../../../shared/model/ids.ts';
import { asksForRegions, type Question } from '../../../shared/model/label-set.ts';
import type { SampleEntry } from '../../../shared/project/views/samples.ts';
import type { AudioSurfaceHandle } from '../../audio/surface-props.ts';
import type { SoundSurfaceCommand } from '../../audio/surface-commands.ts';
import type { DrawnSpan, SpanChange } from '../../audio/surface-props.ts';
import { useSoundLook } from '../../listening/use-sound-look.ts';
import type { SoundCommand } from '../../state/keys/sound-commands.ts';
import { newRegionId } from '../../state/new-id.ts';
import { useSession } from '../../state/use-app.ts';
import { countOf } from '../../ui/format-count.ts';
import { showToast } from '../../ui/toast.tsx';
import { FieldInHand } from './field-in-hand.ts';
import { type OwnedRegion, reshaped } from './region-edits.ts';
import { NudgeBurst } from './nudge-burst.ts';
import { questionFor, regionMemoryOf, remembered, type RememberedRegion } from './region-memory.ts';
import { findLane, laneId, lanesOf } from './sound-lanes.ts';
import { byTime, isSpan, mergedSpans, splitSpan, toFrame } from './span-edits.ts';
import { timeText } from './time-text.ts';
import type { Answering } from './use-answering.ts';
import { usePlayback } from './use-playback.ts';
import { useSpanWords } from './use-span-words.ts';

export type SoundBenchState = ReturnType<typeof useSoundBench>;

/** A command of the screen that is one of the surface, by the same name. */
const ON_SURFACE = [
  'play-selected', 'loop-selected', 'play-visible', 'play-around-start', 'play-around-end', 'back', 'on', 'slower', 'faster', 'normal-speed', 'start', 'end',
  'cursor-earlier-100ms', 'cursor-later-100ms', 'cursor-earlier-1s', 'cursor-later-1s', 'extend-previous', 'split', 'merge', 'next-span', 'previous-span', 'lane-up', 'lane-down', 'select-all',
  'start-earlier-10ms', 'start-later-10ms', 'end-earlier-10ms', 'end-later-10ms', 'start-earlier-100ms', 'start-later-100ms', 'end-earlier-100ms', 'end-later-100ms',
  'start-earlier-1ms', 'start-later-1ms', 'end-earlier-1ms', 'end-later-1ms', 'start-to-playhead', 'end-to-playhead',
  'fit', 'zoom-selection', 'scroll-left', 'scroll-right', 'taller', 'flatter', 'toggle-spectrogram', 'toggle-channels', 'toggle-snapping', 'toggle-follow',
] as const satisfies readonly SoundSurfaceCommand[]; // prettier-ignore
type OnSurface = `sound.${(typeof ON_SURFACE)[number]}`;

/** All that can be done with a sound and its spans besides answering. By command, from keys and buttons alike. */
export function useSoundBench(entry: SampleEntry, answering: Answering, surface: RefObject<AudioSurfaceHandle | null>) {
  const memory = regionMemoryOf(useSession());
  const kept = useSoundLook();
  const { look, habits, set } = kept;
  const playback = usePlayback(surface, habits);
  const [inHand] = useState(() => new FieldInHand());
  const [burst] = useState(() => new NudgeBurst());
  const [laneByQuestion, setLanes] = useState<Readonly<Record<QuestionId, number>>>({});
  const [isLookOpen, setLookOpen] = useState(false);

  /** From the fields of the popover back to the sound: Space is to play, not to open them again. */
  function showLook(open: boolean): void {
    setLookOpen(open);
    if (!open) surface.current?.focus();
  }

  const { facts } = entry;
  const recording = facts.kind === 'audio' ? facts : { seconds: 0, sampleRate: 1, channels: 1 };
  const { chosen } = answering;
  const lanes = lanesOf(answering.questions, answering.owned);
  const drawing = answering.drawing();
  const drawn = drawing?.question.type === 'span' ? drawing : undefined;
  /** All spans of the sample in the order of time, over all questions. */
  const spans = answering.owned.filter(({ region }) => isSpan(region)).sort((a, b) => (isSpan(a.region) && isSpan(b.region) ? byTime(a.region, b.region) : 0));

  function laneOf(question: { readonly id: QuestionId }): number {
    return laneByQuestion[question.id] ?? 0;
  }

  /** Takes a lane in hand: new spans come to lie there. */
  function takeLane(id: string): void {
    const lane = findLane(lanes, id);
    if (lane === undefined) return;
    answering.setActive(lane.question.id);
    setLanes({ ...laneByQuestion, [lane.question.id]: lane.lane });
  }

  function draw({ lane: id, start, end }: DrawnSpan): void {
    const lane = findLane(lanes, id);
    const label = lane === undefined ? undefined : answering.brushOf(lane.question);
    if (lane === undefined || label === undefined) return;
    setLanes({ ...laneByQuestion, [lane.question.id]: lane.lane });
    answering.add([{ question: lane.question, region: { id: newRegionId(), label, shape: { kind: 'span', start: toFrame(start, recording), end: toFrame(end, recording), lane: lane.lane } } }]);
  }

  /** A span that was moved to a lane of another question stays on its own, and it is said why: labels of one are none of the other. */
  function change(changes: readonly SpanChange[]): void {
    const byId = new Map(changes.map((each) => [each.id, each]));
    let elsewhere: { readonly own: Question; readonly other: Question } | undefined;
    answering.edit((regions, question) => {
      if (!regions.some(({ id }) => byId.has(id))) return regions;
      const shapes = regions.flatMap((region) => {
        const now = byId.get(region.id);
        if (now === undefined || !isSpan(region)) return [];
        const to = findLane(lanes, now.lane);
        if (to !== undefined && to.question.id !== question.id) elsewhere = { own: question, other: to.question };
        const lane = to?.question.id === question.id ? to.lane : region.shape.lane;
        return [[region.id, { kind: 'span', start: toFrame(now.start, recording), end: toFrame(now.end, recording), lane }] as const];
      });
      return reshaped(regions, new Map(shapes));
    }, burst.goesOn(performance.now()));
    if (elsewhere !== undefined) sayStays(elsewhere);
  }

  function sayStays({ own, other }: { readonly own: Question; readonly other: Question }): void {
    const [title, detail] = [`A span of “${own.prompt}” stays on its lane.`, `The other lane is for “${other.prompt}”. Draw the span there.`];
    showToast({ title, detail });
    surface.current?.say(`${title} ${detail}`);
  }

  function split({ id, at }: { readonly id: string; readonly at: number }): void {
    answering.edit((regions, question) => (regions.some((region) => region.id === id) ? splitSpan(regions, question, id, toFrame(at, recording), newRegionId) : regions));
  }

  function merge(ids: readonly string[]): void {
    const all = new Set(ids);
    const [first] = spans.filter(({ region }) => all.has(region.id));
    answering.edit((regions, question) => (question.id === first?.question.id ? mergedSpans(regions, question, all) : regions));
    if (first !== undefined) answering.select([first.region.id]);
  }

  /** Puts copies down, moved by some seconds, where there is a question for each; says how many had none, or no room. */
  function putDown(copies: readonly RememberedRegion[], by: number): boolean {
    const questions = answering.questions.filter(asksForRegions);
    const fresh = copies.flatMap((copy): OwnedRegion[] => {
      const question = questionFor(copy, questions);
      const { shape } = copy.region;
      if (question === undefined || shape.kind !== 'span') return [];
      const [start, end] = [toFrame(shape.start + by, recording), toFrame(shape.end + by, recording)];
      return end > start ? [{ question, region: { ...copy.region, id: newRegionId(), shape: { ...shape, start, end } } }] : [];
    });
    if (fresh.length < copies.length) showToast({ title: `${countOf(copies.length - fresh.length, 'span')} could not be pasted.`, detail: 'No question here takes them, or the recording ends before.' });
    answering.add(fresh);
    surface.current?.focus();
    return true;
  }

  function copy(): boolean {
    // Text that somebody marked is what they want to copy.
    if (chosen.length === 0 || globalThis.getSelection()?.isCollapsed === false) return false;
    memory.copied = { from: entry.id, regions: chosen.map(remembered) };
    showToast({ title: `Copied ${countOf(chosen.length, 'span')}.`, seconds: 2 });
    return true;
  }

  function paste(): boolean {
    if (memory.copied === undefined || drawing === undefined || surface.current === null) return false;
    const { regions } = memory.copied;
    const first = Math.min(...regions.map(({ region: { shape } }) => (shape.kind === 'span' ? shape.start : Infinity)));
    return putDown(regions, Number.isFinite(first) ? surface.current.currentTime() - first : 0);
  }

  /** A copy of what is selected, after it. */
  function duplicate(): boolean {
    const times = chosen.flatMap(({ region }) => (isSpan(region) ? [region.shape] : []));
    if (times.length === 0 || drawing === undefined) return false;
    return putDown(chosen.map(remembered), Math.max(...times.map(({ end }) => end)) - Math.min(...times.map(({ start }) => start)));
  }

  const words = useSpanWords(spans, answering, surface, inHand, habits.playOnFocus);

  const run = (command: SoundSurfaceCommand) => (): boolean => surface.current?.run(command) ?? false;
  const asked = (command: SoundSurfaceCommand) => (): boolean => {
    burst.ask(command);
    return run(command)();
  };
  const done = (act: () => unknown) => (): boolean => {
    act();
    return true;
  };

  /** None, then the first channel, then the next, … then none again. */
  function nextChannel(now: readonly number[]): readonly number[] {
    const next = (now[0] ?? -1) + 1;
    return now.length > 1 || next >= recording.channels ? [] : [next];
  }

  /** What is about channels, where there are several: the only one cannot be muted by a slip, with no button that shows it. */
  const several = (act: () => boolean) => (): boolean => {
    if (recording.channels > 1) return act();
    showToast({ title: 'This recording has one channel.', seconds: 2 });
    return true;
  };

  /** Loudness is heard, not seen: what the key did is said. */
  function normalize(): void {
    set({ normalize: !look.normalize });
    showToast({ title: look.normalize ? 'Recordings are as loud as they are.' : 'All recordings are equally loud.', seconds: 2 });
  }

  // What is meant for listening while typing is never left to the browser, which would print or open a file.
  const commands: Readonly<Record<SoundCommand, (event?: KeyboardEvent) => boolean>> = {
    ...(Object.fromEntries(ON_SURFACE.map((command) => [`sound.${command}`, asked(command)])) as Readonly<Record<OnSurface, () => boolean>>),
    'sound.play': (event) => event?.repeat === true || playback.playOrPause(),
    'sound.draw': (event) => event?.repeat === true || run('draw-begin')(),
    'sound.text': words.writeSelected,
    'sound.duplicate': duplicate,
    'sound.copy': copy,
    'sound.paste': paste,
    'sound.look': done(() => showLook(!isLookOpen)),
    'sound.toggle-channels': several(run('toggle-channels')),
    'sound.solo': several(done(() => set({ solo: nextChannel(look.solo), muted: [] }))),
    'sound.mute': several(done(() => set({ muted: nextChannel(look.muted), solo: [] }))),
    'sound.normalize': done(normalize),
    'typing.play': (event) => event?.repeat === true || playback.playOrPause(),
    'typing.play-span': done(run('play-selected')),
    'typing.loop-span': done(run('loop-selected')),
    'typing.back': done(run('back')),
    'typing.on': done(run('on')),
    'typing.slower': done(run('slower')),
    'typing.faster': done(run('faster')),
    'typing.normal-speed': done(run('normal-speed')),
    'typing.next-span': () => words.writeNeighbor(1),
    'typing.previous-span': () => words.writeNeighbor(-1),
    'typing.time': done(() => inHand.write(`[${timeText(Math.round((surface.current?.currentTime() ?? 0) * 1000) / 1000)}] `)),
    // Fields know their tokens themselves.
    'typing.token': words.writeKeyedToken,
  };

  return {
    recording,
    look,
    set,
    kept,
    playback,
    inHand,
    lanes,
    spans,
    drawn,
    drawLane: drawn === undefined ? undefined : laneId({ question: drawn.question, lane: laneOf(drawn.question) }),
    takeLane,
    isLookOpen,
    setLookOpen: showLook,
    commands,
    draw,
    change,
    split,
    merge,
    remove: answering.remove,
    words,
    finishDrawing: () => surface.current?.finish() ?? false,
    leaveDrawing: () => surface.current?.leave() ?? true,
    undoDrawing: () => surface.current?.cancel() ?? false,
    isBusy: () => surface.current?.isBusy() ?? false,
  };
}
