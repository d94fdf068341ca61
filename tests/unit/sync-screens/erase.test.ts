import { describe, expect, it } from 'vitest';
import { aloneStatus, noDuties } from '../../../renderer/data/sync/status.ts';
import { goingInWords } from '../../../renderer/features/sync/erase-facts.tsx';
import { isSameName } from '../../../renderer/features/sync/erase-form.tsx';
import { whyNot } from '../../../renderer/features/sync/erase-screen.tsx';
import { dutyBannerOf } from '../../../renderer/features/sync/sync-banner.tsx';

const well = { ...aloneStatus('Alder Centre'), is: 'enrolled' } as const;

describe('an erasure', () => {
  it('is made only at the local authority: alone, cut off, or with something still to send, the page says why not', () => {
    expect(whyNot(well)).toBeNull();
    expect(whyNot(aloneStatus('Alder Centre'))).toContain('not connected to the local authority');
    expect(whyNot({ ...well, phase: { is: 'waiting', tryAgainAt: 0, words: '' } })).toContain('no connection');
    expect(whyNot({ ...well, trouble: { code: 'too-old', words: '' } })).toContain('no connection');
    expect(whyNot({ ...well, unsent: 1 })).toMatch(/^1 entry on this laptop must be sent first/);
  });

  it('says how much of each goes, and nothing of what there is none of', () => {
    const none = {
      marks: 0,
      observations: 0,
      attempts: 0,
      contacts: 0,
      stays: 0,
      suspensions: 0,
      plans: 0,
      entries: 0,
    };
    expect(goingInWords(none)).toEqual([]);
    expect(goingInWords({ ...none, contacts: 2, stays: 1 })).toEqual(['2 family contacts.', '1 enrolment.']);
  });

  it('wants the name typed, whatever the capitals and spaces', () => {
    expect(isSameName('  zeb   QUILLFEATHER ', 'Zeb Quillfeather')).toBe(true);
    expect(isSameName('Zeb', 'Zeb Quillfeather')).toBe(false);
    expect(isSameName('', 'Zeb Quillfeather')).toBe(false);
  });
});

describe('what whoever is signed in has still to do', () => {
  it('is a word on every screen, with the way there; nothing where there is nothing', () => {
    expect(dutyBannerOf(noDuties)).toBeNull();
    expect(dutyBannerOf({ ...noDuties, passphrase: 'waiting' })).toBeNull();
    expect(dutyBannerOf({ ...noDuties, isSecondProofDue: true })?.to?.path).toBe('/sync/second-proof');
    expect(dutyBannerOf({ ...noDuties, isPlaceToRenew: true })?.title).toBe('What you enter waits on this laptop');
    expect(dutyBannerOf({ ...noDuties, passphrase: 'refused' })?.title).toContain('another passphrase');
    expect(dutyBannerOf({ ...noDuties, isPassphraseTooShort: true })?.title).toBe('Choose a longer passphrase');
  });
});
