import { expect, test } from 'vitest';
import { contentSecurityPolicy, securityHeaders } from '../../../shared/ipc/csp.ts';

const directives = new Map(
  contentSecurityPolicy('abc123')
    .split('; ')
    .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]),
);

test('nothing unsafe is allowed anywhere', () => {
  expect(contentSecurityPolicy('abc123')).not.toMatch(/unsafe|wasm|\*|http:|https:/);
});

test('what is not named is refused, and scripts come from the app alone', () => {
  expect(directives.get('default-src')).toEqual(["'none'"]);
  expect(directives.get('script-src')).toEqual(["'self'"]);
  expect(directives.get('connect-src')).toEqual(["'self'"]);
});

test('styles are the app’s own, or carry the nonce of this load', () => {
  expect(directives.get('style-src')).toEqual(["'self'", "'nonce-abc123'"]);
});

test.each(['frame-ancestors', 'base-uri', 'form-action', 'object-src'])('%s is denied', (directive) => {
  expect(directives.get(directive)).toEqual(["'none'"]);
});

test('no device or sensor is allowed, nothing is sniffed, and no address is told to others', () => {
  const headers = securityHeaders('abc123');
  const features = (headers['permissions-policy'] ?? '').split(', ');
  expect(features.length).toBeGreaterThan(20);
  expect(features.every((feature) => feature.endsWith('=()'))).toBe(true);
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  });
});
