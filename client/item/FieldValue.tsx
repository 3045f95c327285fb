// The read-only value of a field, one component per kind of field: short in the table, complete in the panel.

import { A } from '@solidjs/router'
import { For, type JSX, Show, Suspense } from 'solid-js'
import { pick, pickWords } from '../../shared/bilingual.ts'
import type { DelegationId, MeetingId } from '../../shared/ids.ts'
import { isolate } from '../../shared/isolate.ts'
import type { FieldKey, FieldKind } from '../../shared/roadmap/fields.ts'
import { DEPENDENCY_LABELS, lagText, recurrenceText } from '../../shared/roadmap/labels.ts'
import { isJoint, LEAD_WORDS, othersWords } from '../../shared/roadmap/leadWords.ts'
import type { Item } from '../../shared/roadmap/model.ts'
import type { KeyOf } from '../../shared/views/rule.ts'
import { useGroup } from '../base/group.tsx'
import { createMeetings } from '../base/groupFacts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { lazilySoon } from '../base/lazily.tsx'
import { fieldRow } from '../live/ownFields.ts'
import { Icon } from '../ui/Icon.tsx'
import { DelegationMark, DueMark, ProgressMark, StatusMark } from '../ui/Marks.tsx'
import { dueState, slipLabel } from './due.ts'
import { labelOf } from './facets/choice.ts'
import { useItemContext } from './ItemContext.tsx'
import { KIND_ICONS } from './kindIcons.ts'
import type { OwnFieldValueProps } from './OwnFieldValue.tsx'
import { PairWords } from './PairWords.tsx'
import { useSlipFrom } from './slipFrom.ts'

export interface FieldValueProps<Key extends FieldKey = FieldKey> {
  readonly item: Item
  readonly field: Key
  /** In the short form for a cell. */
  readonly short?: boolean | undefined
  /** False when the shift is written elsewhere and must not be repeated beside the due date. */
  readonly slip?: boolean | undefined
  /** Without links, as inside a button. */
  readonly isPlain?: boolean | undefined
}

/** The field of an instance never changes. */
export function FieldValue(props: FieldValueProps) {
  const drawing = DRAWINGS[fieldRow(props.field).kind]
  // `KeyOf` guarantees that each component gets only fields of its kind.
  return (drawing as Drawing)(props)
}

type Drawing<Key extends FieldKey = FieldKey> = (props: FieldValueProps<Key>) => JSX.Element

function Choice(props: FieldValueProps<KeyOf<'choice'>>) {
  const language = useLanguage()
  const label = () => {
    const value = props.item[props.field]
    return value === null || value === undefined ? '' : labelOf(props.field, value, language())
  }
  switch (props.field) {
    case 'status':
      return <StatusMark status={props.item.status} label={label()} />
    case 'progress':
      return <ProgressMark progress={props.item.progress} label={label()} quiet={props.short ?? false} />
    case 'kind':
      return (
        <span class="row row--tight">
          <Icon name={KIND_ICONS[props.item.kind]} />
          {label()}
        </span>
      )
    case 'priority':
      return <span classList={{ muted: props.item.priority === 0 }}>{label()}</span>
    default:
      return <>{label()}</>
  }
}

function Lead(props: FieldValueProps<KeyOf<'delegation'>>) {
  const text = useText()
  const context = useItemContext()
  const language = useLanguage()
  const codeOf = (id: DelegationId) => context.delegation(id)?.code ?? id
  const others = () => props.item.coDelegations.map(codeOf)
  return (
    <>
      <Show when={context.delegation(props.item.lead)}>
        {(delegation) => (
          <>
            <DelegationMark code={delegation().code} identity={delegation().identity} />
            <Show when={!props.short}>{delegation().name[language()]}</Show>
          </>
        )}
      </Show>
      <Show when={props.short && others().length > 0}>
        <span class="sub" data-tip={text().roadmap.coDelegations(others().join(', '))}>
          <span class="lead__brief">
            {isJoint(props.item) ? LEAD_WORDS.joint[language()] : `+${others().length}`}
            <span class="vh"> {text().roadmap.coDelegations(others().join(', '))}</span>
          </span>
          <span class="lead__printed" aria-hidden="true">
            {othersWords(props.item, codeOf, language())}
          </span>
        </span>
      </Show>
    </>
  )
}

function Delegations(props: FieldValueProps<KeyOf<'delegations'>>) {
  const context = useItemContext()
  return (
    <span class="dgs">
      <For each={props.item[props.field]}>
        {(id) => (
          <Show when={context.delegation(id)}>
            {(delegation) => <DelegationMark code={delegation().code} identity={delegation().identity} />}
          </Show>
        )}
      </For>
    </span>
  )
}

function Agencies(props: FieldValueProps<KeyOf<'agencies'>>) {
  const context = useItemContext()
  return (
    <span class="list-in-line">
      <For each={props.item[props.field]}>
        {(id) => (
          <Show when={context.agency(id)}>
            {(agency) => <span data-identity={context.delegation(agency().delegation)?.identity ?? 'none'}>{agency().acronym}</span>}
          </Show>
        )}
      </For>
    </span>
  )
}

function People(props: FieldValueProps<KeyOf<'people'>>) {
  const context = useItemContext()
  return (
    <span class="list-in-line">
      <For each={props.item[props.field]}>{(id) => <span>{context.person(id)}</span>}</For>
    </span>
  )
}

