import { LoaderCircle } from 'lucide-react';

/** Something is under way for an unknown, short time. With a `label` it is announced; without, the control around it speaks. */
export function Spinner({ label, size = 16 }: { label?: string | undefined; size?: number }) {
  return (
    <span role={label ? 'status' : undefined} className="inline-flex items-center gap-2">
      <LoaderCircle size={size} aria-hidden className="shrink-0 animate-spin text-current" />
      {label}
    </span>
  );
}
