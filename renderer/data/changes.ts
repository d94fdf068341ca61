import type { JsonValue, ValuesOf } from '../../shared/model/declare.ts';
import { knownDeclaration, type DeclarationOf, type RecordType } from '../../shared/model/registry.ts';
import type { Change } from '../../shared/sync/commit.ts';
import { carrySeen } from './seen.ts';
import { pupilOf, type ChangeValues as Values } from '../../shared/sync/create.ts';

export { created } from '../../shared/sync/create.ts';

/** The change from what was shown to what is wanted: only fields that differ; null where nothing does. */
export function altered<T extends RecordType>(
  type: T,
  shown: { readonly id: string } & ValuesOf<DeclarationOf<T>>,
  wanted: Partial<{ [K in keyof ValuesOf<DeclarationOf<T>>]: ValuesOf<DeclarationOf<T>>[K] | null | undefined }>,
): Change | null {
  const before = shown as unknown as Values;
  const fields: Record<string, [JsonValue, JsonValue]> = {};
  for (const [name, value] of Object.entries(wanted as Values)) {
    const from = before[name] ?? null;
    const to = value ?? null;
    if (JSON.stringify(from) !== JSON.stringify(to)) fields[name] = [from, to];
  }
  if (Object.keys(fields).length === 0) return null;
  const about = pupilOf(knownDeclaration(type), shown.id, before);
  return carrySeen({ type, key: shown.id, op: 'set', fields, ...about }, shown);
}

export function withdrawn<T extends RecordType>(
  type: T,
  shown: { readonly id: string } & ValuesOf<DeclarationOf<T>>,
): Change {
  const about = pupilOf(knownDeclaration(type), shown.id, shown as unknown as Values);
  return carrySeen({ type, key: shown.id, op: 'withdraw', fields: {}, ...about }, shown);
}
