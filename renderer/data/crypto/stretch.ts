/** How a passphrase was stretched; kept with the member so that it can be raised for new passphrases. */
export interface Stretch {
  readonly salt: Uint8Array;
  readonly memoryKib: number;
  readonly passes: number;
}

/** What is asked of the worker, and its answer. */
export interface DeriveRequest {
  readonly passphrase: string;
  readonly stretch: Stretch;
  readonly deviceSecret: Uint8Array | null;
}
export interface DeriveReply {
  readonly key: Uint8Array;
}
