import {
  noLine,
  type EndpointNews,
  type EndpointReply,
  type EndpointRequest,
  type EndpointSend,
} from '../../shared/ipc/endpoint-line.ts';
import { refused, type Result } from '../../shared/lib/result.ts';
import { challenge } from '../../shared/sync/protocol/challenge.ts';
import { enrol } from '../../shared/sync/protocol/enrol.ts';
import { signIn } from '../../shared/sync/protocol/sign-in.ts';

/** Where the shell remembers the one address of this profile. */
export interface AddressStore {
  /** Null where this laptop was never enrolled. */
  read(): Promise<string | null>;
  keep(address: string): Promise<void>;
}

interface HeldLineParts {
  readonly store: AddressStore;
  readonly send: EndpointSend;
  readonly news: EndpointNews;
  /** Asks the person, outside the page, whether the laptop goes to another local authority than before. */
  readonly mayMove: (from: string, to: string) => Promise<boolean>;
}

export interface HeldLine {
  readonly send: EndpointSend;
  readonly news: EndpointNews;
}

/** What a laptop says before an endpoint knows it. None of it holds a record. */
const openingPaths: ReadonlySet<string> = new Set([challenge.path, enrol.path, signIn.path]);
/** Answered with 200 the endpoint knows this laptop. */
const enrollingPaths: ReadonlySet<string> = new Set([enrol.path, signIn.path]);

const elsewhere = refused(
  'other-address',
  'This laptop is connected to another address. Nothing was sent to this one.',
);

/**
 * Holds the line to the address at which this laptop was enrolled. A page, whatever became of it, cannot send records anywhere else:
 * before anything was enrolled only the messages of enrolling go out, the first endpoint that takes them is remembered here, and
 * another one needs a person's word in a window that is not the page's.
 */
export function heldLine({ store, send, news, mayMove }: HeldLineParts): HeldLine {
  let known: Promise<string | null> | null = null;
  const held = (): Promise<string | null> => (known ??= store.read());
  const asked = new Map<string, Promise<boolean>>();

  const isAgreed = async (from: string, to: string): Promise<boolean> => {
    const answer = asked.get(to) ?? mayMove(from, to);
    asked.set(to, answer);
    const agreed = await answer;
    // Whoever said no may be asked again when the address is next typed.
    if (!agreed) asked.delete(to);
    return agreed;
  };

  const note = async ({ address, path }: EndpointRequest, reply: Result<EndpointReply>): Promise<void> => {
    if (!reply.ok || reply.value.status !== 200 || !enrollingPaths.has(path) || (await held()) === address) return;
    await store.keep(address);
    known = Promise.resolve(address);
    asked.clear();
  };

  return {
    send: async (request) => {
      const { address, path } = request;
      const own = await held();
      if (own !== address) {
        if (!openingPaths.has(path)) return elsewhere;
        if (own !== null && !(await isAgreed(own, address))) return elsewhere;
      }
      const reply = await send(request);
      await note(request, reply);
      return reply;
    },
    news: async (request) => ((await held()) === request.address ? news(request) : { ok: false, error: noLine }),
  };
}
