// Exports the plan as shown, in any format. Loaded on demand.

import type { Threads } from '../../shared/api/comments.ts'
import type { GroupInfo } from '../../shared/api/groups.ts'
import type { Member } from '../../shared/api/members.ts'
import type { Language } from '../../shared/bilingual.ts'
import { formatMark } from '../../shared/history/marks.ts'
import { roadmapId, type Seq } from '../../shared/ids.ts'
import { dataNameOf } from '../../shared/outcome/fileName.ts'
import type { Item, Workstream } from '../../shared/roadmap/model.ts'
import type { CsvSeparator } from '../../shared/spreadsheet.ts'
import { compareStates, wholeState } from '../../shared/yjs/compareStates.ts'
import { address, withQuery } from '../base/address.ts'
import type { Api, ApiAnswer } from '../base/api.ts'
import { formatMoment } from '../base/intl.ts'
import type { Messages } from '../base/messages/catalogue.ts'
import { localDay } from '../base/today.ts'
import { readerZone } from '../base/zones.ts'
import { facetNames } from '../item/facets/names.ts'
import type { LiveDocument } from '../live/types.ts'
import { isForOne } from './comments.ts'
import type { CommentsInFile } from './commentsInFile.ts'
import { planCsv } from './planCsv.ts'
import type { FileProof, PlanFile } from './planFile.ts'
import type { PlanFormat } from './planFormats.ts'
import { planJson } from './planJson.ts'
import { planMarkdown } from './planMarkdown.ts'
import { planSheets } from './planSheets.ts'
import { toXlsx } from './startExchange.ts'

/** The copy of the plan on this device, of which a file is made. */
export type DeviceCopy = Pick<LiveDocument, 'doc' | 'waiting'>
export const planCopyState = ({ doc, waiting }: DeviceCopy): PlanCopy['copy'] => ({ state: wholeState(doc), waiting: waiting() })

/** One state of what is shown, which changes no more. */
export interface PlanCopy {
  /** As shown: filtered and sorted. */
  readonly items: readonly Item[]
  /** Also items outside the filter, because others may refer to them. */
  readonly all: readonly Item[]
  readonly streams: readonly Workstream[]
  /** As one Yjs update, with the number of edits that the server has not confirmed. Null for a past moment, which is of the log alone. */
  readonly copy: { readonly state: Uint8Array; readonly waiting: number } | null
}
interface Asked {
  readonly api: Pick<Api, 'get' | 'bytes'>
  readonly group: GroupInfo
  readonly members: readonly Member[]
  readonly text: Messages
  readonly language: Language
  /** What is shown at the moment of the call. */
  readonly take: () => PlanCopy
  /** The server returns only comments that this user may read. */
  readonly comments: CommentsInFile
  /** Of a CSV. */
  readonly separator?: CsvSeparator
  readonly origin: string
  readonly now: number
  readonly after: (ms: number) => Promise<unknown>
  /** The moment of the items; reports after its newest entry belong to the present plan and are exported with it only. */
  readonly shown?: { readonly seq: Seq; readonly at: number; readonly isNewest: boolean } | undefined
}
export interface MadeFile {
  readonly name: string
  readonly type: string
  readonly content: string | Uint8Array<ArrayBuffer>
}

