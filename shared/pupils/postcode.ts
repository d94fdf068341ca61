/** Shape of a UK postcode, one space inside. Source: BS 7666 postcode format as in the gov.uk bulk data transfer schema, with its anchors grouped. */
const shape =
  /^(GIR 0AA|(?:[A-PR-UWYZ][0-9]{1,2}|[A-PR-UWYZ][A-HK-Y][0-9]{1,2}|[A-PR-UWYZ][0-9][A-HJKPSTUW]|[A-PR-UWYZ][A-HK-Y][0-9][ABEHMNPRVWXY]) [0-9][ABD-HJLNP-UW-Z]{2})$/;

/** `looksRight: false` is a warning to show, never a reason to refuse: no fixed abode, forces and overseas addresses are real. */
export type Postcode = { readonly text: string; readonly looksRight: boolean; readonly warning: string | null };

/** Upper case, one space before the last three characters where it has the shape of a postcode; otherwise tidied and warned about. Empty stays empty, without a warning. */
export function readPostcode(input: string): Postcode {
  const tidy = input.trim().replaceAll(/\s+/g, ' ').toUpperCase();
  if (tidy === '') return { text: '', looksRight: true, warning: null };
  const packed = tidy.replaceAll(' ', '');
  const spaced = `${packed.slice(0, -3)} ${packed.slice(-3)}`;
  if (shape.test(spaced)) return { text: spaced, looksRight: true, warning: null };
  return {
    text: tidy,
    looksRight: false,
    warning: `"${tidy}" does not look like a UK postcode. Check it; it is kept as written.`,
  };
}
