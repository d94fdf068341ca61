import { z } from 'zod';
import { id } from '../../model/field-kinds.ts';
import { tiers } from '../../model/tiers.ts';
import { base64Of } from './bytes.ts';

export const deviceId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
export const recordId = id;
/** The number of a commit on its device, and of an entry in the shared log. */
export const positive = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
export const logNumber = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
/** Milliseconds since 1970 UTC. */
export const instant = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
export const epoch = z.string().min(1).max(64);
export const tier = z.enum(tiers);
/** Ed25519 (RFC 8032): 32 bytes of raw public key, 64 of signature. */
export const publicKey = base64Of(32);
export const signature = base64Of(64);
/** What a device signs: random, single use, short-lived. */
export const challengeText = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
export const proofSecret = base64Of(32);
export const passphrase = z.string().min(12).max(200);
/** Six digits (RFC 6238). */
export const oneTimeCode = z.string().regex(/^\d{6}$/);
/** Read aloud or typed from paper: groups of letters and digits that cannot be taken for each other. */
export const enrolmentCode = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
