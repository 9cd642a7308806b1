import { contentHash } from '../../../shared/basics/hash.ts';
import type { FolderGrant } from '../../../shared/host/host-api.ts';
import type { ContentHash } from '../../../shared/model/ids.ts';
import { type LabelSet, labelSetContent, type Question } from '../../../shared/model/label-set.ts';
import { startProject } from '../../../shared/project/commands/start-project.ts';
import { currentGuideline } from '../../../shared/project/views/guideline-versions.ts';
import { actAs, appStore, navigate, openProject } from '../../state/app-store.ts';
import { newPersonId, newRoundId, newSeed } from '../../state/new-id.ts';
import { runImport } from '../../state/run-import.ts';

export interface NewProject {
  readonly path: string;
  readonly name: string;
  readonly lead: string;
  readonly question: Question;
  readonly media: FolderGrant;
  readonly copy: boolean;
}

/**
 * Makes the project, writes its first commit, and lets the media come in while the first round is labeled. True when
 * the project is open; a refusal is in the app store otherwise.
 */
export async function startNewProject({ path, name, lead, question, media, copy }: NewProject): Promise<boolean> {
  const made = await openProject(name, (host) => host.createProject({ path, name }));
  const { project } = appStore().getState();
  if (!made || project.phase !== 'open') return false;
  const { session } = project;

  const me = newPersonId();
  session.commit(startProject(me, lead, [question]), me);
  await actAs(me);
  const set: LabelSet = { questions: [question], basedOn: null };
  const guideline = currentGuideline(session.state)?.hash;
  void runImport(session, me, media, copy, {
    round: newRoundId(),
    terms: {
      name: 'Round 1',
      labelers: [me],
      perSample: 1,
      blind: true,
      repeatRate: 0,
      checkRate: 0,
      seed: newSeed(),
      labelSet: contentHash(labelSetContent(set)) as ContentHash,
      ...(guideline === undefined ? {} : { guideline }),
      basedOn: null,
    },
  });
  navigate({ screen: 'label' });
  return true;
}
