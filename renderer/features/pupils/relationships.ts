/** Relationship codes of the Common Basic Data Set (CS053) that a Common Transfer File brings, in words. */
const words: Readonly<Record<string, string>> = {
  PAF: 'Father',
  PAM: 'Mother',
  STP: 'Step-parent',
  FOF: 'Foster father',
  FOM: 'Foster mother',
  CHM: 'Childminder',
  CAR: 'Carer',
  DOC: 'Doctor',
  FAM: 'Other family member',
  HTC: 'Head teacher',
  LWS: 'Social worker',
  SWR: 'Social worker',
  OTH: 'Other',
  OTR: 'Other relative',
  REL: 'Religious contact',
  TCH: 'Teacher',
};

/** A code in words; what a person typed stays as it is. */
export function relationshipWords(relationship: string): string {
  return words[relationship] ?? relationship;
}
