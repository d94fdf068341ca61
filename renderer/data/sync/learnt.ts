import { now } from '../clock.ts';
import type { SignedIn } from './line.ts';
import type { ExchangeState } from './state.ts';

type Learnt = Pick<ExchangeState, 'offsetMilliseconds' | 'leaseSchoolDays' | 'lastContactAt'> &
  Partial<Pick<ExchangeState, 'endpointKey'>>;

/** What a greeting tells of the endpoint: its clock (half of the way there and back is taken off), the lease, its key. */
export function learntFrom(reply: SignedIn, tookMilliseconds: number): Learnt {
  return {
    offsetMilliseconds: Math.round(reply.now - (now() - tookMilliseconds / 2)),
    leaseSchoolDays: reply.leaseSchoolDays,
    lastContactAt: reply.now,
    ...(reply.boxKey === undefined ? {} : { endpointKey: reply.boxKey }),
  };
}
