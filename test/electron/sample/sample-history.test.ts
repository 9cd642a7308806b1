import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../electron/host/byte-source.ts';
import { probeMedia } from '../../../electron/host/probe-media.ts';
import { planSample } from '../../../electron/sample/generate-sample-media.ts';
import { SHARP_HASH, VAGUE_HASH } from '../../../electron/sample/lead-work.ts';
import { generateSampleHistory } from '../../../electron/sample/sample-history.ts';
import { DECISIONS } from '../../../electron/sample/labels/incidents.ts';
import { gradeOf } from '../../../electron/sample/labels/screen-habits.ts';
import { canonicalJson } from '../../../shared/basics/canonical-json.ts';
import { sha256Hex } from '../../../shared/basics/hash.ts';
import { readHistory, START_OF_FILE } from '../../../shared/history/read-history.ts';
import type { Answer } from '../../../shared/model/annotation.ts';
import type { QuestionId, RoundId } from '../../../shared/model/ids.ts';
import { projectFile } from '../../../shared/model/project-file.ts';
import { foldCommits } from '../../../shared/project/fold.ts';
import { adjudicationOf, annotationsOfSample } from '../../../shared/project/views/annotations.ts';
import { guidelineVersions } from '../../../shared/project/views/guideline-versions.ts';
import { people } from '../../../shared/project/views/people.ts';
import { progress } from '../../../shared/project/views/progress.ts';
import { rounds } from '../../../shared/project/views/rounds.ts';
import { fileName, samples } from '../../../shared/project/views/samples.ts';
import { filesBelow, projectFolder, readVoices } from './sample-files.ts';

const committed = filesBelow(projectFolder);
const media = new Map([...committed].filter(([path]) => path.startsWith('media/')));
const histories = [...committed].filter(([path]) => path.startsWith('history/'));
const plan = planSample(readVoices());
const readings = histories.map(([, bytes]) => readHistory(bytes, START_OF_FILE, sha256Hex));
const state = foldCommits(readings.flatMap(({ commits }) => commits));
const sampleByFile = new Map(samples(state).map((entry) => [fileName(entry.path), entry]));

/** What the three labelers answered, in the order Ana, Ben, Chen. */
function answersTo(file: string, question: string, round: string): (Answer | undefined)[] {
  const sample = sampleByFile.get(file);
  const given = sample === undefined ? [] : annotationsOfSample(state, sample.id, round as RoundId);
  return ['ana', 'ben', 'chen'].map((labeler) => given.find((entry) => entry.labeler === labeler)?.annotation.answers[question]);
}

function labelOf(answer: Answer | undefined): string | undefined {
  return answer?.is === 'value' && answer.value.type === 'choice' ? answer.value.label : undefined;
}

function textOf(answer: Answer | undefined): string | undefined {
  return answer?.is === 'value' && answer.value.type === 'text' ? answer.value.text : undefined;
}

describe('the history of the sample project', () => {
  it('is rebuilt byte for byte from the plan', () => {
    const rebuilt = generateSampleHistory(plan, media);
    const texts = (files: Iterable<readonly [string, Uint8Array]>) => Object.fromEntries([...files].map(([path, bytes]) => [path, sha256Hex(bytes)]));
    expect(texts([...committed].filter(([path]) => !path.startsWith('media/')))).toEqual(texts(rebuilt));
  });

  it('is read without any problem, one file a writer', () => {
    expect(readings.flatMap(({ problems }) => problems)).toEqual([]);
    expect(readings.map(({ tail }) => tail)).toEqual([0, 0, 0, 0]);
    expect(histories.map(([path]) => path)).toEqual(readings.map(({ end }) => `history/${end.writer ?? ''}.jsonl`));
  });

  it('belongs to a project file that Concord reads', () => {
    const decoded = projectFile(JSON.parse(readFileSync(join(projectFolder, 'concord.json'), 'utf8')));
    expect(decoded.ok).toBe(true);
  });

  it('folds to the team, two guidelines, and two rounds for each kind of media', () => {
    expect(people(state).map(({ id, person }) => `${id} ${person.role}`)).toEqual(['mara lead', 'ana labeler', 'ben labeler', 'chen labeler']);
    expect(guidelineVersions(state).map(({ hash }) => hash)).toEqual([VAGUE_HASH, SHARP_HASH]);
    expect(rounds(state).map(({ round, samples: own, closedAt }) => [round.name, own.length, closedAt !== undefined])).toEqual([
      ['Screens 1', 60, true],
      ['Commands 1', 40, true],
      ['Screens 2', 60, true],
      ['Commands 2', 40, false],
    ]);
    expect((progress(state).get('commands-2') ?? []).map(({ labeler, done }) => `${labeler} ${done}`)).toEqual(['ana 40', 'ben 36', 'chen 40']);
  });

  it('holds the facts that probing the media finds', async () => {
    for (const { id, path, facts } of samples(state)) {
      const bytes = media.get(path);
      expect(bytes, path).toBeDefined();
      if (bytes === undefined) continue;
      expect(sha256Hex(bytes)).toBe(id);
      const probed = await probeMedia(memorySource(bytes), path);
      expect(probed.state === 'usable' ? probed.facts : probed.state).toEqual(facts);
    }
  });

  it('has answers only within the sample: boxes inside the photo, spans inside the clip and in order', () => {
    for (const { id, facts } of samples(state)) {
      for (const { annotation } of annotationsOfSample(state, id)) {
        let free = 0;
        for (const answer of Object.values(annotation.answers)) {
          if (answer.is !== 'value' || (answer.value.type !== 'box' && answer.value.type !== 'span')) continue;
          for (const { shape } of answer.value.regions) {
            if (shape.kind === 'box' && facts.kind === 'image') {
              expect(Math.min(shape.width, shape.height)).toBeGreaterThan(0);
              expect(shape.x + shape.width).toBeLessThanOrEqual(facts.width + 1e-9);
              expect(shape.y + shape.height).toBeLessThanOrEqual(facts.height + 1e-9);
            } else if (shape.kind === 'span' && facts.kind === 'audio') {
              expect(shape.start).toBeGreaterThanOrEqual(free);
              expect(shape.end).toBeGreaterThan(shape.start);
              expect(shape.end).toBeLessThanOrEqual(facts.seconds);
              free = shape.end;
            } else throw new Error('a region of the wrong kind');
          }
        }
      }
    }
  });
});

