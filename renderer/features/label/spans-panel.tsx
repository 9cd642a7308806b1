import type { Answer } from '../../../shared/model/annotation.ts';
import type { RegionQuestion } from '../../../shared/model/label-set.ts';
import { LABEL_COMMANDS, type LabelCommand } from '../../state/keys/label-commands.ts';
import { useKeymap } from '../../state/keys/use-keymap.ts';
import { LabelChip } from '../../ui/label-chip.tsx';
import { AttributeFields } from './attribute-fields.tsx';
import { regionsIn } from './region-edits.ts';
import { transcriptAsked } from './sound-lanes.ts';
import type { Answering } from './use-answering.ts';
import type { SoundBenchState } from './use-sound-bench.ts';

interface SpansPanelProps {
  readonly question: RegionQuestion;
  readonly answer: Answer | undefined;
  readonly active: boolean;
  readonly answering: Answering;
  readonly sound: SoundBenchState;
  readonly onLeave: () => void;
}

/** A question that is answered by spans: its labels, and what is asked about each. The spans themselves are listed below the sound. */
export function SpansPanel({ question, answer, active, answering, sound, onLeave }: SpansPanelProps) {
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
      <AttributeFields question={question} but={transcriptAsked(question)?.id} inHand={sound.inHand} chosen={chosen} active={answering.attribute?.id} wanted={wanted} hotkey={keys.hintOf('label.attribute')} onActivate={answering.setAttribute} onLeave={onLeave} onAnswer={answering.answerAttribute} />
    </>
  );
}
