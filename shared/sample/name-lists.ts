/**
 * Forenames and surnames for invented people. Surnames are mostly words for places and things, so that nobody's own name is
 * likely to come out, yet they read as names on a screen. Shares follow the pupils of English PRUs in the round, not any one place.
 */
export interface Heritage {
  /** Out of a hundred pupils, about how many. */
  readonly weight: number;
  /** Ethnicity codes of the Common Basic Data Set. */
  readonly ethnicities: readonly string[];
  readonly girls: readonly string[];
  readonly boys: readonly string[];
  readonly surnames: readonly string[];
}

const britishSurnames = [
  'Applegarth',
  'Barleymow',
  'Brackenridge',
  'Candlish',
  'Cinderford',
  'Copperwaite',
  'Cragside',
  'Dovecote',
  'Drystone',
  'Ember-Fell',
  'Fernhollow',
  'Foxglade',
  'Gatepost',
  'Hartwhistle',
  'Hedgerow',
  "O'Lantern",
  'Kettlewick',
  'Larkhill',
  'Lockgate',
  'Marlpit',
  'Millrace',
  'Nettlebed',
  'Oakapple',
  'Packhorse',
  'Quarrie',
  'Ridgeway-Moss',
  'Saltbeck',
  'Shawcroft',
  'Tannery',
  'Thistlethwaite-Brook',
  'Tollgate',
  'Underwharf',
  'Wherry',
  'Windlass',
  'Yardley-Stone',
  'Bellfounder',
  'Chalkpit',
  'Drovers',
  'Eelbrook',
  'Flintlow',
  'Goosegreen',
  'Inglenook',
  'Jackdaw',
  'Limekiln',
  'Mossgate',
  'Pargeter-Bell',
  'Rushlight',
  'Sheepwash',
  'Turnpike',
];

export const heritages: readonly Heritage[] = [
  {
    weight: 60,
    ethnicities: ['WBRI', 'WBRI', 'WBRI', 'WBRI', 'WBRI', 'WENG'],
    girls: [
      'Amelia',
      'Chloë',
      'Ellie-Mae',
      'Evie',
      'Freya',
      'Gracie',
      'Isla',
      'Keira',
      'Lacey',
      'Lexi',
      'Madison',
      'Poppy',
      'Ruby',
      'Shannon',
      'Skye',
      'Tegan',
      'Zoë',
    ],
    boys: [
      'Alfie',
      'Archie',
      'Bailey',
      'Callum',
      'Charlie',
      'Connor',
      'Dylan',
      'Ethan',
      'Finley',
      'Harvey',
      'Jack',
      'Jayden',
      'Kai',
      'Kieran',
      'Leo',
      'Logan',
      'Mason',
      'Reece',
      'Riley',
      'Tyler',
      'Zack',
    ],
    surnames: britishSurnames,
  },
  {
    weight: 10,
    ethnicities: ['APKN', 'ABAN', 'AIND'],
    girls: ['Aaliyah', 'Fatima', 'Harpreet', 'Inaya', 'Sumaiya', 'Zainab'],
    boys: ['Abdul-Rahman', 'Arjan', 'Hamza', 'Ibrahim', 'Mohammed', 'Yusuf'],
    surnames: ['Chandnipur', 'Darwazai', 'Gulabkot', 'Noorpura', 'Rangoliwala', 'Sitaragarh', 'Taraqkhel'],
  },
  {
    weight: 9,
    ethnicities: ['BCRB', 'BAFR', 'BAFR', 'BOTH'],
    girls: ['Abena', 'Blessing', 'Naomi', 'Precious', 'Shanice', 'Temperance'],
    boys: ['Chidi', 'Emmanuel', 'Jermaine', 'Kwabena', 'Malachi', 'Tendai'],
    surnames: ['Adomako-Bay', 'Calabashe', 'Harmattan', 'Kolanutu', 'Moringa', 'Palmwell', 'Umbrellabird'],
  },
  {
    weight: 9,
    ethnicities: ['MWBC', 'MWBA', 'MWAS', 'MOTH'],
    girls: ['Amara', 'Esmé', 'Jasmine', 'Leila', 'Renée'],
    boys: ['Dante', 'Isaac', 'Jerome', 'Remi', 'Théo'],
    surnames: ['Ashfield-Nkara', 'Brightwater', 'Cassava-Hill', 'Juniper', 'Pennywhistle', 'Sandalwood'],
  },
  {
    weight: 6,
    ethnicities: ['WEEU', 'WOTW', 'WOTH'],
    girls: ['Alicja', 'Daniela', 'Milda', 'Zofia'],
    boys: ['Bartłomiej', 'Kacper', 'Matas', 'Ștefan'],
    surnames: ['Brzozówka', 'Dąbkowicz', 'Kamieńska-Most', 'Ozolinis', 'Podrzeczny', 'Vârtej'],
  },
  {
    weight: 4,
    ethnicities: ['WIRT', 'WROM'],
    girls: ['Bridie', 'Kathleen', 'Levina'],
    boys: ['Felix John', 'Levi', 'Michael-Pat'],
    surnames: ["O'Hawthorne", 'Ó Cloch', 'Vardoe', 'Wagonwright'],
  },
  {
    weight: 2,
    ethnicities: ['CHNE', 'OOTH'],
    girls: ['Mei', 'Ngọc'],
    boys: ['Bo', 'Ren'],
    surnames: ['E', 'Lanterngate', 'O', 'Songbai'],
  },
];

/** Long, short and unusual names that every screen must hold; dealt out before the drawn ones. */
export const awkwardNames: readonly {
  readonly forename: string;
  readonly surname: string;
  readonly preferred?: string;
}[] = [
  { forename: 'Oluwatobiloba', surname: 'Ayodeji-Harmattanfield', preferred: 'Tobi' },
  { forename: 'Mei', surname: 'E' },
  { forename: "D'Andre", surname: "O'Lantern-Packhorse" },
  { forename: 'Maximilian-Alexander', surname: 'Featherstonehaugh-Brackenridge', preferred: 'Max' },
];

export const womensForenames = [
  'Adaeze',
  'Agnieszka',
  'Bernadette',
  'Carol',
  'Denise',
  'Farida',
  'Janine',
  'Kelly',
  'Lorraine',
  'Marcia',
  'Nadia',
  'Rukhsana',
  'Sandra',
  'Stacey',
  'Tracey',
] as const;

export const mensForenames = [
  'Alan',
  'Babatunde',
  'Darren',
  'Gary',
  'Imran',
  'Marek',
  'Paul',
  'Terry',
  'Winston',
] as const;

export const streets = [
  'Bobbin Row',
  'Chandler Court',
  'Clog Lane',
  'Furnace Terrace',
  'Heron Walk',
  'Jetty Road',
  'Kiln Crescent',
  'Loom Street',
  'Mallard Close',
  'Pantile Avenue',
  'Ropewalk',
  'Sluice Gardens',
  'Spindle Drive',
  'Wharfinger Way',
] as const;

/** Towns on no map. */
export const towns = ['Ambermouth', 'Castle Tolling', 'Lanternfield', 'Nether Wherry', 'Quillbeck'] as const;
