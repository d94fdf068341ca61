import type { CsvTable } from '../../../shared/imports/csv-table.ts';
import type { Mapping } from '../../../shared/imports/csv-mapping.ts';
import type { ExistingPupil, PreviewRow } from '../../../shared/imports/preview.ts';
import type { School } from '../../../shared/directory/school.ts';
import type { DirectorySummary } from '../../../shared/directory/read-directory.ts';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import type { Result } from '../../../shared/lib/result.ts';
import type { Tier } from '../../../shared/model/tiers.ts';

/** What pupils are compared with, and what the person may keep. */
export interface Against {
  readonly today: LocalDate;
  readonly tiers: readonly Tier[];
  readonly existing: readonly ExistingPupil[];
}

/** A file of pupils read and compared; nothing of it is kept yet. */
export interface Previewed {
  readonly rows: readonly PreviewRow[];
  /** Columns or elements that have no place in the product. */
  readonly ignored: readonly string[];
  /** Fields that were read but have no record here. */
  readonly noPlace: readonly string[];
  /** Fields that the person's role may not keep. */
  readonly notAllowed: readonly string[];
  readonly notes: readonly string[];
}

export type ReadRequest =
  | { readonly kind: 'ctf'; readonly bytes: Uint8Array; readonly against: Against }
  | { readonly kind: 'table'; readonly bytes: Uint8Array }
  | { readonly kind: 'rows'; readonly table: CsvTable; readonly mapping: Mapping; readonly against: Against }
  | { readonly kind: 'directory'; readonly bytes: Uint8Array };

export type ReadReply =
  | { readonly kind: 'previewed'; readonly result: Result<Previewed> }
  | { readonly kind: 'table'; readonly result: Result<CsvTable> }
  | { readonly kind: 'step'; readonly schools: readonly School[]; readonly share: number }
  | { readonly kind: 'directory'; readonly result: Result<DirectorySummary> };
