import { expect, it } from 'vitest';
import { readDfeNumber } from '../../../shared/centre/dfe-number.ts';

it.each(['821/1104', '8211104', '821 1104', ' 821 / 1104 ', '821-1104'])('"%s" is the DfE number 821/1104', (typed) => {
  expect(readDfeNumber(typed)).toBe('821/1104');
});

it.each(['821110', '82111045', '821/110', 'eight', ''])('"%s" is left as it is, to be refused', (typed) => {
  expect(readDfeNumber(typed)).toBe(typed);
});
