// The input for a new thread on a subject, on a field of it, or on a passage of a text.
import { type JSX, Show } from 'solid-js'
import type { StoredAnchor } from '../../shared/comments/storedAnchor.ts'
import type { ThreadId } from '../../shared/ids.ts'
import { useText } from '../base/i18n.tsx'
import { type CommentedSubject, useComments } from './CommentsProvider.tsx'
import { Composer } from './Composer.tsx'
import type { SubjectThreads } from './createThreads.ts'

/** The thread to be created: on the whole subject, on a field of it, or on a passage of a text. */
export interface Beginning {
  readonly field: string | null
  readonly anchor: StoredAnchor | null
  /** The quoted passage, or the name of the field. */
  readonly on: string | null
}
export interface NewThreadProps {
  readonly subject: CommentedSubject
  readonly list: SubjectThreads
  /** Subject of the new comment. */
  readonly placeholder: string
  /** Request from outside to comment on a selection of the text; null for none. */
  readonly beginning: Beginning | null
  readonly onBeginning: (beginning: Beginning | null) => void
  readonly onOpenThread: (thread: ThreadId | null) => void
  /** Field of the new comment, and the menu that chooses it. */
  readonly field?: string | null | undefined
  readonly about?: JSX.Element
}

export function NewThreadForm(props: NewThreadProps & { onBegun: () => void }) {
  const text = useText()
  const comments = useComments()
  const beginning = () => props.beginning
  // A draft for one delegation is not offered after its author has moved to another delegation.
  const draftKey = () => `new:${props.subject.document} ${props.subject.subject} ${comments.reader().delegation ?? ''}`
  return (
    <div class="cms__new" id="new-comment">
      {props.about}
      <Show when={beginning()?.on}>
        {(words) => (
          <p class="cms__on">
            <Show when={beginning()?.anchor} fallback={<b>{words()}</b>}>
              {(anchor) => <q lang={anchor().side}>{words()}</q>}
            </Show>
          </p>
        )}
      </Show>
      <Show when={draftKey()} keyed>
        {(of) => (
          <Composer
            of={of}
            label={text().comments.begin}
            placeholder={props.placeholder}
            send={text().comments.send}
            names={props.list.names}
            visibility={null}
            language={null}
            onSend={async ({ words, language, visibility }) => {
              const { field, anchor } = beginning() ?? { field: props.field ?? null, anchor: null }
              const thread = await comments.begin({ ...props.subject, field, anchor, visibility }, { words, language })
              props.onBegun()
              props.onBeginning(null)
              props.onOpenThread(thread)
              return null
            }}
            onLeave={beginning() ? () => props.onBeginning(null) : undefined}
          />
        )}
      </Show>
    </div>
  )
}
