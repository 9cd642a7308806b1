import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../shared/basics/hash.ts';
import { seededRandom, shuffled } from '../../../shared/basics/random.ts';
import type { LabelId } from '../../../shared/model/ids.ts';
import type { Question } from '../../../shared/model/label-set.ts';
import type { ReleaseRecipe } from '../../../shared/model/release.ts';
import { questionFromTemplate, templateById } from '../../../shared/project/commands/templates.ts';
import { foldCommits } from '../../../shared/project/fold.ts';
import { readChecksums } from '../../../shared/release/checksums.ts';
import { releaseFiles } from '../../../shared/release/release-files.ts';
import { cocoBreaches } from '../../support/coco-rules.ts';
import { recipeOf } from '../../support/release-recipe.ts';
import { readTextGrid } from '../../support/textgrid-rules.ts';
import { audioFacts, boxes, choice, personOf, points, questionOf, QUESTION, regionsAnswer, sampleOf, spans, Story, transcript } from '../../support/story.ts';

const SOURCE = { project: { id: 'p1' as never, name: 'Phone scratches' }, heads: { aaaa: '12:ff' }, agreement: ['alpha 0.71'] };
const PATHS = Array.from({ length: 12 }, (_, at) => `shots/${at}.png`);

function story(): Story {
  const told = new Story().people(2).publish(questionOf('choice', ['good', 'scratch'])).samples(PATHS).open(PATHS, 2);
  PATHS.forEach((path, at) => [1, 2].forEach((n) => told.answer(n, path, choice(at % 3 === 0 ? 'scratch' : 'good'))));
  told.answer(2, PATHS[0] ?? '', choice('good'));
  told.decide(PATHS[1] ?? '', choice('scratch'), 'look at the corner');
  return told;
}

function textsOf(told: Story, more: Partial<ReleaseRecipe> = {}): Map<string, string> {
  const { files } = releaseFiles(told.state, recipeOf(more), SOURCE);
  return new Map(files.flatMap((file) => (file.is === 'bytes' ? [[file.path, new TextDecoder().decode(file.bytes)] as const] : [])));
}

