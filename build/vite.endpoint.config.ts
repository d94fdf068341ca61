import { nodeBundle } from './node-bundle.ts';

const bundle = nodeBundle('la-endpoint/main.ts', 'endpoint.js', 'es');

/** The endpoint runs where `npm ci` has run: its libraries stay in node_modules, and with them PostgreSQL's own programs. */
export default { ...bundle, ssr: { external: true as const } };
