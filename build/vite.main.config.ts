import { nodeBundle } from './node-bundle.ts';

export default nodeBundle('electron/main/main.ts', 'main.js', 'es');
