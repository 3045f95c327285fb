// The group's texts: titles in the reader's language, whether the other one is there, when each was last edited.
import { A } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { DocumentInfo } from '../../shared/api/answers.ts'
import { otherLanguage, pick } from '../../shared/bilingual.ts'
import { useCan } from '../base/actor.tsx'
import { useGroup, useRefreshGroup } from '../base/group.tsx'
import { compareText, formatDay, formatTime, useLanguage, useText } from '../base/i18n.tsx'
import { TranslationState } from '../item/TranslationState.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Page } from '../ui/Page.tsx'
import { EmptyState } from '../ui/States.tsx'
import { NewTextDialog } from './NewTextDialog.tsx'

export function PageList() {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const can = useCan()
  const [adding, setAdding] = createSignal(false)
  const mayAdd = () => can('page.create', group().id)
  // The frame shows what the device remembers; titles may have changed since.
  useRefreshGroup()()

  const texts = () =>
    group()
      .documents.filter(({ kind }) => kind === 'page')
      .toSorted((a, b) => compareText(language())(pick(a.title, language()).text, pick(b.title, language()).text))
  const add = () => (
    <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
      {text().texts.newText}
    </Button>
  )

  return (
    <Page title={text().texts.title} actions={mayAdd() && texts().length > 0 ? add() : undefined}>
      <div class="main__scroll texts">
        <p class="soft texts__about">{text().texts.about}</p>
        <Show
          when={texts().length > 0}
          fallback={
            <EmptyState page title={text().texts.empty} action={mayAdd() ? add() : undefined}>
              {mayAdd() ? text().texts.emptyWhy : text().texts.emptyReader}
            </EmptyState>
          }
        >
          <ul class="texts__list" aria-label={text().texts.list}>
            <For each={texts()}>{(one) => <TextRow text={one} />}</For>
          </ul>
        </Show>
      </div>
      <NewTextDialog open={adding()} onClose={() => setAdding(false)} />
    </Page>
  )
}

function TextRow(props: { text: DocumentInfo }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const title = () => pick(props.text.title, language())
  const other = () => (written() ? props.text.title[otherLanguage(title().language)].trim() : '')
  const written = () => title().text.trim() !== ''
  return (
    <li>
      <A class="text-row" href={`/g/${group().id}/texts/${props.text.id.slice('page:'.length)}`}>
        <Icon name="file-text" />
        <span class="text-row__title" classList={{ 'is-untitled': !written() }} lang={written() ? title().language : undefined}>
          {written() ? title().text : text().texts.untitled}
        </span>
        <Show when={other()}>
          {(second) => (
            <span class="text-row__other" lang={otherLanguage(title().language)}>
              {second()}
            </span>
          )}
        </Show>
        <Show when={written()}>
          <TranslationState pair={props.text.title} />
        </Show>
        <Edited at={props.text.updatedAt} />
      </A>
    </li>
  )
}

function Edited(props: { at: number | null }) {
  const text = useText()
  const language = useLanguage()
  const day = (at: number) => {
    const date = new Date(at)
    const iso = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
    return date.toDateString() === new Date().toDateString()
      ? formatTime(at, language())
      : formatDay(iso, language(), new Date().getFullYear())
  }
  return (
    <span class="text-row__edited">
      <span class="vh">{text().texts.lastEdited}: </span>
      <Show when={props.at} fallback={text().texts.notYetEdited}>
        {(at) => <time datetime={new Date(at()).toISOString()}>{day(at())}</time>}
      </Show>
    </span>
  )
}
