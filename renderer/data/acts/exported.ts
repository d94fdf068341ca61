import type { Exported } from '../../../shared/centre/exported.ts';
import { may } from '../../../shared/centre/staff.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { created } from '../changes.ts';
import { today } from '../clock.ts';
import { commit } from '../commit.ts';
import { newId } from '../ids.ts';
import type { Session } from '../session.ts';

export interface Export extends Pick<Exported, 'what' | 'from' | 'to'> {
  /** Whose records are in it, each once; left out where it is everything here. */
  readonly pupils?: readonly string[];
}

/**
 * Keeps that this person asks for a file, before it is handed over. Who enters nothing at a centre (a provider's tutor) leaves
 * no line: they can take out only what they entered themselves.
 */
export async function noteExport(session: Session, { pupils, ...of }: Export): Promise<Result<null>> {
  if (!may(session.member.role, 'takeRegister')) return ok(null);
  const named = pupils === undefined ? {} : { pupils: [...new Set(pupils)].map((pupil) => ({ pupil })) };
  const kept = await commit(session, { changes: [created('exported', newId(), { date: today(), ...of, ...named })] });
  return kept.ok ? ok(null) : kept;
}
