import { Button } from '@mantine/core';
import { Link, useLocation } from 'react-router';
import type { LocalDate } from '../../../shared/lib/local-date.ts';
import { useSession } from '../../data/session-context.ts';
import { useSync } from '../../data/sync/api.ts';
import type { OwnDuties, SyncStatus } from '../../data/sync/status.ts';
import { shortestEndpointPassphrase } from '../../ui/connect/connect-draft.ts';
import { counted, formatDate } from '../../ui/format.ts';
import { Notice, type NoticeKind } from '../../ui/notice.tsx';
import { troubleInWords } from './trouble-words.ts';

/** From here on the end of the time without contact is worth a word on every screen. */
const warnedSchoolDays = 3;

interface Banner {
  readonly kind: NoticeKind;
  readonly title: string;
  readonly words: string;
  /** Where it is put right, where that is not the page about the exchange. */
  readonly to?: { readonly path: string; readonly label: string };
}

/** What a person must know on whatever screen they are: the exchange has stopped, or this laptop has been away for long. */
export function SyncBanner() {
  const status = useSync();
  const { pathname } = useLocation();
  const { registersOnly } = useSession();
  const banner = bannerOf(status, registersOnly?.asOf ?? null) ?? dutyBannerOf(status.own);
  const to = banner?.to ?? { path: '/sync', label: 'Sending and receiving' };
  if (banner === null || pathname === to.path) return null;
  return (
    <div className="no-print" style={{ marginBottom: 24 }}>
      <Notice kind={banner.kind} title={banner.title} standing>
        <p>{banner.words}</p>
        <Button component={Link} to={to.path} variant="default" mt="xs">
          {to.label}
        </Button>
      </Notice>
    </div>
  );
}

/** Null where nothing presses. */
export function bannerOf(
  { is, trouble, lease }: Pick<SyncStatus, 'is' | 'trouble' | 'lease'>,
  asOf: LocalDate | null = null,
): Banner | null {
  if (is === 'alone') return null;
  if (trouble !== null && trouble.code !== 'trouble' && trouble.code !== 'too-many')
    return { kind: 'error', title: troubleInWords[trouble.code].title, words: trouble.words };
  if (lease.isRegisterOnly) {
    return {
      kind: 'warning',
      title: 'Registers of today only',
      words: `This laptop was without contact to the local authority for too long. Until it is connected it shows only today’s registers of your own groups${asOf === null ? '' : `, with who was in them on ${formatDate(asOf)}. Put anybody who joined since on paper`}. No register can be closed on it. What you enter is sealed, and sent when it is connected.`,
    };
  }
  const left = lease.schoolDaysLeft;
  if (left === null || left > warnedSchoolDays) return null;
  return {
    kind: 'warning',
    title: `Connect this laptop within ${counted(left, 'school day')}`,
    words:
      'It has not been in contact with the local authority for long. After that it shows today’s registers only, until it is connected.',
  };
}

const ownPassphrase = { path: '/settings/passphrase', label: 'Your passphrase' };

/** What whoever is signed in has still to do themselves; null where that is nothing. */
export function dutyBannerOf({
  isSecondProofDue,
  passphrase,
  isPassphraseTooShort,
  isPlaceToRenew,
}: OwnDuties): Banner | null {
  if (isSecondProofDue) {
    return {
      kind: 'warning',
      title: 'Finish your second proof',
      words: 'Your authenticator app does not have its key yet, or no code of it was tried here.',
      to: { path: '/sync/second-proof', label: 'Show the key' },
    };
  }
  if (isPlaceToRenew) {
    return {
      kind: 'warning',
      title: 'What you enter waits on this laptop',
      words:
        'Your passphrase was set anew, and the local authority does not know your new key yet. Ask an administrator to sign in here, open “People and laptops” and confirm who they are. Then sign in again.',
    };
  }
  if (passphrase === 'refused') {
    return {
      kind: 'warning',
      title: 'The local authority knows you by another passphrase',
      words: 'It did not know the one you changed here. Nothing else waits for this.',
      to: ownPassphrase,
    };
  }
  if (!isPassphraseTooShort) return null;
  return {
    kind: 'warning',
    title: 'Choose a longer passphrase',
    words: `The local authority asks for at least ${shortestEndpointPassphrase} characters. Until then what you enter waits for you there.`,
    to: ownPassphrase,
  };
}
