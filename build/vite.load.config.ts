import { nodeBundle } from './node-bundle.ts';

const bundle = nodeBundle('tests/bench/load/main.ts', 'load.js', 'es');

/** The load command's own code; its libraries stay in node_modules, as the endpoint's do. */
export default { ...bundle, ssr: { external: true as const } };
