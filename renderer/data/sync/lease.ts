import { schoolCalendar } from '../../../shared/centre/school-days.ts';
import { schoolDaysLeft } from '../../../shared/centre/lease.ts';
import { dayOf } from '../clock.ts';
import type { Replica } from '../replica.ts';
import type { ExchangeState } from './state.ts';
import type { SyncLease } from './status.ts';

/** How long this laptop may still work without contact, by the terms and closures it knows. */
export function leaseOf(replica: Replica, state: ExchangeState, now: number): SyncLease {
  const calendar = schoolCalendar(replica.all('term'), replica.all('closure'));
  const lastContact = dayOf(state.lastContactAt);
  const today = dayOf(now + state.offsetMilliseconds);
  const left = schoolDaysLeft(calendar, { schoolDays: state.leaseSchoolDays, lastContact }, today);
  return { schoolDaysLeft: Math.max(0, left), isRegisterOnly: left <= 0 };
}
