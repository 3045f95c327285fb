// The demo: a sample that listens on this machine alone, where one press, or a printed address, signs in as one of its people.
import type { IncomingMessage } from 'node:http'
import type { Demo as DemoAnswer } from '../../shared/api/demo.ts'
import { type AccountId, roadmapId } from '../../shared/ids.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import type { Addresses } from '../clientAddress.ts'
import { type Config, isLoopback } from '../config.ts'
import { readGroup } from '../db/readGroup.ts'
import type { Deps } from '../identity/identityDeps.ts'
import { membersOf } from '../identity/memberships.ts'
import { demoPeople } from './demoPeople.ts'
import { createEntries } from './entries.ts'
import { PEOPLE, type Person } from './people.ts'
import { isOver } from './storyDates.ts'

export interface Demo {
  /** Null for a request that may have come through a proxy, and where a real group is. */
  look(incoming: IncomingMessage): Promise<DemoAnswer | null>
  /** An address that signs in, once, within `ms`, and then opens `to`, a path of the group; null for nobody. */
  entry(person: string, ms: number, to?: string | null): Promise<string | null>
  /** The path of one open item, at which several people can meet; null before the plan is projected. */
  item(): Promise<string | null>
  /** At the host that the request names. */
  enter(token: string, host: string): Promise<Result<AccountId>>
}

export interface DemoOptions {
  /** Where browsers find the pages, when that is not where we listen. */
  readonly pagesPort: number | null
  /** Its dates are those of 2018 and 2019, which nobody wants to bring up to date. */
  readonly historic: boolean
}

/** Each role under a name of its own, so that one browser holds them all: `head.co.localhost`. */
const hostOf = (person: Person): string => `${person}.localhost`
export const DEMO_HOSTS: readonly string[] = ['127.0.0.1', 'localhost', ...PEOPLE.map(hostOf)]

/** Known people and no password: only where nobody but this machine can ask. */
export const mayBeDemo = ({ host, publicUrl, trustProxy }: Config): boolean =>
  isLoopback(host) && publicUrl === null && trustProxy === 'nobody'

/** WG-004, Early consultation: in progress, and led by one delegation with the two others. */
const MEETING_ITEM = 4

interface Parts extends DemoOptions {
  readonly deps: Deps
  readonly addresses: Addresses
  readonly port: number
}

const PROXY_MARKS = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via']

export const createDemo = ({ deps, addresses, port, pagesPort, historic }: Parts): Demo => {
  const { db, clock, random } = deps
  const entries = createEntries(clock, random)
  const authorityOf = (person: Person) => `${hostOf(person)}:${pagesPort ?? port}`
  return {
    async look(incoming) {
      if (!addresses.isLocal(incoming) || PROXY_MARKS.some((name) => incoming.headers[name] !== undefined)) return null
      const found = await demoPeople(db)
      if (!found) return null
      const { name, delegations, agencies } = must(await readGroup(db, found.group), 'the group of the demo')
      const members = await membersOf(db, found.group)
      const people = PEOPLE.flatMap((person) => {
        const member = members.find(({ account }) => account === found.accounts.get(person))
        if (!member) return []
        const delegation = delegations.find(({ id }) => id === member.delegation) ?? null
        const agency = agencies.find(({ id }) => id === member.agency) ?? null
        return [{ person, role: member.role, delegation, agency, address: `http://${authorityOf(person)}` }]
      })
      return { group: name, madeAt: found.madeAt, isOver: !historic && isOver(found.madeAt, clock.now()), people }
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
      // Spent before anything is awaited: two that come at once cannot both have it.
      const person = entries.spend(token, host)
      const account = person && (await demoPeople(db))?.accounts.get(person)
      return account ? ok(account) : refuse('link-invalid')
    },
  }
}
