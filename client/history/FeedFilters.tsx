// The filters of the history: words, kind, delegation, agency, person, session, text and time. Active filters are also shown as chips.
import { createMemo, For, Show } from 'solid-js'
import { pickWords } from '../../shared/bilingual.ts'
import { NO_DELEGATION, parseSide } from '../../shared/history/activity.ts'
import { formatMark, parseMark } from '../../shared/history/marks.ts'
import { groupOfDocument, parseAccountId, parseAgencyId, parseDocumentId, parseMeetingId } from '../../shared/ids.ts'
import { SECRETARIAT } from '../../shared/people.ts'
import { DOCUMENT_KIND_NAMES } from '../base/documentName.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatDay } from '../base/intl.ts'
import { localDay } from '../base/today.ts'
import { useComparing } from '../compare/ComparisonProvider.tsx'
import { comparedMomentWords } from '../compare/momentWords.ts'
import { begun, choosable } from '../compare/presets.ts'
import { useItemContext } from '../item/ItemContext.tsx'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { type FieldChoice, Select } from '../ui/Field.tsx'
import { Popover } from '../ui/Popover.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { encodeFilter, type FeedFilter, isFeedFiltered, NO_FEED_FILTER, type Param } from './feedFilter.ts'
import { ALL_KINDS, type FeedKind, parseKind } from './feedKinds.ts'

interface FeedFiltersProps {
  readonly filter: FeedFilter
  readonly onChange: (part: Partial<FeedFilter>) => void
  /** Shown at the end: the number of changes. */
  readonly count: string
}
/** The kinds that are used most often have buttons of their own. */
const USUAL_KINDS: readonly FeedKind[] = ['all', 'dates', 'status', 'text', 'acts']
/** A filter with its choices; '' means no filter. */
interface Question {
  readonly param: Exclude<Param, 'q' | 'subject' | 'acts'>
  readonly label: string
  readonly choices: readonly FieldChoice[]
  readonly read: (value: string) => Partial<FeedFilter>
}

export function FeedFilters(props: FeedFiltersProps) {
  const text = useText()
  const questions = createQuestions()
  const language = useLanguage()
  const context = useItemContext()
  const chosen = () => encodeFilter(props.filter)
  const isMoment = (mark: FeedFilter['from']) => mark?.type === 'at'
  /** A range selected on the activity strip is shown as one filter, not as two moments. */
  const weeks = (): string | null => {
    const { from, to } = props.filter
    const isBrushed = (isMoment(from) || isMoment(to)) && (!from || isMoment(from)) && (!to || isMoment(to))
    if (!isBrushed) return null
    const day = (at: number) => formatDay(localDay(new Date(at)), language(), Number(context.today().slice(0, 4)))
    const start = from?.type === 'at' ? day(from.at + 1) : text().compare.start
    return text().feed.strip.span(start, to?.type === 'at' ? day(to.at) : text().compare.untilNow)
  }
  /** The parameter is already shown: by a button, or as a part of the range of weeks. */
  const isSaid = (param: Param) =>
    param === 'kind' ? USUAL_KINDS.includes(props.filter.kind) : (param === 'from' || param === 'to') && weeks() !== null
  return (
    <div class="toolbar" role="toolbar" aria-label={text().history.filter}>
      <SearchWords {...props} />
      <Segmented<FeedKind>
        class="feed-kinds"
        small
        label={text().history.filter}
        value={props.filter.kind}
        segments={USUAL_KINDS.map((value) => ({ value, label: text().history.kinds[value] }))}
        onChange={(kind) => props.onChange({ kind })}
      />
      <Popover
        title={text().history.filter}
        quietTitle
        trigger={(given) => (
          <Button {...given} kind="ghost" icon="list-filter">
            {text().roadmap.filter}
          </Button>
        )}
      >
        <div class="history-questions">
          <For each={questions()}>
            {(question) => (
              <Select
                label={question.label}
                value={chosen()[question.param] ?? ''}
                choices={question.choices}
                onChange={(value) => props.onChange(question.read(value))}
              />
            )}
          </For>
        </div>
      </Popover>
      <Show when={weeks()}>
        {(span) => (
          <Chip
            label={text().feed.strip.weeks}
            value={span()}
            remove={text().roadmap.removeFilter}
            onRemove={() => props.onChange({ from: null, to: null })}
          />
        )}
      </Show>
      <For each={questions()}>
        {(question) => (
          <Show when={!isSaid(question.param) && chosen()[question.param]}>
            {(value) => (
              <Chip
                label={question.label}
                value={question.choices.find((choice) => choice.value === value())?.label ?? '…'}
                remove={text().roadmap.removeFilter}
                onRemove={() => props.onChange(question.read(''))}
              />
            )}
          </Show>
        )}
      </For>
      <Show when={props.filter.subject}>
        <Chip
          label={text().history.about}
          value={text().history.oneSubject}
          remove={text().roadmap.removeFilter}
          onRemove={() => props.onChange({ subject: null, document: null })}
        />
      </Show>
      <Show when={isFeedFiltered(props.filter)}>
        <Button kind="ghost" onClick={() => props.onChange(NO_FEED_FILTER)}>
          {text().roadmap.clearFilters}
        </Button>
      </Show>
      <span class="sub feed-count" role="status">
        {props.count}
      </span>
      <button
        type="button"
        class="switch"
        role="switch"
        aria-checked={!props.filter.hidesActs}
        data-tip={text().feed.actsWhy}
        onClick={() => props.onChange({ hidesActs: !props.filter.hidesActs })}
      >
        {text().feed.acts}
      </button>
    </div>
  )
}

