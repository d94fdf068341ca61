import { nodeBundle } from './node-bundle.ts';

/** CommonJS, because a sandboxed preload cannot be a module. */
export default nodeBundle('electron/preload/preload.ts', 'preload.cjs', 'cjs');
