import { describe, expect, it } from 'vitest';
import { loadProject } from '../../../electron/host/load-project.ts';
import { Refused } from '../../../electron/host/refusal.ts';
import { sha256OfText } from '../../../shared/basics/hash.ts';
import { encodeUtf8 } from '../../../shared/basics/utf8.ts';
import { textOf } from '../../support/disk-trials.ts';
import { dumpState } from '../../support/dump-state.ts';
import { FaultyDisk } from '../../support/faulty-file-port.ts';
import { choice, questionOf, Story } from '../../support/story.ts';
import { storyFiles } from '../../support/story-folder.ts';

function told(writer = 1): Story {
  const story = new Story(writer).people(2).publish(questionOf('choice', ['x', 'y'])).samples(['1.png', '2.png']).open(['1.png', '2.png'], 2);
  story.answer(1, '1.png', choice('x'));
  return story;
}

function diskWith(...stories: readonly Story[]): FaultyDisk {
  const disk = new FaultyDisk();
  for (const story of stories) for (const [path, bytes] of storyFiles(story)) disk.put(`/p/${path}`, bytes);
  return disk;
}

function historyOf(disk: FaultyDisk, story: Story): string {
  return textOf(disk.files().get(`/p/history/${story.writer}.jsonl`));
}

describe('loading a project from its files', () => {
  it('folds every history file and names each writer’s head', async () => {
    const [one, two] = [told(1), told(2)];
    const disk = diskWith(one, two);
    const loaded = await loadProject(disk.port, '/p');
    expect(loaded.file.name).toBe('Phones');
    expect(loaded.state.commits.length).toBe(one.commits.length + two.commits.length);
    const last = historyOf(disk, one).trimEnd().split('\n').at(-1) ?? '';
    expect(loaded.heads[one.writer]).toBe(`${one.commits.length}:${sha256OfText(last)}`);
    expect(Object.keys(loaded.heads)).toEqual([one.writer, two.writer]);
    expect(loaded.problems).toEqual([]);
  });

  it('changes nothing on the disk', async () => {
    const disk = diskWith(told());
    const before = disk.files();
    await loadProject(disk.port, '/p');
    expect(disk.files()).toEqual(before);
  });

  it('leaves a line out that is still arriving', async () => {
    const story = told();
    const disk = diskWith(story);
    const text = historyOf(disk, story);
    disk.put(`/p/history/${story.writer}.jsonl`, encodeUtf8(text.slice(0, -10)));
    const loaded = await loadProject(disk.port, '/p');
    expect(loaded.state.commits.length).toBe(story.commits.length - 1);
    expect(loaded.problems).toEqual([]);
  });

  it('reports lines that cannot be read with their file', async () => {
    const story = told();
    const disk = diskWith(story);
    disk.put(`/p/history/${story.writer}.jsonl`, encodeUtf8(historyOf(disk, story).replace('"Lea"', '"Eve"')));
    const { problems } = await loadProject(disk.port, '/p');
    expect(problems).toEqual([{ name: `${story.writer}.jsonl`, problems: [{ code: 'altered-line', line: 1 }] }]);
  });

  it('takes a copy of a history file for what it is, and tells forks apart by content', async () => {
    const story = told();
    const disk = diskWith(story);
    const name = `/p/history/${story.writer}`;
    disk.put(`${name} (conflicted copy).jsonl`, disk.files().get(`${name}.jsonl`) ?? new Uint8Array());
    const twice = await loadProject(disk.port, '/p');
    const once = await loadProject(diskWith(story).port, '/p');
    expect(twice.heads).toEqual(once.heads);
    expect(dumpState(twice.state)).toBe(dumpState(once.state));

    disk.put(`${name}.fork-1.jsonl`, encodeUtf8(`${historyOf(disk, story).split('\n')[0]}\n`));
    const forked = await loadProject(disk.port, '/p');
    expect(Object.keys(forked.heads)).toEqual([story.writer, `${story.writer}.2`]);
    expect(forked.heads[story.writer]).toBe(once.heads[story.writer]);
  });

  it('refuses a folder that is no project', async () => {
    await expect(loadProject(new FaultyDisk().port, '/p')).rejects.toBeInstanceOf(Refused);
  });
});
