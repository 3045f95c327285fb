// The texts of the group: how far each is translated, whether it was adopted, who edited it last and when. From a certain number on the
// list can be searched and sorted.
import { A, useNavigate, usePreloadRoute, useSearchParams } from '@solidjs/router'
import { createEffect, createMemo, createSignal, For, Show } from 'solid-js'
import { pick } from '../../shared/bilingual.ts'
import type { TextDifference } from '../../shared/history/comparison.ts'
import { decisionNumbers } from '../../shared/meeting/register.ts'
import { useCan } from '../base/actor.tsx'
import { useAskedFor } from '../base/askedFor.ts'
import { useCommands } from '../base/commands.tsx'
import { afterContent } from '../base/content.ts'
import { useGroup, useRefreshGroup } from '../base/group.tsx'
import { createKnownMembers, createRegister, createTranslation, isToTranslate } from '../base/groupFacts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { compareText } from '../base/intl.ts'
import type { ItemMark } from '../compare/differences.ts'
import { Count, Legend } from '../compare/Legend.tsx'
import { markOfText } from '../compare/textWords.ts'
import { GuideLink } from '../item/GuideLink.tsx'
import { TryAgain } from '../states/QueryGate.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Page } from '../ui/Page.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { EmptyState, Note } from '../ui/States.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { createComparedTexts, type ListedText } from './createComparedTexts.ts'
import { createListArchiving, ListArchivingWork } from './ListArchiving.tsx'
import { NewTextDialog } from './NewTextDialog.tsx'
import { TextRow } from './TextRow.tsx'
import { decisionsOn, inOrder, isFound, ORDERS, orderFrom, SEARCHED_FROM, type Summaries } from './textList.ts'

