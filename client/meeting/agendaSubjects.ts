// Subjects (items and texts) of a point or a decision, with title and URL.
import { pickWords } from '../../shared/bilingual.ts'
import type { DocumentId, ItemId } from '../../shared/ids.ts'
import { pageKey } from '../../shared/meeting/checks.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useItemContext } from '../item/ItemContext.tsx'

export interface AgendaSubject {
  readonly href: string
  /** Its number, if it has one. */
  readonly short: string
  readonly words: string
}

export const useSubjects = () => {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const context = useItemContext()
  return {
    item: (id: ItemId): AgendaSubject => {
      const item = context.item(id)
      const title = item ? pickWords(item.title, language()) || text().roadmap.untitled : text().meeting.unknownItem
      return { href: `/g/${group().id}/road-map?item=${id}`, short: item?.code ?? '', words: title }
    },
    text: (id: DocumentId): AgendaSubject => {
      const page = group().documents.find((one) => one.id === id)
      const title = page ? pickWords(page.title, language()) || text().texts.untitled : text().meeting.unknownText
      return { href: `/g/${group().id}/texts/${pageKey(id)}`, short: '', words: title }
    },
  }
}
