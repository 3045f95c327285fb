// Choices for a document on paper: its size, the moment it shows, and its parts.
import { For, Show } from 'solid-js'
import { formatMark, type Mark } from '../../shared/history/marks.ts'
import { isReopened } from '../../shared/meeting/lifecycle.ts'
import { PAPERS, type PaperSize, RECORD_PARTS, type RecordPart } from '../../shared/outcome/model.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { comparedMomentWords, wholeMoment } from '../compare/momentWords.ts'
import { begun, choosable, markOfMeeting } from '../compare/presets.ts'
import { Select } from '../ui/Field.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { type ExportChoices, NO_MOMENT } from './createExportChoices.ts'

export function DocumentChoices(props: { of: ExportChoices }) {
  const text = useText()
  const words = () => text().exporting
  return (
    <>
      <Show when={props.of.format()?.paper}>
        <div class="export__row">
          <span class="export__label">{words().paper}</span>
          <Segmented<PaperSize>
            label={words().paper}
            value={props.of.chosen().paper}
            segments={PAPERS.map((value) => ({ value, label: words().papers[value] }))}
            onChange={(paper) => props.of.choose({ paper })}
          />
        </div>
      </Show>
      <MomentChoice of={props.of} />
      <Show when={props.of.of().kind === 'record'}>
        <fieldset class="export__parts">
          <legend>{words().parts}</legend>
          <For each={RECORD_PARTS}>
            {(part) => (
              <Tick
                label={words().recordParts[part]}
                checked={props.of.chosen().parts.includes(part)}
                onChange={(on) => props.of.choose({ parts: withPart(props.of.chosen().parts, part, on) })}
              />
            )}
          </For>
        </fieldset>
      </Show>
      <Show when={props.of.of().kind === 'plan'}>
        <Tick label={words().timeline} checked={props.of.chosen().timeline} onChange={(timeline) => props.of.choose({ timeline })} />
        <Select
          label={words().since}
          value={props.of.since()}
          choices={[
            { value: NO_MOMENT, label: words().noSince },
            ...begun(props.of.moments().meetings).map((meeting) => ({
              value: formatMark(markOfMeeting(meeting)),
              label: text().meeting.session(meeting.number),
            })),
          ]}
          onChange={props.of.setSince}
        />
      </Show>
    </>
  )
}

function MomentChoice(props: { of: ExportChoices }) {
  const text = useText()
  const language = useLanguage()
  const words = () => text().exporting
  const moments = () => choosable(props.of.moments()).filter(({ type }) => type === 'meeting' || type === 'moment')
  const calledMoment = (mark: Mark) => wholeMoment(comparedMomentWords(mark, props.of.moments(), language()))
  /** If the moment cannot be chosen: minutes are of the last closing of their session, or a draft of now. */
  const fixedMoment = () => {
    const of = props.of.of()
    if (of.kind !== 'record') return words().asShown
    const session = props.of.moments().meetings.find(({ id }) => id === of.meeting)
    if (session && isReopened(session)) return words().asReopened
    const closedAt = session?.state === 'closed' ? (session.closedAgainAt ?? session.closedAt) : null
    return closedAt === null ? words().asDraft : words().asClosed(formatMoment(closedAt, language()))
  }
  return (
    <Show
      when={props.of.asksMoment()}
      fallback={
        <div class="export__row">
          <span class="export__label">{words().asOf}</span>
          <span>{fixedMoment()}</span>
        </div>
      }
    >
      <Select
        label={words().asOf}
        value={props.of.moment()}
        choices={[
          { value: NO_MOMENT, label: words().now },
          ...moments().map((mark) => ({ value: formatMark(mark), label: calledMoment(mark) })),
        ]}
        onChange={props.of.setMoment}
      />
    </Show>
  )
}

function Tick(props: { label: string; checked: boolean; onChange: (on: boolean) => void }) {
  return (
    <label class="export__tick">
      <input type="checkbox" checked={props.checked} onChange={(event) => props.onChange(event.currentTarget.checked)} />
      <span>{props.label}</span>
    </label>
  )
}

const withPart = (parts: readonly RecordPart[], part: RecordPart, on: boolean): readonly RecordPart[] =>
  RECORD_PARTS.filter((one) => (one === part ? on : parts.includes(one)))
