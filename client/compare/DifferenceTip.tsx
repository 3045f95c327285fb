// Tooltip of a changed cell: old → new, who, when, where, how often and by whom. Opens on hover and on keyboard focus, can be hovered itself, and
// closes on Escape (WCAG 1.4.13).
import { createMemo, createSignal, For, onCleanup, onMount, Show } from 'solid-js'
import { Portal } from 'solid-js/web'
import { pick } from '../../shared/bilingual.ts'
import type { CreditedEdit, FieldDifference, ItemDifference } from '../../shared/history/comparison.ts'
import { onlyCredit } from '../../shared/history/credit.ts'
import { creditName, doubtSentence } from '../../shared/history/creditWords.ts'
import { type ItemId, parseItemId } from '../../shared/ids.ts'
import { type FieldKey, isFieldKey } from '../../shared/roadmap/fields.ts'
import { authorMarkIn } from '../base/authorMark.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import type { Compared } from './createCompared.ts'
import { shownFields } from './differences.ts'
import { arrowWords, type Speech, timesChangedTip, timesWords, whenWords } from './tipWords.ts'

const TIP_ID = 'difference-tip'
const WAIT_MS = 350
const LEAVE_MS = 200
const GAP_PX = 6
const ITEM_ROW = 'item:'

interface Target {
  readonly item: ItemId
  /** Describes the row as a whole: on its number and its mark. */
  readonly field: FieldKey | null
  readonly over: DOMRect
}

/** `columns`: the fields that the row shows; the row's tooltip lists the others. */
export function DifferenceTip(props: { grid: HTMLElement; compared: Compared; columns: readonly FieldKey[] }) {
  const [target, setTarget] = createSignal<Target | null>(null)
  let current: HTMLElement | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const close = () => {
    clearTimeout(timer)
    current?.removeAttribute('aria-describedby')
    current = null
    setTarget(null)
  }
  const closeSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(close, LEAVE_MS)
  }
  const stay = () => clearTimeout(timer)
  const open = (from: EventTarget | null, wait: number) => {
    const cell = from instanceof Element ? from.closest('[data-field], .c-mark') : null
    if (!(cell instanceof HTMLElement)) return closeSoon()
    if (cell === current) return stay()
    clearTimeout(timer)
    timer = setTimeout(() => show(cell), wait)
  }
  const show = (cell: HTMLElement) => {
    close()
    const key = cell.closest('[data-row]')?.getAttribute('data-row') ?? ''
    const item = key.startsWith(ITEM_ROW) ? parseItemId(key.slice(ITEM_ROW.length)) : null
    const found = item ? props.compared.comparison.difference(item) : undefined
    const named = cell.dataset.field ?? 'number'
    const field = isFieldKey(named) && named !== 'number' ? named : null
    if (!item || !found || !cell.isConnected || (field && !shownFields(found).some((one) => one.field === field))) return
    current = cell
    cell.setAttribute('aria-describedby', TIP_ID)
    setTarget({ item, field, over: cell.getBoundingClientRect() })
  }
  onMount(() => {
    const listening = new AbortController()
    const on = <K extends keyof HTMLElementEventMap>(type: K, listener: (event: HTMLElementEventMap[K]) => void) =>
      props.grid.addEventListener(type, listener, { signal: listening.signal })
    on('pointerover', (event) => event.pointerType !== 'touch' && open(event.target, WAIT_MS))
    on('pointerleave', closeSoon)
    on('focusin', (event) => event.target instanceof HTMLElement && event.target.matches(':focus-visible') && open(event.target, 0))
    on('focusout', close)
    on('pointerdown', close)
    document.addEventListener('keydown', (event) => event.key === 'Escape' && close(), { capture: true, signal: listening.signal })
    document.addEventListener('scroll', close, { capture: true, passive: true, signal: listening.signal })
    onCleanup(() => {
      listening.abort()
      clearTimeout(timer)
    })
  })
  const shown = createMemo(() => {
    const at = target()
    const difference = at ? props.compared.comparison.difference(at.item) : undefined
    return at && difference ? { ...at, difference } : null
  })
  return (
    <Show when={shown()}>
      {(at) => (
        <Portal>
          <div
            class="diff-tip"
            role="tooltip"
            id={TIP_ID}
            ref={(bubble) => queueMicrotask(() => place(bubble, at().over))}
            onPointerEnter={stay}
            onPointerLeave={closeSoon}
          >
            <Words compared={props.compared} columns={props.columns} difference={at().difference} field={at().field} />
          </div>
        </Portal>
      )}
    </Show>
  )
}

