// For translators: all pairs of the group that need work, where they are, which language is missing or stale, by whom and since when.
import { A, useSearchParams } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import type { WaitingPair } from '../../../shared/api/translation.ts'
import { LANGUAGES, otherLanguage, pick } from '../../../shared/bilingual.ts'
import { type GroupId, meetingOfDocument, parseItemId } from '../../../shared/ids.ts'
import { delegationIn, useGroup } from '../../base/group.tsx'
import { createKnownMembers, createTranslationQuery } from '../../base/groupFacts.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatDay } from '../../base/intl.ts'
import { localDay } from '../../base/today.ts'
import { itemHref, textHref } from '../../history/addresses.ts'
import { createWho, type NameOfAccount } from '../../item/createWho.ts'
import { StateMark } from '../../item/PairMark.tsx'
import { PairWords } from '../../item/PairWords.tsx'
import { QueryGate } from '../../states/QueryGate.tsx'
import { DelegationMark } from '../../ui/Marks.tsx'
import { ScreenPage } from '../../ui/Page.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { WaitingFilters } from './WaitingFilters.tsx'
import { pairsInOrder, passesFilter, waitingFilter } from './waitingFilter.ts'

export function ToTranslate() {
  const text = useText()
  const [query] = useSearchParams()
  const members = createKnownMembers()
  const who = createWho(() => members.value() ?? [])
  const translation = createTranslationQuery()
  const filter = createMemo(() => waitingFilter(query))
  const shown = createMemo(() => pairsInOrder((translation.value()?.pairs ?? []).filter((pair) => passesFilter(pair, filter()))))
  return (
    <ScreenPage title={text().pairs.list.title}>
      <WaitingFilters filter={filter()} found={translation.value() ? shown().length : null} />
      <div class="main__scroll waiting-pairs">
        <QueryGate query={translation} page>
          {() => (
            <ul class="waiting-pairs__list" aria-label={text().pairs.list.title}>
              <For
                each={shown()}
                fallback={
                  <EmptyState page title={text().pairs.list.empty}>
                    {text().pairs.list.emptyWhy}
                  </EmptyState>
                }
              >
                {(pair) => <PairRow pair={pair} who={who} />}
              </For>
            </ul>
          )}
        </QueryGate>
      </div>
    </ScreenPage>
  )
}

function PairRow(props: { pair: WaitingPair; who: NameOfAccount }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  /** The text to translate from. */
  const words = () => {
    const from = props.pair.side === null ? language() : otherLanguage(props.pair.side)
    return pick(props.pair.sides, from)
  }
  /** The pair is the title itself, which is shown already. */
  const isItsOwnTitle = () => LANGUAGES.every((side) => props.pair.title[side] === props.pair.sides[side])
  const whose = () => delegationIn(group(), props.pair.whose)
  return (
    <li>
      <A class="waiting-pair" href={pairHref(group().id, props.pair)}>
        <StateMark type={props.pair.state} words={stateWords(props.pair, text)} />
        <span class="waiting-pair__words" lang={words().language}>
          {words().text}
        </span>
        <span class="waiting-pair__where">
          <Show when={props.pair.code}>{(code) => <span class="id">{code()} </span>}</Show>
          <Show when={!isItsOwnTitle()}>
            <PairWords pair={props.pair.title} otherwise={text().texts.untitled} /> ·{' '}
          </Show>
          {fieldWords(props.pair, text)}
        </span>
        <span class="waiting-pair__whose">
          <Show when={whose()}>
            {(one) => <DelegationMark code={one().code} identity={one().identity} name={one().name[language()]} />}
          </Show>
        </span>
        <Since pair={props.pair} who={props.who} />
      </A>
    </li>
  )
}

const stateWords = ({ state, side }: WaitingPair, text: ReturnType<typeof useText>): string => {
  const words = text().pairs
  const code = side?.toUpperCase() ?? ''
  if (state === 'missing') return words.missing(code)
  if (state === 'stale') return side ? words.stale(code) : words.bothChanged
  return side ? words.toConfirm(code) : words.unconfirmed
}

const fieldWords = ({ field }: WaitingPair, text: ReturnType<typeof useText>): string => {
  const fields: Readonly<Record<string, string>> = text().pairs.list.fields
  return fields[field] ?? ''
}

/** When the newer side was last edited, and by whom. */
function Since(props: { pair: WaitingPair; who: NameOfAccount }) {
  const text = useText()
  const language = useLanguage()
  return (
    <Show when={props.pair.last}>
      {(last) => (
        <span class="waiting-pair__since">
          {text().pairs.list.since(formatDay(localDay(new Date(last().at)), language(), Number(localDay(new Date()).slice(0, 4))))}
          <Show when={last().account}>{(account) => <span class="waiting-pair__by">{props.who(account())}</span>}</Show>
        </span>
      )}
    </Show>
  )
}

/** The address at which a pair is edited: an item, a row of a text in both languages, a session, or a term. */
const pairHref = (group: GroupId, { document, type, id, block }: WaitingPair): string => {
  const item = type === 'item' ? parseItemId(id) : null
  if (item) return itemHref(group, item)
  if (type === 'term') return `/g/${group}/glossary?term=${encodeURIComponent(id)}`
  if (type === 'text') return `${textHref(group, document)}?layout=both${block === null ? '' : `&row=${encodeURIComponent(block)}`}`
  const meeting = meetingOfDocument(document)
  return meeting ? `/g/${group}/sessions/${meeting}` : `/g/${group}/road-map`
}
