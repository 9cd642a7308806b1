import type { Host } from '../host/host.ts';
import type { RendererFiles } from '../host/renderer-files.ts';
import { serve } from '../serve.ts';
import { findRunning } from './find-running.ts';
import { rememberLocalHost } from './local-host-file.ts';
import { openBrowser } from './open-browser.ts';

export interface LocalHostRun {
  readonly appData: string;
  /** The port asked for, or null for the remembered one. */
  readonly port: number | null;
  readonly open: boolean;
  readonly renderer: RendererFiles;
  readonly makeHost: () => Promise<Host>;
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
}

/** Exit code when the work could not be done: the port is taken, the disk refuses. */
const COULD_NOT = 3;

/** Runs the local host until it is told to stop, and gives the exit code. */
export async function runLocalHost({ appData, port, open, renderer, makeHost, say, complain }: LocalHostRun): Promise<number> {
  const ours = await rememberLocalHost(appData, port);
  const origin = `http://127.0.0.1:${ours.port}`;
  const host = await makeHost();
  const served = await serve({ host, renderer, key: ours.key, port: ours.port });
  if (!served.ok) {
    await host.close();
    const running = served.problem.code === 'port-taken' ? await findRunning(origin, ours.key) : null;
    if (running !== null) {
      say(`Concord is running already, at ${running}`);
      if (open) openBrowser(running);
      return 0;
    }
    complain(
      served.problem.code === 'port-taken'
        ? `Port ${ours.port} is taken by another program. Stop it, or choose another with --port (the browser keeps unsaved work per port).`
        : `Port ${ours.port} cannot be used: ${served.problem.message}`,
    );
    return COULD_NOT;
  }
  // Listens before anybody is told how to stop it: who is quick must not kill it in the middle of a write.
  const toldToStop = untilToldToStop();
  const url = served.value.launchUrl();
  say(`Concord is at ${url}`);
  const opened = open && openBrowser(url);
  say(`${opened ? 'It opens in your browser.' : 'Open this address in a Chromium browser on this machine; it works once.'} Ctrl-C stops Concord.`);
  await toldToStop;
  await served.value.close();
  await host.close();
  say('Concord has stopped; everything that was saved is on disk.');
  return 0;
}

function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    let told = false;
    const stop = (): void => {
      if (told) process.exit(130); // asked twice: do not wait for the disk
      told = true;
      resolve();
    };
    process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop);
  });
}
