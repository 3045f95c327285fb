// Table of items: what changed in each, who and when; unchanged items are listed too, less prominently.
import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import { type Language, pickWords } from '../../shared/bilingual.ts'
import type { Contribution } from '../../shared/history/comparison.ts'
import { creditName } from '../../shared/history/creditWords.ts'
import type { ReviewLine, ReviewSection } from '../../shared/review/reviewOf.ts'
import { delegationIn, useGroup } from '../base/group.tsx'
import { formatDate } from '../base/intl.ts'
import { CATALOGUE } from '../base/messages/catalogue.ts'
import { ChangeMark } from '../compare/ChangeMark.tsx'
import { AuthorName } from '../states/Author.tsx'
import { DelegationMark } from '../ui/Marks.tsx'
import { ChangeTable } from './ChangeTable.tsx'
import { ReviewSentence, useSheet } from './SheetContext.tsx'

export function Sections<Of>(props: { sections: readonly ReviewSection<Of>[]; heading: (of: Of) => JSX.Element }) {
  return (
    <section aria-labelledby="review-items">
      <h2 id="review-items">
        <ReviewSentence words={(text) => text.items} inline />
      </h2>
      <For each={props.sections}>
        {(section) => (
          <>
            <h3 class="sheet__s">
              {props.heading(section.of)} <span class="muted">{section.lines.length}</span>
            </h3>
            <ul class="acts">
              <For each={section.lines}>{(line) => <ItemLine line={line} />}</For>
            </ul>
          </>
        )}
      </For>
    </section>
  )
}

function ItemLine(props: { line: ReviewLine }) {
  const { itemHref } = useSheet()
  const title = (language: Language) => pickWords(props.line.item.title, language)
  return (
    <li classList={{ 'is-same': props.line.mark === null }}>
      <Show when={props.line.mark} fallback={<span class="mark mark--none" />}>
        {(mark) => <ChangeMark mark={mark()} named />}
      </Show>
      <span class="id">{props.line.item.code}</span>
      <div class="acts__t">
        <A href={itemHref(props.line.item.id)}>
          <ReviewSentence words={(text, language) => title(language) || text.untitled} />
        </A>
        <Show
          when={props.line.difference}
          fallback={
            <p>
              <ReviewSentence words={(text) => (props.line.touched ? text.cameBack : text.same)} />
            </p>
          }
        >
          {(difference) => <ChangeTable difference={difference()} code={props.line.item.code} />}
        </Show>
      </div>
      <Lead line={props.line} />
    </li>
  )
}

/** Users and their delegations, those with the most changes first. */
export function Contributors(props: { contributions: readonly Contribution[] }) {
  const { speech, languages } = useSheet()
  const language = () => languages()[0] ?? 'es'
  return (
    <Show when={props.contributions.length > 0}>
      <p class="doers sub">
        <For each={props.contributions.toSorted((a, b) => b.changes - a.changes)}>
          {(one) => (
            <span class="doers__one">
              <AuthorName of={one} name={creditName(one, speech(language()).names, language())} language={language()} />
              <Show when={one.changes > 1}> ({CATALOGUE[language()].review.times(one.changes)})</Show>
              {', '}
              <time datetime={new Date(one.lastAt).toISOString()}>{formatDate(one.lastAt, language())}</time>
            </span>
          )}
        </For>
      </p>
    </Show>
  )
}

function Lead(props: { line: ReviewLine }) {
  const group = useGroup()
  return (
    <span class="acts__w">
      <Show when={delegationIn(group(), props.line.item.lead)} fallback={<span />}>
        {(found) => <DelegationMark code={found().code} identity={found().identity} />}
      </Show>
    </span>
  )
}
