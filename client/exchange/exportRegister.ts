// Exports the register of decisions as shown, with the newest entry of each log that it was made from. Loaded on demand.
import type { GroupInfo } from '../../shared/api/groups.ts'
import type { Language } from '../../shared/bilingual.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { dataNameOf } from '../../shared/outcome/fileName.ts'
import type { CsvSeparator } from '../../shared/spreadsheet.ts'
import { address } from '../base/address.ts'
import type { Api } from '../base/api.ts'
import { correctionList } from '../base/correctedWords.ts'
import { formatMoment } from '../base/intl.ts'
import type { Messages } from '../base/messages/catalogue.ts'
import { localDay, minuteOf } from '../base/today.ts'
import { readerZone } from '../base/zones.ts'
import type { MadeFile } from './exportPlan.ts'
import { type NamedDecision, type RegisterFile, registerCsv } from './registerCsv.ts'

/** What the screen shows: it asks the server again every few seconds. */
export interface ShownRegister {
  readonly decisions: readonly NamedDecision[]
  readonly all: number
}
interface Asked {
  readonly api: Pick<Api, 'get'>
  readonly group: GroupInfo
  readonly language: Language
  readonly text: Messages
  readonly take: () => ShownRegister
  readonly unsent: number
  readonly separator: CsvSeparator
  readonly origin: string
  readonly now: number
  readonly after: (ms: number) => Promise<unknown>
}

/** Offline the file is created all the same, and says that it could not be compared with the server. */
export const exportRegister = async (asked: Asked): Promise<MadeFile> => {
  const { group, language, text, unsent, separator, origin, now } = asked
  return {
    name: `${dataNameOf({ group: group.id, thing: 'register', language, day: localDay(new Date(now)) })}.csv`,
    type: 'text/csv',
    content: registerCsv({
      ...(await prove(asked)),
      group: group.name,
      language,
      text,
      unsent,
      separator,
      correctedOf: (decision) => correctionList(decision, group, language),
      timeOf: minuteOf,
      when: formatMoment(now, language),
      zone: readerZone(),
      address: `${origin}/g/${group.id}/decisions`,
    }),
  }
}

/** Longer than the screen takes to ask again. */
const TRIES = 8
const NEXT_TRY = 1_000

/** The entries whose decisions are shown: those before and after the server gave the same decisions. */
const prove = async ({ api, group, take, after }: Asked): Promise<Pick<RegisterFile, 'decisions' | 'all' | 'heads'>> => {
  for (let left = TRIES; ; left -= 1) {
    const { decisions, all } = take()
    const documents = [...new Set(decisions.flatMap(({ session }): readonly DocumentId[] => (session ? [session.document] : [])))]
    const heads = await headsOf(api, documents)
    const answer = await api.get(address('/api/groups/:group/decisions', { group: group.id }))
    const unproved = { decisions, all, heads: documents.map((document) => ({ document, seq: null, hash: null })) }
    if (!answer.ok) return unproved
    const known = new Map(answer.value.map((decision) => [decision.id, JSON.stringify(decision)]))
    const isShown = decisions.every(({ decision }) => known.get(decision.id) === JSON.stringify(decision))
    if (isShown && JSON.stringify(await headsOf(api, documents)) === JSON.stringify(heads)) return { decisions, all, heads }
    if (left === 0) return unproved
    await after(NEXT_TRY)
  }
}

const headsOf = (api: Asked['api'], documents: readonly DocumentId[]): Promise<RegisterFile['heads']> =>
  Promise.all(
    documents.map(async (document) => {
      const answer = await api.get(address('/api/documents/:document/head', { document }))
      return { document, ...(answer.ok ? answer.value.head : { seq: null, hash: null }) }
    }),
  )
