import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { erasureReasons } from '../../shared/sync/protocol/erase.ts';
import type { Erasure, ErasureLedger } from '../core/erasure.ts';

const line: z.ZodType<Erasure> = z.strictObject({
  centre: z.string(),
  pupil: z.string(),
  why: z.enum(erasureReasons),
  by: z.string(),
  at: z.number().int(),
});

/**
 * The ledger as a file of one JSON object a line, ids only, that is only ever added to. A line that a power cut left half
 * written is an erasure that did not happen, and is passed over.
 */
export function fileLedger(path: string): ErasureLedger {
  return {
    append: async (erasure) => {
      await mkdir(dirname(path), { recursive: true });
      const handle = await open(path, 'a+', 0o600);
      try {
        const { size } = await handle.stat();
        const last = Buffer.alloc(1);
        if (size > 0) await handle.read(last, 0, 1, size - 1);
        const isCutOff = size > 0 && last.toString() !== '\n';
        await handle.appendFile(`${isCutOff ? '\n' : ''}${JSON.stringify(erasure)}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
    all: async () => {
      const text = await readFile(path, 'utf8').catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
        throw error;
      });
      return text.split('\n').flatMap((one) => {
        const parsed = line.safeParse(jsonOf(one));
        return parsed.success ? [parsed.data] : [];
      });
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
