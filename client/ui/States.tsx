// The empty state of a list: one sentence about what is missing, and one action.
import { For, type JSX, type ParentProps, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { Icon, type IconName } from './Icon.tsx'

interface StateProps {
  readonly title: string
  readonly action?: JSX.Element
  /** Adds the margin of a page. */
  readonly page?: boolean | undefined
  /** Used when nothing else is on the page: the title is its heading. */
  readonly heading?: boolean | undefined
  /** Announced, because something failed. */
  readonly alert?: boolean | undefined
}

export function EmptyState(props: ParentProps<StateProps>) {
  return (
    <div class="empty" classList={{ 'empty--page': props.page }} role={props.alert ? 'alert' : undefined}>
      <Dynamic component={props.heading ? 'h1' : 'b'}>{props.title}</Dynamic>
      <Show when={props.children}>
        <span>{props.children}</span>
      </Show>
      {props.action}
    </div>
  )
}

/** Says what failed, that edits are safe, and how to continue. */
export function ErrorState(props: ParentProps<Omit<StateProps, 'alert'>>) {
  return <EmptyState {...props} alert />
}

/** Appears after 200 ms, so that fast answers do not flicker. */
export function Skeleton(props: { label: string; lines?: number | undefined }) {
  return (
    <div class="loading" role="status" aria-label={props.label}>
      <For each={Array.from({ length: props.lines ?? 6 })}>{() => <span class="skeleton" />}</For>
    </div>
  )
}

/** The reason why an action failed; nothing while it has not. */
export function TroubleNote(props: { words: string | null }) {
  return (
    <Show when={props.words}>
      {(words) => (
        <Note icon="triangle-alert" tone="danger" alert>
          {words()}
        </Note>
      )}
    </Show>
  )
}

export function Note(props: ParentProps<{ icon: IconName; tone?: 'danger' | 'warning' | undefined; alert?: boolean | undefined }>) {
  return (
    <p
      class="note"
      classList={{ 'note--danger': props.tone === 'danger', 'note--warning': props.tone === 'warning' }}
      role={props.alert ? 'alert' : undefined}
    >
      <Icon name={props.icon} />
      <span>{props.children}</span>
    </p>
  )
}
