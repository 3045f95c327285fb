// Run as a process of its own, to be killed: names moments and moves a person from agency to agency, one after the other, as fast as it can.

import { createInProcessBus } from '../../../server/bus/inProcess.ts'
import { systemClock, systemRandom } from '../../../server/clock.ts'
import { openDatabase } from '../../../server/db/open.ts'
import { changeMember } from '../../../server/identity/memberships.ts'
import { nameMoment } from '../../../server/meetings/namedMoments.ts'
import { instant, parseAccountId, parseAgencyId, parseDelegationId, parseGroupId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { NO_MAIL } from '../../harness/noMail.ts'

const { kysely: db } = await openDatabase({ file: process.argv[2] ?? '' })
const deps = { db, clock: systemClock, random: systemRandom, bus: createInProcessBus() }
const group = must(parseGroupId('tco'), 'a group')
const [chair, ana] = [must(parseAccountId('chair'), 'the chair'), must(parseAccountId('ana'), 'ana')]
const actor = {
  account: chair,
  name: 'Chair',
  language: 'en',
  memberships: [{ group, role: 'chair', delegation: null, agency: null }],
} as const
const meetings = {
  ...deps,
  // An hour may hold no more than sixty moments by one person.
  clock: { ...systemClock, now: () => must(hours(), 'an hour') },
  between: <T>(act: () => Promise<T>) => act(),
  share: async () => undefined,
  keep: () => undefined,
  signClosed: () => undefined,
}
let at = systemClock.now()
function hours() {
  at = instant(at + 120_000)
  return at
}

for (let n = 0; ; n++) {
  const agency = parseAgencyId(n % 2 === 0 ? 'co-fgn' : 'co-ponal')
  await changeMember({ ...deps, telling: NO_MAIL }, actor, group, ana, { role: 'delegate', delegation: parseDelegationId('co'), agency })
  await nameMoment(meetings, { group, name: `moment ${n}`, by: chair })
  process.stdout.write(`${n}\n`)
}
