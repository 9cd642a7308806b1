/** The little of a Markdown tree that is looked at here; nodes of every kind pass through. */
export type MarkdownNode = {
  type: string;
  value?: string;
  name?: string;
  attributes?: Record<string, string | null | undefined> | null;
  children?: MarkdownNode[];
  data?: { hName?: string; hProperties?: Record<string, unknown> };
  position?: { start: { offset?: number | undefined }; end: { offset?: number | undefined } };
};

const sampleId = /^[\w-]{1,128}$/;

/**
 * Gives two directives a meaning and turns all others back into the very text they were written as, so that `10:30` or `a:b` survive:
 * `:label[id]` becomes a chip, `::sample{id=… alt="…"}` (or `:sample{…}`) an image with the address `sample:id`. Raw HTML becomes visible text, comments vanish.
 */
export function markdownDirectives() {
  return (tree: MarkdownNode, file: { value: unknown }): void => {
    rewrite(tree, String(file.value));
  };
}

function rewrite(node: MarkdownNode, source: string): void {
  if (!node.children) return;
  node.children = node.children.flatMap((child) => replacement(child, source));
  for (const child of node.children) rewrite(child, source);
}

function replacement(node: MarkdownNode, source: string): MarkdownNode[] {
  if (node.type === 'html') return (node.value ?? '').startsWith('<!--') ? [] : [{ type: 'text', value: node.value ?? '' }];
  if (!/^(text|leaf|container)Directive$/.test(node.type)) return [node];
  const block = node.type !== 'textDirective';
  const meant = node.type === 'containerDirective' ? null : meaning(node);
  if (meant) return [block ? { type: 'paragraph', children: [meant] } : meant];
  const text: MarkdownNode = { type: 'text', value: source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0) };
  return [block ? { type: 'paragraph', children: [text] } : text];
}

function meaning(node: MarkdownNode): MarkdownNode | null {
  if (node.name === 'label') {
    const id = plainText(node);
    return id === '' ? null : { type: 'labelChip', data: { hName: 'mark', hProperties: { dataLabel: id } }, children: [{ type: 'text', value: id }] };
  }
  const id = node.name === 'sample' ? node.attributes?.['id'] : undefined;
  if (!id || !sampleId.test(id)) return null;
  return { type: 'sampleImage', data: { hName: 'img', hProperties: { src: `sample:${id}`, alt: node.attributes?.['alt'] ?? '' } }, children: [] };
}

function plainText(node: MarkdownNode): string {
  return node.value ?? node.children?.map(plainText).join('') ?? '';
}
