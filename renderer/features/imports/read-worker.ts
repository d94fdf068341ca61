import { readCtf } from '../../../shared/imports/ctf-reader.ts';
import { readCsvPupils } from '../../../shared/imports/csv-pupils.ts';
import { readCsvTable } from '../../../shared/imports/csv-table.ts';
import { fileForTiers } from '../../../shared/imports/for-tiers.ts';
import { previewImport } from '../../../shared/imports/preview.ts';
import type { ReadFile } from '../../../shared/imports/read-pupil.ts';
import { readDirectory } from '../../../shared/directory/read-directory.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import type { Against, Previewed, ReadReply, ReadRequest } from './reading.ts';

/** Reads one file away from the screen, so that a large or hostile one never freezes it; ending the worker ends the reading. */
self.onmessage = (event: MessageEvent<ReadRequest>) => {
  const request = event.data;
  if (request.kind === 'directory') readSchools(request.bytes);
  else if (request.kind === 'table') reply({ kind: 'table', result: readCsvTable(request.bytes) });
  else if (request.kind === 'ctf') preview(readCtf(request.bytes, request.against.today), request.against);
  else preview(readCsvPupils(request.table, request.mapping, request.against.today), request.against);
};

function reply(answer: ReadReply): void {
  self.postMessage(answer);
}

function preview(read: Result<ReadFile>, against: Against): void {
  reply({ kind: 'previewed', result: read.ok ? ok(compare(read.value, against)) : read });
}

function compare(read: ReadFile, { tiers, existing }: Against): Previewed {
  const { file, noPlace, notAllowed } = fileForTiers(read, tiers);
  return { rows: previewImport(file.pupils, existing), ignored: file.ignored, notes: file.notes, noPlace, notAllowed };
}

function readSchools(bytes: Uint8Array): void {
  const steps = readDirectory(bytes);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) {
      reply({ kind: 'directory', result: step.value });
      return;
    }
    reply({ kind: 'step', schools: step.value.schools, share: step.value.bytesRead / step.value.bytesTotal });
  }
}
