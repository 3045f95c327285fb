// The files of an item, a text, an agenda point or a decision: listed, stored, removed; added by a button, by dropping and by pasting.
import { createSignal, createUniqueId, For, Index, Show } from 'solid-js'
import type { FileInfo } from '../../shared/api/files.ts'
import { FILE_ENDINGS, kindOfName } from '../../shared/files/kinds.ts'
import { newId } from '../../shared/ids.ts'
import { useApi } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatBytes, formatDate } from '../base/intl.ts'
import type { Subject } from '../comments/CommentsProvider.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Trouble } from '../ui/States.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { sendFile } from './sendFile.ts'
import '../styles/files.css'

interface Underway {
  readonly id: string
  readonly file: File
  readonly received: number
  readonly trouble: string | null
  /** It can go on. */
  readonly mayRetry: boolean
  readonly stop: AbortController
}

export function Files(props: { subject: Subject; readOnly: boolean; of: string }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const api = useApi()
  const toast = useToast()
  const id = createUniqueId()
  const files = createQuery(() => address('/api/groups/:group/files', { group: group().id, ...props.subject }), {
    live: true,
    news: 'group',
  })
  const [underway, setUnderway] = createSignal<readonly Underway[]>([])
  const [removing, setRemoving] = createSignal<FileInfo | null>(null)
  const [asks, setAsks] = createSignal(false)
  const [trouble, setTrouble] = createSignal<string | null>(null)
  const [over, setOver] = createSignal(false)
  let input!: HTMLInputElement

  const change = (one: string, how: Partial<Underway>) =>
    setUnderway((all) => all.map((other) => (other.id === one ? { ...other, ...how } : other)))
  const forget = (one: string) => setUnderway((all) => all.filter((other) => other.id !== one))
  const send = async (one: string, file: File) => {
    const stop = new AbortController()
    change(one, { trouble: null, mayRetry: false, stop })
    const outcome = await sendFile(api, group().id, {
      id: one,
      file,
      subject: props.subject,
      signal: stop.signal,
      progress: (received) => change(one, { received }),
    })
    if (outcome.type === 'refused') return change(one, { trouble: outcome.message, mayRetry: outcome.mayRetry })
    if (outcome.type === 'unreadable') return change(one, { trouble: text().files.unreadable })
    if (outcome.type === 'offline') return change(one, { trouble: text().files.offline, mayRetry: true })
    if (outcome.type === 'sent') {
      toast({ text: text().files.attached })
      await files.refresh()
    }
    forget(one)
  }
  const add = (given: Iterable<File>) => {
    if (props.readOnly) return
    for (const file of given) {
      const one = newId((length) => crypto.getRandomValues(new Uint8Array(length)))
      const trouble = kindOfName(file.name) ? null : text().files.wrongKind
      setUnderway((all) => [...all, { id: one, file, received: 0, trouble, mayRetry: false, stop: new AbortController() }])
      if (!trouble) void send(one, file)
    }
  }
  const stop = (one: Underway) => {
    one.stop.abort()
    if (one.trouble !== null) forget(one.id)
  }
  const remove = async () => {
    const file = removing()
    if (!file) return
    const answer = await api.send('DELETE /api/groups/:group/files/:id', { group: group().id, id: file.id })
    setAsks(false)
    setTrouble(answer.ok ? null : answer.why === 'refused' ? answer.message : text().files.notRemoved)
    if (answer.ok) await files.refresh()
  }
  const hrefOf = (file: FileInfo) => `/api/groups/${group().id}/files/${file.id}`
  const shown = () => files.value() ?? []
  return (
    <Show when={!props.readOnly || shown().length > 0}>
      <section
        class="files"
        classList={{ 'files--over': over() }}
        aria-labelledby={id}
        onDragOver={(event) => {
          if (props.readOnly || !event.dataTransfer?.types.includes('Files')) return
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          setOver(false)
          if (props.readOnly || !event.dataTransfer?.files.length) return
          event.preventDefault()
          add(event.dataTransfer.files)
        }}
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
        <Trouble words={trouble()} />
        <Show when={shown().length > 0 || underway().length > 0}>
          <ul class="files__list">
            <For each={shown()}>
              {(file) => (
                <li>
                  <Icon name="file-text" size="s" />
                  <span class="files__what">
                    <a href={hrefOf(file)} download={file.name}>
                      {file.name}
                    </a>
                    <span class="sub">
                      {[formatBytes(file.size, language()), file.by.name, formatDate(file.at, language())].filter(Boolean).join(' · ')}
                    </span>
                  </span>
                  <Show when={!props.readOnly}>
                    <IconButton
                      icon="trash"
                      label={text().files.removeNamed(file.name)}
                      onClick={() => {
                        setRemoving(file)
                        setAsks(true)
                      }}
                    />
                  </Show>
                </li>
              )}
            </For>
            <Index each={underway()}>
              {(one) => (
                <li>
                  <Icon name="file-text" size="s" />
                  <span class="files__what">
                    {one().file.name}
                    <Show
                      when={one().trouble}
                      fallback={
                        <progress aria-label={text().files.sending(one().file.name)} max={one().file.size} value={one().received} />
                      }
                    >
                      {(words) => (
                        <span class="sub files__trouble" role="alert">
                          {words()}
                        </span>
                      )}
                    </Show>
                  </span>
                  <Show when={one().mayRetry}>
                    <Button kind="ghost" onClick={() => void send(one().id, one().file)}>
                      {text().files.retry}
                    </Button>
                  </Show>
                  <IconButton icon="x" label={text().files.stopNamed(one().file.name)} onClick={() => stop(one())} />
                </li>
              )}
            </Index>
          </ul>
        </Show>
        <Dialog
          open={asks()}
          title={text().files.askRemove}
          description={removing()?.name}
          onClose={() => setAsks(false)}
          foot={
            <>
              <Button onClick={() => setAsks(false)}>{text().common.cancel}</Button>
              <Button kind="danger" onClick={() => void remove()}>
                {text().files.remove}
              </Button>
            </>
          }
        />
      </section>
    </Show>
  )
}
