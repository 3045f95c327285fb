// The files that Ruta's page makes itself, from its copy of the plan and the server's answers: the plan as CSV, XLSX and Markdown, the register as CSV.
import type { Api, ApiAnswer } from '../../../client/base/api.ts'
import { WORDS as EN } from '../../../client/base/messages/en.ts'
import { WORDS as ES } from '../../../client/base/messages/es.ts'
import { exportPlan, planCopyState } from '../../../client/exchange/exportPlan.ts'
import { exportRegister } from '../../../client/exchange/exportRegister.ts'
import { writeXlsx } from '../../../client/exchange/xlsx.ts'
import type { DecisionInfo, MeetingInfo } from '../../../shared/api/meetings.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import type { Member } from '../member.ts'
import { GROUP, ROADMAP } from '../season.ts'
import type { Language } from './wanted.ts'

export type DataFormat = 'csv' | 'xlsx' | 'md'
const TEXTS = { es: ES, en: EN } as const

/** What the page asks the server, with the cookie of this person. */
const apiOf = (by: Member): Pick<Api, 'get' | 'bytes'> => ({
  get: async <T>(path: string): Promise<ApiAnswer<T>> => ({ ok: true, value: await by.must('GET', path) }),
  bytes: async (path) => {
    const response = await by.fetch(path)
    return { ok: true, value: { bytes: new Uint8Array(await response.arrayBuffer()), header: (name) => response.headers.get(name) } }
  },
})
/** Spreadsheets are written in a worker of the page. */
class PageWorker extends EventTarget {
  postMessage({ sheets }: { readonly sheets: Parameters<typeof writeXlsx>[0] }): void {
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data: { type: 'written', bytes: writeXlsx(sheets) } })))
  }
  terminate(): void {}
}
const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export const planFile = async (by: Member, format: DataFormat, language: Language, now: number): Promise<string | Uint8Array> => {
  if (!('Worker' in globalThis)) Object.defineProperty(globalThis, 'Worker', { value: PageWorker, configurable: true })
  const doc = await by.open(ROADMAP)
  const { items, streams } = readRoadMap(doc)
  const made = await exportPlan(format, {
    api: apiOf(by),
    group: await by.must('GET', `/api/groups/${GROUP}`),
    members: await by.must('GET', `/api/groups/${GROUP}/members`),
    text: TEXTS[language],
    language,
    take: () => ({
      items: items.filter(({ archived }) => !archived),
      all: items,
      streams: streams.filter(({ archived }) => !archived),
      copy: planCopyState({ doc, waiting: () => 0 }),
    }),
    comments: 'none',
    origin: by.origin,
    now,
    after,
  })
  if (!made) throw new Error(`the plan as ${format} was not made`)
  return made.content
}

export const registerFile = async (by: Member, language: Language, now: number): Promise<string> => {
  const [decisions, sessions]: readonly [readonly DecisionInfo[], readonly MeetingInfo[]] = [
    await by.must('GET', `/api/groups/${GROUP}/decisions`),
    await by.must('GET', `/api/groups/${GROUP}/meetings`),
  ]
  const shown = decisions.map((decision) => ({
    decision,
    number: String(decision.number),
    session: sessions.find(({ id }) => id === decision.meeting) ?? null,
    subjects: { items: [], texts: [] },
  }))
  const made = await exportRegister({
    api: apiOf(by),
    group: await by.must('GET', `/api/groups/${GROUP}`),
    language,
    text: TEXTS[language],
    take: () => ({ decisions: shown, all: shown.length }),
    unsent: 0,
    separator: ',',
    origin: by.origin,
    now,
    after,
  })
  return String(made.content)
}
