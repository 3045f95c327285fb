// What is exported: in which format, in which languages, on which paper, with which parts. It says that a file is being made, lets its reader
// stop that, and says why one could not be made.
import { createSignal, For, onCleanup, Show } from 'solid-js'
import { formatMark, type Mark } from '../../shared/history/marks.ts'
import { isReopened } from '../../shared/meeting/lifecycle.ts'
import { PAPERS, type Paper, RECORD_PARTS, type RecordPart } from '../../shared/outcome/model.ts'
import { useApi } from '../base/actor.tsx'
import { downloadFile } from '../base/download.ts'
import { useGroup } from '../base/group.tsx'
import { createMeetings, createNamedMoments } from '../base/groupFacts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMoment } from '../base/intl.ts'
import { useOptionalComments } from '../comments/CommentsProvider.tsx'
import { momentWords } from '../compare/momentWords.ts'
import { begun, choosable, markOfMeeting } from '../compare/presets.ts'
import { COMMENTS_IN_FILE, type CommentsInFile } from '../exchange/commentsInFile.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Select } from '../ui/Field.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Trouble } from '../ui/States.tsx'
import { useToast } from '../ui/Toasts.tsx'
import { choices, FIRST } from './choices.ts'
import { type Exported, type Kind, LANGUAGE_CHOICES, type LanguageChoice } from './exported.ts'
import { FORMATS } from './formats.ts'

const NO_MOMENT = ''
/** Documents that can show an earlier state. */
const MOVABLE: readonly Kind[] = ['text', 'plan', 'item', 'register']

