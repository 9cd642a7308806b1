import { Plus, X } from 'lucide-react';
import { type Template, type TemplateId, templateHasLabels, TEMPLATES } from '../../../shared/project/commands/templates.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { LabelSwatch } from '../../ui/label-chip.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TemplatePicture } from './template-picture.tsx';

interface TemplateChoiceProps {
  /** Kinds of media that were found; templates for others are shown last and greyed. */
  readonly found: ReadonlySet<'image' | 'audio'>;
  readonly chosen: Template;
  readonly onChoose: (id: TemplateId) => void;
}

/** What is asked about each sample. */
export function TemplateChoice({ found, chosen, onChoose }: TemplateChoiceProps) {
  return (
    <div role="radiogroup" aria-label="What to ask" className="grid grid-cols-2 gap-2">
      {TEMPLATES.map((template) => {
        const fits = found.size === 0 || found.has(template.about);
        const checked = template.id === chosen.id;
        return (
          <label
            key={template.id}
            className={`grid cursor-pointer grid-cols-[auto_1fr_auto] content-start gap-x-2 gap-y-0.5 rounded-md border px-3 py-2 has-focus-visible:ring-2 has-focus-visible:ring-accent ${checked ? 'border-accent bg-accent-soft' : 'border-line bg-surface hover:bg-hover'} ${fits ? '' : 'opacity-55'}`}
          >
            <input type="radio" name="template" checked={checked} onChange={() => onChoose(template.id)} className="mt-1 self-start accent-[var(--color-accent)]" />
            <span className="text-sm font-medium">{template.title}</span>
            <span className="row-span-2 pl-2">
              <TemplatePicture template={template} />
            </span>
            <span className="col-start-2 text-xs text-ink-2">{fits ? template.sentence : `For ${template.about === 'image' ? 'images' : 'audio'}, which are not in this folder.`}</span>
          </label>
        );
      })}
    </div>
  );
}

interface LabelNamesProps {
  readonly template: Template;
  readonly names: readonly string[];
  readonly onChange: (names: readonly string[]) => void;
}

/** Names of the labels, in the order of their keys. */
export function LabelNames({ template, names, onChange }: LabelNamesProps) {
  if (!templateHasLabels(template)) return null;
  return (
    <div className="flex flex-col gap-1.5">
      {names.map((name, at) => (
        <div key={at} className="flex items-center gap-2">
          <LabelSwatch color={at + 1} />
          <TextField label={`Label ${at + 1}`} hideLabel value={name} onChange={(next) => onChange(names.with(at, next))} onEnter={() => onChange([...names, ''])} autoFocus={at === names.length - 1 && name === ''} className="flex-1" placeholder="Name of the label" />
          <span className="w-6 text-center">{at < 9 && <KeyHint keys={String(at + 1)} />}</span>
          <IconButton label={`Remove label ${at + 1}`} icon={X} size="sm" disabled={names.length <= 1} onClick={() => onChange(names.filter((_, other) => other !== at))} />
        </div>
      ))}
      <Button icon={Plus} size="sm" tone="quiet" className="self-start" onClick={() => onChange([...names, ''])}>
        Add a label
      </Button>
      {template.lanes !== undefined && <p className="text-xs text-ink-3">Lanes: {template.lanes.join(', ')}. Name them, or add more, under Guideline → Questions.</p>}
    </div>
  );
}
