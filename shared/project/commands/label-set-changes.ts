import { asksForRegions, type Attribute, attributesAsked, hasLabels, lanesAsked, leastSize, type Question, tokensAsked } from '../../model/label-set.ts';

/**
 * What another version of the questions changes for labelers, a sentence each, in the order of the new version and then what
 * is gone. Hotkeys, colours and words that stay say nothing. Empty when labelers would notice nothing but order or colours.
 */
export function labelSetChanges(before: readonly Question[], after: readonly Question[]): readonly string[] {
  const added = (question: Question) => `“${question.prompt}” is asked about every ${question.about === 'image' ? 'image' : 'clip'}${question.required ? '' : ', and may be left open'}.`;
  return listChanges(before, after, questionChanges, added, ({ prompt }) => `“${prompt}” is no longer asked.`);
}

/** What became of a list of questions; a rating that is gone and another under its words are one that starts anew. */
function listChanges<Q extends Question | Attribute>(before: readonly Q[], after: readonly Q[], changed: (before: Q, after: Q) => readonly string[], added: (asked: Q) => string, removed: (asked: Q) => string): readonly string[] {
  const gone = before.filter(({ id }) => after.every((other) => other.id !== id));
  const fresh = after.filter(({ id }) => before.every((other) => other.id !== id));
  const anew = new Set(fresh.filter(({ type, prompt }) => type === 'rating' && gone.some((old) => old.type === 'rating' && old.prompt === prompt)).map(({ prompt }) => prompt));
  return [
    ...after.flatMap((asked) => {
      const known = before.find(({ id }) => id === asked.id);
      if (known !== undefined) return changed(known, asked);
      return anew.has(asked.prompt) ? [`“${asked.prompt}” starts anew on another scale: answers given so far stay with the old one.`] : [added(asked)];
    }),
    ...gone.filter(({ prompt }) => !anew.has(prompt)).map(removed),
  ];
}

function questionChanges(before: Question, after: Question): readonly string[] {
  const name = `“${after.prompt}”`;
  const regions = after.about === 'audio' ? 'segment' : 'region';
  const changes = [...wordChanges(before, after)];
  if (before.cantTell !== after.cantTell) changes.push(after.cantTell ? `${name} may be answered with “can’t tell”.` : `${name} can no longer be answered with “can’t tell”.`);
  if (!asksForRegions(before) || !asksForRegions(after)) return changes;
  if ((before.atLeastOne === true) !== (after.atLeastOne === true)) changes.push(after.atLeastOne === true ? `${name} needs at least one ${regions} on every sample.` : `${name} may be answered with no ${regions} at all.`);
  const least = leastSize(after);
  if (leastSize(before) !== least) changes.push(least === 0 ? `${name} takes a ${regions} of any size.` : `${name} takes no ${regions} smaller than ${least} ${after.type === 'span' ? 's' : 'px'}.`);
  changes.push(...laneChanges(name, lanesAsked(before), lanesAsked(after)));
  return [...changes, ...attributeChanges(name, regions, attributesAsked(before), attributesAsked(after))];
}

function attributeChanges(name: string, region: string, before: readonly Attribute[], after: readonly Attribute[]): readonly string[] {
  const added = ({ prompt, required }: Attribute) => `${name} also asks “${prompt}” about each ${region}${required ? '' : ', which may be left open'}.`;
  return listChanges(before, after, wordChanges, added, ({ prompt }) => `${name} no longer asks “${prompt}”.`);
}

/** Lanes are numbers in answers, so a name at the same place is another name for the same lane. */
function laneChanges(name: string, before: readonly string[], after: readonly string[]): readonly string[] {
  const renamed = before.flatMap((lane, at) => {
    const now = after[at];
    return now === undefined || now === lane ? [] : [`Lane “${lane}” of ${name} is called “${now}”, for answers given so far too.`];
  });
  const added = after.slice(before.length);
  const gone = before.slice(after.length);
  return [
    ...renamed,
    ...(added.length === 0 ? [] : before.length === 0 ? [`${name} has the lanes ${listed(added)}: what was marked so far lies on the first.`] : [`${name} has more lanes: ${listed(added)}.`]),
    ...(gone.length === 0 ? [] : [`${name} no longer has the lanes ${listed(gone)}.`]),
  ];
}

/** What may be written for what is no word. */
function tokenChanges(name: string, before: Question | Attribute, after: Question | Attribute): readonly string[] {
  const [old, now] = [tokensAsked(before), tokensAsked(after)];
  return [
    ...now.flatMap(({ text, meaning }) => {
      const known = old.find((token) => token.text === text);
      if (known === undefined) return [`“${text}” is offered for the text of ${name}${meaning === '' ? '' : `: ${meaning}`}.`];
      return known.meaning === meaning ? [] : [`“${text}” in ${name} now means: ${meaning === '' ? 'nothing in particular' : meaning}.`];
    }),
    ...old.filter(({ text }) => now.every((token) => token.text !== text)).map(({ text }) => `“${text}” is no longer offered for the text of ${name}.`),
  ];
}

/** Words, labels, levels or tokens, and whether it must be answered. */
function wordChanges(before: Question | Attribute, after: Question | Attribute): readonly string[] {
  const name = `“${after.prompt}”`;
  const changes = before.prompt === after.prompt ? [] : [`“${before.prompt}” now reads ${name}.`];
  if (before.required !== after.required) changes.push(after.required ? `${name} must be answered.` : `${name} may be left open.`);
  if (hasLabels(before) && hasLabels(after)) {
    const added = after.labels.filter(({ id }) => before.labels.every((other) => other.id !== id)).map((label) => label.name);
    const removed = before.labels.filter(({ id }) => after.labels.every((other) => other.id !== id)).map((label) => label.name);
    if (added.length > 0) changes.push(`${name} can be answered with ${listed(added)}.`);
    if (removed.length > 0) changes.push(`${name} can no longer be answered with ${listed(removed)}.`);
    for (const label of after.labels) {
      const old = before.labels.find(({ id }) => id === label.id);
      if (old !== undefined && old.name !== label.name) changes.push(`“${old.name}” of ${name} is called “${label.name}”.`);
    }
  }
  if (before.type === 'rating' && after.type === 'rating') {
    before.levels.forEach((level, at) => {
      const now = after.levels[at];
      if (now !== undefined && now !== level) changes.push(`Level “${level}” of ${name} is called “${now}”, for answers given so far too.`);
    });
    const added = after.levels.slice(before.levels.length);
    if (added.length > 0) changes.push(`${name} can be answered with ${listed(added)}: earlier answers could not.`);
  }
  return [...changes, ...tokenChanges(name, before, after)];
}

function listed(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(', ');
}
