import { register } from 'node:module';

const shim = new URL('./electron-shim.mjs', import.meta.url).href;

/** From here on, 'electron' means the stand-in. */
register(
  `data:text/javascript,${encodeURIComponent(`
    export function resolve(specifier, context, next) {
      return specifier === 'electron' ? { url: ${JSON.stringify(shim)}, shortCircuit: true } : next(specifier, context);
    }
  `)}`,
);
