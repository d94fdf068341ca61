import type { Page } from '@playwright/test';

/** In plain stores of the browser's own, small and large: what a search of the profile must find, or it proves nothing. */
export const controls = ['Plantedsmall', 'Plantedlarge', 'Plantedlocal'];

/** Puts the controls into plain stores, so many that LevelDB packs some of them into compressed tables. */
export async function plantControls(page: Page): Promise<void> {
  await page.evaluate(async () => {
    localStorage.setItem('control', 'Plantedlocal');
    const plain = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('control', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('plain');
      request.onsuccess = () => {
        resolve(request.result);
      };
    });
    const transaction = plain.transaction('plain', 'readwrite', { durability: 'strict' });
    transaction.objectStore('plain').put({ name: 'Plantedsmall' }, 'small');
    transaction
      .objectStore('plain')
      .put({ name: 'a word said often '.repeat(500), last: ['Plantedsmall Plantedlarge'] }, 'large');
    // Beyond four megabytes LevelDB packs its log into compressed tables; both forms must be searched.
    for (let row = 0; row < 400; row += 1)
      transaction.objectStore('plain').put(crypto.getRandomValues(new Uint8Array(30_000)), row);
    await new Promise((resolve) => (transaction.oncomplete = resolve));
  });
}
