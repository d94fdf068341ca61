import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Result } from '../lib/result.ts';
import { ok, refused } from '../lib/result.ts';
import { maxXmlDepth } from './limits.ts';

/** A parsed element: its text, or its children by name. Attributes are not read (CTF has none that matter). */
export type XmlNode = string | { readonly [name: string]: XmlNode | readonly XmlNode[] };

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  removeNSPrefix: true,
  parseTagValue: false,
  processEntities: false,
  trimValues: true,
  maxNestedTags: maxXmlDepth,
});

/** The root element comes within these first characters, so that a large wrong file is refused before it is parsed. */
const headCharacters = 65_536;

/**
 * Parses XML that may be hostile. Any DOCTYPE or ENTITY is refused before parsing, so no entity is ever defined, expanded or fetched;
 * depth is bounded; damage is refused with its line. All values stay text.
 */
export function parseXml(text: string, root: string): Result<XmlNode> {
  if (/<!\s*(DOCTYPE|ENTITY)/i.test(text)) {
    return refused(
      'xml-doctype',
      'The file defines entities (DOCTYPE), which a Common Transfer File never does and which can be used to attack. It was not read.',
    );
  }
  if (!/^\s*</.test(text))
    return refused('xml-not-xml', 'This is not an XML file. Choose the CTF file that the school sent (.xml).');
  if (!new RegExp(`<(?:[\\w-]+:)?${root}[\\s/>]`, 'i').test(text.slice(0, headCharacters))) {
    return refused(
      'xml-other-root',
      'This XML file is not a Common Transfer File. Ask the school for a CTF, version 25.0.',
    );
  }
  try {
    const tree = parser.parse(text) as XmlNode;
    // The parser accepts files that are cut short.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is another package; this one comes with the pinned version
    const validity = XMLValidator.validate(text);
    if (validity === true) return ok(tree);
    return refused(
      'xml-damaged',
      `The file is damaged or cut short (near line ${String(validity.err.line)}). Ask the sender to export it again.`,
    );
  } catch (error) {
    const tooDeep = error instanceof Error && error.message.includes('nested');
    return tooDeep
      ? refused('xml-too-deep', 'The file is nested far deeper than a Common Transfer File. It was not read.')
      : refused('xml-damaged', 'The file is damaged. Ask the sender to export it again.');
  }
}

/** All children of that name: none, one or many. Case does not matter: senders differ (CTFversion, CTFVersion). */
export function children(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  if (node === undefined || typeof node === 'string') return [];
  const key = Object.hasOwn(node, name)
    ? name
    : Object.keys(node).find((other) => other.toLowerCase() === name.toLowerCase());
  const found = key === undefined ? undefined : node[key];
  if (found === undefined) return [];
  return isMany(found) ? found : [found];
}

/** The first child of the path, for elements that occur once. */
export function child(node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined {
  return path.reduce<XmlNode | undefined>((at, name) => children(at, name)[0], node);
}

/** The text at the path, entities decoded; undefined where there is none or it is empty. */
export function textAt(node: XmlNode | undefined, ...path: readonly string[]): string | undefined {
  const found = child(node, ...path);
  return typeof found === 'string' && found !== '' ? decodeReferences(found) : undefined;
}

/** The names of the children as the file has them. */
export function childNames(node: XmlNode | undefined): readonly string[] {
  return node === undefined || typeof node === 'string' ? [] : Object.keys(node);
}

function isMany(found: XmlNode | readonly XmlNode[]): found is readonly XmlNode[] {
  return Array.isArray(found);
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The five references of XML 1.0 and character numbers, in one pass, so that nothing is decoded twice. Others stay as written. */
function decodeReferences(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
    },
  );
}
