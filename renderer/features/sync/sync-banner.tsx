import { Button } from '@mantine/core';
import { Link, useLocation } from 'react-router';
import { useSync } from '../../data/sync/api.ts';
import type { SyncStatus } from '../../data/sync/status.ts';
import { counted } from '../../ui/format.ts';
import { Notice, type NoticeKind } from '../../ui/notice.tsx';
import { troubleInWords } from './trouble-words.ts';

/** From here on the end of the time without contact is worth a word on every screen. */
const warnedSchoolDays = 3;

interface Banner {
  readonly kind: NoticeKind;
  readonly title: string;
  readonly words: string;
}

/** What a person must know on whatever screen they are: the exchange has stopped, or this laptop has been away for long. */
export function SyncBanner() {
  const status = useSync();
  const { pathname } = useLocation();
  const banner = bannerOf(status);
  if (banner === null || pathname === '/sync') return null;
  return (
    <div className="no-print" style={{ marginBottom: 24 }}>
      <Notice kind={banner.kind} title={banner.title} standing>
        <p>{banner.words}</p>
        <Button component={Link} to="/sync" variant="default" mt="xs">
          Sending and receiving
        </Button>
      </Notice>
    </div>
  );
}

/** Null where nothing presses. */
export function bannerOf({ is, trouble, lease }: Pick<SyncStatus, 'is' | 'trouble' | 'lease'>): Banner | null {
  if (is === 'alone') return null;
  if (trouble !== null && trouble.code !== 'trouble' && trouble.code !== 'too-many')
    return { kind: 'error', title: troubleInWords[trouble.code].title, words: trouble.words };
  if (lease.isRegisterOnly) {
    return {
      kind: 'warning',
      title: 'Registers of today only',
      words:
        'This laptop has not been in contact with the local authority for too long. Until it is, it shows today’s registers and nothing else. What you enter is sealed and sent at the next contact.',
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
