// Exports the register of decisions as shown, with the newest entry of each log that it was made from. Loaded on demand.
import type { GroupInfo } from '../../shared/api/groups.ts'
import type { Language } from '../../shared/bilingual.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { address } from '../base/address.ts'
import type { Api } from '../base/api.ts'
import { formatMoment } from '../base/intl.ts'
import type { Messages } from '../base/messages/catalogue.ts'
import { dayOf } from '../base/today.ts'
import { readerZone } from '../base/zones.ts'
import type { MadeFile } from './exportPlan.ts'
import { type NamedDecision, registerCsv } from './registerCsv.ts'

interface Asked {
  readonly api: Pick<Api, 'get'>
  readonly group: GroupInfo
  readonly language: Language
  readonly text: Messages
  readonly decisions: readonly NamedDecision[]
  readonly all: number
  readonly origin: string
  readonly now: number
}

/** Offline the file is created all the same, and says that it could not be compared with the server. */
export const exportRegister = async ({ api, group, language, text, decisions, all, origin, now }: Asked): Promise<MadeFile> => {
  const documents = [...new Set(decisions.flatMap(({ session }): readonly DocumentId[] => (session ? [session.document] : [])))]
  const heads = await Promise.all(
    documents.map(async (document) => {
      const answer = await api.get(address('/api/documents/:document/head', { document }))
      return { document, ...(answer.ok ? answer.value.head : { seq: null, hash: null }) }
    }),
  )
  return {
    name: `ruta-${group.id}-${text.exchange.registerName}-${dayOf(new Date(now))}.csv`,
    type: 'text/csv',
    content: registerCsv({
      decisions,
      all,
      group: group.name,
      language,
      text,
      heads,
      when: formatMoment(now, language),
      zone: readerZone(),
      address: `${origin}/g/${group.id}/decisions`,
    }),
  }
}
