// The group's texts: titles in the reader's language, whether the other one is there, when each was last edited.
import { A, useSearchParams } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { otherLanguage, pick } from '../../shared/bilingual.ts'
import type { Contribution, TextDifference } from '../../shared/history/comparison.ts'
import type { DocumentId } from '../../shared/ids.ts'
import type { PairCounts } from '../../shared/pairs/pairState.ts'
import { useCan } from '../base/actor.tsx'
import { delegationIn, useGroup, useRefreshGroup } from '../base/group.tsx'
import { createTranslation, isToTranslate } from '../base/groupFacts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatDay, formatTime } from '../base/intl.ts'
import { dayOf } from '../base/today.ts'
import { ChangeMark } from '../compare/ChangeMark.tsx'
import { useComparing } from '../compare/ComparisonProvider.tsx'
import type { ItemMark } from '../compare/differences.ts'
import { Count, Legend } from '../compare/Legend.tsx'
import { markOfText, textWords } from '../compare/textWords.ts'
import { GuideLink } from '../item/GuideLink.tsx'
import { CountMarks } from '../item/PairCounts.tsx'
import { PairWords } from '../item/PairWords.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { Page } from '../ui/Page.tsx'
import { EmptyState } from '../ui/States.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { createComparedTexts, type ListedText } from './createComparedTexts.ts'
import { createListArchiving, ListArchivingWork } from './ListArchiving.tsx'
import { NewTextDialog } from './NewTextDialog.tsx'

export function PageList() {
  const text = useText()
  const group = useGroup()
  const can = useCan()
  const [params] = useSearchParams()
  /** The address may ask for it. */
  const [adding, setAdding] = createSignal(params.new === 'on' && can('page.create', group().id))
  const mayAdd = () => can('page.create', group().id)
  // The frame shows what the device remembers; titles may have changed since.
  useRefreshGroup()()

  let list: HTMLDivElement | undefined
  const compared = createComparedTexts(() => list)
  const texts = compared.texts
  const archiving = createListArchiving()
  const isArchived = (one: ListedText) => archiving.isArchived(one.id, one.archived)
  const standing = () => texts().filter((one) => !isArchived(one))
  const archived = () => texts().filter(isArchived)
  const toast = useToast()
  const put = (one: ListedText, away: boolean) => {
    archiving.put(one.id, away)
    // The row has gone to the other list: the focus goes to that list.
    queueMicrotask(() => list?.querySelector<HTMLElement>(away ? 'summary' : '.text-row')?.focus())
    if (away) toast({ text: text().texts.wasArchived, action: { label: text().texts.restore, run: () => archiving.put(one.id, false) } })
  }
  const mayPut = () => can('document.write', group().id) && compared.comparison.comparison() === null
  const row = (one: ListedText) => (
    <TextRow
      text={one}
      compared={compared.comparison.comparison() !== null}
      counts={isArchived(one) ? null : countsOf(one.id)}
      archived={isArchived(one)}
      onPut={mayPut() ? (away) => put(one, away) : undefined}
    />
  )
  const nothingChanged = () => compared.comparison.comparing().onlyChanged && compared.comparison.comparison() !== null
  const translation = createTranslation()
  const toTranslate = () => translation.value()?.pairs.filter(isToTranslate).length ?? 0
  const countsOf = (id: DocumentId) => translation.value()?.documents.find(({ document }) => document === id)?.counts ?? null
  const add = () => (
    <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
      {text().texts.newText}
    </Button>
  )

  return (
    <Page
      title={text().texts.title}
      actions={
        <>
          <A class="btn btn--default" href={`/g/${group().id}/translation`}>
            <Icon name="languages" />
            {text().pairs.list.open(toTranslate())}
          </A>
          <Show when={mayAdd() && texts().length > 0}>{add()}</Show>
        </>
      }
    >
      <Show when={compared.comparison.comparing().from}>
        <Legend steps={compared.steps} counts={<TextCounts differences={compared.differences()} />} />
      </Show>
      <div class="main__scroll texts">
        <p class="soft texts__about">{text().texts.about}</p>
        <Show
          when={texts().length > 0}
          fallback={
            <Show
              when={nothingChanged()}
              fallback={
                <EmptyState
                  page
                  title={text().texts.empty}
                  action={
                    <div class="row wrap">
                      <Show when={mayAdd()}>{add()}</Show>
                      <GuideLink />
                    </div>
                  }
                >
                  {mayAdd() ? text().texts.emptyWhy : text().texts.emptyReader}
                </EmptyState>
              }
            >
              <EmptyState
                page
                title={text().compare.nothing}
                action={<Button onClick={() => compared.comparison.change({ onlyChanged: false })}>{text().compare.showAll}</Button>}
              >
                {text().compare.nothingWhy}
              </EmptyState>
            </Show>
          }
        >
          <div ref={list}>
            <Show when={standing().length > 0} fallback={<p class="soft">{text().texts.allArchived}</p>}>
              <ul class="texts__list" aria-label={text().texts.list}>
                <For each={standing()}>{row}</For>
              </ul>
            </Show>
            <Show when={archived().length > 0}>
              <details class="texts__archived" open={compared.comparison.comparing().from !== null}>
                <summary>{text().texts.archivedTexts(archived().length)}</summary>
                <ul class="texts__list" aria-label={text().texts.archivedList}>
                  <For each={archived()}>{row}</For>
                </ul>
              </details>
            </Show>
          </div>
        </Show>
      </div>
      <ListArchivingWork of={archiving} />
      <NewTextDialog open={adding()} onClose={() => setAdding(false)} />
    </Page>
  )
}

