import type { LucideIcon } from 'lucide-react';

/** An icon as parts take it: the lucide component itself, sized and hidden from screen readers by the part. */
export type Icon = LucideIcon;
