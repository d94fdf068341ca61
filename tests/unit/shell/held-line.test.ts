import { expect, it } from 'vitest';
import { heldLine } from '../../../electron/endpoint-line/held-line.ts';
import type { EndpointRequest } from '../../../shared/ipc/endpoint-line.ts';

const own = 'https://waymark.example.gov.uk';
const foreign = 'https://elsewhere.example';

/** A shell that remembers `kept`; its endpoints answer with `status`, its person with `agrees`. */
function shell({ kept = null as string | null, status = 200, agrees = false } = {}) {
  const went: string[] = [];
  const questions: string[] = [];
  const state = { kept, status, agrees };
  const line = heldLine({
    store: {
      read: () => Promise.resolve(state.kept),
      keep: (address) => {
        state.kept = address;
        return Promise.resolve();
      },
    },
    send: ({ address, path }) => {
      went.push(address + path);
      return Promise.resolve({ ok: true, value: { status: state.status, text: '{}' } });
    },
    news: ({ address }) => {
      went.push(`${address} news`);
      return Promise.resolve({ ok: true, value: { news: true } });
    },
    mayMove: (from, to) => {
      questions.push(`${from} to ${to}`);
      return Promise.resolve(state.agrees);
    },
  });
  const send = async (address: string, path: EndpointRequest['path']): Promise<string> => {
    const reply = await line.send({ address, path, body: '{}' });
    return reply.ok ? 'sent' : reply.error.code;
  };
  return { line, send, state, went, questions };
}

const token = 'a'.repeat(43);

it('an enrolled laptop’s page can send to the address it was enrolled at and to no other', async () => {
  const { send, went, line } = shell({ kept: own });
  expect(await send(own, '/v1/push')).toBe('sent');
  for (const path of ['/v1/push', '/v1/give-back', '/v1/enrol', '/v1/sign-in', '/v1/challenge'])
    expect(await send(foreign, path), path).toBe('other-address');
  expect(await line.news({ address: foreign, token })).toMatchObject({ ok: false });
  expect(await line.news({ address: own, token })).toMatchObject({ ok: true });
  expect(went).toEqual([`${own}/v1/push`, `${own} news`]);
});

it('before anything was enrolled only what enrolling says goes out, and the first endpoint that takes it is remembered', async () => {
  const { send, state } = shell({ status: 401 });
  expect(await send(own, '/v1/push')).toBe('other-address');
  expect(await send(own, '/v1/challenge')).toBe('sent');
  expect(await send(own, '/v1/enrol')).toBe('sent');
  expect(state.kept).toBeNull();
  expect(await send(own, '/v1/push')).toBe('other-address');
  state.status = 200;
  expect(await send(own, '/v1/enrol')).toBe('sent');
  expect(state.kept).toBe(own);
  expect(await send(own, '/v1/push')).toBe('sent');
  expect(await send(foreign, '/v1/enrol')).toBe('other-address');
});

it('another address needs a person’s word outside the page, asked once, and holds once the laptop is enrolled there', async () => {
  const { send, state, questions } = shell({ kept: own });
  expect(await send(foreign, '/v1/enrol')).toBe('other-address');
  state.agrees = true;
  expect(await send(foreign, '/v1/challenge')).toBe('sent');
  expect(state.kept).toBe(own);
  expect(await send(foreign, '/v1/push')).toBe('other-address');
  expect(await send(own, '/v1/push')).toBe('sent');
  expect(await send(foreign, '/v1/enrol')).toBe('sent');
  expect(questions).toEqual([`${own} to ${foreign}`, `${own} to ${foreign}`]);
  expect(state.kept).toBe(foreign);
  expect(await send(own, '/v1/push')).toBe('other-address');
});
