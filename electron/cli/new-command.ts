import type { PersonId } from '../../shared/model/ids.ts';
import { startProject } from '../../shared/project/commands/start-project.ts';
import { questionFromTemplate, type Template, TEMPLATE_IDS, templateById, templateHasLabels, TEMPLATES } from '../../shared/project/commands/templates.ts';
import { basename } from 'node:path';
import { choiceOption, defineCommand, listOption, onePath, type Outcome, taken, UsageError } from './command.ts';
import { openForWriting } from './writing-session.ts';

const USAGE = `Usage: concord new <folder> --template <template> [options]

  --name <name>         the project's name (default: the folder's)
  --template <name>     what is asked; see below
  --labels <a,b,c>      the labels, for templates that have some (default: the template's)
  --prompt <text>       the question as labelers read it (default: the template's)
  --lead <name>         who leads the project (default: Lead)
  --json

Templates:
${TEMPLATES.map(({ id, sentence, labels }) => `  ${id.padEnd(22)}${sentence}${labels.length === 0 ? '' : ` (${labels.join(', ')})`}`).join('\n')}
`;

/** `concord new`: makes a project folder with its lead, its question and a guideline to fill in. */
export const newCommand = defineCommand({
  name: 'new',
  summary: 'make a project in a folder',
  usage: USAGE,
  options: {
    name: { type: 'string' },
    template: { type: 'string' },
    labels: { type: 'string' },
    prompt: { type: 'string' },
    lead: { type: 'string' },
  },
  async run(values, positionals, context): Promise<Outcome> {
    const folder = onePath(positionals, 'project folder', context);
    if (values.template === undefined) throw new UsageError(`--template is missing; it is one of ${TEMPLATE_IDS.join(', ')}`);
    const template = templateById(choiceOption('template', values.template, TEMPLATE_IDS, 'image-classification'));
    const question = questionFromTemplate(template, labelsOf(template, values.labels));
    const asked = values.prompt === undefined ? question : { ...question, prompt: values.prompt };

    const host = await context.host.open();
    const made = taken(await host.handlers.createProject({ path: folder, name: values.name ?? basename(folder) }));
    const session = await openForWriting(context.host, made.path, undefined);
    const lead = context.host.newId(8) as PersonId;
    await session.commit(startProject(lead, values.lead ?? 'Lead', [asked]), lead);
    const { heads } = await context.host.load(made.path);
    return {
      exit: 0,
      project: { id: made.file.id, name: made.file.name, path: made.path },
      heads,
      result: { template: template.id, question: asked, lead },
      text: `Made “${made.file.name}” in ${made.path}.\nNext: concord import ${JSON.stringify(folder)} <folder with ${template.about === 'image' ? 'images' : 'audio'}>\n`,
      warnings: [],
    };
  },
});

function labelsOf(template: Template, text: string | undefined): readonly string[] {
  if (text === undefined) return template.labels;
  if (!templateHasLabels(template)) throw new UsageError(`the template ${template.id} has no labels`);
  const labels = listOption(text);
  if (labels.length === 0) throw new UsageError('--labels names no label');
  return labels;
}
