import { createContext } from 'react';

/** What every card of the screen is about, for the pictures that leave it: question, round, how many samples and labelers. */
export const CardWords = createContext<readonly string[]>([]);
