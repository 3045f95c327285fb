// What the command palette makes of typed words about items: "WG-014 due 15 Feb", "WG-014 comment". Renders nothing.
import { useNavigate } from '@solidjs/router'
import { fold } from '../../shared/foldAccents.ts'
import type { ItemId } from '../../shared/ids.ts'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import { useCan } from '../base/actor.tsx'
import { type Command, useCommands } from '../base/commands.tsx'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { sessionDaysOf } from '../dates/sessionDays.ts'
import { useItemContext } from '../item/ItemContext.tsx'
import type { IconName } from '../ui/icons.ts'
import type { PlanView } from './createPlanView.ts'
import { typedChanges, typedNumbers } from './typedChanges.ts'

interface TypedCommandsProps {
  readonly view: PlanView
  /** Begins a comment on the item. Absent: the reader has none. */
  readonly onComment: ((id: ItemId) => void) | undefined
}

export function TypedCommands(props: TypedCommandsProps) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const context = useItemContext()
  const navigate = useNavigate()
  const can = useCan()

  const targetsOf = (at: ItemId | null): readonly Item[] => {
    const { selection, state } = props.view
    if (selection.items().length > 0 && (!at || selection.has(at))) return selection.items()
    const id = at ?? state().item
    const item = id && context.item(id)
    return item ? [item] : []
  }
  const nameOf = (items: readonly Item[]) =>
    items.length > 3 ? text().selection.count(items.length) : items.map(({ code }) => code).join(', ')

  const changes = (query: string, targets: readonly Item[]): readonly Command[] => {
    const { view } = props
    if (!view.selection.may()) return []
    const meetings = view.compared.comparison.moments().meetings
    const words = { text: text(), language: language(), context, meetings, known: view.known(), items: view.all }
    const reader = { language: language(), today: context.today(), sessions: sessionDaysOf(meetings) }
    return typedChanges(query, { words, targets, reader, day: context.day }).map(({ field, value, items, changes, isNamed }) => ({
      id: `typed ${field} ${value}`,
      label: `${nameOf(items)} · ${FIELDS[field].label[language()]}: ${value}`,
      of: text().palette.change,
      icon: 'pencil',
      typed: isNamed ? 'named' : 'likely',
      run: () => view.bulk.change(changes),
    }))
  }

  /** Of the one item whose number was typed. */
  const acts = (query: string): readonly Command[] => {
    const { items, rest } = typedNumbers(query, props.view.all())
    const [item] = items
    if (!item || items.length > 1) return []
    const offered: readonly (readonly [label: string, icon: IconName, isOffered: boolean, run: () => void])[] = [
      [text().palette.keyWords.comment, 'message-square', props.onComment !== undefined, () => props.onComment?.(item.id)],
      [
        text().reports.report,
        'file-text',
        can('report.give', group().id) && !item.archived,
        () => navigate(`/g/${group().id}/reports?report=${item.id}`),
      ],
    ]
    return offered.flatMap(([label, icon, isOffered, run]) =>
      isOffered && rest.every((word) => fold(label).startsWith(word))
        ? [
            {
              id: `typed ${label}`,
              label: `${item.code} · ${label}`,
              of: text().palette.item,
              icon,
              typed: rest.length > 0 ? 'named' : 'likely',
              run,
            },
          ]
        : [],
    )
  }

  useCommands((query, at) => (query === '' ? [] : [...changes(query, targetsOf(at)), ...acts(query)]))
  return null
}
