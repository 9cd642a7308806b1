/**
 * Seeded randomness: the only dice in Concord. xoshiro128** (Blackman & Vigna 2021, "Scrambled linear pseudorandom
 * number generators", ACM TOMS 47) seeded by splitmix32. The same seed gives the same numbers on every platform,
 * because everything is 32-bit integer arithmetic.
 */
export interface Random {
  /** A uniform integer in [0, 2^32). */
  uint32(): number;
  /** A uniform float in [0, 1), with 32 random bits. */
  unit(): number;
  /** A uniform integer in [0, bound), without modulo bias. `bound` must be an integer in [1, 2^32]. */
  below(bound: number): number;
}

function splitmix32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
}

/**
 * The stream number `stream` of `seed` (both taken modulo 2^32). Streams are independent of each other, so work that
 * is split over workers draws the same numbers however many workers there are: replicate b uses stream b.
 */
export function seededRandom(seed: number, stream = 0): Random {
  const bySeed = splitmix32(seed);
  const next = splitmix32(bySeed() ^ Math.imul(stream >>> 0, 0x9e3779b1));
  let a = next();
  let b = next();
  let c = next();
  let d = next();
  if ((a | b | c | d) === 0) d = 1; // the one state xoshiro cannot leave

  function uint32(): number {
    const scrambled = Math.imul(b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result;
  }

  return {
    uint32,
    unit: () => uint32() / 0x1_0000_0000,
    below(bound) {
      // Rejection keeps every outcome equally likely; at most half of the draws are thrown away.
      const limit = 0x1_0000_0000 - (0x1_0000_0000 % bound);
      let draw = uint32();
      while (draw >= limit) draw = uint32();
      return draw % bound;
    },
  };
}

/** A new array with the elements in random order (Fisher–Yates). O(n). */
export function shuffled<T>(values: readonly T[], random: Random): T[] {
  const result = values.slice();
  for (let i = result.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const held = result[i] as T;
    result[i] = result[j] as T;
    result[j] = held;
  }
  return result;
}
