// The sample of the demo, alone in its data folder.
import { groupsHere } from '../groups/groups.ts'
import type { Passwords } from '../identity/passwords.ts'
import { demoPeople } from './demoPeople.ts'
import { DEMO } from './samplePlace.ts'
import { type SampleDeps, writeSample } from './writeSample.ts'

export interface DemoDeps extends Omit<SampleDeps, 'passwordHash' | 'signer'> {
  readonly passwords: Pick<Passwords, 'hash'>
  /** Of every account: known to the person who started the demo. */
  readonly password: string
}

/** Does nothing when the sample is there; refuses a data folder that holds a real group, or a sample that nobody is in. */
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
