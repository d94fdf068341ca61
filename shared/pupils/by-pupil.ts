/** Records by the pupil they are about, in the order given. */
export function byPupil<T extends { readonly pupil: string }>(records: readonly T[]): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const record of records) {
    const list = map.get(record.pupil);
    if (list === undefined) map.set(record.pupil, [record]);
    else list.push(record);
  }
  return map;
}
