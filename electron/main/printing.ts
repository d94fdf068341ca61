import type { BrowserWindow } from 'electron';
import { ok, refused } from '../../shared/lib/result.ts';
import type { Result } from '../../shared/lib/result.ts';

/** Opens the print dialogue for the window; resolves when it is done or cancelled. */
export function printWindow(window: BrowserWindow | null): Promise<void> {
  return new Promise((done) => {
    if (window === null) done();
    else
      window.webContents.print({ printBackground: true }, () => {
        done();
      });
  });
}

/** The window's print view as a tagged A4 PDF. */
export async function windowAsPdf(
  window: BrowserWindow | null,
  landscape: boolean,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  if (window === null) return refused('no-window', 'There is no page to print.');
  const pdf = await window.webContents.printToPDF({
    pageSize: 'A4',
    landscape,
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
  return ok(new Uint8Array(pdf));
}
