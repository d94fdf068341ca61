/** What the whole-app bench does on a page of the built app. Times are taken inside the page, in milliseconds. */

/** Signs in; gives the time from the Enter key until a register stands on Today and can be opened. */
export async function openToday(page, passphrase) {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.evaluate(() => {
    window.usable = new Promise((resolve) => {
      window.addEventListener(
        'keydown',
        () => {
          const start = performance.now();
          const look = () => {
            if (document.querySelector('a[href^="#/register/"]') === null) requestAnimationFrame(look);
            else resolve(performance.now() - start);
          };
          look();
        },
        { once: true, capture: true },
      );
    });
  });
  await page.keyboard.press('Enter');
  return page.evaluate(() => window.usable);
}

/** Marks a register of twelve five times over; gives each time from the key until "Kept" stands on the screen. */
export async function marking(page) {
  await page.locator('a[href^="#/register/"]').first().click();
  const cells = page.locator('[data-mark-button]');
  await cells.first().waitFor();
  const times = [];
  for (const key of ['i', 'm', 'o', 'g', 'r']) {
    for (let row = 0; row < (await cells.count()); row += 1) {
      await cells.nth(row).focus();
      await page.evaluate(() => {
        window.kept = new Promise((resolve) => {
          window.addEventListener(
            'keydown',
            () => {
              const start = performance.now();
              const said = () =>
                [...document.querySelectorAll('[role=status]')].map((status) => status.textContent).join('|');
              const before = said();
              const observer = new MutationObserver(() => {
                const after = said();
                if (after === before || !/Kept \d\d:\d\d:\d\d/.test(after)) return;
                observer.disconnect();
                resolve(performance.now() - start);
              });
              observer.observe(document.body, { subtree: true, childList: true, characterData: true });
            },
            { once: true, capture: true },
          );
        });
      });
      await page.keyboard.press(key);
      times.push(await page.evaluate(() => window.kept));
    }
  }
  return times;
}

/** Opens a screen of the menu and scrolls its table to the end by wheel; gives the tasks longer than 50 ms. */
export async function scrollThrough(page, line) {
  await page.evaluate(() => {
    if (window.longTasks !== undefined) return;
    window.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longTasks.push(Math.round(duration));
    }).observe({ type: 'longtask' });
  });
  const take = () => page.evaluate(() => window.longTasks.splice(0));
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: line, exact: true }).click();
  const table = page.locator('main table').last();
  await table.locator('tbody a').first().waitFor();
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  const opening = await take();
  const box = await table.boundingBox();
  await page.mouse.move(box.x + 200, Math.min(box.y + 120, 800));
  let wheels = 0;
  for (let place = ''; wheels < 400; wheels += 1) {
    await page.mouse.wheel(0, 900);
    const now = await page.evaluate(
      () =>
        new Promise((resolve) => {
          requestAnimationFrame(() =>
            requestAnimationFrame(() =>
              resolve([...document.querySelectorAll('*')].reduce((sum, { scrollTop }) => sum + scrollTop, 0)),
            ),
          );
        }),
    );
    if (String(now) === place) break;
    place = String(now);
  }
  return {
    'long tasks while opening, ms': opening,
    'turns of the wheel': wheels,
    'long tasks while scrolling, ms': await take(),
  };
}
