/**
 * A second-order filter section (direct form II, transposed): y = b·x − a·y, a0 = 1.
 * `add` gives the filtered value; `settle` clears a state too small to be heard, which processors are slow with.
 */
export class Biquad {
  private first = 0;
  private second = 0;
  private readonly b: readonly [number, number, number];
  private readonly a: readonly [number, number];

  constructor(b: readonly [number, number, number], a: readonly [number, number]) {
    this.b = b;
    this.a = a;
  }

  add(value: number): number {
    const out = this.b[0] * value + this.first;
    this.first = this.b[1] * value - this.a[0] * out + this.second;
    this.second = this.b[2] * value - this.a[1] * out;
    return out;
  }

  settle(): void {
    if (Math.abs(this.first) < 1e-30) this.first = 0;
    if (Math.abs(this.second) < 1e-30) this.second = 0;
  }
}

/**
 * The two sections of K weighting, head and high pass, for any sample rate. ITU-R BS.1770-4 gives coefficients at 48 kHz only; these come
 * from the analog filters behind them through the bilinear transform (corner frequencies, gain and Q: De Man, "Evaluation of
 * Implementations of the EBU R128 Loudness Measurement", AES 145, 2018). Below 4 kHz the head's corner has no place: only the high pass.
 */
export function kWeighting(sampleRate: number): readonly Biquad[] {
  const sections: Biquad[] = [];
  if (sampleRate >= 4000) {
    const k = Math.tan((Math.PI * 1681.974450955533) / sampleRate);
    const q = 0.7071752369554196;
    const high = 10 ** (3.999843853973347 / 20);
    const band = high ** 0.4996667741545416;
    const scale = 1 + k / q + k * k;
    sections.push(
      new Biquad(
        [(high + (band * k) / q + k * k) / scale, (2 * (k * k - high)) / scale, (high - (band * k) / q + k * k) / scale],
        [(2 * (k * k - 1)) / scale, (1 - k / q + k * k) / scale],
      ),
    );
  }
  const k = Math.tan((Math.PI * 38.13547087602444) / sampleRate);
  const q = 0.5003270373238773;
  const scale = 1 + k / q + k * k;
  sections.push(new Biquad([1, -2, 1], [(2 * (k * k - 1)) / scale, (1 - k / q + k * k) / scale]));
  return sections;
}

/** LUFS of a K-weighted mean square summed over channels (BS.1770-4, equation 2). */
export function loudnessOf(power: number): number {
  return -0.691 + 10 * Math.log10(power);
}

const STEPS_PER_BLOCK = 4;

/**
 * Gated loudness in LUFS (ITU-R BS.1770-4, annex 1) from the K-weighted powers of successive 100 ms steps: blocks of 400 ms that overlap
 * by three quarters, those above −70 LUFS, and of these the ones above 10 LU below their mean. Undefined when shorter than
 * a block, or when every block is quieter than −70 LUFS.
 */
export function gatedLoudness(steps: ArrayLike<number>): number | undefined {
  const blocks = new Float64Array(Math.max(0, steps.length - STEPS_PER_BLOCK + 1));
  for (let block = 0; block < blocks.length; block++) {
    let sum = 0;
    for (let step = block; step < block + STEPS_PER_BLOCK; step++) sum += steps[step] as number;
    blocks[block] = sum / STEPS_PER_BLOCK;
  }
  const loud = meanAbove(blocks, -70);
  return loud === undefined ? undefined : loudnessOf(meanAbove(blocks, Math.max(-70, loudnessOf(loud) - 10)) ?? loud);
}

/** Mean power of the blocks louder than a gate (LUFS). */
function meanAbove(blocks: Float64Array, gate: number): number | undefined {
  const least = 10 ** ((gate + 0.691) / 10);
  let [sum, count] = [0, 0];
  for (const power of blocks) {
    if (power > least) {
      sum += power;
      count++;
    }
  }
  return count === 0 ? undefined : sum / count;
}