describe('the inconsistencies planted in the sample project', () => {
  const photosWith = (grade: string) => plan.photos.filter(({ defects }) => defects.length > 0 && defects.every((defect) => gradeOf(defect) === grade));

  it('let Ben call small scratches "no defect" in the first round, where the others see them, and hardly ever in the second', () => {
    const hairs = photosWith('hair').map(({ name }) => name);
    const share = (labeler: number, round: string) => hairs.filter((name) => labelOf(answersTo(name, 'defect', round)[labeler]) === 'no-defect').length / hairs.length;
    expect(share(1, 'screens-1')).toBeGreaterThan(0.6);
    expect(share(0, 'screens-1')).toBeLessThan(0.2);
    expect(share(1, 'screens-2')).toBeLessThan(0.35);
  });

  it('let Ana and Chen differ on "scratch" and "deep scratch"', () => {
    const borderline = photosWith('borderline').map(({ name }) => answersTo(name, 'defect', 'screens-1').map(labelOf));
    expect(borderline.filter(([ana, , chen]) => ana === 'scratch' && chen === 'deep-scratch').length / borderline.length).toBeGreaterThan(0.6);
  });

  it('let Ben draw loose boxes and Ana tight ones', () => {
    const areas = (labeler: number) =>
      photosWith('deep').map(({ name }) => {
        const answer = answersTo(name, 'where', 'screens-1')[labeler];
        const regions = answer?.is === 'value' && answer.value.type === 'box' ? answer.value.regions : [];
        return regions.reduce((sum, { shape }) => sum + (shape.kind === 'box' ? shape.width * shape.height : 0), 0);
      });
    const loose = areas(1);
    expect(areas(0).every((area, i) => area < (loose[i] ?? 0))).toBe(true);
  });

  it('let them write "um, today’s weather" in three ways, and in one after the guideline', () => {
    expect(answersTo('command-02.wav', 'transcript', 'commands-1').map(textOf)).toEqual(["um, today's weather", "Today's weather.", '[um] today’s weather']);
    expect(answersTo('command-02.wav', 'transcript', 'commands-2').map(textOf)).toEqual(["today's weather", "today's weather", 'today’s weather']);
  });

  it('are decided by the lead where they really disagreed, before the second guideline', () => {
    for (const { file, question } of DECISIONS) {
      const sample = sampleByFile.get(file);
      const distinct = new Set(answersTo(file, question, file.startsWith('screen') ? 'screens-1' : 'commands-1').map(canonicalJson));
      expect(distinct.size, file).toBeGreaterThan(1);
      expect(sample && adjudicationOf(state, sample.id, question as QuestionId)?.by, file).toBe('mara');
    }
  });

  it('come with answers that are no values: cannot tell, skipped with a reason, not done', () => {
    expect(answersTo('screen-44.jpg', 'defect', 'screens-1')[0]).toEqual({ is: 'cant-tell' });
    expect(answersTo('command-15.wav', 'transcript', 'commands-1')[2]?.is).toBe('skipped');
  });
});