describe('the files of a release', () => {
  it('are complete, in byte order, with a checksum for every other file', () => {
    const { files, record } = releaseFiles(story().state, recipeOf(), SOURCE);
    const paths = files.map(({ path }) => path);
    expect(paths.filter((path) => !/^(media|labels)\//.test(path))).toEqual(['README.md', 'checksums.sha256', 'left-out.csv', 'manifest.csv', 'manifest.jsonl', 'questions.json', 'release.json']);
    expect(paths.filter((path) => path.startsWith('media/'))).toHaveLength(11);
    expect(paths).toEqual([...paths].sort());
    const list = files.find(({ path }) => path === 'checksums.sha256');
    if (list?.is !== 'bytes') throw new Error('no list');
    expect(record.checksums).toBe(sha256Hex(list.bytes));
    const read = readChecksums(new TextDecoder().decode(list.bytes));
    expect(read.ok && read.value.map(({ path }) => path)).toEqual(paths.filter((path) => path !== 'checksums.sha256'));
    for (const { path, sha256 } of read.ok ? read.value : []) {
      const file = files.find((each) => each.path === path);
      expect(file?.is === 'media' ? file.sample : file && sha256Hex(file.bytes)).toBe(sha256);
    }
  });

  it('have the same bytes for the same recipe and history, in whatever order it arrived', () => {
    const told = story();
    const one = releaseFiles(told.state, recipeOf(), SOURCE);
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const other = releaseFiles(foldCommits(shuffled(told.commits, seededRandom(seed))), recipeOf(), SOURCE);
        expect(other.files).toEqual(one.files);
        expect(other.record).toEqual(one.record);
      }),
      { seed: 1, numRuns: 25 },
    );
  });

  it('tell each sample in manifest and label file, persons by code', () => {
    const texts = textsOf(story());
    const rows = (texts.get('manifest.jsonl') ?? '').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    const row = rows.find(({ path }) => path === 'shots/1.png');
    expect(row).toMatchObject({ file: `media/${String(row?.['split'])}/1.png`, label: 'scratch', labels: { q1: { type: 'choice', label: 'scratch' } }, labelers: ['L1', 'L2'], status: 'adjudicated', agreement: null, votes: 2, width: 640 });
    const label = JSON.parse(texts.get(`labels/${String(row?.['split'])}/1.json`) ?? '{}') as { questions: unknown[] };
    expect(label.questions).toEqual([
      { question: 'q1', prompt: 'What is it?', answer: { type: 'choice', label: 'scratch' }, source: 'adjudicated', decided_by: 'P1', annotations: [{ answer: { label: 'good', type: 'choice' }, labeler: 'L1' }, { answer: { label: 'good', type: 'choice' }, labeler: 'L2' }] },
    ]);
    expect(texts.get('left-out.csv')).toBe(`sha256,path,question,reason,detail\n${sampleOf('shots/0.png')},shots/0.png,q1,tie,50 % of 2\n`);
    expect((texts.get('manifest.csv') ?? '').split('\n')[0]).toBe('sample_id,path,file,sha256,modality,width,height,duration_s,split,group_id,label,labels_json,labelers,votes,agreement,status');
    expect((texts.get('manifest.csv') ?? '').trim().split('\n')).toHaveLength(12);
  });

  it('name nobody when anonymous', () => {
    const all = [...textsOf(story(), { anonymous: true }).values()].join('\n');
    for (const word of ['L1', 'L2', 'P1', 'Lea ', 'Labeler 1', 'person-']) expect(all).not.toContain(word);
  });

  it('say on the data card what they are and where the limits are', () => {
    const card = textsOf(story()).get('README.md') ?? '';
    for (const part of ['# Phones, version 1.0.0', 'date: 2023-11-14', 'samples: 11', '2 labelers: L1, L2', '- alpha 0.71', '- labelers split evenly: 1', 'CC-BY-4.0', 'EXIF']) expect(card).toContain(part);
  });

  it('leave media out when asked, and write no path to them', () => {
    const { files } = releaseFiles(story().state, recipeOf({ media: 'none' }), SOURCE);
    expect(files.some(({ is }) => is === 'media')).toBe(false);
    expect(textsOf(story(), { media: 'none' }).get('manifest.jsonl')).toContain('"file":null');
  });

  it('keep spreadsheet formulas from running, in whatever a labeler or lead wrote', () => {
    const told = story();
    told.answer(1, PATHS[3] ?? '', choice('=1+1'));
    told.answer(2, PATHS[3] ?? '', choice('=1+1'));
    told.say(personOf(0), [{ kind: 'sample-excluded/1', key: [sampleOf(PATHS[4] ?? '')], value: { reason: '=cmd()' } }]);
    const texts = textsOf(told);
    expect(texts.get('manifest.csv')).toContain(",'=1+1,");
    expect(texts.get('left-out.csv')).toContain(",'=cmd()");
  });

  it('have COCO files that a strict reader takes, one category list for all splits', () => {
    const told = new Story().people(1).publish(questionOf('box', ['scratch', 'dent'])).samples(PATHS).open(PATHS, 1);
    PATHS.forEach((path, at) => told.answer(1, path, at % 2 === 0 ? boxes() : boxes(['scratch', 10.123456, 20, 30, 30], ['dent', 630, 470, 50, 50])));
    const texts = textsOf(told, { formats: ['coco'] });
    for (const split of ['train', 'dev', 'test']) {
      const text = texts.get(`coco/instances_${split}.json`) ?? '';
      expect(cocoBreaches(text)).toEqual([]);
      expect(JSON.parse(text)).toMatchObject({ categories: [{ id: 1, name: 'scratch' }, { id: 2, name: 'dent' }] });
      const media = [...releaseFiles(told.state, recipeOf({ formats: ['coco'] }), SOURCE).files].flatMap((file) => (file.is === 'media' ? [file.path] : []));
      for (const { file_name } of (JSON.parse(text) as { images: { file_name: string }[] }).images) expect(media).toContain(file_name);
    }
  });

  it('have polygons with their area and attributes, and points as keypoints, in words that the data card explains', () => {
    const roofs = { ...questionOf('polygon', ['roof']), attributes: [{ type: 'choice', id: 'colour' as typeof QUESTION, prompt: 'Colour?', required: true, labels: [{ id: 'c1' as LabelId, name: 'dark red', color: 0 }] }] } as Question;
    const eyes = { ...questionOf('point', ['eye']), id: 'q2' as typeof QUESTION };
    const told = new Story().people(1).publish(roofs, eyes).samples(PATHS).open(PATHS, 1);
    const roof = regionsAnswer('polygon', [{ label: 'roof', shape: { kind: 'polygon', points: [[0, 0], [30, 0], [0, 20.1234]] }, attributes: { colour: { type: 'choice', label: 'c1' as LabelId } } }]);
    for (const path of PATHS) told.answer(1, path, roof, { answers: { [QUESTION]: roof, ['q2' as typeof QUESTION]: points(['eye', 5, 6]) } });
    const texts = textsOf(told, { questions: [QUESTION, 'q2' as typeof QUESTION], formats: ['coco'], stratifyBy: null });
    const instances = texts.get('coco/q1_instances_train.json') ?? '';
    expect(cocoBreaches(instances)).toEqual([]);
    const first = (text: string) => (JSON.parse(text) as { annotations: unknown[] }).annotations[0];
    expect(first(instances)).toMatchObject({ area: 301.8, segmentation: [[0, 0, 30, 0, 0, 20.12]], attributes: { colour: 'dark red' } });
    const keypoints = texts.get('coco/q2_keypoints_train.json') ?? '';
    expect(cocoBreaches(keypoints)).toEqual([]);
    expect(first(keypoints)).toMatchObject({ keypoints: [5, 6, 2] });
    const row = JSON.parse((texts.get('manifest.jsonl') ?? '').split('\n')[0] ?? '') as { labels: unknown };
    expect(row.labels).toEqual({
      q1: { type: 'polygon', regions: [{ id: 'c1', label: 'roof', points: [[0, 0], [30, 0], [0, 20.123]], attributes: { colour: 'dark red' } }] },
      q2: { type: 'point', regions: [{ id: 'c1', label: 'eye', x: 5, y: 6 }] },
    });
    const card = texts.get('README.md') ?? '';
    expect(card).toContain('  - `colour` (choice, about each region): Colour?');
    expect(card).toContain('points are visible keypoints');
  });

  it('have audio manifests with transcripts, and spans in one of their own', () => {
    const clips = PATHS.map((path) => path.replace('.png', '.wav'));
    const spoken = questionOf('text', [], 'audio');
    const heard = { ...questionOf('span', ['speech'], 'audio'), id: 'q2' as typeof QUESTION };
    const told = new Story().people(1).publish(spoken, heard).samples(clips, audioFacts).open(clips, 1);
    for (const path of clips) told.answer(1, path, transcript('turn it on'), { answers: { [QUESTION]: transcript('turn it on'), ['q2' as typeof QUESTION]: spans(['speech', 0.5, 2]) } });
    const texts = textsOf(told, { questions: [QUESTION, 'q2' as typeof QUESTION], formats: ['audio-manifest'], stratifyBy: null });
    const line = (name: string) => JSON.parse((texts.get(name) ?? '').split('\n')[0] ?? '') as Record<string, unknown>;
    expect(line('audio-train.jsonl')).toEqual({ audio_filepath: expect.stringMatching(/^media\/train\/\d+\.wav$/) as string, duration: 3.5, text: 'turn it on' });
    expect(line('audio-spans-dev.jsonl')).toEqual({ audio_filepath: expect.stringMatching(/^media\/dev\/\d+\.wav$/) as string, duration: 1.5, offset: 0.5, label: 'speech' });
  });

  it('name the lane of a span beside its number, and give its words and speaker to the audio manifest', () => {
    const clips = PATHS.map((path) => path.replace('.png', '.wav'));
    const dialogue = questionFromTemplate(templateById('dialogue'), ['speech'], QUESTION);
    const turn = (lane: number, start: number, text: string) => ({ label: 'speech', shape: { kind: 'span' as const, start, end: start + 0.5, lane }, attributes: { said: { type: 'text' as const, text } } });
    const told = new Story().people(1).publish(dialogue).samples(clips, audioFacts).open(clips, 1);
    for (const path of clips) told.answer(1, path, regionsAnswer('span', [turn(0, 0, 'hello'), turn(1, 0.25, '[laughter]'), turn(4, 2, 'who is that')]));
    const texts = textsOf(told, { formats: ['csv', 'audio-manifest'], stratifyBy: null });
    const lines = (name: string) => (texts.get(name) ?? '').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines('manifest.jsonl')[0]).toMatchObject({ labels: { q1: { regions: [{ start: 0, lane: 0, lane_name: 'Speaker 1', attributes: { said: 'hello' } }, { lane: 1, lane_name: 'Speaker 2' }, { lane: 4, lane_name: 'Lane 5' }] } } });
    expect(lines('audio-spans-train.jsonl').slice(0, 2)).toMatchObject([{ offset: 0, duration: 0.5, label: 'speech', speaker: 'Speaker 1', text: 'hello' }, { offset: 0.25, speaker: 'Speaker 2', text: '[laughter]' }]);
    const card = texts.get('README.md') ?? '';
    expect(card).toContain('  - lanes, from 0: Speaker 1, Speaker 2\n');
    expect(card).toContain('    - written `[laughter]`: somebody laughs\n');

    const plain = new Story().people(1).publish(questionOf('span', ['speech'], 'audio')).samples(clips, audioFacts).open(clips, 1);
    for (const path of clips) plain.answer(1, path, spans(['speech', 0.5, 2]));
    const without = textsOf(plain, { formats: ['csv', 'audio-manifest'], stratifyBy: null });
    expect([...without.values()].filter((text) => /lane_name|speaker|lanes, from|is no word/.test(text))).toEqual([]);
  });

  it('have a TextGrid a recording and a label track a lane, with words or labels', () => {
    const clips = ['calls/one.wav', 'calls/two.wav'];
    const dialogue = questionFromTemplate(templateById('dialogue'), ['speech', 'song'], QUESTION);
    const turn = (lane: number, start: number, label: string, text: string) => ({ label, shape: { kind: 'span' as const, start, end: start + 1, lane }, attributes: { said: { type: 'text' as const, text } } });
    const heard = { ...questionOf('span', ['noise'], 'audio'), prompt: 'When is it loud?', id: 'q2' as typeof QUESTION };
    const told = new Story().people(1).publish(dialogue, heard).samples(clips, audioFacts).open(clips, 1);
    const [said, loud] = [regionsAnswer('span', [turn(0, 0, 'speech', 'hello'), turn(0, 0.5, 'song', 'la "la"')]), spans(['noise', 1, 1.5])];
    told.answer(1, 'calls/one.wav', said, { answers: { [QUESTION]: said, q2: loud } });
    told.answer(1, 'calls/two.wav', regionsAnswer('span', []), { answers: { [QUESTION]: regionsAnswer('span', []), q2: spans() } });
    const recipe = { stratifyBy: null, shares: { train: 1, dev: 0, test: 0 }, formats: ['textgrid', 'audacity'] as const };

    const texts = textsOf(told, recipe);
    expect([...texts.keys()].filter((path) => /^(textgrid|audacity)/.test(path))).toEqual([...[1, 2, 3, 4].map((n) => `audacity/train/one.${n}.txt`), ...[1, 2, 3, 4].map((n) => `audacity/train/two.${n}.txt`), 'textgrid/train/one.TextGrid', 'textgrid/train/two.TextGrid']);
    const { end, tiers } = readTextGrid(texts.get('textgrid/train/one.TextGrid') ?? '');
    expect(end).toBe('3.5');
    expect(tiers.map(({ name, intervals }) => [name, intervals.flatMap(({ from, text }) => (text === '' ? [] : [[from, text]]))])).toEqual([
      ['Speaker 1', [['0', 'hello']]],
      ['Speaker 1 (2)', [['0.5', 'la "la"']]],
      ['Speaker 1 – labels', [['0', 'speech']]],
      ['Speaker 1 – labels (2)', [['0.5', 'song']]],
      ['Speaker 2', []],
      ['Speaker 2 – labels', []],
    ]);
    expect(texts.get('audacity/train/one.1.txt')).toBe('0.000000\t1.000000\thello\n0.500000\t1.500000\tla "la"\n');

    const both = textsOf(told, { ...recipe, questions: [QUESTION, heard.id] });
    expect(readTextGrid(both.get('textgrid/train/one.TextGrid') ?? '').tiers.map(({ name }) => name).slice(4)).toEqual(['q1: Speaker 2', 'q1: Speaker 2 – labels', 'q2: When is it loud?']);
    const alone = textsOf(told, { ...recipe, questions: [heard.id] });
    expect(alone.get('audacity/train/one.txt')).toBe('1.000000\t1.500000\tnoise\n');
    expect([...textsOf(story(), recipe).keys()].some((path) => /^(textgrid|audacity)/.test(path))).toBe(false);
  });
});
