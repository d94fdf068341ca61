/**
 * A DfE number as it is kept: local authority, stroke, establishment ('821/1104'). Taken as people write it: with the
 * stroke, with a space or a dash in its place, or as seven digits in a row. What is none comes back trimmed, to be refused.
 */
export function readDfeNumber(text: string): string {
  const parts = /^(\d{3})\s*[/ -]?\s*(\d{4})$/.exec(text.trim());
  return parts === null ? text.trim() : `${parts[1] ?? ''}/${parts[2] ?? ''}`;
}
