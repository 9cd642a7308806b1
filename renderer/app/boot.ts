import type { HostResult } from '../../shared/host/host-result.ts';
import type { DeviceSettings, HostApi, OpenedProject } from '../../shared/host/host-api.ts';
import { host } from '../host/host.ts';
import { appStore, createAppStore, followAddress, navigate, openProject, setAppStore } from '../state/app-store.ts';
import type { Route } from '../state/route.ts';
import { setTheme } from '../ui/theme.ts';

/** Everything before the first picture: the host answers, settings apply, and what was asked for at the start opens. */
export async function boot(): Promise<HostResult<null>> {
  const concord = host();
  const [info, settings] = await Promise.all([concord.appInfo({}), concord.readSettings({})]);
  if (!info.ok) return info;
  if (!settings.ok) return settings;

  setAppStore(createAppStore(concord, info.value, settings.value));
  followAddress();
  followTheme(settings.value);
  concord.onHostEvent((event) => {
    const { project } = appStore().getState();
    if (project.phase !== 'open') return;
    if (event.event === 'history-grew' && project.session.opened.handle === event.handle) void project.session.refresh();
    if (event.event === 'came-back') void project.session.catchUp();
  });
  await reopen(info.value.openAtStart);
  return { ok: true, value: null };
}

// What the command line asked for; else, after a reload, the project that this window had open.
async function reopen(asked: { readonly kind: 'sample' } | { readonly kind: 'project'; readonly path: string } | null): Promise<void> {
  const last = sessionStorage.getItem(OPEN_PATH);
  if (last !== null) await openProject('the project', (concord) => concord.openProject({ path: last }));
  else if (asked?.kind === 'sample') await openAt({ screen: 'agreement' }, 'the sample project', (concord) => concord.openSampleProject({}));
  else if (asked?.kind === 'project') await openAt({ screen: 'label' }, asked.path, (concord) => concord.openProject({ path: asked.path }));

  appStore().subscribe(({ project }) => {
    if (project.phase === 'open') sessionStorage.setItem(OPEN_PATH, project.session.opened.path);
    else if (project.phase === 'none') sessionStorage.removeItem(OPEN_PATH);
  });
  const { project } = appStore().getState();
  if (project.phase === 'open') sessionStorage.setItem(OPEN_PATH, project.session.opened.path);
}

// The first screen is the one that Home would lead to, unless the address names another.
async function openAt(first: Route, name: string, open: (concord: HostApi) => Promise<HostResult<OpenedProject>>): Promise<void> {
  if ((await openProject(name, open)) && appStore().getState().route.screen === 'home') navigate(first);
}

const OPEN_PATH = 'concord/open-path';

function followTheme(settings: DeviceSettings): void {
  setTheme(settings.theme);
  appStore().subscribe(({ settings: now }, before) => {
    if (now.theme !== before.settings.theme) setTheme(now.theme);
  });
}
