import { halfTermOf, slotOf } from '../../../shared/attendance/half-term.ts';
import { choosePlatform } from '../../../renderer/platform/choose-platform.ts';
import { parseLocalDate, localDate } from '../../../shared/lib/local-date.ts';
import { upnCheckLetter } from '../../../shared/pupils/upn.ts';
import { altered, created, withdrawn } from '../../../renderer/data/changes.ts';
import { commit, newestNumber } from '../../../renderer/data/commit.ts';
import { WaymarkDatabase } from '../../../renderer/data/database.ts';
import * as openDatabase from '../../../renderer/data/open-database.ts';
import { sampleStretch } from '../../../renderer/data/crypto/passphrase.ts';
import { sealedTableNames } from '../../../renderer/data/sealed-tables.ts';
import * as recovery from '../../../renderer/data/recovery.ts';
import { reseal } from '../../../renderer/data/reseal.ts';
import * as staffAdmin from '../../../renderer/data/staff-admin.ts';
import { readTierKeys } from '../../../renderer/data/store-identity.ts';
import * as backup from '../../../renderer/data/backup.ts';
import * as directory from '../../../renderer/data/directory.ts';
import * as restore from '../../../renderer/data/restore.ts';
import { readAttendance } from '../../../renderer/data/queries/attendance.ts';
import { observe } from '../../../renderer/data/acts/observe.ts';
import { readRegister } from '../../../renderer/data/queries/registers.ts';
import { readRegisterSummaries } from '../../../renderer/data/queries/register-summaries.ts';
import { settle } from '../../../renderer/data/settle.ts';
import { membersHere, signIn } from '../../../renderer/data/sign-in.ts';
import { rebuild } from '../../../renderer/data/rebuild.ts';
import { answersOf, inOrder, tablesInMeaning } from './answers.ts';
import { asBytes, asText, damaged } from './damage.ts';
import * as disk from './disk.ts';
import { actAtRandom } from './random-acts.ts';
import * as bringingModule from './bringing.ts';
import * as exchangeModule from './exchange.ts';
import * as newerModule from './newer.ts';
import * as handModule from './hand.ts';
import * as leaseModule from './lease.ts';
import { sample } from './sample.ts';
import * as stored from './stored.ts';
import { people, pupilAndEnrolment, pupilValues, foundTestCentre } from './test-centre.ts';

/** Modules of renderer/data and shared that tests/store exercise in a real Chromium. Add yours here. */
export const storeUnderTest = {
  parseLocalDate,
  choosePlatform,
  localDate,
  upnCheckLetter,
  halfTermOf,
  slotOf,
  altered,
  created,
  withdrawn,
  commit,
  newestNumber,
  settle,
  readAttendance,
  observe,
  readRegister,
  readRegisterSummaries,
  WaymarkDatabase,
  signIn,
  membersHere,
  people,
  pupilAndEnrolment,
  pupilValues,
  foundTestCentre,
  ...sample,
  ...stored,
  ...openDatabase,
  reseal,
  rebuild,
  answersOf,
  inOrder,
  tablesInMeaning,
  actAtRandom,
  sealedTableNames,
  readTierKeys,
  locking: { strength: sampleStretch, secret: null },
  ...recovery,
  ...backup,
  ...restore,
  ...directory,
  damaged,
  asText,
  asBytes,
  ...staffAdmin,
  ...disk,
  ...handModule,
  ...exchangeModule,
  ...leaseModule,
  ...bringingModule,
  ...newerModule,
};
