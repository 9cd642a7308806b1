import type { HostRefusal } from '../../shared/host/host-result.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { UiRoot } from '../ui/ui-root.tsx';

/** Shown when the host does not answer at all. */
export function BootProblem({ refusal }: { readonly refusal: HostRefusal }) {
  return (
    <UiRoot>
      <main className="grid h-full place-content-center p-6">
        <ErrorNote title={refusal.message} safe={refusal.safe} next={refusal.next} code={refusal.code} actions={<Button onClick={() => globalThis.location.reload()}>Try again</Button>} />
      </main>
    </UiRoot>
  );
}
