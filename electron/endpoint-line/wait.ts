import { noLine, type NewsRequest } from '../../shared/ipc/endpoint-line.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { pokeEvent, pokePath } from '../../shared/sync/protocol/poke.ts';
import { protocolHeader, protocolVersion } from '../../shared/sync/protocol/protocol-version.ts';

/** Shorter than a token lives, so that every wait is asked for with a fresh one. */
const patienceMilliseconds = 300_000;

/** Opens the endpoint's poke and answers at its first news. What the news is, only a pull tells. */
export async function waitForNews({ address, token }: NewsRequest): Promise<Result<{ news: boolean }>> {
  const line = new AbortController();
  try {
    const response = await fetch(address + pokePath, {
      headers: { [protocolHeader]: String(protocolVersion), authorization: `Bearer ${token}` },
      redirect: 'error',
      signal: AbortSignal.any([line.signal, AbortSignal.timeout(patienceMilliseconds)]),
    });
    if (!response.ok) return noAnswer;
    return ok({ news: await saysNews(response) });
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? ok({ news: false }) : noAnswer;
  } finally {
    line.abort();
  }
}

const noAnswer: Result<never> = { ok: false, error: noLine };

async function saysNews(response: Response): Promise<boolean> {
  const decoder = new TextDecoder();
  let lastLine = '';
  // The body of a fetch is a stream of bytes; the type library calls its chunks unknown.
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    const lines = (lastLine + decoder.decode(chunk, { stream: true })).split('\n');
    if (lines.includes(`event: ${pokeEvent}`)) return true;
    lastLine = lines.at(-1) ?? '';
  }
  return false;
}
