import type { z } from 'zod';
import type { EndpointRole } from './roles.ts';

/**
 * Who may send a message:
 * anyone - nobody is known yet (enrolling, signing in);
 * device - a token given to a device that proved its key, enough to carry commits of all its members;
 * person - a token given to a device and an account together: passphrase, and a second factor for administrators.
 */
export type Sender = 'anyone' | 'device' | 'person';

export interface Message<
  Request extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
  By extends Sender = Sender,
> {
  readonly name: string;
  readonly path: `/v1/${string}`;
  readonly sender: By;
  /** For `person`: the roles that may send it; the endpoint narrows it further to their own centre. */
  readonly roles?: readonly EndpointRole[];
  readonly mostBytes: number;
  readonly request: Request;
  readonly reply: Reply;
}

/**
 * The one declaration of a message: the route, its checks, the client and the OpenAPI page read it from here. All are POST: nothing
 * about a person is ever in a URL. A request holds what is declared and nothing else; of a reply an older laptop passes over what
 * it does not know, so that a reply may gain a field without a new version.
 */
export function defineMessage<Request extends z.ZodType, Reply extends z.ZodType, const By extends Sender>(
  message: Message<Request, Reply, By>,
): Message<Request, Reply, By> {
  return message;
}

export type RequestOf<M> = M extends Message<infer Request> ? z.infer<Request> : never;
export type ReplyOf<M> = M extends Message<z.ZodType, infer Reply> ? z.infer<Reply> : never;
