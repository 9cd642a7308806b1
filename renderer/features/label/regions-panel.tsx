import type { Answer } from '../../../shared/model/annotation.ts';
import type { RegionQuestion, RegionType } from '../../../shared/model/label-set.ts';
import { LABEL_COMMANDS, type LabelCommand } from '../../state/keys/label-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';
import { LabelChip } from '../../ui/label-chip.tsx';
import { AttributeFields } from './attribute-fields.tsx';
import { regionsIn } from './region-edits.ts';
import { RegionActions } from './region-actions.tsx';
import type { FieldInHand } from './field-in-hand.ts';
import { RegionList } from './region-list.tsx';
import type { Answering } from './use-answering.ts';
import type { ImageBenchState } from './use-image-bench.ts';

interface RegionsPanelProps {
  readonly question: Exclude<RegionQuestion, { type: 'span' }>;
  readonly answer: Answer | undefined;
  readonly active: boolean;
  readonly answering: Answering;
  readonly image: ImageBenchState;
  readonly onReveal: (region: string) => void;
  readonly inHand: FieldInHand;
  readonly onLeave: () => void;
}

const HOW_TO_DRAW: Readonly<Record<Exclude<RegionType, 'span'>, string>> = {
  box: 'Drag on the image to draw a box.',
  'rotated-box': 'Drag along one side, then pull the other to draw a rotated box.',
  polygon: 'Click corner by corner, or drag, to draw a polygon; Enter closes it.',
  point: 'Click on the image to set a point.',
};

/** A question that is answered on the sample: its labels, its regions, and what is asked about each. */
export function RegionsPanel({ question, answer, active, answering, image, inHand, onReveal, onLeave }: RegionsPanelProps) {
  const keys = useKeymap<LabelCommand>(LABEL_COMMANDS);
  const regions = regionsIn(answer);
  const brush = answering.brushOf(question);
  const chosen = answering.chosen.filter((each) => each.question.id === question.id);
  const wanted = answering.wanted?.question.id === question.id && 'attribute' in answering.wanted.problem ? answering.wanted.problem.attribute : undefined;
  const digitsAreLabels = active && answering.attribute === undefined;
  return (
    <>
      {question.labels.map(({ id, name, color }, at) => (
        <LabelChip key={id} name={name} color={color + 1} size="lg" selected={brush === id} onClick={() => answering.takeBrush(question, id)} count={regions.filter(({ label }) => label === id).length} {...(digitsAreLabels && at < 9 ? { hotkey: String(at + 1) } : {})} />
      ))}
      <RegionList question={question} answer={answer} picked={answering.picked} marks={image.marks} canWrite={answering.canWrite} onSelect={answering.select} onReveal={onReveal} onRemove={image.remove} />
      {chosen.length > 0 && <RegionActions chosen={chosen} run={(command) => image.commands[command]()} onRemove={() => image.remove(chosen.map(({ region }) => region.id))} />}
      <AttributeFields question={question} inHand={inHand} chosen={chosen} active={answering.attribute?.id} wanted={wanted} hotkey={keys.hintOf('label.attribute')} onActivate={answering.setAttribute} onLeave={onLeave} onAnswer={answering.answerAttribute} />
      {regions.length === 0 && answer === undefined && <p className="text-xs text-ink-2">{HOW_TO_DRAW[question.type]}</p>}
    </>
  );
}
