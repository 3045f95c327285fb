// A chip is a filter that can be removed; a badge shows a fact.
import { type ParentProps, Show } from 'solid-js'
import { Icon, type IconName } from './Icon.tsx'

export function Chip(props: { label: string; value: string; remove: string; onRemove: () => void }) {
  return (
    <button type="button" class="chip" aria-label={`${props.label}: ${props.value}. ${props.remove}`} onClick={() => props.onRemove()}>
      {props.label}: <b>{props.value}</b>
      <Icon name="x" size="s" />
    </button>
  )
}

export type BadgeTone = 'warning' | 'danger' | 'success' | 'accent' | 'outline'
export function Badge(props: ParentProps<{ tone?: BadgeTone | undefined; icon?: IconName | undefined }>) {
  return (
    <span class={`badge ${props.tone ? `badge--${props.tone}` : ''}`}>
      <Show when={props.icon}>{(name) => <Icon name={name()} />}</Show>
      {props.children}
    </span>
  )
}
