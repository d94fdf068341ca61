import type { SyncTrouble } from '../../data/sync/status.ts';

interface TroubleInWords {
  readonly title: string;
  /** What the person can do about it. */
  readonly next: string;
}

/** What stopped the exchange, as a heading, and what to do next. The engine's own words stand between the two. */
export const troubleInWords: Readonly<Record<SyncTrouble['code'], TroubleInWords>> = {
  revoked: {
    title: 'This laptop’s access has ended',
    next: 'Ask your administrator whether that was meant. A laptop that was ended by mistake joins again with a new code.',
  },
  ended: {
    title: 'Your access has ended',
    next: 'If that was not meant, ask an administrator of the centre.',
  },
  wiped: {
    title: 'The records were taken off this laptop',
    next: 'Ask your administrator for a code if this laptop is to be used again.',
  },
  'too-old': {
    title: 'Update Waymark',
    next: 'Until then you can go on working. What you enter is kept on this laptop and sent after the update.',
  },
  'too-new': {
    title: 'The local authority’s Waymark is older than yours',
    next: 'You can go on working. What you enter is kept on this laptop and sent once the local authority has updated.',
  },
  'too-many': {
    title: 'The local authority asks this laptop to wait',
    next: 'Waymark tries again by itself. You can go on working.',
  },
  'not-accepted': {
    title: 'The local authority does not accept this laptop',
    next: 'Nothing on this laptop is lost. Ask your administrator for a new code.',
  },
  copied: {
    title: 'This laptop’s data was copied',
    next: 'Nothing is lost. If you have joined already, tell your administrator; until then, what you enter stays on this laptop only.',
  },
  trouble: {
    title: 'Something went wrong while exchanging',
    next: 'Nothing on this laptop is lost. Try “Exchange now”; if that does not help, tell your administrator.',
  },
};
