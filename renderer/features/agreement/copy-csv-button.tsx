import { Copy } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';

/** Puts a table on the clipboard as CSV. `what` names the table. */
export function CopyCsvButton({ what, csv }: { readonly what: string; readonly csv: () => string }) {
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(csv());
      showToast({ title: `${what} copied as CSV.` });
    } catch {
      showToast({ tone: 'danger', title: `${what} could not be copied.`, detail: 'The browser refused access to the clipboard. Click into the window and try again; `concord agreement` on the command line gives the same numbers.' });
    }
  }
  return (
    <Button size="sm" tone="quiet" icon={Copy} aria-label={`Copy ${what} as CSV`} onClick={() => void copy()}>
      CSV
    </Button>
  );
}
