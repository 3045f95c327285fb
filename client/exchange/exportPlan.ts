// The plan as a file of any of its formats, from what is shown. Loaded when somebody asks for one.

import type { Threads } from '../../shared/api/comments.ts'
import type { GroupInfo } from '../../shared/api/groups.ts'
import type { Member } from '../../shared/api/members.ts'
import type { Language } from '../../shared/bilingual.ts'
import { roadmapId, type Seq } from '../../shared/ids.ts'
import type { Item, Workstream } from '../../shared/roadmap/model.ts'
import { address, withQuery } from '../base/address.ts'
import type { Answer, Api } from '../base/api.ts'
import { formatMoment } from '../base/intl.ts'
import type { Messages } from '../base/messages/catalogue.ts'
import { dayOf } from '../base/today.ts'
import { readerZone } from '../base/zones.ts'
import { namesOf } from '../item/facets/names.ts'
import { isForOne } from './comments.ts'
import type { CommentsInFile } from './commentsInFile.ts'
import { planCsv } from './planCsv.ts'
import type { PlanFile } from './planFile.ts'
import type { PlanFormat } from './planFormats.ts'
import { planJson } from './planJson.ts'
import { planMarkdown } from './planMarkdown.ts'
import { planSheets } from './planSheets.ts'
import { toXlsx } from './startExchange.ts'

export interface Asked {
  readonly api: Pick<Api, 'get'>
  readonly group: GroupInfo
  readonly members: readonly Member[]
  readonly text: Messages
  readonly language: Language
  /** As shown: filtered and sorted. */
  readonly items: readonly Item[]
  /** Those that the filters leave out may be named by others. */
  readonly all: readonly Item[]
  readonly streams: readonly Workstream[]
  /** Those that the server lets this reader see. */
  readonly comments: CommentsInFile
  readonly origin: string
  readonly now: number
  /** The earlier moment that the items are of; what was reported after the last change belongs to the plan as it is now. */
  readonly shown?: { readonly seq: Seq; readonly at: number; readonly isNewest: boolean } | undefined
}
export interface MadeFile {
  readonly name: string
  readonly type: string
  readonly content: string | Uint8Array<ArrayBuffer>
}

/** Null where it took too long, or the writer could not be loaded. */
export const exportPlan = async (format: PlanFormat, asked: Asked): Promise<MadeFile | null> => {
  const { group, now, shown } = asked
  const document = roadmapId(group.id)
  const today = dayOf(new Date(shown?.at ?? now))
  const of = { group: group.id }
  // Without a server the file is made all the same, and says that it could not be compared.
  const [head, meetings, reports, comments] = await Promise.all([
    asked.api.get(address('/api/documents/:document/head', { document, ...(shown ? { seq: String(shown.seq) } : {}) })),
    asked.api.get(address('/api/groups/:group/meetings', of)),
    format === 'xlsx' || format === 'csv' ? asked.api.get(address('/api/groups/:group/reports', of)) : null,
    asked.comments === 'none' || format === 'csv' ? null : allThreads(asked),
  ])
  // Refused rather than left out: a file must not omit silently what was asked for.
  if (comments === 'failed') return null
  const file: PlanFile = {
    items: asked.items,
    all: asked.all.filter(({ archived }) => !archived).length,
    streams: asked.streams,
    comments,
    reports: reports?.ok ? reports.value.filter(({ at }) => !shown || shown.isNewest || at <= shown.at) : null,
    group: group.name,
    names: namesOf({
      language: asked.language,
      thisYear: Number(today.slice(0, 4)),
      delegations: group.delegations,
      agencies: group.agencies,
      members: asked.members,
      streams: asked.streams,
      items: asked.all,
      meetings: meetings.ok ? meetings.value : [],
    }),
    text: asked.text,
    proof: {
      document,
      seq: head.ok ? (shown ? shown.seq : head.value.head.seq) : null,
      hash: head.ok ? ((shown ? head.value.at?.hash : head.value.head.hash) ?? null) : null,
      when: { es: formatMoment(shown?.at ?? now, 'es'), en: formatMoment(shown?.at ?? now, 'en') },
      zone: readerZone(),
      address: `${asked.origin}/g/${group.id}/road-map`,
    },
  }
  const own = isForOne(comments) ? `-${asked.text.exchange.notForAllName}` : ''
  const name = `ruta-${group.id}-plan-${today}${file.proof.seq === null ? '' : `-${file.proof.seq}`}${own}.${format}`
  switch (format) {
    case 'csv':
      return { name, type: 'text/csv', content: planCsv(file) }
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
/** Page by page, on items alone. */
const allThreads = async ({ api, group, comments }: Asked): Promise<PlanFile['comments'] | 'failed'> => {
  const asks = address('/api/groups/:group/comments', { group: group.id, kind: 'item', ...(comments === 'all' && { visibility: 'all' }) })
  const threads = new Map<string, Threads['threads'][number]>()
  const people = new Map<string, Threads['people'][number]>()
  let page: Threads | null = null
  do {
    const answer: Answer<Threads> = await api.get(page ? withQuery(asks, { after: page.next }) : asks)
    if (!answer.ok) return 'failed'
    page = answer.value
    for (const thread of page.threads) threads.set(thread.id, thread)
    for (const person of page.people) people.set(person.account, person)
  } while (page.more)
  return { threads: [...threads.values()], people: [...people.values()] }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
