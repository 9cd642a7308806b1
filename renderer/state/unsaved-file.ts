import { sha256OfText } from '../../shared/basics/hash.ts';
import { encodeLine } from '../../shared/history/codec.ts';
import { COMMIT_VERSION, type NewCommit } from '../../shared/history/commit.ts';
import { parseStamp } from '../../shared/history/clock.ts';

/**
 * Unsaved commits as a history file that merging accepts: the way out when the project folder cannot be written. Its
 * chain is its own; folding takes each commit once by id, wherever it stands.
 */
export function unsavedFile(commits: readonly NewCommit[]): string {
  let prev: string | null = null;
  let file = '';
  commits.forEach((commit, index) => {
    const line = encodeLine({ ...commit, v: COMMIT_VERSION, device: parseStamp(commit.at).writer, seq: index + 1, prev });
    prev = sha256OfText(line);
    file += `${line}\n`;
  });
  return file;
}
