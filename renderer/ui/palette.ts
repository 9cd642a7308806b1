/** The theme that is really shown. */
export type Theme = 'light' | 'dark';

/**
 * Twelve label colours, told apart by people with protanopia, deuteranopia and tritanopia too: chosen by maximising the smallest OKLab
 * distance over all pairs under normal and simulated vision (Machado, Oliveira & Fernandes 2009, severity 1), each at least 3 : 1
 * against its theme's surface. `app/tokens.css` holds the same values as `--label-1` … `--label-12`. A name or a key always goes with them.
 */
export const LABEL_COLORS: readonly { readonly name: string; readonly light: string; readonly dark: string }[] = [
  { name: 'blue', light: '#155ee8', dark: '#266ef9' },
  { name: 'amber', light: '#c68505', dark: '#e4a137' },
  { name: 'green', light: '#036c43', dark: '#4aeca0' },
  { name: 'pink', light: '#fd4c94', dark: '#fe669f' },
  { name: 'teal', light: '#03a1b7', dark: '#34acc1' },
  { name: 'violet', light: '#590296', dark: '#8269b8' },
  { name: 'red', light: '#c01404', dark: '#e52f0c' },
  { name: 'lavender', light: '#a777ff', dark: '#ba85fe' },
  { name: 'olive', light: '#7f805e', dark: '#f0f212' },
  { name: 'plum', light: '#92459f', dark: '#f3aeff' },
  { name: 'slate', light: '#1f4955', dark: '#c4f1ff' },
  { name: 'rust', light: '#7d1200', dark: '#a26960' },
];

/** Six person colours, quieter than labels, each readable under `--on-person` initials (4.5 : 1). Tokens `--person-1` … `--person-6`. */
export const PERSON_COLORS: readonly { readonly name: string; readonly light: string; readonly dark: string }[] = [
  { name: 'sky', light: '#2e75af', dark: '#79bffe' },
  { name: 'clay', light: '#722602', dark: '#ca7657' },
  { name: 'moss', light: '#797200', dark: '#ddd77b' },
  { name: 'iris', light: '#5f3f85', dark: '#9e7dc9' },
  { name: 'rose', light: '#ab566f', dark: '#f598b1' },
  { name: 'pine', light: '#014d49', dark: '#7ffff5' },
];

function wrapped(n: number, length: number): number {
  return ((((Math.trunc(n) - 1) % length) + length) % length) + 1;
}

/** CSS colour of label colour `n` (1–12, wrapping round); 0 is the colour of "none" and "can't tell". For styles and SVG. */
export function labelColor(n: number): string {
  return n === 0 ? 'var(--label-none)' : `var(--label-${wrapped(n, LABEL_COLORS.length)})`;
}

/** CSS colour of person colour `n` (1–6, wrapping round). */
export function personColor(n: number): string {
  return `var(--person-${wrapped(n, PERSON_COLORS.length)})`;
}

/** `#rrggbb` of label colour `n` in a theme: for canvases, which cannot read tokens. 0 is "none". */
export function labelColorHex(n: number, theme: Theme): string {
  if (n === 0) return theme === 'light' ? '#83888b' : '#7f868a';
  return LABEL_COLORS[wrapped(n, LABEL_COLORS.length) - 1]?.[theme] ?? '#808080';
}
