// The form of a report: progress, what was done, obstacles and next steps, in one language or both.
import { A } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { MOST_REPORT_WORDS } from '../../shared/acts/whats.ts'
import { type Language, pick } from '../../shared/bilingual.ts'
import { REPORT_PARTS, type ReportPart } from '../../shared/reports/reports.ts'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import { PROGRESS } from '../../shared/roadmap/model.ts'
import { useGroup, useLanguages } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatTime } from '../base/intl.ts'
import { itemHref } from '../history/addresses.ts'
import { Button } from '../ui/Button.tsx'
import { ProgressMark } from '../ui/Marks.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Note, TroubleNote } from '../ui/States.tsx'
import type { ReportDraftModel } from './createDraft.ts'
import type { ReportSlot } from './createRound.ts'
import { ReporterName } from './ReporterName.tsx'

export interface ReportFormProps {
  readonly slot: ReportSlot
  readonly draft: ReportDraftModel
  readonly online: boolean
  readonly busy: boolean
  readonly trouble: string | null
  /** Null where the reader cannot edit the plan. */
  readonly also: boolean | null
  readonly onAlso: (also: boolean) => void
  readonly hasNext: boolean
  readonly onPrevious: () => void
  readonly onLater: () => void
  readonly onGive: () => void
}

type Sides = Language | 'both'

export function ReportForm(props: ReportFormProps) {
  const text = useText()
  const language = useLanguage()
  const languages = useLanguages()
  const group = useGroup()
  const [sides, setSides] = createSignal<Sides>(language())
  const draft = () => props.draft.draft()
  const item = () => props.slot.item
  const title = () => pick(item().title, language())
  const other = () => {
    const side = title().language === 'es' ? 'en' : 'es'
    return item().title[side].trim() === '' ? null : { side, words: item().title[side] }
  }
  const shown = (): readonly Language[] => {
    const chosen = sides()
    return chosen === 'both' ? languages() : [chosen]
  }
  return (
    <div class="rep__main">
      <form
        class="rep__form"
        aria-labelledby={`${props.draft.name}-title`}
        onSubmit={(event) => {
          event.preventDefault()
          props.onGive()
        }}
      >
        <div class="rep__title">
          <p class="sub row wrap">
            {item().code} <ReporterName of={props.slot} />
          </p>
          <h2 id={`${props.draft.name}-title`} lang={title().language} tabindex="-1">
            <A href={itemHref(group().id, item().id)}>{title().text.trim() || text().home.untitled}</A>
          </h2>
          <Show when={other()}>
            {(second) => (
              <p class="soft" lang={second().side}>
                {second().words}
              </p>
            )}
          </Show>
        </div>
        <fieldset>
          <legend>{text().reports.progress}</legend>
          <div class="rep__scale">
            <For each={PROGRESS}>
              {(progress) => (
                <label>
                  <span>
                    <input
                      class="radio"
                      type="radio"
                      name={props.draft.name}
                      value={progress}
                      checked={draft().progress === progress}
                      onChange={() => props.draft.setProgress(progress)}
                    />
                    {CHOICE_LABELS.progress[progress][language()]}
                  </span>
                  <span aria-hidden="true">
                    <ProgressMark progress={progress} label="" quiet />
                  </span>
                  <Show when={props.slot.last?.progress === progress}>
                    <span class="sub">{text().reports.wasBefore}</span>
                  </Show>
                </label>
              )}
            </For>
          </div>
          <Show when={props.also !== null && draft().progress !== null && draft().progress !== item().progress && draft().progress}>
            {(progress) => (
              <label class="rep__also">
                <input type="checkbox" checked={props.also === true} onChange={(event) => props.onAlso(event.currentTarget.checked)} />
                <span>
                  {text().reports.alsoProgress(CHOICE_LABELS.progress[progress()][language()])}{' '}
                  <span class="sub">{text().reports.nowProgress(CHOICE_LABELS.progress[item().progress][language()])}</span>
                </span>
              </label>
            )}
          </Show>
        </fieldset>
        <div class="rep__sides row wrap">
          <span class="soft">{text().reports.one}</span>
          <Segmented<Sides>
            small
            class="end"
            label={text().reports.writtenIn}
            value={sides()}
            onChange={setSides}
            segments={[
              { value: 'es', label: 'ES', name: text().common.ownNames.es, lang: 'es' },
              { value: 'en', label: 'EN', name: text().common.ownNames.en, lang: 'en' },
              { value: 'both', label: text().reports.both },
            ]}
          />
        </div>
        <For each={REPORT_PARTS}>{(part) => <PartField part={part} sides={shown()} draft={props.draft} />}</For>
        <Show when={!props.online}>
          <Note icon="cloud-off">{text().reports.offline}</Note>
        </Show>
        <TroubleNote words={props.trouble} />
      </form>
      <div class="rep__foot">
        <Button icon="chevron-up" aria-keyshortcuts="Alt+ArrowUp" onClick={() => props.onPrevious()}>
          {text().reports.previous}
        </Button>
        <span class="sub" role="status">
          {props.draft.keptAt() > 0 ? text().reports.draftAt(formatTime(props.draft.keptAt(), language())) : ''}
        </span>
        <Button kind="ghost" aria-keyshortcuts="Alt+ArrowDown" onClick={() => props.onLater()}>
          {text().reports.later} <kbd>Alt ↓</kbd>
        </Button>
        <Button kind="primary" disabled={!props.online} busy={props.busy && text().reports.giving} onClick={() => props.onGive()}>
          {props.hasNext ? text().reports.give : text().reports.giveLast}
        </Button>
      </div>
    </div>
  )
}

function PartField(props: { part: ReportPart; sides: readonly Language[]; draft: ReportDraftModel }) {
  const text = useText()
  const hint = () => (props.part === 'obstacles' ? text().reports.obstaclesHint : '')
  return (
    <div class="rep__part" classList={{ 'rep__part--two': props.sides.length > 1 }}>
      <For each={props.sides}>
        {(side) => {
          const id = `${props.draft.name}-${props.part}-${side}`
          return (
            <div>
              <label class="rep__label" for={id}>
                {text().reports[props.part]} <span class="sub">{props.sides.length > 1 ? side.toUpperCase() : hint()}</span>
              </label>
              <textarea
                id={id}
                class="input"
                lang={side}
                maxlength={MOST_REPORT_WORDS}
                rows={3}
                placeholder={props.part === 'next' ? text().reports.nextHint : undefined}
                value={props.draft.draft()[props.part][side]}
                onInput={(event) => props.draft.setWords(props.part, side, event.currentTarget.value)}
              />
            </div>
          )
        }}
      </For>
    </div>
  )
}