/** Null if it took too long, or the writer could not be loaded. */
export const exportPlan = async (format: PlanFormat, asked: Asked): Promise<MadeFile | null> => {
  const { group, now, shown } = asked
  const today = localDay(new Date(shown?.at ?? now))
  const of = { group: group.id }
  // Offline the file is created all the same, and says that it could not be compared with the server.
  const [{ taken, ...proven }, meetings, reports, comments] = await Promise.all([
    prove(asked),
    asked.api.get(address('/api/groups/:group/meetings', of)),
    format === 'xlsx' || format === 'csv' ? asked.api.get(address('/api/groups/:group/reports', of)) : null,
    asked.comments === 'none' || format === 'csv' ? null : allThreads(asked),
  ])
  // Refused rather than incomplete: a file must not silently omit what was asked for.
  if (comments === 'failed') return null
  const file: PlanFile = {
    items: taken.items,
    all: taken.all.filter(({ archived }) => !archived).length,
    streams: taken.streams,
    comments,
    reports: reports?.ok ? reports.value.filter(({ at }) => !shown || shown.isNewest || at <= shown.at) : null,
    group: group.name,
    names: facetNames({
      language: asked.language,
      thisYear: Number(today.slice(0, 4)),
      delegations: group.delegations,
      agencies: group.agencies,
      members: asked.members,
      streams: taken.streams,
      items: taken.all,
      meetings: meetings.ok ? meetings.value : [],
    }),
    text: asked.text,
    proof: {
      ...proven,
      when: { es: formatMoment(shown?.at ?? now, 'es'), en: formatMoment(shown?.at ?? now, 'en') },
      zone: readerZone(),
      address: `${asked.origin}/g/${group.id}/road-map`,
    },
  }
  const own = isForOne(comments) ? `-${asked.text.exchange.notForAllName}` : ''
  const name = `${dataNameOf({ group: group.id, thing: 'plan', language: asked.language, day: today })}${own}.${format}`
  switch (format) {
    case 'csv':
      return { name, type: 'text/csv', content: planCsv(file, asked.separator) }
    case 'json':
      return { name, type: 'application/json', content: planJson(file) }
    case 'md':
      return { name, type: 'text/markdown', content: planMarkdown(file) }
    case 'xlsx': {
      const made = await toXlsx(planSheets(file))
      return made.type === 'written' ? { name, type: XLSX, content: made.bytes } : null
    }
  }
}
/** What reaches this device or the server a moment later is awaited. */
const TRIES = 6
const NEXT_TRY = 400

interface Proven extends Pick<FileProof, 'document' | 'seq' | 'hash' | 'unsent'> {
  readonly taken: PlanCopy
}
/** The entry whose state is what is exported, but for edits of this device, which are counted. */
const prove = async ({ api, group, take, after, shown }: Asked): Promise<Proven> => {
  const document = roadmapId(group.id)
  const at = async (taken: PlanCopy, seq: number, unsent: number): Promise<Proven> => {
    const head = await api.get(address('/api/documents/:document/head', { document, seq: String(seq) }))
    return head.ok && head.value.at
      ? { taken, document, seq, hash: head.value.at.hash, unsent }
      : { taken, document, seq: null, hash: null, unsent }
  }
  for (let left = TRIES; ; left -= 1) {
    const taken = take()
    if (!taken.copy) return at(taken, shown?.seq ?? 0, 0)
    const { state, waiting } = taken.copy
    const answer = await api.bytes(address('/api/documents/:document/state', { document, at: formatMark({ type: 'now' }) }))
    if (!answer.ok) return { taken, document, seq: null, hash: null, unsent: waiting }
    const { hasMore, lacks } = compareStates(state, answer.value.bytes)
    const seq = Number(answer.value.header('ruta-seq') ?? 0)
    if (!hasMore && !lacks) return at(taken, seq, 0)
    if (left === 0) return lacks || waiting === 0 ? { taken, document, seq: null, hash: null, unsent: waiting } : at(taken, seq, waiting)
    await after(NEXT_TRY)
  }
}

/** Page by page, on items only. */
const allThreads = async ({ api, group, comments }: Asked): Promise<PlanFile['comments'] | 'failed'> => {
  const asks = address('/api/groups/:group/comments', { group: group.id, kind: 'item', ...(comments === 'all' && { visibility: 'all' }) })
  const threads = new Map<string, Threads['threads'][number]>()
  const people = new Map<string, Threads['people'][number]>()
  let page: Threads | null = null
  do {
    const answer: ApiAnswer<Threads> = await api.get(page ? withQuery(asks, { after: page.next }) : asks)
    if (!answer.ok) return 'failed'
    page = answer.value
    for (const thread of page.threads) threads.set(thread.id, thread)
    for (const person of page.people) people.set(person.account, person)
  } while (page.more)
  return { threads: [...threads.values()], people: [...people.values()] }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
