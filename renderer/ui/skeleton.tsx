import { classNames } from './class-names.ts';

/** The shape of what is coming, while it is fetched. Hidden from screen readers: the screen announces loading once, itself. */
export function Skeleton({ className, lines = 1 }: { className?: string | undefined; lines?: number | undefined }) {
  return (
    <div aria-hidden className="flex flex-col gap-2">
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={classNames('animate-pulse rounded-md bg-sunken', className ?? 'h-4 w-full')} />
      ))}
    </div>
  );
}
