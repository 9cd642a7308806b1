import { HOST_METHODS } from '../../shared/host/host-channel.ts';
import type { HostApi, HostMethod, OpenedProject, ProjectHandle } from '../../shared/host/host-api.ts';
import type { HostResult } from '../../shared/host/host-result.ts';

/**
 * The host of one open project, over restarts of the host itself: a host that was started anew does not know the project's
 * handle, so the project is opened again by its path, `onReopened` is told, and the call is made once more. Whoever still
 * holds an earlier handle may go on using it. After `closeProject` nothing is opened again.
 */
export function reopeningHost(host: HostApi, opened: OpenedProject, onReopened: (opened: OpenedProject) => void): HostApi {
  const ours = new Set<ProjectHandle>([opened.handle]);
  let current = opened.handle;
  let reopening: Promise<void> | undefined;
  let closed = false;

  async function reopen(): Promise<void> {
    const again = await host.openProject({ path: opened.path });
    if (!again.ok || again.value.file.id !== opened.file.id) return;
    current = again.value.handle;
    ours.add(current);
    onReopened(again.value);
  }

  async function call(method: HostMethod, request: object): Promise<HostResult<unknown>> {
    const ask = host[method] as (asked: object) => Promise<HostResult<unknown>>;
    if (!isOfProject(request) || !ours.has(request.handle)) return ask(request);
    if (method === 'closeProject') closed = true;
    const asked = { ...request, handle: current };
    const answer = await ask(asked);
    if (answer.ok || answer.code !== 'not-open' || closed) return answer;
    if (asked.handle === current) {
      reopening ??= reopen().finally(() => {
        reopening = undefined;
      });
      await reopening;
    }
    return asked.handle === current ? answer : ask({ ...request, handle: current });
  }

  const methods = HOST_METHODS.map((method) => [method, (request: object) => call(method, request)]);
  return {
    ...host,
    ...(Object.fromEntries(methods) as Pick<HostApi, HostMethod>),
    mediaUrl: (handle, sample) => host.mediaUrl(ours.has(handle) ? current : handle, sample),
  };
}

function isOfProject(request: object): request is { readonly handle: ProjectHandle } {
  return 'handle' in request;
}
