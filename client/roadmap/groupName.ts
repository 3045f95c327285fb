// What a group of rows, or a column of the board, is called.
import { pickWords } from '../../shared/bilingual.ts'
import { assertNever } from '../../shared/result.ts'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMonth } from '../base/intl.ts'
import { useComparing } from '../compare/ComparisonProvider.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import type { ColumnOf } from './board/boardColumns.ts'
import type { GroupOf } from './grouping.ts'

export const useGroupName = (): ((of: GroupOf | ColumnOf) => string) => {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const { moments } = useComparing()
  const list = (names: readonly string[], none: string) => names.join(' · ') || none
  return (of) => {
    switch (of.by) {
      case 'status':
        return CHOICE_LABELS.status[of.value][language()]
      case 'progress':
        return CHOICE_LABELS.progress[of.value][language()]
      case 'kind':
        return CHOICE_LABELS.kind[of.value][language()]
      case 'priority':
        return CHOICE_LABELS.priority[of.value][language()]
      case 'stage':
        return of.value === null ? text().roadmap.edit.noStage : CHOICE_LABELS.stage[of.value][language()]
      case 'due':
        return of.value === null ? text().roadmap.without.due : formatMonth(of.value, language())
      case 'parent': {
        if (of.value === null) return text().roadmap.without.parent
        const parent = context.item(of.value)
        return parent ? `${parent.code} ${pickWords(parent.title, language())}` : text().roadmap.edit.unknownItem
      }
      case 'origin': {
        if (of.value === null) return text().roadmap.without.origin
        const meeting = moments().meetings.find(({ id }) => id === of.value)
        return meeting ? text().meeting.session(meeting.number) : text().meeting.aSession
      }
      case 'labels':
        return list(of.value, text().roadmap.without.labels)
      case 'coDelegations':
        return list(
          of.value.map((id) => context.delegation(id)?.code ?? id),
          text().roadmap.without.coDelegations,
        )
      case 'lead':
        return context.delegation(of.value)?.name[language()] ?? text().board.none.lead
      case 'stream': {
        const stream = context.stream(of.value)
        return stream ? pickWords(stream.name, language()) || text().roadmap.streams.unnamed : text().roadmap.withoutStream
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
