import type { LocalDate } from '../../../shared/lib/local-date.ts';

export function Duties(_props: { readonly today: LocalDate }) {
  return null;
}
