// What a group of rows, or a column of the board, is called.
import { pick } from '../../shared/bilingual.ts'
import { assertNever } from '../../shared/result.ts'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import type { ColumnOf } from './board/boardColumns.ts'
import type { GroupOf } from './grouping.ts'

export const useGroupName = (): ((of: GroupOf | ColumnOf) => string) => {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const list = (names: readonly string[], none: string) => names.join(' · ') || none
  return (of) => {
    switch (of.by) {
      case 'status':
        return CHOICE_LABELS.status[of.value][language()]
      case 'progress':
        return CHOICE_LABELS.progress[of.value][language()]
      case 'lead':
        return context.delegation(of.value)?.name[language()] ?? text().board.none.lead
      case 'stream': {
        const stream = context.stream(of.value)
        return stream ? pick(stream.name, language()).text.trim() || text().roadmap.streams.unnamed : text().roadmap.withoutStream
      }
      case 'agencies':
        return list(
          of.value.map((id) => context.agency(id)?.acronym ?? id),
          text().roadmap.withoutAgency,
        )
      case 'people':
        return list(of.value.map(context.person), text().roadmap.withoutPeople)
      default:
        return assertNever(of)
    }
  }
}
