// The files of an item, a text, an agenda point or a decision: listed, stored, removed; added by a button, by dropping and by pasting.
import { createMemo, createSignal, createUniqueId, For, Index, onCleanup, Show, untrack } from 'solid-js'
import type { FileInfo } from '../../shared/api/files.ts'
import { FILE_ENDINGS, kindOfName } from '../../shared/files/kinds.ts'
import { markedName } from '../../shared/history/creditMarks.ts'
import { useActor, useApi } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatBytes, formatDate } from '../base/intl.ts'
import type { CommentedSubject } from '../comments/CommentsProvider.tsx'
import { ConfirmDialog } from '../states/ConfirmDialog.tsx'
import { Button } from '../ui/Button.tsx'
import { createFileDrop } from '../ui/createFileDrop.ts'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { TroubleNote } from '../ui/States.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { isRetried, outboxOf, type Underway } from './outbox.ts'
import '../styles/files.css'

export function FilesList(props: { subject: CommentedSubject; readOnly: boolean; of: string }) {
  const text = useText()
  const group = useGroup()
  const api = useApi()
  const toast = useToast()
  const id = createUniqueId()
  const files = createQuery(() => address('/api/groups/:group/files', { group: group().id, ...props.subject }), {
    live: true,
    news: 'group',
  })
  const outbox = outboxOf(api, untrack(useActor()).account)
  const isOurs = (one: CommentedSubject) => one.document === props.subject.document && one.subject === props.subject.subject
  const underway = createMemo(() => outbox.all().filter((one) => one.group === group().id && isOurs(one)))
  const [wrong, setWrong] = createSignal<readonly string[]>([])
  const [removing, setRemoving] = createSignal<FileInfo | null>(null)
  const [asks, setAsks] = createSignal(false)
  const [trouble, setTrouble] = createSignal<string | null>(null)
  let input!: HTMLInputElement

  onCleanup(
    outbox.onSent((one) => {
      if (!isOurs(one)) return
      toast({ text: text().files.attached })
      void files.refresh()
    }),
  )
  const add = (given: Iterable<File>) => {
    if (props.readOnly) return
    const all = [...given]
    setWrong(all.flatMap(({ name }) => (kindOfName(name) ? [] : [name])))
    for (const file of all) if (kindOfName(file.name)) void outbox.add({ group: group().id, ...props.subject }, file)
  }
  const drop = createFileDrop(add, () => !props.readOnly)
  const remove = async () => {
    const file = removing()
    if (!file) return
    const answer = await api.send('DELETE /api/groups/:group/files/:id', { group: group().id, id: file.id })
    setAsks(false)
    setTrouble(answer.ok ? null : answer.why === 'refused' ? answer.message : text().files.notRemoved)
    if (answer.ok) await files.refresh()
  }
  const shown = () => files.value() ?? []
  return (
    <Show when={!props.readOnly || shown().length > 0}>
      <section
        class="files"
        classList={{ 'files--over': drop.over() }}
        aria-labelledby={id}
        {...drop.handlers}
        onPaste={(event) => {
          if (!event.clipboardData?.files.length) return
          event.preventDefault()
          add(event.clipboardData.files)
        }}
      >
        <div class="row wrap">
          <h3 id={id}>
            {text().files.title} <Show when={shown().length > 0}>{<span class="muted">{shown().length}</span>}</Show>
            <span class="vh">: {props.of}</span>
          </h3>
          <Show when={!props.readOnly}>
            <Button class="end" kind="ghost" icon="plus" onClick={() => input.click()}>
              {text().files.add}
            </Button>
            <input
              ref={input}
              type="file"
              hidden
              multiple
              accept={FILE_ENDINGS.join(',')}
              onChange={() => {
                add(input.files ?? [])
                input.value = ''
              }}
            />
          </Show>
        </div>
        <TroubleNote words={trouble()} />
        <TroubleNote words={wrong().length > 0 ? text().files.notTaken(wrong().join(', ')) : null} />
        <Show when={shown().length > 0 || underway().length > 0}>
          <ul class="files__list">
            <For each={shown()}>
              {(file) => (
                <FileLine
                  file={file}
                  onRemove={
                    props.readOnly
                      ? null
                      : () => {
                          setRemoving(file)
                          setAsks(true)
                        }
                  }
                />
              )}
            </For>
            <Index each={underway()}>
              {(one) => <UnderwayLine of={one()} onRetry={() => outbox.retry(one().id)} onStop={() => outbox.stop(one().id)} />}
            </Index>
          </ul>
        </Show>
        <ConfirmDialog
          open={asks()}
          title={text().files.askRemove}
          description={removing()?.name}
          onClose={() => setAsks(false)}
          kind="danger"
          verb={text().files.remove}
          onConfirm={() => void remove()}
        />
      </section>
    </Show>
  )
}

function FileLine(props: { file: FileInfo; onRemove: (() => void) | null }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  return (
    <li>
      <Icon name="file-text" size="s" />
      <span class="files__what">
        <a href={`/api/groups/${group().id}/files/${props.file.id}`} download={props.file.name}>
          {props.file.name}
        </a>
        <span class="sub">
          {[
            formatBytes(props.file.size, language()),
            markedName(props.file.by.name, props.file.by, language()),
            formatDate(props.file.at, language()),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <Show when={props.onRemove}>
        {(onRemove) => <IconButton icon="trash" label={text().files.removeNamed(props.file.name)} onClick={() => onRemove()()} />}
      </Show>
    </li>
  )
}

/** A file that is being sent, or could not be. */
function UnderwayLine(props: { of: Underway; onRetry: () => void; onStop: () => void }) {
  const text = useText()
  const trouble = (): string | null => {
    const { state, message, kept } = props.of
    if (state === 'refused') return message
    if (state === 'unreadable') return text().files.unreadable
    if (state === 'early') return kept ? text().files.early : text().files.earlyHere
    return state !== 'cut' ? null : kept ? text().files.offline : text().files.offlineHere
  }
  return (
    <li>
      <Icon name="file-text" size="s" />
      <span class="files__what">
        {props.of.name}
        <Show
          when={trouble()}
          fallback={<progress aria-label={text().files.sending(props.of.name)} max={props.of.size} value={props.of.received} />}
        >
          {(words) => (
            <span class="sub" classList={{ files__trouble: !isRetried(props.of) }} role={isRetried(props.of) ? 'status' : 'alert'}>
              {words()}
            </span>
          )}
        </Show>
      </span>
      <Show when={props.of.mayRetry || isRetried(props.of)}>
        <Button kind="ghost" onClick={() => props.onRetry()}>
          {text().files.retry}
        </Button>
      </Show>
      <IconButton icon="x" label={text().files.stopNamed(props.of.name)} onClick={() => props.onStop()} />
    </li>
  )
}
