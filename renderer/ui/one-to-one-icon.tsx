import { createLucideIcon } from 'lucide-react';

/** “1:1”, drawn as strokes like every other icon. */
export const OneToOne = createLucideIcon('one-to-one', [
  ['path', { d: 'M3 8.5 6 6v12', key: 'one' }],
  ['path', { d: 'M12 10v.01M12 15v.01', key: 'colon' }],
  ['path', { d: 'M16.5 8.5l3-2.5v12', key: 'other-one' }],
]);
