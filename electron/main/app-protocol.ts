import { resolve } from 'node:path';
import { protocol } from 'electron';
import type { Session } from 'electron';
import { answerFromBundle, plainAnswer } from '../assets/bundle-files.ts';

const SCHEME = 'app';
const HOST = 'bundle';

/** Where the window starts; nothing else is ever loaded. */
export const APP_ADDRESS = `${SCHEME}://${HOST}/`;

/** Makes app:// a standard, secure scheme. To be called before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Answers app://bundle/ from the built renderer, with the security headers on every answer. */
export function serveAppScheme(session: Session, rendererDir: string): void {
  const rootDir = resolve(rendererDir);
  session.protocol.handle(SCHEME, async (request) => {
    const { body, headers, status } = await answerRequest(rootDir, request.method, request.url);
    return new Response(body, { status, headers });
  });
}

async function answerRequest(rootDir: string, method: string, address: string) {
  const prefix = `${SCHEME}://${HOST}`;
  if (!address.startsWith(`${prefix}/`)) return plainAnswer(421, 'This address is not part of Waymark.');
  if (method !== 'GET') return plainAnswer(405, 'Waymark takes nothing in over this address.');
  return answerFromBundle(rootDir, address.slice(prefix.length), { allowsRealCentre: true });
}
