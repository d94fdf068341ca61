import { decodeCommit } from '../../../shared/sync/codec.ts';
import { receiveParts, sendSomeParts } from '../../../shared/sync/protocol/commit-parts.ts';
import type { LogEntry } from '../../../shared/sync/protocol/pull.ts';
import { emptyChanges } from '../../../shared/sync/tombstones.ts';
import type { Parcel } from './parcel.ts';

/** What a parcel says of one pupil; '' of nobody. */
export type Piece = readonly [subject: string, parcel: Parcel];

/**
 * A parcel taken apart by pupil, so that what it says of one can go while it is closed. Together the pieces say what it said: each
 * change of an entry is ruled on in one piece alone, and stands in no other.
 */
export function piecesOf({ left, rows, log }: Parcel): Piece[] {
  const pieces = new Map<string, { left: Parcel['left'][number][]; rows: Parcel['rows'][number][]; log: LogEntry[] }>();
  const pieceOf = (subject: string) => {
    const piece = pieces.get(subject) ?? { left: [], rows: [], log: [] };
    pieces.set(subject, piece);
    return piece;
  };
  pieceOf('').left.push(...left);
  for (const row of rows) pieceOf(row.pupil ?? '').rows.push(row);
  for (const entry of log) for (const [subject, own] of entriesOf(entry)) pieceOf(subject).log.push(own);
  return [...pieces].map(([subject, piece]) => [subject, piece]);
}

function entriesOf(entry: LogEntry): [subject: string, entry: LogEntry][] {
  const parts = receiveParts(entry.parts);
  const changes = decodeCommit(entry.device, entry.n, parts).tiers[0]?.changes ?? [];
  const subjects = changes.map(({ type, key, pupil }) => pupil ?? (type === 'pupil' ? key : ''));
  return [...new Set(subjects)].map((subject) => {
    const emptied = emptyChanges(parts, (pupil) => pupil !== subject);
    const { register = entry.parts.register, ...others } =
      emptied === null ? entry.parts : sendSomeParts(emptied.parts);
    const outcomes = entry.outcomes.map((outcome, place) => (subjects[place] === subject ? outcome : null));
    const { proof: _proof, ...own } = entry;
    return [subject, { ...own, parts: { register, ...others }, outcomes }];
  });
}

/** The parcel its pieces make, of those that are still there. */
export function parcelOfPieces(pieces: readonly Parcel[]): Parcel {
  const log = pieces.flatMap((piece) => piece.log);
  return {
    left: pieces.flatMap(({ left }) => left),
    rows: pieces.flatMap(({ rows }) => rows),
    log: log.toSorted((a, b) => a.number - b.number),
  };
}
