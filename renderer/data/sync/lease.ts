import { schoolCalendar } from '../../../shared/centre/school-days.ts';
import { schoolDaysLeft } from '../../../shared/centre/lease.ts';
import type { Closure, Term } from '../../../shared/centre/centre.ts';
import { dayOf } from '../clock.ts';
import type { LeaseContact } from '../lease/sealed-lease.ts';
import type { Replica } from '../replica.ts';
import type { ExchangeState } from './state.ts';
import type { SyncLease } from './status.ts';

/** How long this laptop may still work without contact, by the terms and closures it knows. */
export function leaseOf(replica: Replica, state: ExchangeState, now: number): SyncLease {
  const left = daysLeft(replica.all('term'), replica.all('closure'), state, now);
  return { schoolDaysLeft: Math.max(0, left), isRegisterOnly: left <= 0 };
}

/** The same before anything of the centre is opened, by what is kept beside for this question. */
export function isLeaseOver({ state, held }: LeaseContact, now: number): boolean {
  const all = (wanted: string): unknown[] => held.flatMap(([type, , { values }]) => (type === wanted ? [values] : []));
  // Kept by lease/own-part.ts from records of these types.
  return daysLeft(all('term') as Term[], all('closure') as Closure[], state, now) <= 0;
}

function daysLeft(terms: readonly Term[], closures: readonly Closure[], state: ExchangeState, now: number): number {
  const calendar = schoolCalendar(terms, closures);
  const lastContact = dayOf(state.lastContactAt);
  const today = dayOf(now + state.offsetMilliseconds);
  return schoolDaysLeft(calendar, { schoolDays: state.leaseSchoolDays, lastContact }, today);
}