interface TextRowProps {
  readonly text: ListedText
  readonly compared: boolean
  readonly counts: PairCounts | null
  readonly archived: boolean
  readonly onPut: ((archived: boolean) => void) | undefined
}

function TextRow(props: TextRowProps) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const { keep } = useComparing()
  const title = () => pick(props.text.title, language())
  const other = () => (written() ? props.text.title[otherLanguage(title().language)].trim() : '')
  const written = () => title().text.trim() !== ''
  const mark = () => props.text.difference && markOfText(props.text.difference)
  return (
    <li>
      <A
        class="text-row"
        classList={{ 'row--added': mark() === 'added', 'row--removed': mark() === 'removed' }}
        href={keep(`/g/${group().id}/texts/${props.text.id.slice('page:'.length)}`)}
        data-differs={mark()}
      >
        <Show when={props.compared} fallback={<Icon name="file-text" />}>
          <Show when={mark()} fallback={<span class="mark-none" />}>
            {(one) => <ChangeMark mark={one()} named />}
          </Show>
        </Show>
        <span class="text-row__title" classList={{ 'is-untitled': !written() }}>
          <PairWords pair={props.text.title} otherwise={text().texts.untitled} />
        </span>
        <Show when={other()}>
          {(second) => (
            <span class="text-row__other" lang={otherLanguage(title().language)}>
              {second()}
            </span>
          )}
        </Show>
        <Show when={props.text.difference}>
          {(difference) => (
            <span class="text-row__changes">
              <Delegations contributions={difference().contributions} />
              {textWords(difference(), language())}
            </span>
          )}
        </Show>
        <Show when={props.text.unreadable}>
          <span class="text-row__changes">
            <Icon name="triangle-alert" />
            {text().compare.changedTexts.unreadable}
          </span>
        </Show>
        <Show when={props.counts}>{(counts) => <CountMarks counts={counts()} />}</Show>
        <Edited at={props.text.updatedAt} />
      </A>
      <Show when={props.onPut}>
        {(onPut) => (
          <IconButton
            icon={props.archived ? 'archive-restore' : 'archive'}
            label={text().texts[props.archived ? 'restoreOne' : 'archiveOne'](title().text.trim() || text().texts.untitled)}
            onClick={() => onPut()(!props.archived)}
          />
        )}
      </Show>
    </li>
  )
}

/** For whom it was done. */
function Delegations(props: { contributions: readonly Contribution[] }) {
  const group = useGroup()
  const found = () => [...new Set(props.contributions.map(({ delegation }) => delegation))].flatMap((id) => delegationIn(group(), id) ?? [])
  return (
    <span class="dgs">
      <For each={found()}>{(one) => <DelegationMark code={one.code} identity={one.identity} />}</For>
    </span>
  )
}

function TextCounts(props: { differences: readonly TextDifference[] }) {
  const text = useText()
  const count = (mark: ItemMark) => props.differences.filter((difference) => markOfText(difference) === mark).length
  return (
    <ul class="counts">
      <Count mark="added" n={count('added')} words={text().compare.changedTexts.added(count('added'))} />
      <Count mark="removed" n={count('removed')} words={text().compare.changedTexts.archived(count('removed'))} />
      <Count mark="changed" n={count('changed')} words={text().compare.changedTexts.changed(count('changed'))} />
    </ul>
  )
}

function Edited(props: { at: number | null }) {
  const text = useText()
  const language = useLanguage()
  const day = (at: number) => {
    const [then, today] = [dayOf(new Date(at)), dayOf(new Date())]
    return then === today ? formatTime(at, language()) : formatDay(then, language(), Number(today.slice(0, 4)))
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
