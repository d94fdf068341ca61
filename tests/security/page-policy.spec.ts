import { expect, test } from '../e2e/harness/fixtures.ts';

for (const driver of ['browser', 'desktop'] as const) {
  test.describe(driver, () => {
    test.use({ driver });

    test('text never becomes code', async ({ app, page }) => {
      const ran = await page.evaluate(() => {
        const element = document.createElement('script');
        element.textContent = 'document.title = "taken over"';
        document.head.append(element);
        const handler = document.createElement('button');
        handler.setAttribute('onclick', 'document.title = "taken over"');
        handler.click();
        return document.title;
      });
      expect(ran).toBe('Waymark');
      expect(
        app.consoleProblems.filter((problem) => problem.includes('Content Security Policy')).length,
      ).toBeGreaterThan(0);
    });

    test('text given to a timer is not run, and WebAssembly is not compiled', async ({ page }) => {
      const refusals = await page.evaluate(async () => {
        const code: unknown = 'document.title = "taken over"';
        const attempts = [
          // eslint-disable-next-line @typescript-eslint/no-implied-eval -- that exactly this is refused is what is tested
          () => setTimeout(code as never, 0),
          () => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
        ];
        const outcomes = attempts.map(async (attempt) => attempt());
        await new Promise((later) => requestAnimationFrame(later));
        const settled = await Promise.allSettled(outcomes);
        return { title: document.title, wasm: settled[1]?.status };
      });
      expect(refusals).toEqual({ title: 'Waymark', wasm: 'rejected' });
    });

    test('no other address can be asked, framed, posted to or shown', async ({ page, app }) => {
      const outcome = await page.evaluate(async () => {
        const refused = (): string => 'refused';
        const image = new Image();
        const shown = new Promise<string>((done) => {
          image.onload = () => {
            done('shown');
          };
          image.onerror = () => {
            done('refused');
          };
        });
        image.src = 'https://example.org/pixel.png';
        const frame = document.createElement('iframe');
        frame.src = 'https://example.org/';
        document.body.append(frame);
        return {
          asked: await fetch('https://example.org/').then(() => 'answered', refused),
          beaconed: await fetch('https://example.org/', { method: 'POST', mode: 'no-cors', body: 'x' }).then(
            () => 'sent',
            refused,
          ),
          shown: await shown,
        };
      });
      expect(outcome).toEqual({ asked: 'refused', beaconed: 'refused', shown: 'refused' });
      expect(app.foreignRequests).toEqual([]);
    });

    test('styles from elsewhere in the page are refused, while the UI kit’s own carry the nonce', async ({ page }) => {
      const styled = await page.evaluate(() => {
        const element = document.createElement('style');
        element.textContent = 'h1 { letter-spacing: 7px }';
        document.head.append(element);
        const heading = document.querySelector('h1') ?? document.body;
        const kit = [...document.querySelectorAll('style')].filter((style) => style !== element);
        return {
          spacing: getComputedStyle(heading).letterSpacing,
          kit: kit.length,
          withNonce: kit.filter((style) => style.nonce !== '').length,
        };
      });
      expect(styled.spacing).not.toBe('7px');
      expect(styled.kit).toBeGreaterThan(0);
      expect(styled.withNonce).toBe(styled.kit);
    });
  });
}
