import { generateKeyPairSync, sign } from 'node:crypto';

/** DER (ITU-T X.690): tag, length, content. */
function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const shortForm = 128;
  const length = content.length < shortForm ? [content.length] : [0x82, content.length >> 8, content.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const sequence = (...contents: readonly Uint8Array[]): Buffer => der(0x30, ...contents);
const ecdsaWithSha256 = sequence(Buffer.from('06082a8648ce3d040302', 'hex'));
const commonName = Buffer.from('0603550403', 'hex');
const subjectAltName = Buffer.from('0603551d11', 'hex');
const version3 = Buffer.from('a003020102', 'hex');
const loopbackAddress = Buffer.from([127, 0, 0, 1]);

function nameOf(name: string): Buffer {
  return sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from(name)))));
}

function timeOf(year: number): Buffer {
  return der(0x18, Buffer.from(`${year}0101000000Z`));
}

/** A certificate for 127.0.0.1, signed by itself (RFC 5280), and its key, both as PEM. */
export function selfSigned(): { readonly cert: string; readonly key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const altNames = der(0x04, sequence(der(0x87, loopbackAddress)));
  const body = sequence(
    ...[version3, der(0x02, Buffer.from([1])), ecdsaWithSha256, nameOf('Waymark test')],
    sequence(timeOf(2020), timeOf(2120)),
    ...[nameOf('Waymark test'), publicKey.export({ format: 'der', type: 'spki' })],
    der(0xa3, sequence(sequence(subjectAltName, altNames))),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey));
  const certificate = sequence(body, ecdsaWithSha256, signature).toString('base64').replace(/.{64}/g, '$&\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
}
