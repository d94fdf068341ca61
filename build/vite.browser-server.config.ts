import { nodeBundle } from './node-bundle.ts';

export default nodeBundle('electron/browser-server/server.ts', 'server.js', 'es');
