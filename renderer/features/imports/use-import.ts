import { useCallback, useEffect, useRef, useState } from 'react';
import { guessMapping, type Mapping } from '../../../shared/imports/csv-mapping.ts';
import type { CsvTable } from '../../../shared/imports/csv-table.ts';
import type { Kept } from '../../data/commit.ts';
import { rememberedMapping } from '../../data/acts/imports.ts';
import { today } from '../../data/clock.ts';
import { existingPupils } from '../../data/queries/imports.ts';
import type { Session } from '../../data/session.ts';
import { useSession } from '../../data/session-context.ts';
import { usePlatform } from '../../platform/platform-context.ts';
import { readInWorker, type Reading } from './read-in-worker.ts';
import type { Against, Previewed, ReadReply, ReadRequest } from './reading.ts';

export type ImportKind = 'ctf' | 'csv' | 'directory';

export type Step =
  | { readonly at: 'choose'; readonly notOpened: boolean }
  | { readonly at: 'reading'; readonly kind: ImportKind }
  | { readonly at: 'refused'; readonly message: string }
  | { readonly at: 'match'; readonly table: CsvTable; readonly mapping: Mapping; readonly remembered: boolean }
  | { readonly at: 'preview'; readonly previewed: Previewed; readonly matched: Matched | null }
  | { readonly at: 'directory'; readonly bytes: Uint8Array }
  | { readonly at: 'done'; readonly created: number; readonly changed: number; readonly kept: Kept | null };

export interface Matched {
  readonly remembered: boolean;
  readonly table: CsvTable;
  readonly mapping: Mapping;
}

export interface Import {
  readonly step: Step;
  readonly pick: (kind: ImportKind) => void;
  readonly match: (matched: Matched) => void;
  readonly go: (step: Step) => void;
  readonly restart: () => void;
  /** One step back; null where the screen itself is what one leaves. */
  readonly back: (() => void) | null;
}

const start: Step = { at: 'choose', notOpened: false };
const accepts: Record<ImportKind, readonly string[]> = {
  ctf: ['.xml', '.ctf'],
  csv: ['.csv', '.txt'],
  directory: ['.csv'],
};
const failed =
  'The file could not be read through: it may be larger than this laptop can hold. Nothing was kept. Ask the sender to export it again.';

/** From a file to its preview. Nothing is written on the way but which column goes where. */
export function useImport(): Import {
  const session = useSession();
  const platform = usePlatform();
  const [step, go] = useState<Step>(start);
  const reading = useRef<Reading | null>(null);
  useEffect(() => () => reading.current?.stop(), []);

  const read = useCallback((kind: ImportKind, request: ReadRequest, onReply: (reply: ReadReply) => Step): void => {
    go({ at: 'reading', kind });
    reading.current = readInWorker(
      request,
      (reply) => go(onReply(reply)),
      () => go({ at: 'refused', message: failed }),
    );
  }, []);

  const pick = (kind: ImportKind): void => {
    void platform.openFile(accepts[kind]).then((file) => {
      if (file === null) go({ at: 'choose', notOpened: true });
      else if (kind === 'directory') go({ at: 'directory', bytes: file.bytes });
      else if (kind === 'ctf')
        read('ctf', { kind: 'ctf', bytes: file.bytes, against: againstOf(session) }, afterPreview(null));
      else read('csv', { kind: 'table', bytes: file.bytes }, (reply) => afterTable(session, reply));
    });
  };
  const match = (matched: Matched): void => {
    read(
      'csv',
      { kind: 'rows', table: matched.table, mapping: matched.mapping, against: againstOf(session) },
      afterPreview(matched),
    );
  };
  const restart = (): void => {
    reading.current?.stop();
    go(start);
  };
  const matched = step.at === 'preview' ? step.matched : null;
  const backToMatch = matched === null ? null : () => go({ at: 'match', ...matched });
  const back = step.at === 'choose' || step.at === 'done' ? null : (backToMatch ?? restart);
  return { step, pick, match, go, restart, back };
}

function againstOf(session: Session): Against {
  return { today: today(), tiers: session.keyring.tiers, existing: existingPupils(session) };
}

function afterPreview(matched: Matched | null) {
  return (reply: ReadReply): Step => {
    if (reply.kind !== 'previewed') throw new Error('A preview was asked for');
    if (!reply.result.ok) return { at: 'refused', message: reply.result.error.message };
    return { at: 'preview', previewed: reply.result.value, matched };
  };
}

function afterTable(session: Session, reply: ReadReply): Step {
  if (reply.kind !== 'table') throw new Error('A table was asked for');
  if (!reply.result.ok) return { at: 'refused', message: reply.result.error.message };
  const table = reply.result.value;
  const remembered = rememberedMapping(session, table.headers);
  return { at: 'match', table, mapping: guessMapping(table.headers, remembered), remembered: remembered !== undefined };
}