/** `again`: what the screen shows when the file is made. */
export function ExportDialog(props: { of: Exported; again: () => Exported; onClose: () => void }) {
  const text = useText()
  const words = () => text().exporting
  const language = useLanguage()
  const group = useGroup()
  const api = useApi()
  const toast = useToast()
  const meetings = createMeetings()
  const before = choices.read() ?? FIRST
  const [chosen, setChosen] = createSignal(before)
  const [since, setSince] = createSignal(NO_MOMENT)
  const named = createNamedMoments({})
  const known = () => ({ meetings: meetings.value() ?? [], named: named.value() ?? [] })
  const moments = () => choosable(known()).filter(({ type }) => type === 'meeting' || type === 'moment')
  const calledMoment = (mark: Mark) => {
    const { title, detail } = momentWords(mark, known(), language())
    return [title, detail].filter(Boolean).join(', ')
  }
  const [moment, setMoment] = createSignal(NO_MOMENT)
  /** A screen that shows the past fixes the moment; a record and a review have their own. */
  const asksMoment = () => MOVABLE.includes(props.of.kind) && !('at' in props.of && props.of.at !== undefined)
  /** If the moment cannot be chosen: minutes are of the last closing of their session, or a draft of now. */
  const fixedMoment = () => {
    const { of } = props
    if (of.kind !== 'record') return words().asShown
    const session = meetings.value()?.find(({ id }) => id === of.meeting)
    if (session && isReopened(session)) return words().asReopened
    const closedAt = session?.state === 'closed' ? (session.closedAgainAt ?? session.closedAt) : null
    return closedAt === null ? words().asDraft : words().asClosed(formatMoment(closedAt, language()))
  }
  const comments = useOptionalComments()
  // The choice is reset for each file: none includes comments because an earlier one did.
  const [included, setIncluded] = createSignal<CommentsInFile>('none')
  const inclusions = (): readonly CommentsInFile[] => (comments?.reader().delegation ? COMMENTS_IN_FILE : ['none', 'all'])
  const [making, setMaking] = createSignal<AbortController | null>(null)
  const [failure, setFailure] = createSignal<string | null>(null)
  const formats = () => FORMATS.filter(({ kinds }) => kinds.includes(props.of.kind))
  const format = () => formats().find(({ id }) => id === chosen().format) ?? formats()[0]
  const isDocument = () => format()?.documents.includes(props.of.kind) === true
  /** Data of the current road map can include comments; a table with one sheet cannot. */
  const holdsComments = () => props.of.kind === 'plan' && !isDocument() && format()?.id !== 'csv' && !('at' in props.of)
  const choose = (part: Partial<typeof before>) => {
    setFailure(null)
    setChosen((all) => ({ ...all, ...part }))
    choices.write(chosen())
  }
  const nothing = () => props.of.kind === 'record' && isDocument() && chosen().parts.length === 0
  const stop = () => {
    making()?.abort()
    setMaking(null)
  }
  onCleanup(stop)

  /** A past moment is of the log alone. */
  const unsentIn = async (isPast: boolean): Promise<number> => (isPast ? 0 : ((await props.of.unsent?.()) ?? 0))
  const make = async () => {
    const how = format()
    if (!how || making()) return
    const controller = new AbortController()
    setMaking(controller)
    setFailure(null)
    const { signal } = controller
    const isPast = asksMoment() && isDocument() && moment() !== NO_MOMENT
    const made = await unsentIn(isPast)
      .then((unsent) =>
        how.make(
          {
            ...chosen(),
            of: props.of,
            again: props.again,
            unsent,
            since: since(),
            moment: isPast ? moment() : NO_MOMENT,
            comments: holdsComments() ? included() : 'none',
          },
          { api, group: group(), language: language(), text: text(), signal },
        ),
      )
      .catch((): { readonly ok: false; readonly message: string | null } => ({ ok: false, message: words().failed }))
    if (signal.aborted) return
    setMaking(null)
    if (!made.ok) return setFailure(made.message ?? words().offline)
    props.onClose()
    if (how.opens && typeof made.content !== 'string' && openBeside(made.content, made.type)) return
    downloadFile(made.name, made.type, made.content)
    toast({ text: text().past.exported(made.name) })
  }

  return (
    <Dialog
      open
      wide
      title={words().verb}
      description={descriptionOf(props.of, text())}
      onClose={() => props.onClose()}
      foot={
        <>
          <Button onClick={() => (making() ? stop() : props.onClose())}>{making() ? words().stop : text().common.cancel}</Button>
          <Button
            kind="primary"
            busy={making() !== null && words().making}
            aria-disabled={nothing() ? 'true' : undefined}
            onClick={() => void make()}
          >
            {format()?.opens ? words().openToPrint : words().save}
          </Button>
        </>
      }
    >
      <div class="export">
        <p class="vh" role="status">
          {making() ? words().making : ''}
        </p>
        <Trouble words={failure()} />
        <div class="export__row export__row--formats">
          <span class="export__label">{words().format}</span>
          <Segmented<string>
            label={words().format}
            value={format()?.id ?? ''}
            segments={formats().map(({ id }) => ({ value: id, label: words().formats[id] }))}
            onChange={(id) => choose({ format: id })}
          />
        </div>
        <Show when={isDocument()}>
          <div class="export__row">
            <span class="export__label">{words().languages}</span>
            <Segmented<LanguageChoice>
              label={words().languages}
              value={chosen().languages}
              segments={LANGUAGE_CHOICES.map((value) => ({
                value,
                label: value === 'es-en' ? 'ES + EN' : value.toUpperCase(),
                name: value === 'es-en' ? words().both : text().common.ownNames[value],
              }))}
              onChange={(languages) => choose({ languages })}
            />
          </div>
        </Show>
        <Show when={holdsComments()}>
          <Select
            label={text().exchange.withComments}
            value={included()}
            choices={inclusions().map((value) => ({ value, label: text().exchange.commentsIn[value] }))}
            onChange={(value) => setIncluded(inclusions().find((one) => one === value) ?? 'none')}
          />
        </Show>
        <Show when={isDocument()}>
          <Show when={format()?.paper}>
            <div class="export__row">
              <span class="export__label">{words().paper}</span>
              <Segmented<Paper>
                label={words().paper}
                value={chosen().paper}
                segments={PAPERS.map((value) => ({ value, label: words().papers[value] }))}
                onChange={(paper) => choose({ paper })}
              />
            </div>
          </Show>
          <Show
            when={asksMoment()}
            fallback={
              <div class="export__row">
                <span class="export__label">{words().asOf}</span>
                <span>{fixedMoment()}</span>
              </div>
            }
          >
            <Select
              label={words().asOf}
              value={moment()}
              choices={[
                { value: NO_MOMENT, label: words().now },
                ...moments().map((mark) => ({ value: formatMark(mark), label: calledMoment(mark) })),
              ]}
              onChange={setMoment}
            />
          </Show>
          <Show when={props.of.kind === 'record'}>
            <fieldset class="export__parts">
              <legend>{words().parts}</legend>
              <For each={RECORD_PARTS}>
                {(part) => (
                  <Tick
                    label={words().recordParts[part]}
                    checked={chosen().parts.includes(part)}
                    onChange={(on) => choose({ parts: withPart(chosen().parts, part, on) })}
                  />
                )}
              </For>
            </fieldset>
          </Show>
          <Show when={props.of.kind === 'plan'}>
            <Tick label={words().timeline} checked={chosen().timeline} onChange={(timeline) => choose({ timeline })} />
            <Select
              label={words().since}
              value={since()}
              choices={[
                { value: NO_MOMENT, label: words().noSince },
                ...begun(meetings.value() ?? []).map((meeting) => ({
                  value: formatMark(markOfMeeting(meeting)),
                  label: text().meeting.session(meeting.number),
                })),
              ]}
              onChange={setSince}
            />
          </Show>
        </Show>
      </div>
    </Dialog>
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

const descriptionOf = (of: Exported, { exporting: words, review }: ReturnType<ReturnType<typeof useText>>): string => {
  switch (of.kind) {
    case 'plan':
      return words.plan(of.items.length, of.all.filter(({ archived }) => !archived).length)
    case 'review':
      return review.title
    case 'register':
      return words.register(of.decisions.length, of.all)
    default:
      return of.name
  }
}

/** False: the browser did not let it. */
const openBeside = (content: Uint8Array<ArrayBuffer>, type: string): boolean => {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const opened = window.open(url, '_blank')
  // As long as a reader may take to open it.
  setTimeout(() => URL.revokeObjectURL(url), 10 * 60_000)
  return opened !== null
}
