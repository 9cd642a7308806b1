import { readdir, readFile } from 'node:fs/promises';

/** Bytes of memory that the pages' processes of one browser hold, by the system's count. `folder` stands in the command line of the browser or of what has started it. */
export async function residentBytes(folder: string): Promise<number> {
  const parents = new Map<string, string>();
  const commands = new Map<string, string>();
  for (const id of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const [stat, command] = await Promise.all([readFile(`/proc/${id}/stat`, 'utf8').catch(() => ''), readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')]);
    parents.set(id, /^\d+ \(.*\) \S (\d+)/s.exec(stat)?.[1] ?? '');
    commands.set(id, command);
  }
  const ours = (id: string): boolean => (commands.get(id) ?? '').includes(folder) || (parents.has(id) && ours(parents.get(id) ?? ''));
  let bytes = 0;
  for (const [id, command] of commands) {
    if (!command.includes('--type=renderer') || !ours(id)) continue;
    const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
    bytes += Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
  }
  return bytes;
}
