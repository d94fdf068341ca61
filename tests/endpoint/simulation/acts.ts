import { addDays } from '../../../shared/lib/local-date.ts';
import type { Random } from '../../../shared/sample/random.ts';
import type { Change } from '../../../shared/sync/commit.ts';
import { openProposals } from '../../../shared/sync/contest.ts';
import { created } from '../../../shared/sync/create.ts';
import type { HeadlessDevice } from '../harness/headless-device.ts';
import { held, marked, set } from '../harness/school.ts';
import { monday } from '../harness/world.ts';
import { contestedPupils, pupils, type Kind } from './stage.ts';

const codes = ['/', 'L', 'I', 'O', 'N'] as const;

/** What people do in a run, as the screens would have it: with the value shown, from what their laptop holds. */
export class Acts {
  readonly #random: Random;
  #ids = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  any(device: HeadlessDevice, kind: Kind): Change {
    if (kind === 'tutor') return this.#observation();
    const roll = this.#random.next();
    if (kind === 'office' && roll < 0.5) return this.#move(device);
    if (kind === 'office' && roll < 0.6) return this.#withdrawal(device);
    if (roll < 0.2) return this.#phone(device, 'pupil');
    if (roll < 0.3) return this.#phone(device, 'contact');
    return this.#mark(device);
  }

  #observation(): Change {
    this.#ids += 1;
    const pupil = `pupil-${this.#random.int(1, pupils)}`;
    const what = { pupil, date: monday, session: 'AM', group: 'group-1', seen: 'present' } as const;
    return created('observation', `observation-${this.#ids}`, what);
  }

  #phone(device: HeadlessDevice, type: 'pupil' | 'contact'): Change {
    const number = this.#random.int(1, contestedPupils);
    const key = `${type}-${number}`;
    const shown = held(device, type, key)?.contact?.slice.values['phone'] ?? null;
    return set(type, key, `pupil-${number}`, { phone: [shown, `01632 96${this.#random.int(1000, 1009)}`] });
  }

  #mark(device: HeadlessDevice): Change {
    const pupil = this.#random.int(1, contestedPupils);
    const place = { pupil, day: addDays(monday, this.#random.int(0, 1)) };
    const code = this.#random.pick(codes);
    const wanted = code === 'L' ? { code, minutesLate: this.#random.int(1, 3) } : { code };
    const { key } = marked(place, wanted);
    const shown = held(device, 'mark', key)?.register?.slice.values ?? {};
    const op = shown['code'] === undefined ? 'create' : 'amend';
    return { ...marked(place, wanted, shown, op), pupil: `pupil-${pupil}` };
  }

  /** A pupil goes from one group to the other, and with that into or out of the tutor's scope. */
  #move(device: HeadlessDevice): Change {
    const number = this.#random.int(1, pupils);
    const group = held(device, 'membership', `membership-${number}`)?.register?.slice.values['group'] ?? 'group-1';
    const other = group === 'group-1' ? 'group-2' : 'group-1';
    return set('membership', `membership-${number}`, `pupil-${number}`, { group: [group, other] });
  }

  #withdrawal(device: HeadlessDevice): Change {
    const number = this.#random.int(1, contestedPupils);
    const key = `contact-${number}`;
    const isGone = held(device, 'contact', key)?.register?.slice.withdrawn === true;
    if (isGone) return this.#phone(device, 'pupil');
    return { type: 'contact', key, pupil: `pupil-${number}`, op: 'withdraw', fields: {} };
  }

  /** The changes that settle the first open difference about a mark that a laptop knows; null where it knows none. */
  settling(device: HeadlessDevice): Change[] | null {
    for (const record of device.holding.values()) {
      const open = record.type === 'mark' ? openProposals(record, 'mark') : [];
      if (open.length === 0) continue;
      this.#ids += 1;
      const pupil = record.pupil ?? '';
      const fields = { date: monday, pupil, of: 'mark', record: record.key, unit: 'mark', proposals: open };
      const shown = record.tiers.register?.slice.values['code'] ?? null;
      const amend: Change = { type: 'mark', key: record.key, pupil, op: 'amend', fields: { code: [shown, 'O'] } };
      return [amend, created('settlement', `settlement-${this.#ids}`, fields)];
    }
    return null;
  }
}
