import { z } from 'zod';
import { bounds } from './bounds.ts';
import * as ids from './ids.ts';
import { defineMessage } from './message.ts';

/** Why a pupil's records go: the time they may be kept is over, or an identity is severed (an adoption). */
export const erasureReasons = ['retention', 'severed'] as const;

/**
 * Erases a pupil of one's own centre, for good. Beats everything: records, history and what laptops send later. The changes
 * that named the pupil stay as empty entries under their numbers; every device is told in its next page. Asked again, it
 * answers the same.
 */
export const erase = defineMessage({
  name: 'erase',
  path: '/v1/erase',
  sender: 'person',
  roles: ['administrator'],
  mostBytes: bounds.requestBytes,
  request: z.strictObject({ pupil: ids.recordId, why: z.enum(erasureReasons) }),
  reply: z.object({ erasedAt: ids.instant, number: ids.positive }),
});

/** A pupil who was erased: rows, search, files and the content of own entries go. Only the id is known any more. */
export const erasedPupil = z.object({ centre: ids.recordId, pupil: ids.recordId });
