// Save status of all open documents, always visible; a press shows details and offers pending edits as a download.
import { A } from '@solidjs/router'
import { createMemo, createSignal, Show } from 'solid-js'
import { updateRefusalMessage } from '../../shared/refusalMessages.ts'
import { createSteady } from '../base/createSteady.ts'
import { type ReaderAs, useReaderAs } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatTime } from '../base/intl.ts'
import { reloadToNewest } from '../base/shell.ts'
import { useOpenDocuments } from '../live/OpenDocuments.tsx'
import type { LiveDocument } from '../live/types.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Popover } from '../ui/Popover.tsx'
import { nextAnnouncement, sameWords, saveStatusWords, worstOf } from './saveStatusWords.ts'

export function SaveStatusControl() {
  const documents = useOpenDocuments()
  const readerAs = useReaderAs()
  const shown = createMemo(() => worstOf(documents()))
  return <Show when={shown()}>{(document) => <SaveStatusOf document={document()} readerAs={readerAs()} />}</Show>
}

export function SaveStatusOf(props: { document: LiveDocument; readerAs?: ReaderAs }) {
  const text = useText()
  const language = useLanguage()
  const [open, setOpen] = createSignal(false)
  // Equal texts within a minute do not re-render, although each acknowledgement has a time of its own.
  const words = createSteady(() => saveStatusWords(props.document.saveStatus(), text().status, language(), props.readerAs), sameWords)
  const said = createMemo((before: string) => nextAnnouncement(before, words()), '')
  return (
    <>
      <Popover
        title={text().status.title}
        placement="bottom-end"
        open={open()}
        onOpenChange={setOpen}
        trigger={(given) => (
          <button type="button" {...given} class="save" data-tone={words().tone} data-long={words().long ? '' : undefined}>
            <Icon name={words().icon} />
            <span class="vh">{text().status.title}: </span>
            <span class="save__words">
              <b>{words().bold}</b>
              <Show when={words().tone === 'calm'}>
                <span class="desk">·</span>
              </Show>
              <Show when={words().rest}>
                <span>{words().rest}</span>
              </Show>
            </span>
          </button>
        )}
      >
        <Details document={props.document} onDone={() => setOpen(false)} />
      </Popover>
      {/* Outside the button: its content is its accessible name, and changes of names are not announced. */}
      <span class="vh" role="status">
        {said()}
      </span>
    </>
  )
}

function Details(props: { document: LiveDocument; onDone: () => void }) {
  const text = useText()
  const language = useLanguage()
  const confirmed = () => {
    const at = props.document.lastConfirmed()
    return at === null ? text().status.never : formatTime(at, language())
  }
  const isOverHttp = () => {
    const link = props.document.link()
    return link.type === 'live' && link.over === 'http'
  }
  const why = (): string | null => {
    const status = props.document.saveStatus()
    const reason = props.document.setAside()?.reason
    if (status.type === 'bringingBack') return text().status.bringingBackWhy
    if (status.type === 'notBroughtBack') return text().status.notBroughtBackWhy
    if (status.type === 'broughtBack') return status.others > 0 ? text().status.broughtBackWhy : null
    if (reason === 'server-lost-edits') return `${text().status.serverLostWhy} ${text().status.lostUntil}`
    return reason ? updateRefusalMessage(reason, language()) : null
  }
  return (
    <>
      <dl class="save__list">
        <dt>{text().status.lastConfirmed}</dt>
        <dd>{confirmed()}</dd>
        <dt>{text().status.waiting}</dt>
        <dd>{text().status.waitingChanges(props.document.waiting())}</dd>
        <Show when={props.document.setAside()}>
          {(aside) => (
            <>
              <dt>{text().status.setAside}</dt>
              <dd>{aside().reason === 'server-lost-edits' ? text().frame.me.keptWhole : text().status.waitingChanges(aside().edits)}</dd>
            </>
          )}
        </Show>
      </dl>
      <Show when={why()} fallback={<p class="sub">{text().status.promise}</p>}>
        {(words) => <p>{words()}</p>}
      </Show>
      <Show when={isOverHttp()}>
        <p class="sub">{text().status.overHttp}</p>
      </Show>
      <Actions document={props.document} onDone={props.onDone} />
    </>
  )
}

function Actions(props: { document: LiveDocument; onDone: () => void }) {
  const text = useText()
  const type = () => props.document.saveStatus().type
  const any = () => props.document.waiting() > 0 || type() === 'reload' || isNotice()
  const isNotice = () => props.document.setAside() !== null || type() === 'broughtBack' || type() === 'notBroughtBack'
  return (
    <Show when={any()}>
      <div class="row wrap">
        <Show when={props.document.waiting() > 0}>
          <Button icon="download" onClick={() => props.document.downloadWaiting()}>
            {text().status.downloadMine}
          </Button>
        </Show>
        <Show when={type() === 'reload'}>
          <Button kind="primary" icon="rotate-cw" onClick={reloadToNewest}>
            {text().status.reloadNow}
          </Button>
        </Show>
        <Show when={isNotice()}>
          <A class="btn" href="/me#kept" onClick={() => props.onDone()}>
            {text().status.seeKept}
          </A>
          <Button
            onClick={() => {
              props.document.dismissSetAside()
              props.onDone()
            }}
          >
            {text().status.understood}
          </Button>
        </Show>
      </div>
    </Show>
  )
}
