import type { LocalDate } from '../lib/local-date.ts';
import type { Result } from '../lib/result.ts';
import { ok, refused } from '../lib/result.ts';
import { checkPupil } from './check-pupil.ts';
import { draftOfCtfPupil, knownBasicElements, knownPupilElements, schoolOf } from './ctf-pupil.ts';
import { decodeText } from './decode-text.ts';
import type { DecodedText } from './decode-text.ts';
import { ctfLimit, maxPupilRows } from './limits.ts';
import type { ReadFile } from './read-pupil.ts';
import { refuseRepeats } from './repeats.ts';
import type { XmlNode } from './xml-tree.ts';
import { child, childNames, children, parseXml, textAt } from './xml-tree.ts';

/** The current version of the Common Transfer File and the one before it; each September may bring another. */
export const ctfVersions: readonly string[] = ['24.0', '25.0'];

/**
 * A Common Transfer File from its bytes to pupils judged by the rules of check-pupil.ts. The whole file is refused where it is too large,
 * not XML, hostile, damaged, of another version or empty; a wrong pupil only refuses that pupil.
 */
export function readCtf(bytes: Uint8Array, today: LocalDate): Result<ReadFile> {
  const decoded = decodeText(bytes, ctfLimit);
  if (!decoded.ok) return decoded;
  const contradiction = declaredEncodingRefusal(decoded.value);
  if (contradiction) return contradiction;
  const tree = parseXml(decoded.value.text, 'CTfile');
  if (!tree.ok) return tree;
  const root = child(tree.value, 'CTfile');
  if (root === undefined)
    return refused(
      'xml-other-root',
      'This XML file is not a Common Transfer File. Ask the school for a CTF, version 25.0.',
    );
  const version = checkVersion(child(root, 'Header'));
  if (!version.ok) return version;
  return readPupils(root, today, notesOn(decoded.value));
}

function readPupils(root: XmlNode, today: LocalDate, notes: readonly string[]): Result<ReadFile> {
  const elements = children(child(root, 'CTFpupilData'), 'Pupil');
  if (elements.length === 0) return refused('ctf-no-pupils', 'The file holds no pupils.');
  if (elements.length > maxPupilRows) {
    return refused(
      'ctf-too-many',
      `The file holds ${String(elements.length)} pupils; at most ${String(maxPupilRows)} can be brought in at once.`,
    );
  }
  const source = schoolOf(child(root, 'Header', 'SourceSchool'));
  const pupils = elements.map((element, index) => checkPupil(draftOfCtfPupil(element, source), index + 1, today));
  return ok({ pupils: refuseRepeats(pupils, 'pupil'), ignored: ignoredElements(elements), notes });
}

function checkVersion(header: XmlNode | undefined): Result<string> {
  const written = textAt(header, 'CTFversion')?.trim() ?? '';
  const version = /^\d+$/.test(written) ? `${written}.0` : written;
  if (ctfVersions.includes(version)) return ok(version);
  const found = /^[\d.]{1,8}$/.test(written)
    ? `This is version ${written} of the Common Transfer File.`
    : 'The file does not say which version of the Common Transfer File it is.';
  return refused(
    'ctf-version',
    `${found} Waymark reads versions ${ctfVersions.join(' and ')}. Ask the school to export it again in one of these.`,
  );
}

/** A file that says UTF-8 (or nothing, which means UTF-8) and is not would bring in wrong names. */
function declaredEncodingRefusal({ text, encoding }: DecodedText): Result<never> | null {
  const declared = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.-]{1,40})["']/i.exec(text)?.[1]?.toUpperCase() ?? 'UTF-8';
  const ansi = ['WINDOWS-1252', 'CP1252', 'ISO-8859-1', 'LATIN1', 'ISO-8859-15', 'US-ASCII'].includes(declared);
  const unicode = declared === 'UTF-8' || declared.startsWith('UTF-16');
  if (!ansi && !unicode)
    return refused(
      'ctf-encoding',
      `The file is written in ${declared}, which cannot be read. Ask the sender for UTF-8.`,
    );
  if (encoding === 'Windows-1252' && !ansi) {
    return refused(
      'ctf-encoding',
      'The file says it is UTF-8 but is not, so names with accents would come in wrong. Ask the sender to export it again.',
    );
  }
  return null;
}

function notesOn({ encoding }: DecodedText): string[] {
  return encoding === 'Windows-1252' ? ['The file is written in Windows-1252. Check names with accents.'] : [];
}

function ignoredElements(elements: readonly XmlNode[]): string[] {
  const unknown = (nodes: readonly (XmlNode | undefined)[], known: readonly string[]): string[] => {
    const lower = new Set(known.map((name) => name.toLowerCase()));
    return nodes.flatMap(childNames).filter((name) => !lower.has(name.toLowerCase()) && name !== '#text');
  };
  const basics = elements.map((element) => child(element, 'BasicDetails'));
  return [...new Set([...unknown(elements, knownPupilElements), ...unknown(basics, knownBasicElements)])].toSorted();
}
