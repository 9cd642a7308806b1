import { describe, expect, it } from 'vitest';
import type { Question, RegionQuestion } from '../../../../shared/model/label-set.ts';
import { withAttribute, withAttributes } from '../../../../shared/project/commands/edit-attributes.ts';
import { withLane, withLaneName, withoutLastLane } from '../../../../shared/project/commands/edit-lanes.ts';
import { withTokens } from '../../../../shared/project/commands/edit-tokens.ts';
import { withAtLeastOne, withLabel, withMinimum, withQuestion } from '../../../../shared/project/commands/edit-label-set.ts';
import { ratingAddress, withRatingsAnew } from '../../../../shared/project/commands/edit-levels.ts';
import { labelSetChanges } from '../../../../shared/project/commands/label-set-changes.ts';
import { templateById } from '../../../../shared/project/commands/templates.ts';

const [boxes] = withQuestion([], templateById('image-boxes'));
if (boxes?.type !== 'box') throw new Error('a box question');
const [quality] = withQuestion([], templateById('image-quality'));
if (quality?.type !== 'rating') throw new Error('a rating');

describe('what another version of the questions changes for labelers', () => {
  it('is nothing where nothing but colours and order changed', () => {
    expect(labelSetChanges([boxes], [{ ...boxes, labels: boxes.labels.toReversed().map((label) => ({ ...label, color: 7 })) }])).toEqual([]);
  });

  it('says what is asked about regions, and which regions are taken', () => {
    const after = withAttribute(withMinimum(boxes, 12) as typeof boxes, 'rating');
    expect(labelSetChanges([boxes], [withAtLeastOne(after, true)])).toEqual([
      '“Where is it?” needs at least one region on every sample.',
      '“Where is it?” takes no region smaller than 12 px.',
      '“Where is it?” also asks “How well is it seen?” about each region.',
    ]);
    expect(labelSetChanges([after], [withAttributes(withMinimum(after, null), [])])).toEqual(['“Where is it?” takes a region of any size.', '“Where is it?” no longer asks “How well is it seen?”.']);
  });

  it('names labels that came, went or are called otherwise', () => {
    const [scratch] = boxes.labels;
    if (scratch === undefined) throw new Error('a label');
    const after: RegionQuestion = withLabel({ ...boxes, labels: [{ ...scratch, name: 'deep scratch' }] }, 'crack');
    expect(labelSetChanges([boxes], [after])).toEqual(['“Where is it?” can be answered with “crack”.', '“Where is it?” can no longer be answered with “dent”.', '“scratch” of “Where is it?” is called “deep scratch”.']);
  });

  it('says that a new name of a level is shown for answers given so far too, and that a moved scale starts anew', () => {
    const renamed: Question = { ...quality, levels: [...quality.levels.with(0, 'useless'), 'perfect'] };
    expect(labelSetChanges([quality], [renamed])).toEqual([
      'Level “1 – unusable” of “How good is the image?” is called “useless”, for answers given so far too.',
      '“How good is the image?” can be answered with “perfect”: earlier answers could not.',
    ]);
    const anew = withRatingsAnew([{ ...quality, levels: ['new', ...quality.levels] }], new Set([ratingAddress(quality.id)]));
    expect(labelSetChanges([quality], anew)).toEqual(['“How good is the image?” starts anew on another scale: answers given so far stay with the old one.']);
  });

  it('names lanes that came, went or are called otherwise, for answers given so far too', () => {
    const [plain] = withQuestion([], templateById('audio-spans'));
    if (plain?.type !== 'span') throw new Error('a span question');
    const two = withLane(withLane(plain, 'Ann'), 'Ben');
    expect(labelSetChanges([plain], [two])).toEqual(['“When is it heard?” has the lanes “Ann”, “Ben”: what was marked so far lies on the first.']);
    expect(labelSetChanges([two], [withLane(withLaneName(two, 1, 'Benno'), 'Cleo')])).toEqual(['Lane “Ben” of “When is it heard?” is called “Benno”, for answers given so far too.', '“When is it heard?” has more lanes: “Cleo”.']);
    expect(labelSetChanges([two], [withoutLastLane(two)])).toEqual(['“When is it heard?” no longer has the lanes “Ben”.']);
  });

  it('names tokens that came, went or mean something else, about samples and about segments', () => {
    const [said, who] = withQuestion(withQuestion([], templateById('transcription')), templateById('dialogue'));
    if (said?.type !== 'text' || who?.type !== 'span') throw new Error('a text and a span question');
    const [asked] = who.attributes ?? [];
    if (asked?.type !== 'text') throw new Error('a text attribute');
    const [, , uh] = said.tokens ?? [];
    if (uh === undefined) throw new Error('a token');
    const changed = withTokens(said, [{ text: '[laughter]', meaning: 'anybody laughs' }, { ...uh, key: 'F10' }, { text: '[music]', meaning: '' }]);
    expect(labelSetChanges([said], [changed])).toEqual(['“[laughter]” in “What is said?” now means: anybody laughs.', '“[music]” is offered for the text of “What is said?”.', '“[unintelligible]” is no longer offered for the text of “What is said?”.']);
    expect(labelSetChanges([who], [withAttributes(who, [withTokens(asked, [uh])])])).toHaveLength(2);
  });
});
