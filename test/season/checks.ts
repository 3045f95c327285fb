// Every answer that Ruta gives about the season, compared with the journal. Reads only what the documents describe: REST, DOCUMENTS.md.
import * as Y from 'yjs'
import { proveArchive } from './archive.ts'
import { type Block, type Deed, type Letter, type PageModel, type PlanModel, type Snapshot, words } from './journal.ts'
import { INITIAL } from './planDeeds.ts'
import { GROUP, ROADMAP, type Season } from './season.ts'

export interface Report {
  /** How many comparisons were made, by kind. */
  readonly made: Map<string, number>
  readonly faults: string[]
}

// biome-ignore lint/suspicious/noExplicitAny: answers are foreign; each check reads what it names.
type Foreign = any

export const checkSeason = async (season: Season): Promise<Report> => {
  const made = new Map<string, number>()
  const faults: string[] = []
  const expect = (kind: string, what: () => string, got: unknown, wanted: unknown): void => {
    made.set(kind, (made.get(kind) ?? 0) + 1)
    const [a, b] = [JSON.stringify(canonical(got)), JSON.stringify(canonical(wanted))]
    if (a !== b) faults.push(`${kind}: ${what()}\n    Ruta:   ${shortened(a, b)}\n    ledger: ${shortened(b, a)}`)
  }
  const check = { season, expect }
  const events = await allEvents(season)
  await checkStates(check)
  checkEvents(check, events)
  await checkFilters(check, events)
  await checkComparisons(check)
  await checkTexts(check)
  await checkArchive(check)
  await checkWork(check)
  return { made, faults }
}

interface Check {
  readonly season: Season
  readonly expect: (kind: string, what: () => string, got: unknown, wanted: unknown) => void
}

/** From a little before where the two differ. */
const shortened = (text: string, other: string): string => {
  let at = 0
  while (at < text.length && text[at] === other[at]) at += 1
  const start = Math.max(0, at - 120)
  return `${start > 0 ? '…' : ''}${text.slice(start, at + 200)}${text.length > at + 200 ? '…' : ''}`
}
const canonical = (value: Foreign): Foreign => {
  if (Array.isArray(value)) return value.map(canonical)
  if (value === null || typeof value !== 'object') return value ?? null
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, canonical(one)]),
  )
}

const documentsOf = ({ pages }: Season): readonly string[] => [ROADMAP, ...pages]

const allEvents = async ({ chair }: Season): Promise<readonly Foreign[]> => {
  const events: Foreign[] = []
  for (let before: string | null = null; ; ) {
    const page: Foreign = await chair.must(
      'GET',
      `/api/groups/${GROUP}/history?limit=200${before ? `&before=${encodeURIComponent(before)}` : ''}`,
    )
    events.push(...page.events)
    before = page.next
    if (!before) return events.reverse()
  }
}

/** The state at each moment is what had been written by then. */
const checkStates = async ({ season, expect }: Check): Promise<void> => {
  for (const { mark, plan, pages } of season.ledger.snapshots)
    for (const document of documentsOf(season)) {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, await season.chair.bytes(`/api/documents/${document}/state?at=${mark}`))
      if (document === ROADMAP) comparePlan(expect, mark, doc, plan)
      else comparePage(expect, `${document} at ${mark}`, doc, pages.get(document))
    }
}