function DayValue(props: FieldValueProps<KeyOf<'day'>>) {
  const text = useText()
  const context = useItemContext()
  const slipFrom = useSlipFrom()
  const day = () => props.item[props.field]
  const slip = () => (props.slip === false ? undefined : slipLabel({ due: props.item.due, originalDue: slipFrom(props.item) }))
  return (
    <Show when={day()}>
      {(shown) => (
        <Show when={props.field === 'due'} fallback={<time datetime={shown()}>{context.day(shown())}</time>}>
          <DueMark
            day={shown()}
            label={context.day(shown())}
            state={dueState(props.item, context.today())}
            late={text().roadmap.overdueWord}
            slip={slip()}
          />
        </Show>
      )}
    </Show>
  )
}

function Dependencies(props: FieldValueProps<KeyOf<'dependencies'>>) {
  const context = useItemContext()
  const language = useLanguage()
  const text = useText()
  return (
    <span classList={{ 'list-in-line': props.short, stack: !props.short }}>
      <For each={props.item[props.field]}>
        {(dependency) => (
          <span>
            {context.item(dependency.item)?.code ?? text().roadmap.edit.unknownItem}
            <Show when={!props.short}>
              {' '}
              <span class="sub">
                {DEPENDENCY_LABELS[dependency.type][language()].toLowerCase()}
                {dependency.lag === 0 ? '' : `, ${lagText(dependency.lag, language())}`}
              </span>
            </Show>
          </span>
        )}
      </For>
    </span>
  )
}

function Parent(props: FieldValueProps<KeyOf<'item'>>) {
  const context = useItemContext()
  const text = useText()
  const parent = () => {
    const id = props.item[props.field]
    return id === null ? undefined : context.item(id)
  }
  return (
    <Show when={props.item[props.field]}>
      <Show when={parent()} fallback={<span class="muted">{text().roadmap.edit.unknownItem}</span>}>
        {(item) => (
          <span class="cut">
            {item().code}
            <Show when={!props.short}>
              {' '}
              <PairWords pair={item().title} otherwise="" />
            </Show>
          </span>
        )}
      </Show>
    </Show>
  )
}

function Title(props: FieldValueProps<KeyOf<'title'>>) {
  const text = useText()
  const language = useLanguage()
  const shown = () => pick(props.item[props.field], language())
  return (
    <span class="title__t" classList={{ muted: shown().text.trim() === '' }} lang={shown().language}>
      {shown().text.trim() || text().roadmap.untitled}
    </span>
  )
}

function Checklist(props: FieldValueProps<KeyOf<'checklist'>>) {
  const text = useText()
  const done = () => props.item.checklist.filter((entry) => entry.done).length
  return <Show when={props.item.checklist.length > 0}>{text().roadmap.checklist.doneOf(done(), props.item.checklist.length)}</Show>
}

function Stream(props: FieldValueProps<KeyOf<'stream'>>) {
  const context = useItemContext()
  const text = useText()
  return (
    <Show when={context.stream(props.item[props.field])}>
      {(stream) => <PairWords class="cut" pair={stream().name} otherwise={text().roadmap.streams.unnamed} />}
    </Show>
  )
}

function Recurrence(props: FieldValueProps<KeyOf<'recurrence'>>) {
  const language = useLanguage()
  return <Show when={props.item[props.field].every !== 'none'}>{recurrenceText(props.item[props.field], language())}</Show>
}

function Labels(props: FieldValueProps<KeyOf<'labels'>>) {
  return (
    <span class="row row--tight wrap">
      <For each={props.item[props.field]}>{(label) => <span class="badge badge--outline">{label}</span>}</For>
    </span>
  )
}

function Origin(props: FieldValueProps<KeyOf<'meeting'>>) {
  return <Show when={props.item[props.field]}>{(id) => <SessionName id={id()} />}</Show>
}

function Line(props: FieldValueProps<KeyOf<'text'>>) {
  return <>{isolate(props.item[props.field] ?? '')}</>
}

/** Of the kinds that only own fields have. */
const OwnFieldValue = lazilySoon<OwnFieldValueProps>(async () => (await import('./OwnFieldValue.tsx')).OwnFieldValue)
function Own(props: OwnFieldValueProps) {
  return (
    <Suspense>
      <OwnFieldValue {...props} />
    </Suspense>
  )
}

const DRAWINGS: { readonly [Kind in FieldKind]: Drawing<KeyOf<Kind>> } = {
  number: (props) => <span class="id">{props.item.code}</span>,
  title: Title,
  text: Line,
  richText: () => null,
  choice: Choice,
  stream: Stream,
  delegation: Lead,
  delegations: Delegations,
  agencies: Agencies,
  people: People,
  day: DayValue,
  dependencies: Dependencies,
  item: Parent,
  labels: Labels,
  checklist: Checklist,
  recurrence: Recurrence,
  meeting: Origin,
  amount: Own,
  choices: Own,
  party: Own,
  address: Own,
  order: () => null,
  flag: () => null,
}

/** The number and place of a session as a link to it. */
function SessionName(props: { id: MeetingId }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const meetings = createMeetings()
  const name = () => {
    const found = meetings.value()?.find(({ id }) => id === props.id)
    if (!found) return text().meeting.aSession
    const place = pickWords(found.place, language())
    return [text().meeting.session(found.number), place].filter(Boolean).join(', ')
  }
  return <A href={`/g/${group().id}/sessions/${props.id}`}>{name()}</A>
}
