import type { Options } from 'rehype-sanitize';

const text = ['p', 'br', 'hr', 'blockquote', 'pre', 'code', 'strong', 'em', 'del', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const lists = ['ul', 'ol', 'li', 'input'];
const tables = ['table', 'thead', 'tbody', 'tr', 'th', 'td'];

// SECURITY: guidelines are imported files, so hostile: only what is listed here is rendered; no HTML, no styles, no ids, images only of samples.
export const markdownSchema: Options = {
  tagNames: [...text, ...lists, ...tables, 'a', 'img', 'mark'],
  attributes: {
    a: ['href'],
    img: ['src', 'alt'],
    mark: ['dataLabel'],
    ol: ['start'],
    th: ['align'],
    td: ['align'],
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
  },
  protocols: { href: ['http', 'https'], src: ['sample'] },
  required: { input: { type: 'checkbox', disabled: true } },
  ancestors: {},
  strip: ['script', 'style'],
  allowComments: false,
  allowDoctypes: false,
};

/** The sample id in `sample:id`, or undefined for any other address. */
export function sampleOfUrl(url: string): string | undefined {
  return /^sample:([\w-]{1,128})$/.exec(url)?.[1];
}

/** The address itself if it may be kept (http, https, a sample), else nothing. */
export function keptUrl(url: string): string {
  return /^https?:\/\//i.test(url) || sampleOfUrl(url) !== undefined ? url : '';
}
