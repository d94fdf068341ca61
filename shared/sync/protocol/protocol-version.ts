/**
 * The protocol between a device and the LA endpoint. It rises when an older party could misread a message; a field that
 * may be left out, or a new message, does not raise it. A line for every version, newest last (docs/protocol/README.md tells
 * the same).
 *
 * 1 - 2026-11-21 - enrol, challenge, sign-in, push, pull, poke, devices, revoke, members, parked, health. Blob messages
 *     (names starting with "blob") are reserved.
 */
export const protocolVersion = 1;

/** The oldest version the endpoint still speaks. It rises two releases after the version that replaced it, never sooner. */
export const oldestProtocolVersion = 1;

/** Every request says which version it speaks. */
export const protocolHeader = 'waymark-protocol';
