import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { asksForRegions, hasLabels, leastSize, type Question } from '../../../shared/model/label-set.ts';
import { withAtLeastOne, withMinimum } from '../../../shared/project/commands/edit-label-set.ts';
import { ratingAddress } from '../../../shared/project/commands/edit-levels.ts';
import { Badge } from '../../ui/badge.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AttributeRows } from './attribute-rows.tsx';
import type { FieldErrors } from './field-errors.ts';
import { LabelRows } from './label-rows.tsx';
import { LaneRows } from './lane-rows.tsx';
import { LevelRows } from './level-rows.tsx';
import { questionKind, regionWord } from './question-words.ts';
import { TokenRows } from './token-rows.tsx';

interface QuestionCardProps {
  readonly question: Question;
  /** Its place in the list, and how many there are. */
  readonly at: number;
  readonly of: number;
  /** The same question in force; undefined for a new one. */
  readonly inForce: Question | undefined;
  /** How many lanes answers to it reach to. */
  readonly lanesInUse: number;
  readonly anew: ReadonlySet<string>;
  readonly errorOf: FieldErrors;
  readonly onChange: (question: Question) => void;
  readonly onAnew: (address: string, anew: boolean) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

/** One question: its words, what may be answered, and what is asked about each region. */
export function QuestionCard({ question, at, of, inForce, lanesInUse, anew, errorOf, onChange, onAnew, onMove, onRemove }: QuestionCardProps) {
  const region = regionWord(question);
  return (
    <section aria-label={question.prompt} className="flex flex-col gap-2 rounded-lg border border-line p-3">
      <div className="flex items-start gap-2">
        <TextField label={`Question ${at + 1}`} value={question.prompt} error={errorOf('prompt')} maxLength={500} onChange={(prompt) => onChange({ ...question, prompt })} className="flex-1" />
        <span className="mt-5 flex h-7 items-center gap-1">
          <Badge>{questionKind(question)}</Badge>
          <IconButton label={`Move question ${at + 1} up`} icon={ArrowUp} size="sm" disabled={at === 0} onClick={() => onMove(-1)} />
          <IconButton label={`Move question ${at + 1} down`} icon={ArrowDown} size="sm" disabled={at === of - 1} onClick={() => onMove(1)} />
          <IconButton label={`Remove question ${at + 1}`} icon={Trash2} size="sm" tone="danger" onClick={onRemove} />
        </span>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <Checkbox label="Must be answered" checked={question.required} onChange={(required) => onChange({ ...question, required })} />
        <Checkbox label="Allow “can’t tell”" checked={question.cantTell} onChange={(cantTell) => onChange({ ...question, cantTell })} />
        {asksForRegions(question) && <Checkbox label={`At least one ${region} on every sample`} checked={question.atLeastOne === true} onChange={(atLeastOne) => onChange(withAtLeastOne(question, atLeastOne))} />}
        {question.type === 'text' && <Checkbox label="Several lines" checked={question.multiline} onChange={(multiline) => onChange({ ...question, multiline })} />}
      </div>
      {asksForRegions(question) && question.type !== 'point' && (
        <NumberField
          label={question.type === 'span' ? 'Shortest segment' : 'Smallest width and height'}
          className="w-64"
          value={leastSize(question) === 0 ? null : leastSize(question)}
          onChange={(minimum) => onChange(withMinimum(question, minimum))}
          min={0}
          max={1_000_000}
          step={question.type === 'span' ? 0.1 : 1}
          format={{ maximumFractionDigits: 3 }}
          unit={question.type === 'span' ? 's' : 'px'}
          error={errorOf('minimum')}
          hint={question.type === 'span' ? 'Empty: of any length.' : 'Empty: of any size.'}
        />
      )}
      {hasLabels(question) && <LabelRows question={question} errorAt={(place) => errorOf('names', place)} onChange={onChange} />}
      {question.type === 'rating' && (
        <LevelRows
          levels={question.levels}
          published={inForce?.type === 'rating' ? inForce.levels : undefined}
          anew={anew.has(ratingAddress(question.id))}
          errorAt={(place) => errorOf('names', place)}
          onChange={(levels, isAnew) => {
            onChange({ ...question, levels });
            onAnew(ratingAddress(question.id), isAnew);
          }}
        />
      )}
      {question.type === 'text' && <TokenRows asked={question} errorOf={(field, place) => errorOf(field, place)} onChange={onChange} />}
      {question.type === 'span' && <LaneRows question={question} inUse={lanesInUse} errorAt={(place) => errorOf('lanes', place)} onChange={onChange} />}
      {asksForRegions(question) && <AttributeRows question={question} inForce={inForce} anew={anew} errorOf={errorOf} onChange={onChange} onAnew={onAnew} />}
    </section>
  );
}
