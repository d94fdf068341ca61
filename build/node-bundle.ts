import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { UserConfig } from 'vite';

/**
 * Vite settings for one bundle that runs in Node or Electron: a single file that needs no node_modules.
 * @param entry source file, relative to the repository.
 */
export function nodeBundle(entry: string, fileName: string, format: 'es' | 'cjs'): UserConfig {
  return {
    root: fileURLToPath(new URL('..', import.meta.url)),
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      target: 'node20',
      ssr: true,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: fileURLToPath(new URL(`../${entry}`, import.meta.url)),
        external: ['electron', /^node:/, ...builtinModules],
        output: { format, entryFileNames: fileName },
      },
    },
  };
}
