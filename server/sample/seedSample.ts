// Writes the demo's sample into its data folder.
import { groupsHere } from '../groups/groups.ts'
import type { Passwords } from '../identity/passwords.ts'
import { demoPeople } from './demoPeople.ts'
import { DEMO } from './samplePlace.ts'
import { type SampleDeps, writeSample } from './writeSample.ts'

export interface DemoDeps extends Omit<SampleDeps, 'passwordHash' | 'signer'> {
  readonly passwords: Pick<Passwords, 'hash'>
  /** Password of every account, known to the person who started the demo. */
  readonly password: string
}

/** Does nothing if the sample exists; refuses a data folder with a real group, or with an incomplete sample. */
export const seedSample = async ({ passwords, password, ...deps }: DemoDeps): Promise<'seeded' | 'there already'> => {
  const { db } = deps.storage
  const groups = await groupsHere(db)
  if (groups.real > 0) throw new Error('this data folder holds a real group: known passwords never open beside one')
  if (await demoPeople(db)) return 'there already'
  if (groups.sample > 0 || (await db.selectFrom('account').select('id').execute()).length > 0)
    throw new Error('a sample was thrown away or left half written here: delete the data folder')
  await writeSample({ ...deps, passwordHash: await passwords.hash(password), signer: null }, DEMO)
  return 'seeded'
}
