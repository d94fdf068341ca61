/** Runs in the page before anything else: gives the real preload script the few parts of Electron it uses. */
export function preloadHostScript(preload: string, argv: string[], origin: string): string {
  return `(() => {
    if (location.origin !== ${JSON.stringify(origin)}) return;
    const heard = new EventTarget();
    const wrapped = new Map();
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name, api) => Object.defineProperty(window, name, { value: Object.freeze({ ...api }) }),
      },
      ipcRenderer: {
        invoke: (channel, request) => window.__standInInvoke(channel, structuredClone(request)),
        on: (channel, listener) => {
          const heardIt = (event) => listener({}, ...event.detail);
          wrapped.set(listener, heardIt);
          heard.addEventListener(channel, heardIt);
        },
        off: (channel, listener) => heard.removeEventListener(channel, wrapped.get(listener)),
      },
    };
    Object.defineProperty(window, '__standInDeliver', {
      value: (channel, args) => heard.dispatchEvent(new CustomEvent(channel, { detail: args })),
    });
    const require = (name) => {
      if (name !== 'electron') throw new Error('module not found: ' + name);
      return electron;
    };
    const exports = {};
    ((require, process, exports, module) => {${preload}
    })(require, { argv: ${JSON.stringify(argv)} }, exports, { exports });
  })();`;
}
