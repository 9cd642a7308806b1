/** Coefficients of a second-order filter section: y = b·x − a·y, with a0 = 1. */
export interface FilterSection {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

const PASS_ALL: FilterSection = { b: [1, 0, 0], a: [0, 0] };

/**
 * The two sections of K weighting, head and high pass, for any sample rate. ITU-R BS.1770-4 gives coefficients at 48 kHz only; these come
 * from the analog filters behind them through the bilinear transform (corner frequencies, gain and Q: De Man, "Evaluation of
 * Implementations of the EBU R128 Loudness Measurement", AES 145, 2018). Below 4 kHz the head's corner has no place: there it changes nothing.
 */
export function kWeighting(sampleRate: number): readonly [head: FilterSection, pass: FilterSection] {
  return [sampleRate < 4000 ? PASS_ALL : headOf(sampleRate), highPassOf(sampleRate)];
}

function headOf(sampleRate: number): FilterSection {
  const k = Math.tan((Math.PI * 1681.974450955533) / sampleRate);
  const q = 0.7071752369554196;
  const high = 10 ** (3.999843853973347 / 20);
  const band = high ** 0.4996667741545416;
  const scale = 1 + k / q + k * k;
  return {
    b: [(high + (band * k) / q + k * k) / scale, (2 * (k * k - high)) / scale, (high - (band * k) / q + k * k) / scale],
    a: [(2 * (k * k - 1)) / scale, (1 - k / q + k * k) / scale],
  };
}

function highPassOf(sampleRate: number): FilterSection {
  const k = Math.tan((Math.PI * 38.13547087602444) / sampleRate);
  const q = 0.5003270373238773;
  const scale = 1 + k / q + k * k;
  return { b: [1, -2, 1], a: [(2 * (k * k - 1)) / scale, (1 - k / q + k * k) / scale] };
}

/** K weighting of one channel, value after value (direct form II, transposed). */
export class KWeighting {
  private readonly head: FilterSection;
  private readonly pass: FilterSection;
  /** What both sections remember, two numbers each. */
  private readonly memory = new Float64Array(4);

  constructor(sampleRate: number) {
    [this.head, this.pass] = kWeighting(sampleRate);
  }

  /** `sum` and the squares of the weighted values [from, to). What is no finite number counts as 0. */
  squares(values: Float32Array, from: number, to: number, sum: number): number {
    // All of it in local variables: this loop is most of what measuring a recording costs.
    const [b0, b1, b2] = this.head.b;
    const [a1, a2] = this.head.a;
    const [d0, d1, d2] = this.pass.b;
    const [c1, c2] = this.pass.a;
    let [first, second, third, fourth] = this.memory as unknown as [number, number, number, number];
    let total = sum;
    for (let at = from; at < to; at++) {
      const read = values[at] as number;
      const value = Number.isFinite(read) ? read : 0;
      const headed = b0 * value + first;
      first = b1 * value - a1 * headed + second;
      second = b2 * value - a2 * headed;
      const weighted = d0 * headed + third;
      third = d1 * headed - c1 * weighted + fourth;
      fourth = d2 * headed - c2 * weighted;
      total += weighted * weighted;
    }
    this.memory.set([first, second, third, fourth]);
    return total;
  }

  /** Clears what is too small to be heard, which processors are slow with. */
  settle(): void {
    for (let n = 0; n < this.memory.length; n++) if (Math.abs(this.memory[n] as number) < 1e-30) this.memory[n] = 0;
  }
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
