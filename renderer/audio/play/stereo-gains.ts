import type { StereoGains } from './playback-messages.ts';

/**
 * How the channels of a recording reach two ears. One channel: both ears. Two: left and right, unless only one of them is
 * heard, then it is in both ears. More: all of them in the middle, scaled by their number so that their sum cannot clip.
 */
export function stereoGains(channels: readonly number[], gain: number): StereoGains {
  const heard = channels.filter((each) => each > 0).length;
  if (channels.length === 2 && heard === 2) return { left: [(channels[0] ?? 0) * gain, 0], right: [0, (channels[1] ?? 0) * gain] };
  const sum = channels.reduce((all, each) => all + each, 0);
  const both = channels.map((each) => (each * gain) / Math.max(1, sum));
  return { left: both, right: both };
}
