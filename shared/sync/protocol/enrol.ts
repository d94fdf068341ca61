import { z } from 'zod';
import { line } from '../../model/field-kinds.ts';
import { base64Of } from './bytes.ts';
import { bounds } from './bounds.ts';
import * as ids from './ids.ts';
import { defineMessage } from './message.ts';
import { endpointRoles } from './roles.ts';

const person = z.strictObject({
  /** The id under which this person is the author of commits: their staff record's. Left out where the code names it. */
  staff: ids.recordId.exactOptional(),
  /** Where the code names the person: those who have keys on this laptop already, and take up their own codes themselves. */
  notOneOf: z.array(ids.recordId).max(bounds.listEntries).exactOptional(),
  /** In which roles this laptop has a place for the person: another is refused, and the code still serves. */
  roles: z.array(z.enum(endpointRoles)).max(endpointRoles.length).exactOptional(),
  passphrase: ids.passphrase,
});

const founding = z.strictObject({
  centre: line(),
  name: line(),
  position: line(),
  /** The last commit written before there was an endpoint: that history is vouched for by the one who founds. */
  upTo: ids.logNumber,
});

/** What an authenticator app is given: the 160 bits RFC 4226 recommends (section 4, R6). */
export const secondFactorBytes = 20;

/**
 * A device and a person become known to the endpoint. With a founding code: a new centre. With an invitation: a new
 * account. With a device code: another device for an account. Without a code: a person with an account joins a device
 * that is enrolled already. Sent again by the same device with the same code and passphrase, because the answer was lost on
 * its way, it is answered again.
 */
export const enrol = defineMessage({
  name: 'enrol',
  path: '/v1/enrol',
  sender: 'anyone',
  mostBytes: bounds.requestBytes,
  request: z.strictObject({
    code: ids.enrolmentCode.exactOptional(),
    device: z.strictObject({ id: ids.deviceId, publicKey: ids.publicKey, name: line(60) }),
    challenge: ids.challengeText,
    signature: ids.signature,
    person,
    /** The secret under which this person's commits on this device carry their proof. */
    proofSecret: ids.proofSecret,
    /** The second factor, where this account has one and is not new. */
    oneTimeCode: ids.oneTimeCode.exactOptional(),
    /**
     * The second factor a new administrator is to have, made by their laptop, which keeps it until one right code was typed:
     * so a lost answer loses no second factor. Left out, the endpoint makes one.
     */
    secondFactor: base64Of(secondFactorBytes).exactOptional(),
    founding: founding.exactOptional(),
    /**
     * An administrator's laptop that worked alone brings what it holds: its numbers up to this one are entries of whoever they
     * name, vouched for and proved by who enrols. Before the first of them was sent, an enrolment without a code says it anew.
     */
    bringing: z.strictObject({ upTo: ids.logNumber }).exactOptional(),
  }),
  reply: z.object({
    centre: ids.recordId,
    centreName: z.string(),
    epoch: ids.epoch,
    /** X25519: what is boxed for it only the endpoint opens. */
    boxKey: ids.publicKey.exactOptional(),
    /** Who was enrolled, as the endpoint knows them: a laptop that joins learns it from here. */
    person: z.object({
      staff: ids.recordId,
      name: z.string(),
      position: z.string(),
      role: z.enum(endpointRoles),
      /** The groups whose pupils they see; left out for the whole centre. */
      groups: z.array(ids.recordId).max(50).exactOptional(),
    }),
    /** A new administrator's, for an authenticator app (otpauth URI, Base32 secret). */
    secondFactor: z.object({ secret: z.string().max(64), uri: z.string().max(300) }).exactOptional(),
  }),
});
