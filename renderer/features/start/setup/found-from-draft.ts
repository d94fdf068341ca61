import { centre as declaration } from '../../../../shared/centre/centre.ts';
import { localDate } from '../../../../shared/lib/local-date.ts';
import { refused, type Result } from '../../../../shared/lib/result.ts';
import { created } from '../../../data/changes.ts';
import { foundCentre, type Founded } from '../../../data/found-centre.ts';
import { newId } from '../../../data/ids.ts';
import { lockingFor } from '../../../data/locking.ts';
import { refusalOfStoreError } from '../../../data/store-errors.ts';
import type { Platform } from '../../../platform/platform.ts';
import { valuesOfDraft } from '../../../ui/centre/centre-fields.tsx';
import { checkValues } from '../../../ui/form/problems.ts';
import type { SetupDraft } from './setup-draft.ts';

/** Makes the centre of a draft in which every step was found right. Takes some seconds: the passphrase is stretched. */
export async function foundFromDraft(draft: SetupDraft, platform: Platform): Promise<Result<Founded>> {
  const centre = checkValues(declaration.schema, { ...valuesOfDraft(draft.centre), sample: false });
  if ('problems' in centre)
    return refused('draft', 'Something in the first steps is not right. Go back and look through them.');
  const { personName, position, passphrase } = draft.person;
  const terms = draft.year.terms.map(({ name, from, to }) =>
    created('term', newId(), { name: name.trim(), from: localDate(from), to: localDate(to) }),
  );
  const closures = draft.year.closures.map(({ kind, from, to, note }) =>
    created('closure', newId(), { kind, from: localDate(from), to: localDate(to), note: note.trim() || undefined }),
  );
  try {
    return await foundCentre({
      kind: 'real',
      centre: centre.values,
      members: [{ id: newId(), name: personName.trim(), position: position.trim(), role: 'administrator', passphrase }],
      changes: [...terms, ...closures],
      ...(await lockingFor('real', platform)),
    });
  } catch (error) {
    return refusalOfStoreError(error);
  }
}
