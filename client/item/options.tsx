// What one may choose for a field with few answers, each with its drawing, and what choosing it writes.
import type { JSX } from 'solid-js'
import type { Language } from '../../shared/bilingual.ts'
import type { Result } from '../../shared/result.ts'
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import { type Item, KINDS, PRIORITIES, PROGRESS, STAGES, STATUSES, type Workstream } from '../../shared/roadmap/model.ts'
import { mayMove } from '../../shared/roadmap/status.ts'
import type { Messages } from '../base/messages/catalogue.ts'
import { Icon } from '../ui/Icon.tsx'
import { DelegationMark, ProgressMark, StatusMark } from '../ui/Marks.tsx'
import type { ItemContext } from './ItemContext.tsx'
import { KIND_ICONS } from './kindIcons.ts'
import { PairWords } from './PairWords.tsx'
import type { ItemWrites } from './writes.ts'

export interface Option {
  readonly key: string
  readonly draw: () => JSX.Element
  readonly choose: () => Result<unknown>
}
export interface OptionsRequest {
  readonly item: Item
  readonly field: FieldKey
  readonly write: ItemWrites
  readonly context: ItemContext
  readonly streams: readonly Workstream[]
  readonly language: Language
  readonly text: Messages
}

/** The key of the present answer. */
export const chosenKey = (item: Item, field: FieldKey): string => {
  const value = item[field]
  return value === null ? NOTHING : String(value)
}
const NOTHING = ''

export const optionsOf = ({ item, field, write, context, streams, language, text }: OptionsRequest): readonly Option[] => {
  const nothing = (words: string, choose: Option['choose']): Option => ({
    key: NOTHING,
    draw: () => <span class="muted">{words}</span>,
    choose,
  })
  switch (field) {
    case 'status':
      return STATUSES.filter((status) => mayMove(item.status, status)).map((status) => ({
        key: status,
        draw: () => <StatusMark status={status} label={CHOICE_LABELS.status[status][language]} />,
        choose: () => write.setField(item.id, 'status', status),
      }))
    case 'progress':
      return PROGRESS.map((progress) => ({
        key: progress,
        draw: () => <ProgressMark progress={progress} label={CHOICE_LABELS.progress[progress][language]} />,
        choose: () => write.setField(item.id, 'progress', progress),
      }))
    case 'kind':
      return KINDS.map((kind) => ({
        key: kind,
        draw: () => (
          <>
            <Icon name={KIND_ICONS[kind]} />
            {CHOICE_LABELS.kind[kind][language]}
          </>
        ),
        choose: () => write.setField(item.id, 'kind', kind),
      }))
    case 'priority':
      return PRIORITIES.map((priority) => ({
        key: String(priority),
        draw: () => CHOICE_LABELS.priority[priority][language],
        choose: () => write.setField(item.id, 'priority', priority),
      }))
    case 'stage':
      return [
        nothing(text.roadmap.edit.noStage, () => write.setField(item.id, 'stage', null)),
        ...STAGES.map((stage) => ({
          key: stage,
          draw: () => CHOICE_LABELS.stage[stage][language],
          choose: () => write.setField(item.id, 'stage', stage),
        })),
      ]
    case 'lead':
      return [
        ...context.delegations().map((delegation) => ({
          key: delegation.id,
          draw: () => (
            <>
              <DelegationMark code={delegation.code} identity={delegation.identity} /> {delegation.name[language]}
            </>
          ),
          choose: () => write.setField(item.id, 'lead', delegation.id),
        })),
        nothing(text.roadmap.edit.noDelegation, () => write.setField(item.id, 'lead', null)),
      ]
    case 'stream':
      return [
        ...streams
          .filter((stream) => !stream.archived || stream.id === item.stream)
          .map((stream) => ({
            key: stream.id,
            draw: () => <PairWords pair={stream.name} otherwise={text.roadmap.streams.unnamed} />,
            choose: () => write.moveItem(item.id, { stream: stream.id }),
          })),
        nothing(text.roadmap.withoutStream, () => write.moveItem(item.id, { stream: null })),
      ]
    default:
      return []
  }
}