export function PageList() {
  const text = useText()
  const group = useGroup()
  const can = useCan()
  const language = useLanguage()
  const [params, setParams] = useSearchParams()
  /** The address may open the dialog. */
  const [adding, setAdding] = createSignal(params.new === 'on' && can('page.create', group().id))
  const mayAdd = () => can('page.create', group().id)
  useAskedFor('text', mayAdd, () => setAdding(true))
  // The device may remember an older list of titles, so the group is loaded again.
  useRefreshGroup()()

  let list: HTMLDivElement | undefined
  const compared = createComparedTexts(() => list)
  const texts = compared.texts
  // A text is probably opened from here next, so its code is loaded in advance.
  const preload = usePreloadRoute()
  createEffect(() => {
    const [first] = texts()
    if (first) afterContent(() => preload(`/g/${group().id}/texts/${first.id.slice('page:'.length)}`))
  })
  const archiving = createListArchiving()
  const isArchived = (one: ListedText) => archiving.isArchived(one.id, one.archived)
  const isCompared = () => compared.comparison.comparison() !== null
  /** While comparing, the list shows the differences instead of a search. */
  const isSearched = () => texts().length >= SEARCHED_FROM && !isCompared()
  const words = () => (isSearched() && typeof params.q === 'string' ? params.q : '')
  const order = () => (isSearched() ? orderFrom(params.sort) : 'title')
  const translation = createTranslation()
  const summaries = createMemo((): Summaries => new Map((translation.value()?.documents ?? []).map((one) => [one.document, one])))
  const shown = createMemo(() =>
    inOrder(
      texts().filter((one) => isFound(one, words())),
      {
        order: order(),
        summaries: summaries(),
        byTitle: (a, b) => compareText(language())(pick(a.title, language()).text, pick(b.title, language()).text),
      },
    ),
  )
  const standing = () => shown().filter((one) => !isArchived(one))
  const archived = () => shown().filter(isArchived)
  const members = createKnownMembers()
  const names = createMemo(() => new Map((members.value() ?? []).map(({ account, name }) => [account, name])))
  const register = createRegister()
  const numbers = createMemo(() => decisionNumbers(register.value() ?? []))
  const decisions = createMemo(() => decisionsOn(register.value() ?? []))
  const toast = useToast()
  const put = (one: ListedText, away: boolean) => {
    archiving.put(one.id, away)
    // The row has moved to the other list, so the focus moves there.
    queueMicrotask(() => list?.querySelector<HTMLElement>(away ? 'summary' : '.text-row')?.focus())
    if (away) toast({ text: text().texts.wasArchived, action: { label: text().texts.restore, run: () => archiving.put(one.id, false) } })
  }
  const mayPut = () => can('document.write', group().id) && !isCompared()
  const row = (one: ListedText) => (
    <TextRow
      text={one}
      compared={isCompared()}
      counts={isArchived(one) ? null : (summaries().get(one.id)?.counts ?? null)}
      // A device may remember an answer of an older version, without this part.
      summary={summaries().get(one.id)?.text ?? null}
      decisions={decisions().get(one.id) ?? []}
      numberOf={({ id }) => numbers().get(id) ?? ''}
      who={(account) => names().get(account) ?? text().pairs.somebody}
      archived={isArchived(one)}
      onPut={mayPut() ? (away) => put(one, away) : undefined}
    />
  )
  const nothingChanged = () => compared.comparison.comparing().onlyChanged && isCompared()
  const toTranslate = () => translation.value()?.pairs.filter(isToTranslate).length ?? 0
  const noneWords = () => {
    if (words() === '') return text().texts.allArchived
    return archived().length > 0 ? text().texts.foundArchived : text().texts.foundTexts(0)
  }
  const importHref = () => `/g/${group().id}/texts/import`
  const navigate = useNavigate()
  useCommands(() =>
    mayAdd()
      ? [
          {
            id: 'import word',
            label: text().importing.word.open,
            of: text().palette.make,
            icon: 'file-text',
            run: () => navigate(importHref()),
          },
        ]
      : [],
  )
  const add = () => (
    <>
      <A class="btn btn--default" href={importHref()}>
        <Icon name="file-text" />
        {text().importing.word.verb}
      </A>
      <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
        {text().texts.newText}
      </Button>
    </>
  )

  return (
    <Page
      column
      title={text().texts.title}
      actions={
        <>
          <A class="btn btn--default" href={`/g/${group().id}/translation`}>
            <Icon name="languages" />
            {translation.value() === null ? text().pairs.list.title : text().pairs.list.open(toTranslate())}
          </A>
          <Show when={mayAdd() && texts().length > 0}>{add()}</Show>
        </>
      }
    >
      <Show when={compared.comparison.comparing().from}>
        <Legend steps={isCompared() ? compared.steps : undefined} counts={<TextCounts differences={compared.differences()} />} />
      </Show>
      <div class="main__scroll texts">
        <p class="soft texts__about">{text().texts.about}</p>
        <Show when={translation.failure() && translation.value() === null && texts().length > 0}>
          <div class="texts__unknown">
            <Note icon="cloud-off">{text().texts.statesUnknown}</Note>
            <TryAgain query={translation} ghost />
          </div>
        </Show>
        <Show when={isSearched()}>
          <div class="texts__find">
            <SearchField
              words={words()}
              label={text().texts.search}
              placeholder={text().texts.search}
              pauseMs={150}
              onWords={(typed) => setParams({ q: typed.trim() === '' ? null : typed }, { replace: true, scroll: false })}
            />
            <select
              class="input input--inline"
              aria-label={text().texts.order}
              onChange={(event) =>
                setParams(
                  { sort: event.currentTarget.value === 'title' ? null : event.currentTarget.value },
                  { replace: true, scroll: false },
                )
              }
            >
              <For each={ORDERS}>
                {(one) => (
                  <option value={one} selected={order() === one}>
                    {text().texts.orders[one]}
                  </option>
                )}
              </For>
            </select>
            <span class="sub" role="status">
              {words() === '' ? '' : text().texts.foundTexts(shown().length)}
            </span>
          </div>
        </Show>
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
            <Show when={standing().length > 0} fallback={<p class="soft texts__none">{noneWords()}</p>}>
              <ul class="texts__list" aria-label={text().texts.list}>
                <For each={standing()}>{row}</For>
              </ul>
            </Show>
            <Show when={archived().length > 0}>
              <details class="texts__archived" open={compared.comparison.comparing().from !== null || words() !== ''}>
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