interface WordsProps {
  readonly compared: Compared
  readonly columns: readonly FieldKey[]
  readonly difference: ItemDifference
  readonly field: FieldKey | null
}

function Words(props: WordsProps) {
  const language = useLanguage()
  const speech = (): Speech => ({ names: props.compared.names(), language: language() })
  const field = () => shownFields(props.difference).find((one) => one.field === props.field)
  return (
    <Show when={field()} fallback={<RowWords {...props} speech={speech()} />}>
      {(one) => (
        <>
          <p class="diff-tip__h">{arrowWords(one(), speech())}</p>
          <Who edit={one().last} compared={props.compared} speech={speech()} />
          <Show when={timesChangedTip(props.difference, one(), speech())}>{(words) => <p>{words()}</p>}</Show>
        </>
      )}
    </Show>
  )
}

/** For a row: fields without a column, and who changed it. */
function RowWords(props: WordsProps & { speech: Speech }) {
  const text = useText()
  const fields = () => shownFields(props.difference)
  const hidden = () => fields().filter(({ field }) => !props.columns.includes(field))
  const title = () => {
    switch (props.difference.how) {
      case 'added':
        return text().compare.addedTip
      case 'archived':
        return text().compare.archivedTip
      case 'restored':
        return text().compare.restoredTip
      case 'changed':
        return text().compare.changedTip(fields().length)
    }
  }
  return (
    <>
      <p class="diff-tip__h">{title()}</p>
      <Show when={hidden().length > 0}>
        <p class="sub">{text().compare.alsoHere}</p>
        <ul class="diff-tip__list">
          <For each={hidden()}>{(one) => <li>{arrowWords(one, props.speech)}</li>}</For>
        </ul>
      </Show>
      <Show when={lastOf(props.difference)}>{(last) => <Who edit={last()} compared={props.compared} speech={props.speech} />}</Show>
      <Show when={timesWords(props.difference.contributions, props.speech)}>{(words) => <p>{words()}</p>}</Show>
    </>
  )
}

type Doing = Omit<CreditedEdit, 'seq'>
const lastOf = (difference: ItemDifference): Doing | null => {
  const edits = difference.fields.map((field: FieldDifference) => field.last)
  const newest = edits.toSorted((a, b) => b.at - a.at)[0]
  const contributed = difference.contributions.toSorted((a, b) => b.lastAt - a.lastAt)[0]
  if (!contributed) return newest ?? null
  if (newest && newest.at >= contributed.lastAt) return newest
  return { ...onlyCredit(contributed), at: contributed.lastAt, meeting: null }
}

function Who(props: { edit: Doing; compared: Compared; speech: Speech }) {
  const group = useGroup()
  const context = useItemContext()
  const mark = () => authorMarkIn(group(), props.edit)
  const place = () => {
    const meeting = props.compared.comparison.moments().meetings.find(({ id }) => id === props.edit.meeting)
    if (!meeting) return null
    const city =
      pick(meeting.place, props.speech.language)
        .text.split(/[,;·(]/)[0]
        ?.trim() ?? ''
    return { number: meeting.number, zone: meeting.zone, city }
  }
  const { person } = context
  const doubt = () => doubtSentence(props.edit, person, props.speech.language)
  return (
    <>
      <p class="diff-tip__who">
        <Show when={mark()}>{(one) => <DelegationMark code={one().code} identity={one().identity} />}</Show>
        <span>
          {creditName(props.edit, { person, agency: props.speech.names.agency }, props.speech.language)} ·{' '}
          {whenWords(props.edit, place(), props.speech)}
        </span>
      </p>
      <Show when={doubt()}>{(words) => <p>{words()}</p>}</Show>
    </>
  )
}

/** Below the cell, or above where there is no room; never outside the window. */
const place = (bubble: HTMLElement, over: DOMRect) => {
  const size = bubble.getBoundingClientRect()
  const below = over.bottom + GAP_PX
  const top = below + size.height > innerHeight - GAP_PX ? over.top - GAP_PX - size.height : below
  const left = Math.max(GAP_PX, Math.min(over.left, innerWidth - size.width - GAP_PX))
  bubble.style.setProperty('inset-block-start', `${Math.round(Math.max(GAP_PX, top))}px`)
  bubble.style.setProperty('inset-inline-start', `${Math.round(left)}px`)
}
