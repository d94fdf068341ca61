/**
 * Who may ever read a field. Each tier has a key of its own on the disk: a member of staff whose role does not carry
 * a tier cannot decrypt it, whatever the screens do.
 */
export const tiers = ['register', 'contact', 'sensitive', 'identity'] as const;
export type Tier = (typeof tiers)[number];

/** Every member of staff holds it, so what all must share (who, when, which record) is sealed under it. */
export const baseTier: Tier = 'register';

export const tierLabels: Record<Tier, string> = {
  register: 'Names, groups, the week and register marks',
  contact: 'Addresses, families and telephone numbers',
  sensitive: 'Health, special needs, care and justice',
  identity: 'UPN, ULN and former names',
};
