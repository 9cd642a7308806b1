import { describe, expect, it } from 'vitest';
import { BlockFeed } from '../../../../renderer/audio/play/block-feed.ts';
import type { PlaybackOrder } from '../../../../renderer/audio/play/playback-messages.ts';
import type { FrameSource } from '../../../../renderer/audio/play/player-state.ts';

/** A reader that answers when it is told to. */
class SlowReader implements FrameSource {
  readonly source = { sampleRate: 8000, channels: 1 };
  readonly frames = 1050;
  readonly asked: { readonly from: number; readonly to: number; readonly answer: () => void; readonly fail: () => void }[] = [];

  read(from: number, to: number): Promise<readonly Float32Array<ArrayBuffer>[]> {
    return new Promise((resolve, reject) => this.asked.push({ from, to, answer: () => resolve([new Float32Array(to - from).fill(from)]), fail: () => reject(new Error('damaged')) }));
  }

  async answerAll(): Promise<void> {
    for (let answered = 0; answered < this.asked.length; ) {
      const before = this.asked.length;
      for (; answered < before; answered++) this.asked[answered]?.answer();
      await new Promise((settled) => setImmediate(settled));
    }
  }
}

function fed(most = 100) {
  const [reader, orders] = [new SlowReader(), [] as string[]];
  let news = 0;
  const feed = new BlockFeed(reader, { blockFrames: 100, most, onNews: () => { news += 1; } });
  const told = (order: PlaybackOrder) => orders.push(order.kind === 'keep' || order.kind === 'drop' ? `${order.kind} ${order.first}` : order.kind);
  return { reader, feed, orders, news: () => news, connect: () => feed.connect(told) };
}

describe('BlockFeed', () => {
  it('reads what is wanted, most urgent first, two at a time, each once', async () => {
    const { reader, feed, orders, connect } = fed();
    connect();
    feed.want([300, 400, 200]);
    feed.want([300, 400, 200]);
    expect(reader.asked.map(({ from }) => from)).toEqual([300, 400]);
    await reader.answerAll();
    expect(orders).toEqual(['keep 300', 'keep 400', 'keep 200']);
    expect(reader.asked).toHaveLength(3);
  });

  it('leaves what is not wanted any more', async () => {
    const { reader, feed, orders, connect } = fed();
    connect();
    feed.want([0, 100, 200, 300]);
    feed.want([900]);
    await reader.answerAll();
    expect(orders).toEqual(['keep 0', 'keep 100', 'keep 900']);
  });

  it('asks for no frame behind the end', () => {
    const { reader, feed } = fed();
    feed.want([1000]);
    expect(reader.asked.map(({ from, to }) => [from, to])).toEqual([[1000, 1050]]);
  });

  it('keeps blocks until there is somebody to hand them to', async () => {
    const { reader, feed, orders, connect } = fed();
    feed.want([0, 100]);
    await reader.answerAll();
    expect(orders).toEqual([]);
    connect();
    expect(orders.toSorted()).toEqual(['keep 0', 'keep 100']);
  });

  it('reads again what was handed to somebody who is gone', async () => {
    const { reader, feed, orders, connect } = fed();
    connect();
    feed.want([0]);
    await reader.answerAll();
    feed.disconnect();
    feed.want([0]);
    await reader.answerAll();
    connect();
    expect(orders).toEqual(['keep 0', 'keep 0']);
  });

  it('has the least recently wanted dropped when there are too many, never a wanted one', async () => {
    const { reader, feed, orders, connect } = fed(3);
    connect();
    feed.want([0, 100, 200]);
    await reader.answerAll();
    feed.want([0, 300]);
    await reader.answerAll();
    expect(orders.slice(3)).toEqual(['keep 300', 'drop 100']);
    feed.want([0, 100, 300, 400, 500]);
    await reader.answerAll();
    expect(orders.slice(5)).toEqual(['keep 100', 'drop 200', 'keep 400', 'keep 500']);
  });

  it('goes on behind what cannot be read, says so once the rest is there, and tries again only when told', async () => {
    const { reader, feed, orders, connect } = fed();
    connect();
    feed.want([0, 100, 200]);
    reader.asked[1]?.fail();
    await new Promise((settled) => setImmediate(settled));
    expect(feed.missing([0, 100])).toBeUndefined();
    reader.asked[0]?.answer();
    reader.asked[2]?.answer();
    await new Promise((settled) => setImmediate(settled));
    expect(feed.missing([0, 100])?.message).toBe('damaged');
    expect(feed.missing([0, 200])).toBeUndefined();
    feed.want([100]);
    expect(reader.asked).toHaveLength(3);
    feed.retry();
    feed.want([100]);
    reader.asked[3]?.answer();
    await new Promise((settled) => setImmediate(settled));
    expect(orders).toEqual(['keep 0', 'keep 200', 'keep 100']);
  });

  it('says nothing after it was closed', async () => {
    const { reader, feed, orders, news, connect } = fed();
    connect();
    feed.want([0, 100]);
    feed.close();
    reader.asked[0]?.fail();
    await reader.answerAll();
    expect([orders, news()]).toEqual([[], 0]);
  });
});
