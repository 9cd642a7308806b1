/** Concord's mark: two interval bars that agree on one point. */
export function BrandMark({ size = 20 }: { size?: number | undefined }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden className="shrink-0">
      <path d="M2 6.5h11M2 4v5M13 4v5" stroke="var(--ink)" strokeWidth="1.5" fill="none" />
      <path d="M7 13.5h11M7 11v5M18 11v5" stroke="var(--ink)" strokeWidth="1.5" fill="none" />
      <path d="M10 2v16" stroke="var(--accent)" strokeWidth="2" fill="none" />
    </svg>
  );
}
