import { describe, expect, it } from 'vitest';
import { changedUnder, mergedDraft } from '../../../renderer/ui/form/changed-under.ts';

const names = ['forename', 'phone', 'address'];
const base = { forename: 'Zoë', phone: '1', address: 'Here' };

describe('a record that changes under an open form', () => {
  it('a field nobody else touched is none, whatever the person types', () => {
    expect(changedUnder(names, base, base, { ...base, phone: '2' })).toEqual([]);
  });

  it('a field the colleague changed is told, and whether the person typed there too', () => {
    const current = { ...base, phone: '9', address: 'There' };
    expect(changedUnder(names, base, current, { ...base, phone: '2' })).toEqual([
      { name: 'phone', typed: true },
      { name: 'address', typed: false },
    ]);
  });

  it('both typed the same: there is nothing to choose', () => {
    expect(changedUnder(names, base, { ...base, phone: '9' }, { ...base, phone: '9' })).toEqual([]);
  });

  it('saving keeps what the person typed and what the colleague changed, and sends neither back', () => {
    const current = { ...base, address: 'There' };
    expect(mergedDraft(names, base, current, { ...base, phone: '2' })).toEqual({
      forename: 'Zoë',
      phone: '2',
      address: 'There',
    });
  });
});
