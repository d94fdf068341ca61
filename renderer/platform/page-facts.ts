/** What the shell wrote into index.html for this load. */
export interface PageFacts {
  /** Goes on every style element the page makes (content security policy). Undefined where no shell served the page. */
  styleNonce: string | undefined;
  allowsRealCentre: boolean;
}

export function readPageFacts(page: Document): PageFacts {
  return {
    styleNonce: metaContent(page, 'waymark-style-nonce'),
    allowsRealCentre: metaContent(page, 'waymark-real-centre') === 'yes',
  };
}

function metaContent(page: Document, name: string): string | undefined {
  const content = page.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? '';
  return content === '' || content.startsWith('__') ? undefined : content;
}
