import { Fragment, type ReactNode } from 'react';

/** Names and values in two columns: metadata of a sample, contents of a release. */
export function Facts({ items }: { items: readonly { readonly term: string; readonly value: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1">
      {items.map(({ term, value }) => (
        <Fragment key={term}>
          <dt className="text-ink-3">{term}</dt>
          <dd className="min-w-0 break-words text-ink">{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