const comparePlan = (expect: Check['expect'], mark: string, doc: Y.Doc, plan: PlanModel): void => {
  const items = doc.getMap<Y.Map<Foreign>>('items')
  expect('state', () => `items at ${mark}`, [...items.keys()].sort(), [...plan.items.keys()].sort())
  for (const [id, wanted] of plan.items) {
    const item = items.get(id)
    for (const field of Object.keys(INITIAL))
      expect('value', () => `${field} of ${id} at ${mark}`, item?.get(field) ?? INITIAL[field], wanted.values[field] ?? INITIAL[field])
    for (const [field, letters] of Object.entries(wanted.texts))
      expect('text', () => `${field} of ${id} at ${mark}`, String(item?.get(field)), words(letters))
    expect('set', () => `labels of ${id} at ${mark}`, [...(item?.get('labels').keys() ?? [])].sort(), [...wanted.labels.keys()].sort())
    expect('set', () => `coDelegations of ${id}`, [...(item?.get('coDelegations').keys() ?? [])].sort(), [...wanted.coDelegations].sort())
    expect('set', () => `dependencies of ${id}`, item?.get('dependsOn').toJSON(), Object.fromEntries(wanted.dependsOn))
    const checklist: Foreign = item?.get('checklist')
    expect('set', () => `checklist of ${id} at ${mark}`, [...checklist.keys()].sort(), [...wanted.checklist.keys()].sort())
    for (const [line, entry] of wanted.checklist) expect('value', () => `line ${line}`, checklist.get(line)?.get('done'), entry.done)
  }
}

const kindAndWords = (element: Foreign): readonly [string, string] => {
  const name = element.nodeName
  let node = element
  while (node instanceof Y.XmlElement) node = node.get(0)
  return [name, node instanceof Y.XmlText ? node.toJSON() : '']
}
const comparePage = (expect: Check['expect'], what: string, doc: Y.Doc, page: PageModel | undefined): void => {
  for (const side of ['es', 'en'] as const) {
    const got = doc.getXmlFragment(`body.${side}`).toArray().map(kindAndWords)
    expect(
      'text',
      () => `${side} of ${what}`,
      got,
      (page?.blocks[side] ?? []).map(({ kind, letters }) => [kind, words(letters)]),
    )
  }
}

const isSubject = (event: Foreign): string => `${event.subject.type}:${event.subject.id}`

/** Each deed has its event, by the person who did it, in order; and no event is without a deed. */
const checkEvents = ({ season, expect }: Check, events: readonly Foreign[]): void => {
  const { deeds } = season.ledger
  const documents = new Set(documentsOf(season))
  const own = events.filter((event) => documents.has(event.document))
  const keyOf = (document: string, subject: string, field: string | null, member = '') => `${document} ${subject} ${field} ${member}`
  const plain = (deed: Deed) => deed.what !== 'text' && deed.what !== 'moved'
  const said = Map.groupBy(
    own.filter(({ change }) => change.type !== 'text' && change.type !== 'moved'),
    (event) => keyOf(event.document, isSubject(event), event.field, event.change.member),
  )
  const done = Map.groupBy(deeds.filter(plain), (deed) => keyOf(deed.document, deed.subject, deed.field, deed.member))
  for (const key of new Set([...said.keys(), ...done.keys()])) {
    const wanted = done.get(key) ?? []
    const got = said.get(key) ?? []
    const races = new Set(wanted.flatMap(({ race }) => (race === undefined ? [] : [race])))
    if (races.size === 0) {
      expect('events', () => key, got.map(eventInShort), wanted.map(deedInShort))
      for (const [at, deed] of wanted.entries()) {
        const event = got[at]
        if (event)
          expect(
            'hour',
            () => `${key} ${deed.number}: ${event.at - deed.after} ms after, ${deed.before - event.at} before`,
            event.at >= deed.after - 5 && event.at <= deed.before + 5,
            true,
          )
      }
    } else {
      // Who came first is the server's to say; both values and both people must be there.
      const raced = wanted.filter(({ race }) => race !== undefined)
      for (const deed of raced) {
        const found = got.filter(
          (event) =>
            event.author === deed.account &&
            ((event.change.type === 'set' && event.change.to === deed.to) ||
              (event.change.type === 'superseded' && event.change.value === deed.to)),
        )
        expect('races', () => `${key} ${deed.number}`, found.length >= 1, true)
      }
      expect('races', () => `${key}: how many`, got.length, wanted.length)
    }
  }
  // Typed and deleted letters: groups of one person, delegation and session add up to what was done.
  const total = (of: readonly { readonly inserted: number; readonly deleted: number }[]) => ({
    inserted: of.reduce((sum, { inserted }) => sum + inserted, 0),
    deleted: of.reduce((sum, { deleted }) => sum + deleted, 0),
  })
  const textKey = (document: string, subject: string, field: string | null, account: string, meeting: string | null) =>
    `${keyOf(document, subject, field)} by ${account} in ${meeting}`
  const typed = Map.groupBy(
    deeds.filter(({ what }) => what === 'text'),
    (deed) => textKey(deed.document, deed.subject, deed.field, deed.account, deed.meeting),
  )
  const read = Map.groupBy(
    own.filter(({ change }) => change.type === 'text'),
    (event) => textKey(event.document, isSubject(event), event.field, event.author, event.meeting),
  )
  for (const key of new Set([...typed.keys(), ...read.keys()]))
    expect(
      'letters',
      () => key,
      total((read.get(key) ?? []).map(({ change }) => change)),
      total((typed.get(key) ?? []).map(({ inserted = 0, deleted = 0 }) => ({ inserted, deleted }))),
    )
}
const eventInShort = ({ change, author, delegation, meeting, was, byLink }: Foreign) => ({
  what: change.type,
  was: was && { name: was.name, role: was.role, agency: was.agency },
  byLink: byLink ?? null,
  author,
  delegation,
  meeting,
  ...(change.type === 'set' ? { from: change.from, to: change.to } : {}),
  ...(change.type === 'added' || change.type === 'removed' ? { member: change.member } : {}),
})
const deedInShort = ({ what, account, delegation, meeting, from, to, member, seat, byLink }: Deed) => ({
  what,
  was: seat,
  byLink,
  author: account,
  delegation,
  meeting,
  ...(what === 'set' ? { from: from ?? null, to } : {}),
  ...(what === 'added' || what === 'removed' ? { member } : {}),
})

