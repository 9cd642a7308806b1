import { ImageOff } from 'lucide-react';
import { createContext, type ReactNode, use, useMemo } from 'react';
import Markdown, { type Components } from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import { LabelChip } from './label-chip.tsx';
import { LinkButton } from './link-button.tsx';
import { markdownDirectives } from './markdown-directives.ts';
import { keptUrl, markdownSchema, sampleOfUrl } from './markdown-schema.ts';

export type MarkdownViewProps = {
  text: string;
  resolveSample?: ((id: string) => string | undefined) | undefined;
  onOpenSample?: ((id: string) => void) | undefined;
  labelOf?: ((id: string) => { name: string; color: number } | undefined) | undefined;
  onOpenLink?: ((url: string) => void) | undefined;
};

const Handlers = createContext<Omit<MarkdownViewProps, 'text'>>({});

const components: Components = {
  h1: ({ children }) => <h2 className="mt-6 mb-2 text-lg font-semibold first:mt-0">{children}</h2>,
  h2: ({ children }) => <h3 className="mt-5 mb-1.5 text-base font-semibold first:mt-0">{children}</h3>,
  h3: ({ children }) => <h4 className="mt-4 mb-1 font-semibold first:mt-0">{children}</h4>,
  h4: ({ children }) => <h5 className="mt-3 font-semibold text-ink-2">{children}</h5>,
  h5: ({ children }) => <h6 className="mt-3 font-medium text-ink-2">{children}</h6>,
  h6: ({ children }) => <p className="mt-3 font-medium text-ink-3">{children}</p>,
  a: ({ href, children }) => <GuidelineLink href={href} label={children} />,
  img: ({ src, alt }) => <SampleImage id={typeof src === 'string' ? sampleOfUrl(src) : undefined} alt={alt ?? ''} />,
  input: ({ checked }) => <input type="checkbox" checked={checked ?? false} disabled aria-label={checked ? 'done' : 'open'} />,
  mark: ({ node }) => <GuidelineLabel id={String(node?.properties['dataLabel'] ?? '')} />,
};

/**
 * A guideline page for reading. Nothing in the text can run, load from the network or leave the page: links are handed to `onOpenLink` (without
 * it they are plain words), images are samples only. Headings start at h2, since the page has the h1.
 */
export function MarkdownView({ text, resolveSample, onOpenSample, labelOf, onOpenLink }: MarkdownViewProps) {
  const handlers = useMemo(() => ({ resolveSample, onOpenSample, labelOf, onOpenLink }), [resolveSample, onOpenSample, labelOf, onOpenLink]);
  return (
    <Handlers value={handlers}>
      <div className="guideline-text max-w-prose text-base text-ink">
        <Markdown remarkPlugins={[remarkGfm, remarkDirective, markdownDirectives]} rehypePlugins={[[rehypeSanitize, markdownSchema]]} urlTransform={keptUrl} components={components}>
          {text}
        </Markdown>
      </div>
    </Handlers>
  );
}

function GuidelineLabel({ id }: { id: string }) {
  const known = use(Handlers).labelOf?.(id);
  return <LabelChip name={known?.name ?? id} color={known?.color ?? 0} />;
}

function GuidelineLink({ href, label }: { href: string | undefined; label: ReactNode }) {
  const onOpen = use(Handlers).onOpenLink;
  if (!href || !onOpen) return <span title={href}>{label}</span>;
  return (
    <LinkButton onClick={() => onOpen(href)} title={href}>
      {label}
    </LinkButton>
  );
}

function SampleImage({ id, alt }: { id: string | undefined; alt: string }) {
  const { resolveSample: resolve, onOpenSample: onOpen } = use(Handlers);
  const url = id === undefined ? undefined : resolve?.(id);
  if (id === undefined || url === undefined) {
    return (
      <span className="inline-flex items-center gap-1.5 rounded-md border border-line bg-sunken px-2 py-1 text-xs text-ink-2">
        <ImageOff size={14} aria-hidden />
        {alt || 'Sample'} is not here
      </span>
    );
  }
  const image = <img src={url} alt={alt} loading="lazy" className="max-h-56 max-w-full rounded-md border border-line bg-sunken object-contain" />;
  if (!onOpen) return image;
  return (
    <button type="button" onClick={() => onOpen(id)} aria-label={`Open sample${alt ? `: ${alt}` : ''}`} className="inline-block rounded-md">
      {image}
    </button>
  );
}
