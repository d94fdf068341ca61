import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messages } from '../../../shared/sync/protocol/messages.ts';
import { openApiDocument } from '../../../shared/sync/protocol/openapi.ts';

const document: unknown = JSON.parse(JSON.stringify(openApiDocument()));

function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === '$ref' && typeof inner === 'string' ? [inner] : references(inner),
  );
}

describe('the protocol as OpenAPI', () => {
  it('is kept in docs/protocol as the schemas have it (npm run openapi writes it anew)', () => {
    const kept: unknown = JSON.parse(
      readFileSync(new URL('../../../docs/protocol/openapi.json', import.meta.url), 'utf8'),
    );
    expect(kept).toEqual(document);
  });

  it('names every message, and refers to nothing that is not there', () => {
    const { paths, components } = document as {
      paths: Record<string, { post?: { operationId: string } }>;
      components: { schemas: Record<string, unknown> };
    };
    const named = Object.values(paths).flatMap(({ post }) => post?.operationId ?? []);
    expect(named.toSorted()).toEqual(Object.keys(messages).toSorted());
    const known = Object.keys(components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(references(document).filter((reference) => !known.includes(reference))).toEqual([]);
  });
});
