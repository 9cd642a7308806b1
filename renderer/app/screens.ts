import { BookOpen, Images, type LucideIcon, Package, PenLine, Scale, SquareCheckBig, UsersRound } from 'lucide-react';
import type { Screen } from '../state/route.ts';

/** The screens of a project in the order of the loop, with the key that goes there. */
export const PROJECT_SCREENS: readonly { readonly screen: Exclude<Screen, 'home' | 'new'>; readonly icon: LucideIcon; readonly hotkey: string; readonly hint: string }[] = [
  { screen: 'label', icon: PenLine, hotkey: 'Alt+1', hint: 'Answer the questions about your next sample' },
  { screen: 'samples', icon: Images, hotkey: 'Alt+2', hint: 'Everything in the project' },
  { screen: 'agreement', icon: Scale, hotkey: 'Alt+3', hint: 'How much labelers agree' },
  { screen: 'review', icon: SquareCheckBig, hotkey: 'Alt+4', hint: 'Decide where labelers differ' },
  { screen: 'guideline', icon: BookOpen, hotkey: 'Alt+5', hint: 'How to decide' },
  { screen: 'releases', icon: Package, hotkey: 'Alt+6', hint: 'Datasets made from this project' },
  { screen: 'people', icon: UsersRound, hotkey: 'Alt+7', hint: 'Labelers, rounds and their work' },
];
