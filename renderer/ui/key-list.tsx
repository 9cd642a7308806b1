import { KeyHint } from './key-hint.tsx';

export type KeyGroup = { readonly title: string; readonly keys: readonly { readonly keys: string; readonly does: string }[] };

/** Every key of a screen, by group: the inside of the "?" dialog. */
export function KeyList({ groups }: { groups: readonly KeyGroup[] }) {
  return (
    <div className="columns-2 gap-8">
      {groups.map((group) => (
        <section key={group.title} className="mb-4 break-inside-avoid">
          <h3 className="mb-1 text-xs font-semibold text-ink-3">{group.title}</h3>
          <dl>
            {group.keys.map(({ keys, does }) => (
              <div key={keys} className="flex min-h-6 items-center justify-between gap-4 border-b border-line py-0.5 last:border-0">
                <dt className="text-ink-2">{does}</dt>
                <dd>
                  <KeyHint keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
