/** More text than this without an end of record means a quotation mark that is never closed. */
export const longestRecord = 1_000_000;

/**
 * Splits the text so far at its last end of record: a line end outside quotation marks (RFC 4180). The rest belongs to the next piece.
 */
export function splitAtLastRecord(text: string): { readonly whole: string; readonly rest: string } {
  let lastEnd = 0;
  let insideQuotes = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34) insideQuotes = !insideQuotes;
    else if (code === 10 && !insideQuotes) lastEnd = at + 1;
  }
  return { whole: text.slice(0, lastEnd), rest: text.slice(lastEnd) };
}