/** A filter finds exactly the events that it names. */
const checkFilters = async ({ season, expect }: Check, events: readonly Foreign[]): Promise<void> => {
  const names = (list: readonly Foreign[]) => list.map(({ document, seq, ord }) => `${document}/${seq}.${ord}`).sort()
  const filtered = async (query: string): Promise<readonly string[]> => {
    const found: Foreign[] = []
    for (let before: string | null = null; ; ) {
      const more: string = before ? `&before=${encodeURIComponent(before)}` : ''
      const page: Foreign = await season.chair.must('GET', `/api/groups/${GROUP}/history?limit=200&${query}${more}`)
      found.push(...page.events)
      before = page.next
      if (!before) return names(found)
    }
  }
  for (const { account, name } of season.people)
    expect('filter', () => name, await filtered(`account=${account}`), names(events.filter(({ author }) => author === account)))
  for (const delegation of ['co', 'mx', 'us'])
    expect(
      'filter',
      () => delegation,
      await filtered(`delegation=${delegation}`),
      names(events.filter((event) => event.delegation === delegation)),
    )
  for (const meeting of season.meetings)
    expect(
      'filter',
      () => `session ${meeting}`,
      await filtered(`meeting=${meeting}`),
      names(events.filter((event) => event.meeting === meeting)),
    )
  for (const id of [...season.ledger.plan.items.keys()].slice(0, 20))
    expect('filter', () => id, await filtered(`subject=item:${id}`), names(events.filter(({ subject }) => subject.id === id)))
  const documents = documentsOf(season)
  for (const document of documents)
    expect('filter', () => document, await filtered(`document=${document}`), names(events.filter((event) => event.document === document)))
}

const COMPARED = ['kind', 'status', 'progress', 'stage', 'priority', 'lead', 'start', 'due']

