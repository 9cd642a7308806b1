import { describe, expect, it, vi } from 'vitest';
import { DraftSender } from '../../../../renderer/features/label/draft-sender.ts';
import type { HostResult } from '../../../../shared/host/host-result.ts';
import type { DraftLine } from '../../../../shared/model/draft.ts';

const key = ['r1', 's1', 'p1', '1'];
const note = (after: string): DraftLine => ({ line: 'gesture', key, gesture: { did: 'note', after, before: '' } });

/** A draft file that can be away. */
function file() {
  const state = { away: false, lines: [] as DraftLine[], batches: 0 };
  const append = async (lines: readonly DraftLine[]): Promise<HostResult<null>> => {
    state.batches += 1;
    if (state.away) return { ok: false, code: 'offline', message: '', safe: '', next: '' };
    state.lines.push(...lines);
    return { ok: true, value: null };
  };
  const later: (() => void)[] = [];
  const refusals: string[] = [];
  const sender = new DraftSender(append, { wait: (then) => later.push(then), refused: ({ code }) => refusals.push(code) });
  return { state, sender, later, refusals };
}

describe('draft lines', () => {
  it('reach the file in order, those that come while others are sent in one batch', async () => {
    const { state, sender } = file();
    await Promise.all(['a', 'b', 'c'].map((after) => sender.add(note(after))));
    expect(state.lines).toEqual([note('a'), note('b'), note('c')]);
    expect(state.batches).toBe(2);
  });

  it('that the host did not take go with the next one, before it', async () => {
    const { state, sender } = file();
    state.away = true;
    await sender.add(note('a'));
    await sender.add(note('b'));
    expect(state.lines).toEqual([]);
    state.away = false;
    await sender.add(note('c'));
    expect(state.lines).toEqual([note('a'), note('b'), note('c')]);
  });

  it('that the host did not take go after a while when nothing follows; that is said once', async () => {
    const { state, sender, later, refusals } = file();
    state.away = true;
    await sender.add(note('a'));
    await sender.add(note('b'));
    expect([later.length, refusals]).toEqual([1, ['offline']]);
    later.shift()?.(); // still away
    await vi.waitFor(() => expect(later.length).toBe(1));
    state.away = false;
    later.shift()?.();
    await vi.waitFor(() => expect(state.lines).toEqual([note('a'), note('b')]));
    await sender.add(note('c'));
    expect([state.lines.length, later.length, refusals]).toEqual([3, 0, ['offline']]);
    state.away = true;
    await sender.add(note('d'));
    expect(refusals).toEqual(['offline', 'offline']);
  });

  it('of submitted annotations are cleared once, when the submit is saved', async () => {
    const { state, sender } = file();
    const other = ['r1', 's2', 'p1', '1'];
    sender.submitted(key);
    sender.submitted(other);
    await sender.clearSubmitted();
    await sender.clearSubmitted();
    expect(state.lines).toEqual([
      { line: 'clear', key },
      { line: 'clear', key: other },
    ]);
  });
});
