import type { FolderGrant } from '../../shared/host/host-api.ts';
import { appStore } from './app-store.ts';

/** Lets the person pick a folder: in the system's dialog where there is one, else in the app's own. Undefined when cancelled. */
export async function pickFolder(title: string): Promise<FolderGrant | undefined> {
  const store = appStore();
  const { host, info } = store.getState();
  if (info.nativeDialogs) {
    const picked = await host.pickFolder({ title });
    if (!picked.ok) store.setState({ refusal: picked });
    return picked.ok ? (picked.value ?? undefined) : undefined;
  }
  const path = await new Promise<string | undefined>((resolve) =>
    store.setState({
      folderDialog: {
        title,
        answer(answered) {
          store.setState({ folderDialog: undefined });
          resolve(answered);
        },
      },
    }),
  );
  if (path === undefined) return undefined;
  const granted = await host.grantFolder({ path });
  if (!granted.ok) store.setState({ refusal: granted });
  return granted.ok ? granted.value : undefined;
}
