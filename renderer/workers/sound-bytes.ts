import { SoundTrouble } from './sound-trouble.ts';

/** The bytes of a recording, read in ranges from the host. */
export interface SoundBytes {
  readonly size: number;
  /** Bytes [from, to), cut at the end of the file. Rejects with `SoundTrouble` when the host does not give them. */
  read(from: number, to: number): Promise<Uint8Array<ArrayBuffer>>;
}

const STATUS_SAYS: Readonly<Record<number, string>> = {
  404: 'The recording is not where it was. Your labels are safe. Put the file back, or show Concord the folder where it lies now.',
  409: 'The file has changed since it was imported: it is not the recording that was labeled. Your labels are safe. Put the old file back, or import the new one as another sample.',
};
const NO_ANSWER = 'The recording could not be read: the host did not answer. Your labels are safe. Open it again in a moment.';

const FIRST_BYTES = 64 * 1024;

/** Opens a recording: asks for its first bytes, which also tells how many there are. */
export async function openSoundBytes(url: string): Promise<SoundBytes> {
  const response = await asked(url, 0, FIRST_BYTES);
  if (response.status === 416) throw emptyFile();
  const head = await bytesOf(response);
  if (response.status !== 206) return inMemory(head); // a server that knows no ranges
  const size = Number(/\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1] ?? head.length);
  return {
    size,
    async read(from, to) {
      const end = Math.min(to, size);
      if (from >= end) return new Uint8Array(0);
      if (end <= head.length) return head.slice(from, end);
      const bytes = await bytesOf(await asked(url, from, end));
      return bytes;
    },
  };
}

function inMemory(bytes: Uint8Array<ArrayBuffer>): SoundBytes {
  if (bytes.length === 0) throw emptyFile();
  return { size: bytes.length, read: async (from, to) => bytes.slice(from, Math.min(to, bytes.length)) };
}

async function asked(url: string, from: number, to: number): Promise<Response> {
  const response = await fetch(url, { headers: { range: `bytes=${from}-${to - 1}` }, cache: 'no-store' }).catch(() => undefined);
  if (response === undefined) throw new SoundTrouble({ because: 'missing', says: NO_ANSWER });
  if (!response.ok && response.status !== 416) throw new SoundTrouble({ because: 'missing', says: STATUS_SAYS[response.status] ?? `The recording could not be read (${response.status}). Your labels are safe. Open it again in a moment.` });
  return response;
}

async function bytesOf(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const buffer = await response.arrayBuffer().catch(() => undefined);
  if (buffer === undefined) throw new SoundTrouble({ because: 'missing', says: 'The recording could not be read to its end: the file may have become shorter while it was read. Your labels are safe. Open it again.' });
  return new Uint8Array(buffer);
}

function emptyFile(): SoundTrouble {
  return new SoundTrouble({ because: 'empty', says: 'The file is empty (0 bytes): there is nothing to hear. Import the recording again from where it came from.' });
}
