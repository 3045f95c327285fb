// Suggestions after `@`: delegations, agencies and members, by keyboard or pointer.
import { createEffect, For, onMount, Show } from 'solid-js'
import { fold } from '../../shared/foldAccents.ts'
import { delegationIn, useGroup } from '../base/group.tsx'
import { useText } from '../base/i18n.tsx'
import { ListOption } from '../ui/ListOption.tsx'
import { Avatar, DelegationMark } from '../ui/Marks.tsx'
import { type Candidate, MENTION_KINDS } from './mentions.ts'
import '../styles/menus.css'

interface MentionListProps {
  readonly id: string
  readonly found: readonly Candidate[]
  readonly typed: string
  readonly active: number
  readonly optionId: (at: number) => string
  readonly onChoose: (one: Candidate) => void
}

export function MentionList(props: MentionListProps) {
  const text = useText()
  const group = useGroup()
  let list!: HTMLDivElement
  // Below a field at the end of a panel it would open out of sight.
  onMount(() => list.scrollIntoView?.({ block: 'nearest' }))
  createEffect(() => list.querySelector(`#${CSS.escape(props.optionId(props.active))}`)?.scrollIntoView({ block: 'nearest' }))
  const markOf = (one: Candidate) => delegationIn(group(), one.delegation)
  return (
    <div ref={list} class="popover menu ments" role="listbox" id={props.id} aria-label={text().comments.mention}>
      <For each={MENTION_KINDS.filter((kind) => props.found.some(({ mention }) => mention.kind === kind))}>
        {(kind) => (
          <div role="group" aria-label={text().comments.kinds[kind]}>
            <div class="ments__g" aria-hidden="true">
              {text().comments.kinds[kind]}
            </div>
            <For each={props.found}>
              {(one, at) => (
                <Show when={one.mention.kind === kind}>
                  <ListOption id={props.optionId(at())} isActive={at() === props.active} onTake={() => props.onChoose(one)}>
                    <Show when={kind !== 'account'} fallback={<Avatar name={one.label} identity={markOf(one)?.identity ?? null} />}>
                      <Show when={markOf(one)}>{(mark) => <DelegationMark code={mark().code} identity={mark().identity} />}</Show>
                    </Show>
                    <span class="ments__n">
                      <Marked words={one.label} typed={props.typed} />
                    </span>
                    <span class="sub end">{one.here ? text().comments.inThread : one.more}</span>
                  </ListOption>
                </Show>
              )}
            </For>
          </div>
        )}
      </For>
    </div>
  )
}

/** Marks the letters that were typed. */
function Marked(props: { words: string; typed: string }) {
  const at = () =>
    props.typed === '' || fold(props.words).length !== props.words.length ? -1 : fold(props.words).indexOf(fold(props.typed))
  return (
    <Show when={at() >= 0} fallback={props.words}>
      {props.words.slice(0, at())}
      <mark>{props.words.slice(at(), at() + props.typed.length)}</mark>
      {props.words.slice(at() + props.typed.length)}
    </Show>
  )
}
