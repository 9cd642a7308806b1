/** What publishing changes for labelers, and what it leaves alone. */
export function LabelSetPreview({ changes }: { readonly changes: readonly string[] }) {
  return (
    <section aria-label="What changes for labelers" aria-live="polite" className="rounded-md bg-sunken px-3 py-2 text-sm">
      <h3 className="text-xs font-semibold text-ink-2">What changes for labelers, in rounds opened from now on</h3>
      {changes.length === 0 ? (
        <p className="mt-1">Only order, colours or keys.</p>
      ) : (
        <ul className="mt-1 list-disc pl-5">
          {changes.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <p className="mt-1 text-ink-2">Answers given so far stay as they were given.</p>
    </section>
  );
}