const createQuestions = () => {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const context = useItemContext()
  const { moments } = useComparing()
  return createMemo((): readonly Question[] => {
    const words = text().history
    const [mine, { delegations, agencies, documents }] = [language(), group()]
    const any = { value: '', label: words.any }
    const named = choosable(moments())
      .filter(({ type }) => type !== 'start')
      .map((mark) => ({ value: formatMark(mark), label: comparedMomentWords(mark, moments(), mine).title }))
    return [
      {
        param: 'kind',
        label: words.kind,
        choices: ALL_KINDS.map((kind) => ({ value: kind === 'all' ? '' : kind, label: words.kinds[kind] })),
        read: (value) => ({ kind: parseKind(value) }),
      },
      {
        param: 'delegation',
        label: text().roadmap.delegation,
        choices: [
          any,
          ...delegations.map(({ id, code, name }) => ({ value: id, label: `${code}, ${name[mine]}` })),
          { value: NO_DELEGATION, label: `${SECRETARIAT.code}, ${SECRETARIAT.name[mine]}` },
        ],
        read: (value) => ({ delegation: parseSide(value) }),
      },
      {
        param: 'agency',
        label: words.agency,
        choices: [any, ...agencies.map(({ id, acronym }) => ({ value: id, label: acronym }))],
        read: (value) => ({ agency: parseAgencyId(value) }),
      },
      {
        param: 'account',
        label: words.person,
        choices: [any, ...context.members().map(({ account, name }) => ({ value: account, label: name }))],
        read: (value) => ({ account: parseAccountId(value) }),
      },
      {
        param: 'meeting',
        label: words.session,
        choices: [any, ...begun(moments().meetings).map(({ id, number }) => ({ value: id, label: text().compare.session(number) }))],
        read: (value) => ({ meeting: parseMeetingId(value) }),
      },
      {
        param: 'document',
        label: words.document,
        choices: [
          any,
          ...documents.map(({ id, kind, title }) => ({
            value: id,
            label: groupOfDocument(id) ? DOCUMENT_KIND_NAMES[kind](text()) : pickWords(title, mine) || text().texts.untitled,
          })),
        ],
        read: (value) => ({ document: parseDocumentId(value) }),
      },
      {
        param: 'from',
        label: text().compare.since,
        choices: [{ value: '', label: text().compare.start }, ...named],
        read: (value) => ({ from: parseMark(value) }),
      },
      {
        param: 'to',
        label: text().compare.until,
        choices: [{ value: '', label: text().compare.untilNow }, ...named],
        read: (value) => ({ to: parseMark(value) }),
      },
    ]
  })
}

/** Milliseconds without a key press before the feed is loaded. */
const PAUSE_MS = 300

function SearchWords(props: Pick<FeedFiltersProps, 'filter' | 'onChange'>) {
  const text = useText()
  return (
    <SearchField
      label={text().history.search}
      placeholder={text().history.search}
      words={props.filter.text}
      pauseMs={PAUSE_MS}
      onWords={(words) => props.onChange({ text: words })}
    />
  )
}
