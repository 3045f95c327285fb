// One term: both languages with equal weight, to be read or, opened, to be written by several people at once.

import { A } from '@solidjs/router'
import { createEffect, For, on, Show } from 'solid-js'
import { pick } from '../../shared/bilingual.ts'
import type { Term } from '../../shared/glossary/model.ts'
import { archiveTerm, restoreTerm } from '../../shared/glossary/write.ts'
import { glossaryId } from '../../shared/ids.ts'
import { useGroup, useLanguages } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { EditedBy } from '../editor/EditedBy.tsx'
import { useLive, useWrite } from '../live/LiveDocument.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { SIGNS } from '../ui/signs.ts'
import { useToast } from '../ui/Toasts.tsx'
import { TermFields } from './TermFields.tsx'
import { TermWords } from './TermWords.tsx'

interface TermRowProps {
  readonly term: Term
  /** The address leads here. */
  readonly meant: boolean
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
}

export function TermRow(props: TermRowProps) {
  const text = useText()
  const languages = useLanguages()
  const language = useLanguage()
  const group = useGroup()
  const live = useLive('glossary')
  const write = useWrite('glossary')
  const toast = useToast()
  const name = () => pick(props.term.term, language()).text.trim() || text().glossary.untitled
  const peers = () => live.peers().filter(({ editing }) => editing?.startsWith(`term:${props.term.id}:`))
  let line!: HTMLLIElement
  createEffect(
    on(
      () => props.meant,
      (meant) => meant && queueMicrotask(() => line.scrollIntoView({ block: 'nearest' })),
    ),
  )
  const close = () => {
    props.onOpen(false)
    queueMicrotask(() => line.querySelector<HTMLElement>('[data-opens]')?.focus())
  }
  const setArchived = (archived: boolean) => {
    const said = name()
    const { made, undo } = live.undoManager.asStep(() => write((doc) => (archived ? archiveTerm : restoreTerm)(doc, props.term.id)))
    if (!made.ok) return
    toast({
      text: archived ? text().glossary.archivedNow(said) : text().glossary.restoredNow(said),
      action: { label: text().common.undo, undoes: undo, run: undo },
    })
  }
  return (
    <li ref={line} class="term" classList={{ 'is-meant': props.meant, 'term--archived': props.term.archived, 'term--open': props.open }}>
      <h2 class="vh">{name()}</h2>
      <Show
        when={props.open}
        fallback={
          <div class="term__sides">
            <For each={languages()}>{(side) => <TermWords term={props.term} side={side} />}</For>
          </div>
        }
      >
        <TermFields term={props.term} onDone={close} />
      </Show>
      <Show when={!props.open && props.term.source.trim()}>
        {(source) => (
          <p class="sub term__source">
            {text().glossary.source}: {source()}
          </p>
        )}
      </Show>
      <div class="term__acts">
        <Show when={!props.open}>
          <span class="term__peer">
            <EditedBy peers={peers()} />
          </span>
        </Show>
        <A
          class="icon-btn"
          href={`/g/${group().id}/history?subject=${encodeURIComponent(`term:${props.term.id}`)}&document=${encodeURIComponent(glossaryId(group().id))}`}
          aria-label={text().glossary.historyOf(name())}
          data-tip={text().glossary.history}
        >
          <Icon name={SIGNS.history} />
        </A>
        <Show when={live.canWrite()}>
          <Show
            when={!props.open}
            fallback={
              <Button icon="check" onClick={close}>
                {text().glossary.done}
              </Button>
            }
          >
            <IconButton icon="pencil" label={text().glossary.edit(name())} data-opens="" onClick={() => props.onOpen(true)} />
          </Show>
          <IconButton
            icon={props.term.archived ? 'archive-restore' : 'archive'}
            label={`${props.term.archived ? text().glossary.restore : text().glossary.archive}: ${name()}`}
            onClick={() => setArchived(!props.term.archived)}
          />
        </Show>
      </div>
    </li>
  )
}
