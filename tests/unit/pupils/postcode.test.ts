import { describe, expect, it } from 'vitest';
import { readPostcode } from '../../../shared/pupils/postcode.ts';

describe('postcodes', () => {
  it.each([
    ['lu1 2aa', 'LU1 2AA'],
    ['LU12AA', 'LU1 2AA'],
    [' sw1a  1aa ', 'SW1A 1AA'],
    ['m11ae', 'M1 1AE'],
    ['B33 8TH', 'B33 8TH'],
    ['CR2 6XH', 'CR2 6XH'],
    ['DN55 1PT', 'DN55 1PT'],
    ['W1A 0AX', 'W1A 0AX'],
    ['EC1A 1BB', 'EC1A 1BB'],
    ['gir0aa', 'GIR 0AA'],
  ])('writes %j as %s', (typed, written) => {
    expect(readPostcode(typed)).toEqual({ text: written, looksRight: true, warning: null });
  });

  it.each(['LU1', 'LU1 2A', 'QQ1 1AA', 'LU1 2CI', 'no fixed abode', 'BFPO 57', '12345'])(
    'keeps %j and warns, for it may be right all the same',
    (typed) => {
      const read = readPostcode(typed);
      expect(read.looksRight).toBe(false);
      expect(read.warning).toContain('kept as written');
      expect(read.text).toBe(typed.trim().toUpperCase());
    },
  );

  it('says nothing about an empty postcode', () => {
    expect(readPostcode('  ')).toEqual({ text: '', looksRight: true, warning: null });
  });
});
