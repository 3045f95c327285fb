// A text in the list: titles, kind, length, state of the translation, decisions on it, and who edited it last and when.
import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { DecisionInfo } from '../../shared/api/meetings.ts'
import type { TextSummary } from '../../shared/api/translation.ts'
import { otherLanguage, pick } from '../../shared/bilingual.ts'
import type { Contribution } from '../../shared/history/comparison.ts'
import { PAGE_KIND_LABELS } from '../../shared/page/model.ts'
import type { PairCounts } from '../../shared/pairs/pairState.ts'
import { actingMarkIn } from '../base/authorMark.ts'
import { delegationIn, useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatDay, formatTime } from '../base/intl.ts'
import { localDay } from '../base/today.ts'
import { SaidOn } from '../comments/CommentsMark.tsx'
import { ChangeMark } from '../compare/ChangeMark.tsx'
import { useComparing } from '../compare/ComparisonProvider.tsx'
import { markOfText, textWords } from '../compare/textWords.ts'
import type { NameOfAccount } from '../item/createWho.ts'
import { CountMarks } from '../item/PairCounts.tsx'
import { PAIR_ICONS } from '../item/PairMark.tsx'
import { PairWords } from '../item/PairWords.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import type { ListedText } from './createComparedTexts.ts'
import { translatedState } from './textList.ts'

export interface TextRowProps {
  readonly text: ListedText
  readonly compared: boolean
  readonly counts: PairCounts | null
  readonly summary: TextSummary | null
  readonly decisions: readonly DecisionInfo[]
  readonly numberOf: (decision: DecisionInfo) => string
  /** The names of people. */
  readonly who: NameOfAccount
  readonly archived: boolean
  readonly onPut: ((archived: boolean) => void) | undefined
}

export function TextRow(props: TextRowProps) {
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
          <SaidOn subject={{ document: props.text.id, subject: 'text:' }} />
        </span>
        <Show when={other()}>
          {(second) => (
            <span class="text-row__other" lang={otherLanguage(title().language)}>
              {second()}
            </span>
          )}
        </Show>
        <Show when={props.summary}>{(summary) => <About {...props} summary={summary()} />}</Show>
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
        <Show when={props.counts}>{(counts) => <Translated counts={counts()} />}</Show>
        <Edited at={props.text.updatedAt} last={props.summary?.last ?? null} who={props.who} />
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

function About(props: Omit<TextRowProps, 'summary'> & { summary: TextSummary }) {
  const text = useText()
  const language = useLanguage()
  const words = () => {
    const { kind, paragraphs, brackets } = props.summary
    // In a list of texts, the kind *text* is left out.
    return [
      kind === 'text' ? null : PAGE_KIND_LABELS[kind][language()],
      text().texts.paragraphsOf(paragraphs.es, paragraphs.en),
      brackets > 0 ? text().brackets.open(brackets) : null,
    ]
      .filter((part) => part !== null)
      .join(' · ')
  }
  return (
    <span class="text-row__about">
      {words()}
      <For each={props.decisions}>
        {(decision) => (
          <span class="text-row__decision" data-status={decision.status}>
            <Icon name={decision.status === 'adopted' ? 'check' : 'gavel'} />
            {text().texts[decision.status === 'adopted' ? 'adoptedBy' : 'proposedIn'](props.numberOf(decision))}
          </span>
        )}
      </For>
    </span>
  )
}

function Translated(props: { counts: PairCounts }) {
  const text = useText()
  const state = () => translatedState(props.counts)
  return (
    <span class="text-row__translated">
      <Show when={state() !== 'behind'}>
        <span class="tr" data-tr={state() === 'aligned' ? 'aligned' : undefined} data-state={state()}>
          <Icon name={PAIR_ICONS[state() === 'empty' ? 'empty' : 'aligned']} />
          {text().texts.translated[state()]}
        </span>
      </Show>
      <Show when={state() === 'behind' || state() === 'complete'}>
        <CountMarks counts={props.counts} />
      </Show>
    </span>
  )
}

/** The delegations that wrote it. */
function Delegations(props: { contributions: readonly Contribution[] }) {
  const group = useGroup()
  const found = () => [...new Set(props.contributions.map(({ delegation }) => delegation))].flatMap((id) => delegationIn(group(), id) ?? [])
  return (
    <span class="dgs">
      <For each={found()}>{(one) => <DelegationMark code={one.code} identity={one.identity} />}</For>
    </span>
  )
}

function Edited(props: { at: number | null; last: TextSummary['last']; who: NameOfAccount }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const day = (at: number) => {
    const [then, today] = [localDay(new Date(at)), localDay(new Date())]
    return then === today ? formatTime(at, language()) : formatDay(then, language(), Number(today.slice(0, 4)))
  }
  return (
    <span class="text-row__edited">
      <span class="vh">{text().texts.lastEdited}: </span>
      <Show when={props.at} fallback={text().texts.notYetEdited}>
        {(at) => <time datetime={new Date(at()).toISOString()}>{day(at())}</time>}
      </Show>
      <Show when={props.at !== null && props.last}>
        {(last) => (
          <span class="text-row__by">
            <Show when={actingMarkIn(group(), last().delegation)}>
              {(mark) => <DelegationMark code={mark().code} identity={mark().identity} />}
            </Show>
            <span>{props.who(last().account)}</span>
          </span>
        )}
      </Show>
    </span>
  )
}