/** Two moments differ exactly where the journal says, whatever happened between them. */
const checkComparisons = async ({ season, expect }: Check): Promise<void> => {
  const { snapshots } = season.ledger
  for (const [at, from] of snapshots.entries())
    for (const to of snapshots.slice(at + 1)) {
      const answer = await season.chair.must('GET', `/api/groups/${GROUP}/comparison?from=${from.mark}&to=${to.mark}`)
      const what = `${from.mark} to ${to.mark}`
      const got = new Map<string, Foreign>(answer.items.map((item: Foreign) => [item.id, item]))
      const wanted = differing(from, to)
      expect('comparison', () => `items, ${what}`, [...got.keys()].sort(), [...wanted.keys()].sort())
      for (const [id, how] of wanted) {
        const item = got.get(id)
        expect('comparison', () => `how ${id} changed, ${what}`, item?.how, how.how)
        if (how.how === 'added') continue
        for (const field of COMPARED) {
          const found = item?.fields.find((one: Foreign) => one.field === field)
          const value = how.fields.get(field)
          expect('comparison', () => `${field} of ${id}, ${what}`, found ? [found.from, found.to] : null, value ?? null)
        }
      }
      checkMoves({ season, expect }, { from, to, got })
      checkMatrix({ season, expect }, { from, to, answer })
      checkHands({ season, expect }, { from, to, answer })
    }
}
const differing = (from: Snapshot, to: Snapshot): ReadonlyMap<string, { how: string; fields: Map<string, unknown> }> => {
  const found = new Map<string, { how: string; fields: Map<string, unknown> }>()
  for (const [id, after] of to.plan.items) {
    const before = from.plan.items.get(id)
    if (!before) {
      // Born and archived between the two: it was not there, and is not.
      if (after.values.archived !== true) found.set(id, { how: 'added', fields: new Map() })
      continue
    }
    const fields = new Map<string, unknown>()
    for (const field of COMPARED) {
      const [a, b] = [before.values[field] ?? INITIAL[field], after.values[field] ?? INITIAL[field]]
      if (a !== b) fields.set(field, [a, b])
    }
    const was = before.values.archived === true
    const is = after.values.archived === true
    const same = (a: Iterable<unknown>, b: Iterable<unknown>) => JSON.stringify([...a].sort()) === JSON.stringify([...b].sort())
    const others =
      !same(before.labels.keys(), after.labels.keys()) ||
      !same(before.coDelegations, after.coDelegations) ||
      !same(Object.entries(Object.fromEntries(before.dependsOn)), Object.entries(Object.fromEntries(after.dependsOn))) ||
      !same(
        [...before.checklist].map(([line, { done }]) => `${line}${done}`),
        [...after.checklist].map(([line, { done }]) => `${line}${done}`),
      ) ||
      Object.keys(after.texts).some((field) => words(before.texts[field] ?? []) !== words(after.texts[field] ?? [])) ||
      before.values.originalDue !== after.values.originalDue
    if (was && is) continue
    if (was !== is) found.set(id, { how: is ? 'archived' : 'restored', fields })
    else if (fields.size > 0 || others) found.set(id, { how: 'changed', fields })
  }
  return found
}

/** Who moved a due date, how often and by how many days. */
const checkMoves = (
  { season, expect }: Check,
  { from, to, got }: { from: Snapshot; to: Snapshot; got: ReadonlyMap<string, Foreign> },
): void => {
  const between = season.ledger.deeds.slice(from.deeds, to.deeds)
  for (const [id, item] of got) {
    if (item.how === 'added') continue
    // The first date that is set moves nothing.
    const moves = between.filter(
      ({ subject, field, what, from: was }) => subject === `item:${id}` && field === 'due' && what === 'set' && (was ?? null) !== null,
    )
    expect(
      'moves',
      () => `${id}, ${from.mark} to ${to.mark}`,
      (item.slip?.each ?? []).filter((move: Foreign) => move.from !== null).map(moveInShort),
      moves.map(deedMove),
    )
  }
}
const moveInShort = ({ account, delegation, from, to }: Foreign) => ({ account, delegation, from, to })
const deedMove = ({ account, delegation, from, to }: Deed) => ({ account, delegation, from: from ?? null, to })

