/*
 * The page's half of the stand-in: what `require('electron')` gives a preload script, over two functions that the test
 * process binds into the page. Values cross as in Electron: cloned by the structured clone algorithm (a function throws),
 * here carried as JSON with bytes as base64. Unlike in Electron, preload and page share one world.
 */

/** How values cross between the processes. Used on both sides; must not refer to anything outside itself. */
export function makeCarrier(): { readonly pack: (value: unknown) => string; readonly unpack: (text: string) => unknown } {
  const toBase64 = (bytes: Uint8Array): string => {
    let text = '';
    for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
    return btoa(text);
  };
  const wrap = (value: unknown): unknown => {
    if (value instanceof Uint8Array) return { bytes: toBase64(value) };
    if (Array.isArray(value)) return { list: value.map(wrap) };
    if (typeof value === 'object' && value !== null) return { members: Object.entries(value).map(([key, each]) => [key, wrap(each)]) };
    return value === undefined ? {} : { plain: value };
  };
  const unwrap = (wrapped: { bytes?: string; list?: unknown[]; members?: [string, unknown][]; plain?: unknown }): unknown => {
    if (wrapped.bytes !== undefined) return Uint8Array.from(atob(wrapped.bytes), (letter) => letter.charCodeAt(0));
    if (wrapped.list) return wrapped.list.map((each) => unwrap(each as object));
    if (wrapped.members) return Object.fromEntries(wrapped.members.map(([key, each]) => [key, unwrap(each as object)]));
    return wrapped.plain;
  };
  return {
    pack: (value) => JSON.stringify(wrap(structuredClone(value))),
    unpack: (text) => unwrap(JSON.parse(text) as object),
  };
}

/** The script that runs the built preload (a classic script that calls `require('electron')`) before the page's own. */
export function preloadRealm(preload: string, argv: readonly string[]): string {
  return `(() => {
  const carrier = (${makeCarrier.toString()})();
  const invoke = globalThis.__standInInvoke;
  const send = globalThis.__standInSend;
  const listeners = new Map();
  Object.defineProperty(globalThis, '__standInDeliver', { value: (channel, text) => {
    for (const listener of listeners.get(channel) ?? []) listener({ senderId: 0 }, ...carrier.unpack(text));
  } });
  const ipcRenderer = {
    invoke: async (channel, ...args) => {
      const answer = await invoke(channel, carrier.pack(args));
      if (answer.error !== undefined) throw new Error("Error invoking remote method '" + channel + "': " + answer.error);
      return carrier.unpack(answer.value);
    },
    send: (channel, ...args) => void send(channel, carrier.pack(args)),
    on: (channel, listener) => void listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    off: (channel, listener) => void listeners.set(channel, (listeners.get(channel) ?? []).filter((each) => each !== listener)),
  };
  const contextBridge = {
    exposeInMainWorld: (name, api) => {
      const freeze = (value) => {
        if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze);
        return Object.freeze(value);
      };
      Object.defineProperty(globalThis, name, { value: freeze({ ...api }), enumerable: true });
    },
  };
  const require = (name) => {
    if (name !== 'electron') throw new Error('module not found: ' + name);
    return { contextBridge, ipcRenderer };
  };
  ((require, process, module, exports) => { ${preload}
  })(require, { argv: ${JSON.stringify(argv)} }, { exports: {} }, {});
})();`;
}
