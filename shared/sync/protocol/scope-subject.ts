/**
 * By what a scope cell reaches a record: the pupil it is about, a place by its own id (people confined to groups hold the places
 * of their groups and no others), '' for everything else.
 */
export function scopeSubject(type: string, key: string, pupil: string | null): string {
  if (pupil !== null) return pupil;
  return type === 'place' ? key : '';
}