/** Each letter of each text has the writer who typed it, however often it was moved; a diff accepts and rejects to its two ends. */
const checkTexts = async ({ season, expect }: Check): Promise<void> => {
  const { snapshots } = season.ledger
  for (const document of season.pages)
    for (const side of ['es', 'en'] as const) {
      for (const { mark, pages } of snapshots) {
        const blocks = pages.get(document)?.blocks[side] ?? []
        const answer = await season.chair.must('GET', `/api/documents/${document}/authorship?part=body.${side}&at=${mark}`)
        const wanted = blocks.map(({ letters }) => runsOf(letters))
        expect(
          'authorship',
          () => `${side} of ${document} at ${mark}`,
          (answer.doc.content ?? []).map(authoredRuns),
          wanted.length > 0 ? wanted : EMPTY,
        )
        expect('authors', () => `${side} of ${document} at ${mark}`, summed(answer.authors), countedBy(blocks))
      }
      for (const [at, from] of snapshots.entries())
        for (const to of snapshots.slice(at + 1)) {
          const answer = await season.chair.must('GET', `/api/documents/${document}/diff?part=body.${side}&from=${from.mark}&to=${to.mark}`)
          const what = `${side} of ${document}, ${from.mark} to ${to.mark}`
          expect('diff', () => `accepted, ${what}`, textOf(answer.doc, 'later'), joined(to.pages.get(document)?.blocks[side]))
          expect('diff', () => `rejected, ${what}`, textOf(answer.doc, 'earlier'), joined(from.pages.get(document)?.blocks[side]))
        }
    }
}
/** An empty text is one empty paragraph. */
const EMPTY: readonly unknown[] = [[]]
const runsOf = (letters: readonly Letter[]): readonly (readonly [string, string])[] => {
  const runs: [string, string][] = []
  for (const { letter, writer } of letters) {
    const last = runs.at(-1)
    if (last && last[0] === writer) last[1] += letter
    else runs.push([writer, letter])
  }
  return runs
}
const authoredRuns = (node: Foreign): readonly (readonly [string, string])[] => {
  const letters: Letter[] = []
  const walk = (inner: Foreign): void => {
    if (inner.type === 'text') {
      const writer = inner.marks?.find((mark: Foreign) => mark.type === 'authored')?.attrs?.account ?? null
      for (const letter of inner.text.split('')) letters.push({ letter, writer })
    }
    for (const child of inner.content ?? []) walk(child)
  }
  walk(node)
  return runsOf(letters)
}
/** Somebody who was somebody else once stands there twice. */
const summed = (authors: readonly Foreign[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const { account, characters } of authors) counts[account] = (counts[account] ?? 0) + characters
  return counts
}
const countedBy = (blocks: readonly Block[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const { letters } of blocks) for (const { writer } of letters) counts[writer] = (counts[writer] ?? 0) + 1
  return counts
}
const joined = (blocks: readonly Block[] | undefined): string =>
  (blocks ?? [])
    .map(({ letters }) => words(letters))
    .filter((text) => text !== '')
    .join('\n')
/** What a side of a diff does not hold: of the later one what went, of the earlier one what came. */
const ABSENT = { later: ['deleted', 'movedAway'], earlier: ['inserted', 'movedHere'] } as const
const textOf = (doc: Foreign, side: keyof typeof ABSENT): string => {
  const absent: readonly string[] = ABSENT[side]
  const walk = (node: Foreign): string => {
    if (node.type !== 'text') return (node.content ?? []).map(walk).join('')
    return node.marks?.some((mark: Foreign) => mark.type === 'ychange' && absent.includes(mark.attrs.type)) ? '' : node.text
  }
  return (doc.content ?? [])
    .map(walk)
    .filter((line: string) => line !== '')
    .join('\n')
}
/** The archive proves itself, replays to what the journal says, and names as authors those who wrote. */
const checkArchive = async ({ season, expect }: Check): Promise<void> => {
  const archive = proveArchive(await season.chair.bytes(`/api/groups/${GROUP}/archive`))
  expect('archive', () => 'proof', archive.faults, [])
  // Heads that were kept half a season ago lead into the logs of today.
  expect('kept heads', () => 'how many', season.kept.heads.length > 0, true)
  for (const { document, seq, hash } of season.kept.heads)
    if (seq > 0) expect('kept heads', () => `${document} at ${seq}`, archive.hashes.get(document)?.[seq - 1] ?? null, hash)
  const last = season.ledger.snapshots.at(-1)
  for (const document of documentsOf(season)) {
    const doc = new Y.Doc()
    const entries = archive.entries.filter((entry) => entry.document === document)
    for (const { updates } of entries) for (const update of updates) Y.applyUpdate(doc, update)
    if (document === ROADMAP && last) comparePlan(expect, 'the archive', doc, last.plan)
    else comparePage(expect, `${document} in the archive`, doc, last?.pages.get(document))
    const writers = new Set(season.ledger.deeds.filter((deed) => deed.document === document).map(({ account }) => account))
    expect('archive', () => `authors of ${document}`, [...new Set(entries.map(({ author }) => author))].sort(), [...writers].sort())
    for (const { account, delegation } of season.people) {
      const seats = new Set(entries.filter(({ author }) => author === account).map((entry) => entry.delegation))
      if (seats.size > 0) expect('archive', () => `the delegation of ${account}`, [...seats], [delegation])
    }
  }
}

