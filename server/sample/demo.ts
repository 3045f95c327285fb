// The demo: a sample on a server that listens on loopback only, where one click, or a printed URL, signs in as one of its accounts.
import type { IncomingMessage } from 'node:http'
import type { Demo as DemoAnswer } from '../../shared/api/demo.ts'
import { type AccountId, roadmapId } from '../../shared/ids.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import type { Addresses } from '../clientAddress.ts'
import type { Config } from '../config.ts'
import { readGroupRow } from '../db/readGroup.ts'
import type { Deps } from '../deps.ts'
import { membersOf } from '../identity/memberships.ts'
import { isLoopback } from '../loopback.ts'
import { demoPeople } from './demoPeople.ts'
import { createEntries } from './entries.ts'
import { PEOPLE, type SamplePersonName } from './people.ts'
import { isThirdSessionOver } from './storyDates.ts'

export interface DemoServer {
  /** Null for a request that may have come through a proxy, and if there is a real group. */
  look(incoming: IncomingMessage): Promise<DemoAnswer | null>
  /** A URL that signs in, once, within `ms`, and then opens `to`, a path of the group; null for unknown people. */
  entry(person: string, ms: number, to?: string | null): Promise<string | null>
  /** The path of an open item on which several people can work; null before the plan is projected. */
  item(): Promise<string | null>
  /** At the host of the request. */
  enter(token: string, host: string): Promise<Result<AccountId>>
}

export interface DemoOptions {
  /** Origin of the pages, if it is not where the server listens. */
  readonly pagesPort: number | null
  /** Its dates are fixed (2018 and 2019), so recreating it is not offered. */
  readonly historic: boolean
}

/** Each role has a host name of its own, so that one browser can be signed in as all of them: `head.co.localhost`. */
const hostOf = (person: SamplePersonName): string => `${person}.localhost`
export const DEMO_HOSTS: readonly string[] = ['127.0.0.1', 'localhost', ...PEOPLE.map(hostOf)]

/** Known accounts without a password: only if no other machine can connect. */
export const mayBeDemo = ({ host, publicUrl, trustProxy }: Config): boolean =>
  isLoopback(host) && publicUrl === null && trustProxy === 'nobody'

/** WG-004, Early consultation: in progress, led by one delegation with two others. */
const MEETING_ITEM = 4

interface Parts extends DemoOptions {
  readonly deps: Deps
  readonly addresses: Addresses
  readonly port: number
}

export const createDemoServer = ({ deps, addresses, port, pagesPort, historic }: Parts): DemoServer => {
  const { db, clock, random } = deps
  const entries = createEntries(clock, random)
  const authorityOf = (person: SamplePersonName) => `${hostOf(person)}:${pagesPort ?? port}`
  return {
    async look(incoming) {
      if (!addresses.isLocal(incoming)) return null
      const found = await demoPeople(db)
      if (!found) return null
      const { name, delegations, agencies } = must(await readGroupRow(db, found.group), 'the group of the demo')
      const members = await membersOf(db, found.group)
      const people = PEOPLE.flatMap((person) => {
        const member = members.find(({ account }) => account === found.accounts.get(person))
        if (!member) return []
        const delegation = delegations.find(({ id }) => id === member.delegation) ?? null
        const agency = agencies.find(({ id }) => id === member.agency) ?? null
        return [{ person, role: member.role, delegation, agency, address: `http://${authorityOf(person)}` }]
      })
      return { group: name, madeAt: found.madeAt, isOver: !historic && isThirdSessionOver(found.madeAt, clock.now()), people }
    },
    async entry(name, ms, to = null) {
      const person = PEOPLE.find((one) => one === name)
      if (!person || !(await demoPeople(db))?.accounts.has(person)) return null
      const authority = authorityOf(person)
      return `http://${authority}/enter${to ? `?to=${encodeURIComponent(to)}` : ''}#${entries.make(person, authority, ms)}`
    },
    async item() {
      const found = await demoPeople(db)
      const row =
        found &&
        (await db
          .selectFrom('history_subject')
          .select('subject')
          .where('document', '=', roadmapId(found.group))
          .where('number', '=', MEETING_ITEM)
          .executeTakeFirst())
      return row ? `/g/${found.group}/road-map?item=${row.subject.slice('item:'.length)}` : null
    },
    async enter(token, host) {
      // Used up before anything is awaited, against concurrent use.
      const person = entries.spend(token, host)
      const account = person && (await demoPeople(db))?.accounts.get(person)
      return account ? ok(account) : refuse('link-invalid')
    },
  }
}
