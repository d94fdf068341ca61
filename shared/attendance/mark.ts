import { z } from 'zod';
import { defineRecord, field, refers } from '../model/declare.ts';
import { date, oneOf, optionalLine, timeOfDay } from '../model/field-kinds.ts';
import { parseLocalDate, type LocalDate } from '../lib/local-date.ts';
import { packedCodes } from './packed-codes.ts';
import type { Session } from './types.ts';

/**
 * The registering school's statutory entry for one enrolment and one session. All its fields are one unit: they are set,
 * contested and settled together. It is never overwritten: every entry stays in the sheet's history (SI 2024/208, regs 6 and 7).
 */
export const mark = defineRecord({
  type: 'mark',
  label: 'Mark',
  plural: 'Marks',
  storage: 'sheet',
  retention: 'register',
  writtenWith: 'takeRegister',
  about: 'pupil',
  key: ['enrolment', 'date', 'session'],
  keyRefersTo: ['enrolment'],
  fields: {
    code: field('Code', 'register', z.enum(packedCodes), 'mark'),
    minutesLate: field('Minutes late', 'register', z.number().int().min(1).max(600).optional(), 'mark'),
    nature: field('What the pupil was doing', 'register', optionalLine(200), 'mark'),
    arrivedAt: field('Arrived at', 'register', timeOfDay.optional(), 'mark'),
    source: refers('observation', field('Follows from observation', 'register', optionalLine(64), 'mark')),
    /** For marks brought in from another system or loaded in bulk: who entered them there, and when (ms since 1970 UTC). */
    recordedBy: refers('staff', field('First recorded by', 'register', optionalLine(64), 'mark')),
    recordedAt: field('First recorded at', 'register', z.number().int().min(0).optional(), 'mark'),
    /**
     * Criminal-justice detention (Y5) is criminal-offence data: the shared entry says only that the pupil was unable to
     * attend (Y), the true code stands in a tier of its own.
     */
    restrictedCode: field('Restricted code', 'sensitive', z.enum(['Y5']).optional(), 'mark'),
  },
});

export interface MarkKey {
  readonly enrolment: string;
  readonly date: LocalDate;
  readonly session: Session;
}

export function markKey({ enrolment, date, session }: MarkKey): string {
  return `${enrolment}|${date}|${session}`;
}

const keyShape = /^[A-Za-z0-9_-]{1,64}\|(\d{4}-\d{2}-\d{2})\|(?:AM|PM)$/;

/** Whether a text is a mark's key with a real day. Anything else would have no place in a sheet. */
export function isMarkKey(key: string): boolean {
  const day = keyShape.exec(key)?.[1];
  return day !== undefined && isRealDay(day);
}

/** A bulk load names the same few hundred days again and again. */
const realDays = new Set<string>();
const mostDaysKnown = 4000;

function isRealDay(day: string): boolean {
  if (realDays.has(day)) return true;
  const isReal = parseLocalDate(day) !== null;
  if (isReal && realDays.size < mostDaysKnown) realDays.add(day);
  return isReal;
}

/** Takes a mark's key apart. The key must come from `markKey`. */
export function readMarkKey(key: string): MarkKey {
  const [enrolment = '', day = '', session = ''] = key.split('|');
  // Made by markKey only, or checked by the commit's schema at the border.
  return { enrolment, date: day as LocalDate, session: session === 'PM' ? 'PM' : 'AM' };
}

/** Closing a register is an act: who closed which session, and when (the trail carries name, position and time). */
export const registerClosing = defineRecord({
  type: 'registerClosing',
  label: 'Register closing',
  plural: 'Register closings',
  storage: 'dated',
  retention: 'register',
  writtenWith: 'closeRegister',
  key: ['date', 'session'],
  dateField: 'date',
  fields: {
    date: field('Date', 'register', date),
    session: field('Session', 'register', oneOf(['AM', 'PM'])),
    closedAt: field('Closed at', 'register', timeOfDay),
  },
});