const DAY_MS = 86_400_000
const daysBetween = (from: unknown, to: unknown): number => Math.round((Date.parse(String(to)) - Date.parse(String(from))) / DAY_MS)
const sortedBy = (rows: readonly object[]): readonly string[] => rows.map((row) => JSON.stringify(canonical(row))).sort()

interface Move {
  readonly lead: unknown
  readonly days: number
}
/**
 * The moves between two moments, of items that existed at the earlier one, with who led them then. A date that was cleared and set anew was moved from the
 * date before. What was written without a connection came at once: the lead is the one before all of it.
 */
const movesBetween = (season: Season, from: Snapshot, to: Snapshot): ReadonlyMap<Deed, Move> => {
  const found = new Map<Deed, Move>()
  const [dates, leads] = [new Map<string, string>(), new Map<string, unknown>()]
  let [batch, given]: [string, (readonly [string, unknown])[]] = ['', []]
  for (const [at, deed] of season.ledger.deeds.slice(0, to.deeds).entries()) {
    const { subject, field, what, from: was, to: is, offline, account, after, number, values } = deed
    const own = offline ? `${account} ${after}` : String(number)
    if (own !== batch) {
      for (const [item, lead] of given) leads.set(item, lead)
      batch = own
      given = []
    }
    if (values) leads.set(subject, values.lead)
    if (values?.due) dates.set(subject, values.due)
    if (what !== 'set' || !subject.startsWith('item:')) continue
    if (field === 'lead') given.push([subject, is])
    if (field !== 'due') continue
    const since = typeof was === 'string' ? was : dates.get(subject)
    if (typeof is === 'string') dates.set(subject, is)
    else if (since) dates.set(subject, since)
    const counts = at >= from.deeds && from.plan.items.has(subject.slice('item:'.length))
    if (counts && since !== undefined && typeof is === 'string' && since !== is)
      found.set(deed, { lead: leads.get(subject) ?? null, days: daysBetween(since, is) })
  }
  return found
}

/** Who moved whose deadlines, how often, by how many days. */
const checkMatrix = ({ season, expect }: Check, { from, to, answer }: { from: Snapshot; to: Snapshot; answer: Foreign }): void => {
  const cells = new Map<string, { delegation: string | null; lead: unknown; moves: number; days: number }>()
  for (const [{ delegation }, { lead, days }] of movesBetween(season, from, to)) {
    const key = `${delegation} ${lead}`
    const cell = cells.get(key) ?? { delegation, lead, moves: 0, days: 0 }
    cells.set(key, { ...cell, moves: cell.moves + 1, days: cell.days + days })
  }
  const got = answer.dueMoves.map(({ delegation, lead, moves, days }: Foreign) => ({ delegation, lead, moves, days }))
  expect('matrix', () => `${from.mark} to ${to.mark}`, sortedBy(got), sortedBy([...cells.values()]))
}

