import { z } from 'zod';
import { health, healthPath } from './health.ts';
import type { Message } from './message.ts';
import { messages } from './messages.ts';
import { pokeEvent, pokePath } from './poke.ts';
import { protocolHeader, protocolVersion } from './protocol-version.ts';
import { refusalBody, statusOf } from './refusal.ts';

type Json = Record<string, unknown>;

const refusalOfTheMessage = 409;
const sentBy: Record<Message['sender'], string> = {
  anyone: 'Sent by anyone: nobody is known yet.',
  device: 'Sent by a device, with the token it got for signing a fresh challenge.',
  person: 'Sent by a person on a device, with the token they got for passphrase and second factor.',
};

/**
 * The protocol as an OpenAPI 3.1 document, from the schemas every message is checked with. Pure: the same sources give the
 * same document.
 */
export function openApiDocument(): Json {
  const schemas: Json = {};
  const refusal = addSchema(schemas, 'refusal', refusalBody);
  const all: readonly Message[] = Object.values(messages);
  const paths = all.map((message) => [message.path, { post: operationOf(schemas, message, refusal) }] as const);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Waymark LA endpoint',
      version: String(protocolVersion),
      description: 'What laptops and the LA endpoint say to each other. How it is meant: docs/protocol/README.md.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths: { ...Object.fromEntries(paths), ...watchingPaths(schemas, refusal) },
    components: { schemas, securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  };
}

function operationOf(schemas: Json, message: Message, refusal: Json): Json {
  const { name, sender, roles, mostBytes } = message;
  const onlyRoles = roles === undefined ? '' : ` Roles: ${roles.join(', ')}.`;
  return {
    operationId: name,
    description: `${sentBy[sender]}${onlyRoles} At most ${mostBytes} bytes, unpacked. The body may be gzip or deflate.`,
    parameters: [versionParameter],
    ...(sender === 'anyone' ? {} : { security: [{ token: [] }] }),
    requestBody: {
      required: true,
      ...jsonContent(null, addSchema(schemas, `${name}Request`, message.request)),
    },
    responses: {
      200: jsonContent('The reply.', addSchema(schemas, `${name}Reply`, message.reply)),
      ...refusalsOf(refusal, [...Object.values(statusOf), refusalOfTheMessage]),
    },
  };
}

/** Refusals by status, each with the codes it has. */
function refusalsOf(refusal: Json, statuses: readonly number[]): Json {
  const ordered = [...new Set(statuses)].toSorted((a, b) => a - b);
  return Object.fromEntries(
    ordered.map((status) => {
      const codes = Object.keys(statusOf).filter((code) => statusOf[code] === status);
      const said = codes.length === 0 ? 'a code of this message’s own' : codes.join(' or ');
      return [status, jsonContent(`A refusal, in words for a person: ${said}.`, refusal)];
    }),
  );
}

/** Codes a request without a body may meet: no message of its own, nothing too large. */
const withoutBody = ['bad-request', 'not-signed-in', 'nothing-here', 'too-old', 'too-many', 'trouble', 'stopping'];

function statusesOf(codes: readonly string[]): number[] {
  return codes.flatMap((code) => statusOf[code] ?? []);
}

const versionParameter = {
  name: protocolHeader,
  in: 'header',
  required: true,
  description: 'The version of the protocol the sender speaks.',
  schema: { type: 'integer', minimum: 1 },
};

function jsonContent(description: string | null, schema: Json): Json {
  return { ...(description === null ? {} : { description }), content: { 'application/json': { schema } } };
}

function watchingPaths(schemas: Json, refusal: Json): Json {
  const state = jsonContent('The state.', addSchema(schemas, 'health', health));
  const text = (type: string, description: string): Json => ({
    description,
    content: { [type]: { schema: { type: 'string' } } },
  });
  return {
    [healthPath]: { get: { operationId: 'health', responses: { 200: state, 503: state } } },
    [pokePath]: {
      get: {
        operationId: 'poke',
        parameters: [versionParameter],
        security: [{ token: [] }],
        responses: {
          200: text('text/event-stream', `Events named ${pokeEvent}, without content.`),
          ...refusalsOf(refusal, statusesOf(withoutBody)),
        },
      },
    },
    '/metrics': {
      get: {
        operationId: 'metrics',
        description:
          'For whoever watches the machine: from the machine itself, or with the token of WAYMARK_METRICS_TOKEN.',
        responses: {
          200: text('text/plain', 'Prometheus text exposition format.'),
          ...refusalsOf(refusal, statusesOf(['nothing-here', 'trouble'])),
        },
      },
    },
  };
}

/** Adds a schema under a name, with what it refers to beside it, and gives a reference to it. As its reader takes it: a reply is open. */
function addSchema(schemas: Json, name: string, schema: z.ZodType): Json {
  const { $schema: _dialect, $defs = {}, ...own } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  // References inside a schema of its own are to its root; here they are to the document's.
  const here = `#/components/schemas/${name}`;
  const placed = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value)
        .replaceAll('"$ref":"#/$defs/', `"$ref":"${here}.`)
        .replaceAll('"$ref":"#"', `"$ref":"${here}"`),
    );
  schemas[name] = placed(own);
  for (const [inner, definition] of Object.entries($defs)) schemas[`${name}.${inner}`] = placed(definition);
  return { $ref: here };
}
