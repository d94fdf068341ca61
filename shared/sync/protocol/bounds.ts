const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;

/** How large anything may be that crosses the border; a larger one is refused before it is read. */
export const bounds = {
  /** The parts of one commit as sent (compressed). The bulk load of a year's marks stays well below it. */
  commitBytes: 6 * mebibyte,
  /** A commit's box: twice, for base64 in a box that is base64 itself. */
  boxBytes: 12 * mebibyte,
  /** One part after decompression, so that a small body cannot unfold into a large one. */
  partBytesUnpacked: 48 * mebibyte,
  commitsPerPush: 200,
  pushBytes: 12 * mebibyte,
  /** Any other request. */
  requestBytes: 64 * kibibyte,
  /** Log entries of one page of a pull: each is a commit to be opened and folded. */
  pageEntries: 1000,
  /** State rows of one page: they are put in their place as they are. */
  pageRows: 2000,
  /** A page ends at the entry that passes this, so that a page of large commits stays sendable. */
  pageBytes: 4 * mebibyte,
  listEntries: 500,
} as const;
