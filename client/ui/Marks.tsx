// Marks of people and states. A delegation is a colour, a pattern and two letters; a status is a shape and a word; a problem is an icon and
// words.
import { For, Match, Show, Switch } from 'solid-js'
import { Icon } from './Icon.tsx'

/** A slot of `tokens.css`: 1…6 for delegations, `sec` for chair and secretariat; null for guests and unknown authors. */
type Identity = number | 'sec' | null

export function DelegationMark(props: { code: string; identity: Identity; name?: string | undefined; solid?: boolean | undefined }) {
  return (
    <span class="dg" classList={{ 'dg--solid': props.solid }} data-identity={props.identity ?? 'none'} data-tip={props.name}>
      {props.code}
      <Show when={props.name}>
        <span class="vh">, {props.name}</span>
      </Show>
    </span>
  )
}

/** The marks of several delegations that lead together, side by side. */
export function JointMark(props: { delegations: readonly { readonly code: string; readonly identity: number }[] }) {
  return (
    <span class="joint3">
      <For each={props.delegations}>{({ code, identity }) => <b data-identity={identity}>{code}</b>}</For>
    </span>
  )
}

/** The initials in a ring of the delegation's colour; dotted when the person is away. */
export function Avatar(props: { name: string; identity: Identity; away?: boolean | undefined; large?: boolean | undefined }) {
  return (
    <span
      class="avatar"
      classList={{ 'avatar--away': props.away, 'avatar--l': props.large }}
      data-identity={props.identity ?? 'none'}
      aria-hidden="true"
    >
      {initials(props.name)}
    </span>
  )
}

/** "Delegate, FGN" gives DF; "Ana María Ruiz" AR. */
export const initials = (name: string): string => {
  const words = name.split(/[\s,·.]+/).filter(Boolean)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [name.trim()]
  return letters
    .map((word) => (word ? [...word].slice(0, words.length > 1 ? 1 : 2).join('') : ''))
    .join('')
    .toUpperCase()
}

export type StatusName = 'proposed' | 'agreed' | 'inProgress' | 'blocked' | 'done' | 'deferred' | 'withdrawn'

export function StatusMark(props: { status: StatusName; label: string; quiet?: boolean | undefined }) {
  return (
    <span class="status" data-status={props.status}>
      <StatusShape status={props.status} />
      <span classList={{ vh: props.quiet }}>{props.label}</span>
    </span>
  )
}

const RING = 'M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0'
export function StatusShape(props: { status: StatusName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <Switch fallback={<path d={RING} />}>
        <Match when={props.status === 'proposed'}>
          <path d={RING} stroke-dasharray="2.6 2.74" />
        </Match>
        <Match when={props.status === 'inProgress'}>
          <path d={RING} />
          <path class="shape-fill" d="M12 6.5a5.5 5.5 0 0 1 0 11z" />
        </Match>
        <Match when={props.status === 'blocked'}>
          <path class="shape-fill" d="M8.3 3.5h7.4l4.8 4.8v7.4l-4.8 4.8H8.3l-4.8-4.8V8.3z" />
          <path class="shape-cut" d="M8 12h8" />
        </Match>
        <Match when={props.status === 'done'}>
          <path class="shape-fill" d={RING} />
          <path class="shape-cut" d="m8.2 12.3 2.6 2.6 5-5.4" />
        </Match>
        <Match when={props.status === 'deferred'}>
          <path d={RING} />
          <path d="M8.5 12h6.5M12.4 9l3 3-3 3" />
        </Match>
        <Match when={props.status === 'withdrawn'}>
          <path d={RING} />
          <path d="m6.2 17.8 11.6-11.6" />
        </Match>
      </Switch>
    </svg>
  )
}

export type ProgressName = 'notStarted' | 'limited' | 'substantial' | 'completed'
const BOXES: readonly ProgressName[] = ['limited', 'substantial', 'completed']

export function ProgressMark(props: { progress: ProgressName; label: string; quiet?: boolean | undefined }) {
  return (
    <span class="progress" data-progress={props.progress} data-tip={props.quiet ? props.label : undefined}>
      <span class="progress__m" aria-hidden="true">
        <For each={BOXES}>{(box) => <i classList={{ on: BOXES.indexOf(props.progress) >= BOXES.indexOf(box) }} />}</For>
      </span>
      <span classList={{ vh: props.quiet }}>{props.label}</span>
    </span>
  )
}

export type DueState = 'late' | 'soon' | 'calm'
/** `slip`, e.g. "+46 d"; `late` is announced by screen readers. */
export function DueMark(props: { day: string; label: string; state: DueState; late: string; slip?: string | undefined }) {
  return (
    <span class="row">
      <span class="due" data-due={props.state === 'calm' ? undefined : props.state}>
        <Show when={props.state === 'late'}>
          <Icon name="clock-alert" size="s" />
        </Show>
        <time datetime={props.day}>{props.label}</time>
        <Show when={props.state === 'late'}>
          <span class="vh">, {props.late}</span>
        </Show>
      </span>
      <Show when={props.slip}>
        <span class="slip">{props.slip}</span>
      </Show>
    </span>
  )
}
