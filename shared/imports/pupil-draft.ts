/** What a reader found about a pupil, all still text as in the file, before the rules of check-pupil.ts. */
export type PupilDraft = {
  readonly text: Readonly<Partial<Record<DraftField, string>>>;
  readonly senNeeds?: readonly string[];
  readonly addressLines?: readonly string[];
  readonly phones?: readonly PhoneDraft[];
  readonly contacts?: readonly ContactDraft[];
  readonly fsm?: readonly { readonly from?: string | undefined; readonly to?: string | undefined }[];
  readonly sourceSchool?: SchoolDraft;
  readonly previousSchool?: SchoolDraft & {
    readonly entryDate?: string | undefined;
    readonly leavingDate?: string | undefined;
    readonly leavingReason?: string | undefined;
  };
  readonly attendance?: readonly AttendanceDraft[];
};

export type DraftField =
  | 'upn'
  | 'formerUpn'
  | 'uln'
  | 'surname'
  | 'forename'
  | 'preferredSurname'
  | 'preferredForename'
  | 'middleNames'
  | 'formerSurname'
  | 'dob'
  | 'sex'
  | 'ncYear'
  | 'regGroup'
  | 'ethnicity'
  | 'enrolStatus'
  | 'senProvision'
  | 'medicalFlag'
  | 'inCare'
  | 'careAuthority'
  | 'postcode'
  | 'email';

export type PhoneDraft = { readonly type?: string | undefined; readonly number?: string | undefined };
export type SchoolDraft = {
  readonly la?: string | undefined;
  readonly estab?: string | undefined;
  readonly urn?: string | undefined;
  readonly name?: string | undefined;
};
export type ContactDraft = {
  readonly order?: string | undefined;
  readonly title?: string | undefined;
  readonly surname?: string | undefined;
  readonly forename?: string | undefined;
  readonly relationship?: string | undefined;
  readonly responsibility?: string | undefined;
  readonly phones?: readonly PhoneDraft[];
  readonly email?: string | undefined;
  readonly addressAsPupil?: string | undefined;
  readonly addressLines?: readonly string[];
  readonly postcode?: string | undefined;
};
export type AttendanceDraft = SchoolDraft & {
  readonly year?: string | undefined;
  readonly possible?: string | undefined;
  readonly attended?: string | undefined;
  readonly authorised?: string | undefined;
  readonly unauthorised?: string | undefined;
};
