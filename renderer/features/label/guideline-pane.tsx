import { keyedTokens } from '../../../shared/model/keyed-tokens.ts';
import { attributesAsked, findLabel, hasLabels, type Question, tokensAsked } from '../../../shared/model/label-set.ts';
import type { LabelId, RoundId } from '../../../shared/model/ids.ts';
import { GENERAL_PAGE, guidelineByHash, pageId, publishedPage } from '../../../shared/project/views/guideline-versions.ts';
import { findRound } from '../../../shared/project/views/rounds.ts';
import { useMediaUrl, useView } from '../../state/use-app.ts';
import { MarkdownView } from '../../ui/markdown-view.tsx';
import { Select } from '../../ui/select.tsx';
import { TokenList } from '../../ui/token-list.tsx';
import type { SampleId } from '../../../shared/model/ids.ts';
import { useState } from 'react';

/** The guideline of the round, beside the sample: the page of the label in hand, one click from all others. */
export function GuidelinePane({ round, question, label }: { readonly round: RoundId; readonly question: Question; readonly label: LabelId | undefined }) {
  const mediaUrl = useMediaUrl();
  const version = useView((state) => {
    const hash = findRound(state, round)?.round.guideline;
    return hash === undefined ? undefined : guidelineByHash(state, hash);
  });
  const pages = [
    { value: GENERAL_PAGE, label: 'General' },
    ...(publishedPage(version, question.id) === '' ? [] : [{ value: pageId(question.id), label: 'Question' }]),
    ...(hasLabels(question) ? question.labels.map(({ id, name }) => ({ value: pageId(question.id, id), label: name })) : []),
  ].filter(({ value }) => publishedPage(version, value) !== '');
  const inHand = label === undefined ? undefined : pageId(question.id, label);
  const [chosen, setChosen] = useState<{ readonly page: string; readonly whileInHand: string | undefined } | undefined>();
  const page = chosen !== undefined && chosen.whileInHand === inHand ? chosen.page : (pages.find(({ value }) => value === inHand)?.value ?? pages[0]?.value ?? GENERAL_PAGE);

  if (version === undefined || pages.length === 0) {
    return (
      <div className="flex flex-col gap-4 p-4">
        <p className="text-sm text-ink-2">This round has no guideline.</p>
        <Tokens question={question} />
      </div>
    );
  }
  return (
    <div className="flex h-full flex-col">
      <div className="border-b border-line px-4 py-2">
        <Select label="Page of the guideline" hideLabel value={page} onChange={(next) => setChosen({ page: next, whileInHand: inHand })} options={pages} />
      </div>
      <div className="min-h-0 flex-1 overflow-auto p-4">
        <MarkdownView
          text={publishedPage(version, page)}
          resolveSample={(id) => mediaUrl(id as SampleId)}
          labelOf={(id) => {
            const found = findLabel(question, id as LabelId);
            return found === undefined ? undefined : { name: found.name, color: found.color + 1 };
          }}
        />
        <div className="mt-4 flex flex-col gap-4 empty:hidden">
          <Tokens question={question} />
        </div>
        <p className="mt-4 text-xs text-ink-3">Guideline version {version.number}</p>
      </div>
    </div>
  );
}

/** What is written for what is no word, in answer to the question and to what it asks about each region. */
function Tokens({ question }: { readonly question: Question }) {
  return [question, ...attributesAsked(question)]
    .filter((asked) => tokensAsked(asked).length > 0)
    .map((asked) => <TokenList key={`${asked === question} ${asked.id}`} label={asked.prompt} tokens={keyedTokens(tokensAsked(asked)).map(({ token, key }) => ({ ...token, key }))} />);
}
