// Layout of a decision, as an entry of a list (register, outcomes) or as one line (room, projector). The screen provides inputs and links.
import { For, type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Language } from '../../shared/bilingual.ts'
import type { DecisionId } from '../../shared/ids.ts'
import type { Decision } from '../../shared/meeting/model.ts'
import { useLanguages } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useToast } from '../ui/Toasts.tsx'

interface DecisionParts {
  readonly status: Decision['status']
  /** *Decision 12*. */
  readonly name: JSX.Element
}

export function DecisionEntry(
  props: DecisionParts & {
    readonly id?: DecisionId
    readonly heading: 'h2' | 'h3'
    /** The URL links to this decision. */
    readonly isMeant?: boolean
    readonly words: Decision['text']
    /** Null where a side is read-only. */
    readonly field?: (side: Language) => JSX.Element | null
    readonly pair?: JSX.Element
    readonly menu?: JSX.Element
    /** Status, method, meeting and subjects. */
    readonly facts: JSX.Element
  },
) {
  const text = useText()
  const languages = useLanguages()
  const written = (side: Language) => props.words[side].trim()
  return (
    <li
      class="decision"
      classList={{ 'is-meant': props.isMeant === true, 'decision--withdrawn': props.status === 'withdrawn' }}
      data-decision={props.id}
    >
      <Dynamic component={props.heading} class="decision__n">
        <Icon name="gavel" />
        {props.name}
      </Dynamic>
      <div class="decision__sides">
        <For each={languages()}>
          {(side) => (
            <div class="decision__side">
              <span class="bi__l" aria-hidden="true">
                {side.toUpperCase()}
              </span>
              <Show
                when={props.field?.(side)}
                fallback={
                  <p class="decision__words" classList={{ muted: written(side) === '' }} lang={written(side) === '' ? undefined : side}>
                    {written(side) || text().meeting.register.missing}
                  </p>
                }
              >
                {(field) => <>{field()}</>}
              </Show>
            </div>
          )}
        </For>
        {props.pair}
      </div>
      {props.menu}
      <div class="decision__facts">{props.facts}</div>
    </li>
  )
}

export function DecisionLine(
  props: DecisionParts & {
    readonly label?: string
    /** Name of the part for the projector. */
    readonly shows: string | undefined
    readonly isBefore: boolean
    readonly edited?: string | undefined
    readonly ref?: (line: HTMLElement) => void
    readonly words: JSX.Element
    readonly end: JSX.Element
  },
) {
  return (
    <article
      class="out"
      aria-label={props.label}
      classList={{ 'is-before': props.isBefore, 'is-withdrawn': props.status === 'withdrawn' }}
      data-shows={props.shows}
      data-edited={props.edited}
      ref={(line) => props.ref?.(line)}
    >
      <span class="out__k">
        <Icon name="gavel" />
        {props.name}
      </span>
      <div class="out__words">{props.words}</div>
      <span class="out__end">{props.end}</span>
    </article>
  )
}

/** Archives a decision, with undo in a toast. */
export const useArchiveDecision = (archive: (id: DecisionId) => unknown) => {
  const text = useText()
  const live = useLive('meeting')
  const toast = useToast()
  return (id: DecisionId) => {
    const { undo } = live.undoManager.asStep(() => archive(id))
    toast({ text: text().meeting.decisionArchived, action: { label: text().meeting.undo, undoes: undo, run: undo } })
  }
}
