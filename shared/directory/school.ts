/** A school or other establishment of the public directory (Get Information about Schools). Not personal data. All codes are text: leading zeros count. */
export type School = {
  readonly urn: string;
  /** Three digits. */
  readonly laCode: string;
  /** Four digits, or empty where the establishment has no number. */
  readonly estab: string;
  /** 'LLL/EEEE', or empty where there is no establishment number. */
  readonly dfeNumber: string;
  readonly name: string;
  readonly type: string;
  readonly status: string;
  readonly phase: string;
  /** One line, parts apart by commas. */
  readonly address: string;
  readonly postcode: string;
  readonly phone: string;
};