/** A person who was somebody else, or wrote in a session that a link had opened, stands by themselves among those who contributed. */
const checkHands = ({ season, expect }: Check, { from, to, answer }: { from: Snapshot; to: Snapshot; answer: Foreign }): void => {
  const between = season.ledger.deeds.slice(from.deeds, to.deeds)
  const last = new Map(season.people.map(({ account, seat }) => [account, seat]))
  const handOf = ({ account, seat, byLink }: Deed): string => {
    const now = last.get(account)
    const formerly = {
      ...(seat.name === now?.name ? {} : { name: seat.name }),
      ...(seat.role === now?.role ? {} : { role: seat.role }),
      ...(seat.agency === now?.agency || seat.agency === null ? {} : { agency: seat.agency }),
    }
    return JSON.stringify(canonical({ account, formerly: Object.keys(formerly).length > 0 ? formerly : null, byLink }))
  }
  const said = new Set<string>(
    answer.contributions.map(({ account, formerly, byLink }: Foreign) => JSON.stringify(canonical({ account, formerly, byLink }))),
  )
  for (const hand of new Set(between.filter(({ what }) => what !== 'text' && what !== 'moved').map(handOf)))
    expect('hands', () => `${hand}, ${from.mark} to ${to.mark}: among ${[...said].join(' ')}`, said.has(hand), true)
  // Keystrokes of before may have gone on since: of those everybody's past counts.
  const all = new Set(season.ledger.deeds.slice(0, to.deeds).map(handOf))
  for (const hand of said)
    expect('hands', () => `${hand} has done nothing, ${from.mark} to ${to.mark}`, all.has(hand) || isRunOn(hand), true)
}
/** Keystrokes that went on into a session opened by a link are told as of their beginning, and as written by link. */
const isRunOn = (hand: string): boolean => JSON.parse(hand).byLink !== null

/** What each delegation and agency of then did, thing by thing and field by field; texts are counted as keystrokes that belong together. */
const checkWork = async ({ season, expect }: Check): Promise<void> => {
  const { snapshots, deeds } = season.ledger
  const to = snapshots.at(-1)
  for (const from of snapshots) {
    if (!to || from === to) continue
    const moves = movesBetween(season, from, to)
    const rows = new Map<string, Record<string, unknown> & { changes: number; byLink: number; moves: number; days: number }>()
    for (const deed of deeds.slice(from.deeds, to.deeds)) {
      const field = deed.field?.split(/[./]/)[0] ?? null
      if (deed.document !== ROADMAP || field === 'title') continue
      const move = moves.get(deed)
      const key = `${deed.delegation} ${deed.seat.agency} ${deed.subject} ${field}`
      const row = rows.get(key) ?? {
        delegation: deed.delegation,
        agency: deed.seat.agency,
        subject: deed.subject,
        field,
        changes: 0,
        byLink: 0,
        moves: 0,
        days: 0,
      }
      rows.set(key, {
        ...row,
        changes: row.changes + 1,
        byLink: row.byLink + (deed.byLink ? 1 : 0),
        moves: row.moves + (move ? 1 : 0),
        days: row.days + (move?.days ?? 0),
      })
    }
    const answer = await season.chair.must('GET', `/api/groups/${GROUP}/work?from=${from.mark}&to=now`)
    const got = answer.rows
      .filter(({ document, field }: Foreign) => document === ROADMAP && field !== 'title')
      .map(({ delegation, agency, subject, field, changes, byLink, moves, days }: Foreign) => ({
        delegation,
        agency,
        subject: `${subject.type}:${subject.id}`,
        field,
        changes,
        byLink,
        moves,
        days,
      }))
    const [said, done] = [new Set(sortedBy(got)), new Set(sortedBy([...rows.values()]))]
    for (const row of done) expect('work', () => `since ${from.mark}: ${row} is not said`, said.has(row), true)
    for (const row of said) expect('work', () => `since ${from.mark}: ${row} is said`, done.has(row), true)
  }
}
