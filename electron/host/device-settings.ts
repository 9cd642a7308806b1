import { type Decoder, listOf, oneOf, recordOf, text } from '../../shared/basics/decode.ts';
import { ok } from '../../shared/basics/result.ts';
import type { DeviceSettings } from '../../shared/host/host-api.ts';
import type { AppData } from './app-data.ts';
import { SerialQueue } from './serial-queue.ts';

const DEFAULTS: DeviceSettings = { theme: 'system', actingAs: {}, keys: {} };

const theme = oneOf('system', 'light', 'dark');
const actingAs = recordOf(text({ max: 200 }));
const keys = recordOf(listOf(text({ max: 50 }), { max: 10 }));

/** Unknown members are kept: a newer version may have written them. Known members that make no sense fall back. */
const settings: Decoder<DeviceSettings> = (value) => {
  const raw = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
  const knownTheme = theme(raw['theme']);
  const knownPeople = actingAs(raw['actingAs']);
  const knownKeys = keys(raw['keys']);
  return ok({
    ...raw,
    theme: knownTheme.ok ? knownTheme.value : DEFAULTS.theme,
    actingAs: knownPeople.ok ? knownPeople.value : DEFAULTS.actingAs,
    keys: knownKeys.ok ? knownKeys.value : DEFAULTS.keys,
  });
};

export interface DeviceSettingsFile {
  read(): Promise<DeviceSettings>;
  /** Sets some members; of `actingAs`, only the projects named. `keys` are replaced as a whole. */
  write(change: Partial<DeviceSettings>): Promise<DeviceSettings>;
}

/** What is kept per device and user: `settings.json` in app data. */
export function deviceSettingsFile(appData: AppData): DeviceSettingsFile {
  const path = appData.path('settings.json');
  const queue = new SerialQueue();
  const read = async (): Promise<DeviceSettings> => (await appData.readJson(path, settings)) ?? DEFAULTS;
  return {
    read,
    write: (change) =>
      queue.run(async () => {
        const before = await read();
        const after = { ...before, ...change, actingAs: { ...before.actingAs, ...change.actingAs } };
        await appData.writeJson(path, after);
        return after;
      }),
  };
}
