import { ok, refused, type Result } from '../lib/result.ts';

/** Hosts that are this machine itself: only to them may a request go without TLS. */
const loopbackHosts = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * The address of an LA endpoint as a person typed it: scheme, host and port, nothing after. Refuses plain HTTP to another
 * machine: what is sent are children's records.
 */
export function readEndpointAddress(typed: string): Result<string> {
  const text = typed.trim();
  let url: URL;
  try {
    url = new URL(text.includes('://') ? text : `https://${text}`);
  } catch {
    return refused('bad-address', 'That is not an address. It looks like https://waymark.example.gov.uk.');
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopbackHosts.has(url.hostname))) {
    return refused(
      'bad-address',
      'The address must start with https://, so that nobody on the way can read what is sent.',
    );
  }
  const hasMore =
    url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '';
  return hasMore
    ? refused('bad-address', 'Leave out everything after the name, such as a page or a password.')
    : ok(url.origin);
}
