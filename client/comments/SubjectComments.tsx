// Comments on an agenda point or a decision: a button with their number, and the threads below it when expanded.
import { useSearchParams } from '@solidjs/router'
import { createEffect, createSignal, createUniqueId, Show } from 'solid-js'
import { kindOfSubject } from '../../shared/comments/subject.ts'
import type { ThreadId } from '../../shared/ids.ts'
import { useText } from '../base/i18n.tsx'
import { Button } from '../ui/Button.tsx'
import { SIGNS } from '../ui/signs.ts'
import { type CommentedSubject, useOptionalComments } from './CommentsProvider.tsx'
import { CommentsView } from './CommentsView.tsx'
import { createThreads } from './createThreads.ts'
import type { Beginning } from './NewThread.tsx'
import { createOpenThread } from './openThread.ts'

export function SubjectComments(props: { subject: CommentedSubject; of: string }) {
  const comments = useOptionalComments()
  return <Show when={comments}>{(all) => <Disclosure subject={props.subject} of={props.of} counts={all().counts(props.subject)} />}</Show>
}

function Disclosure(props: { subject: CommentedSubject; of: string; counts: { readonly open: number; readonly unread: number } | null }) {
  const text = useText()
  const id = createUniqueId()
  const [params] = useSearchParams()
  const thread = createOpenThread()
  /** The URL names a thread on this subject. */
  const arrived = () => {
    const [kind, named] = props.subject.subject.split(':')
    return kind !== undefined && params[kind] === named ? thread.arrived() : null
  }
  const [open, setOpen] = createSignal(false)
  let part!: HTMLDivElement
  createEffect(() => {
    if (!arrived()) return
    setOpen(true)
    // Also expanded for a thread that no longer exists, to say so.
    queueMicrotask(() => part.scrollIntoView({ block: 'nearest' }))
  })
  return (
    <div ref={part} class="said-here">
      <Button
        kind="ghost"
        icon={SIGNS.comments}
        aria-expanded={open()}
        aria-controls={open() ? id : undefined}
        aria-label={`${text().comments.title}: ${props.of}`}
        onClick={() => setOpen(!open())}
      >
        {text().comments.title}
        <Show when={props.counts?.open}>{(count) => <span class="btn__n">{count()}</span>}</Show>
        <Show when={(props.counts?.unread ?? 0) > 0}>
          <span class="new-dot">
            <span class="vh">, {text().comments.unreadHere}</span>
          </span>
        </Show>
      </Button>
      <Show when={open()}>
        <section id={id} class="said-here__all" aria-label={`${text().comments.title}: ${props.of}`}>
          <Threads subject={props.subject} arrived={arrived()} />
        </section>
      </Show>
    </div>
  )
}

function Threads(props: { subject: CommentedSubject; arrived: ThreadId | null }) {
  const text = useText()
  const list = createThreads(() => props.subject)
  const [beginning, setBeginning] = createSignal<Beginning | null>(null)
  const isDecision = () => kindOfSubject(props.subject.subject) === 'decision'
  return (
    <CommentsView
      subject={props.subject}
      list={list}
      placeOf={() => ({
        words: isDecision() ? text().comments.wholeDecision : text().comments.wholePoint,
        gone: false,
        go: null,
        asItWas: null,
      })}
      placeholder={isDecision() ? text().comments.placeholder.decision : text().comments.placeholder.point}
      emptyWords=""
      beginning={beginning()}
      onBeginning={setBeginning}
      alwaysBegins
      openThread={props.arrived}
      arrived={props.arrived}
      onOpenThread={() => undefined}
      isPast={false}
    />
  )
}
