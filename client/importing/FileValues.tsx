// The words of the file that are not those of the group: each once, with what it is in Ruta. Nothing here stops an import.
import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js'
import { pickWords } from '../../shared/bilingual.ts'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import { useCan } from '../base/actor.tsx'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { useItemContext } from '../item/ItemContext.tsx'
import { useRoadMap } from '../live/LiveDocument.tsx'
import { OptionCheck } from '../roadmap/OptionCheck.tsx'
import { Button } from '../ui/Button.tsx'
import { type FieldChoice, Select } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'
import { ASKED_SUBJECTS, JOINT, type Subject } from './answers.ts'
import type { Import } from './createImport.ts'
import { MissingAgency } from './MissingAgency.tsx'
import { NewStreamDialog } from './NewStreamDialog.tsx'
import type { Value } from './values.ts'

/** More of one field are shown on request. */
const SHOWN = 12
const OPEN = ''
const EMPTY = 'empty'
const SET = ' '

export function FileValues(props: { made: Import }) {
  const text = useText()
  const id = createUniqueId()
  const [stream, setStream] = createSignal<Value | null>(null)
  const [agency, setAgency] = createSignal<Value | null>(null)
  const values = () => props.made.values.all()
  const count = (from: Value['from']) => values().filter((value) => value.from === from && value.answer !== null).length
  const open = () => values().filter(({ answer }) => answer === null).length
  const subjects = createMemo(() => ASKED_SUBJECTS.filter((subject) => values().some((value) => value.subject === subject)))
  return (
    <section class="imp-check__part" aria-labelledby={id}>
      <h2 id={id}>
        {text().importing.values.title}
        <span class="sub" role="status">
          <Show when={count('remembered') > 0}>{text().importing.rememberedValues(count('remembered'))} · </Show>
          <Show when={count('likeness') > 0}>{text().importing.proposedValues(count('likeness'))}</Show>
          <Show when={open() > 0}>
            <Show when={count('likeness') > 0}> · </Show>
            <b class="imp-check__open">{text().importing.openValues(open())}</b>
          </Show>
        </span>
      </h2>
      <Show when={subjects().length > 0} fallback={<p class="sub">{text().importing.values.all}</p>}>
        <table class="vals">
          <caption class="vh">{text().importing.values.table}</caption>
          <thead>
            <tr>
              <th scope="col">{text().importing.values.field}</th>
              <th scope="col">{text().importing.values.inFile}</th>
              <th scope="col" class="vals__n">
                {text().importing.values.lines}
              </th>
              <th scope="col">{text().importing.values.inRuta}</th>
              <td />
            </tr>
          </thead>
          <For each={subjects()}>
            {(subject) => <SubjectRows made={props.made} subject={subject} onStream={setStream} onAgency={setAgency} />}
          </For>
        </table>
        <Show when={agency()} keyed>
          {(value) => (
            <MissingAgency
              called={value.texts[0] ?? ''}
              onClose={() => setAgency(null)}
              onCreate={(created) => props.made.values.say(value.key, [created])}
            />
          )}
        </Show>
        <OptionCheck checked={props.made.values.isKept()} onChange={props.made.values.setKept}>
          <span>
            {text().importing.values.keep} <span class="sub">{text().importing.values.keepHint}</span>
          </span>
        </OptionCheck>
      </Show>
      <NewStreamDialog
        called={stream()?.texts[0] ?? null}
        onClose={() => setStream(null)}
        onCreate={(name) => {
          const value = stream()
          setStream(null)
          if (value) props.made.createStream(name, value.key)
        }}
      />
    </section>
  )
}

interface Creating {
  readonly onStream: (value: Value) => void
  readonly onAgency: (value: Value) => void
}
function SubjectRows(props: { made: Import; subject: Subject } & Creating) {
  const text = useText()
  const language = useLanguage()
  const [isWhole, setWhole] = createSignal(false)
  const all = createMemo(() => props.made.values.all().filter(({ subject }) => subject === props.subject))
  /** By key: a row keeps its focus when it is answered. */
  const keys = createMemo(() => all().map(({ key }) => key), [], {
    equals: (a, b) => a.length === b.length && a.every((key, at) => key === b[at]),
  })
  const shown = () => (isWhole() ? keys() : keys().slice(0, SHOWN))
  const called = () => {
    const { subjects } = text().importing.values
    switch (props.subject) {
      case 'delegations':
      case 'agencies':
      case 'people':
        return subjects[props.subject]
      default:
        return FIELDS[props.subject].label[language()]
    }
  }
  return (
    <tbody>
      <For each={shown()}>
        {(key, at) => (
          <Show when={all().find((value) => value.key === key)}>
            {(value) => (
              <tr classList={{ 'is-ask': value().answer === null }}>
                <Show when={at() === 0}>
                  <th scope="rowgroup" rowspan={shown().length}>
                    {called()}
                  </th>
                </Show>
                <ValueCells made={props.made} value={value()} onStream={props.onStream} onAgency={props.onAgency} />
              </tr>
            )}
          </Show>
        )}
      </For>
      <Show when={!isWhole() && keys().length > SHOWN}>
        <tr>
          <td />
          <td colspan={4}>
            <Button kind="ghost" onClick={() => setWhole(true)}>
              {text().importing.moreValues(keys().length - SHOWN)}
            </Button>
          </td>
        </tr>
      </Show>
    </tbody>
  )
}

/** So many spellings are shown. */
const SPELLINGS = 4
function ValueCells(props: { made: Import; value: Value } & Creating) {
  const text = useText()
  const group = useGroup()
  const can = useCan()
  const choices = createChoices(() => props.value)
  const written = () => {
    const { texts } = props.value
    return texts.length > SPELLINGS ? `${texts.slice(0, SPELLINGS).join(', ')} …` : texts.join(', ')
  }
  const picked = () => {
    const { answer } = props.value
    return answer === null ? OPEN : answer.length === 0 ? EMPTY : answer.join(SET)
  }
  const pick = (to: string) => props.made.values.say(props.value.key, to === OPEN ? null : to === EMPTY ? [] : to.split(SET))
  return (
    <>
      <td class="vals__file">
        <Show when={props.value.answer === null}>
          <Icon name="circle-help" />
        </Show>
        <bdi>{written()}</bdi>
      </td>
      <td class="vals__n">{props.value.lines}</td>
      <td class="vals__pick">
        <Select label={text().importing.meaning(written())} value={picked()} choices={choices()} onChange={pick} />
      </td>
      <td class="vals__why">
        <Show when={props.value.answer === null}>{text().importing.isGap(props.value.lines)} </Show>
        <Show when={(props.value.answer?.length ?? 0) > 1}>{text().importing.values.byLead}</Show>
        <Show when={props.value.subject === 'progress' && props.value.key.endsWith('% limited')}>{text().importing.values.steps}</Show>
        <Show when={props.value.subject === 'stream' && props.value.answer === null}>
          <Button icon="plus" aria-label={text().importing.streamFor(written())} onClick={() => props.onStream(props.value)}>
            {text().importing.createStream}
          </Button>
        </Show>
        <Show when={props.value.subject === 'agencies' && props.value.answer === null}>
          <Show when={can('group.change', group().id)} fallback={text().importing.agencyAsk}>
            <Button icon="plus" aria-label={text().importing.agencyFor(written())} onClick={() => props.onAgency(props.value)}>
              {text().importing.createAgency}
            </Button>
          </Show>
        </Show>
      </td>
    </>
  )
}

/** What a word may be: nothing yet, a value of its field, or empty. */
const createChoices = (value: () => Value) => {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const roadMap = useRoadMap()
  const named = (subject: Subject): readonly FieldChoice[] => {
    switch (subject) {
      case 'delegations':
        return [
          ...context.delegations().map(({ id, name }) => ({ value: id, label: name[language()] })),
          { value: JOINT, label: text().importing.values.joint },
        ]
      case 'agencies':
        return context.agencies().map((agency) => ({ value: agency.id, label: agencyLabel(agency.id) }))
      case 'people':
        return context.members().map(({ account, name }) => ({ value: account, label: name }))
      case 'stream':
        return Object.values(roadMap.streams)
          .filter(({ archived }) => !archived)
          .map(({ id, name }) => ({ value: id, label: pickWords(name, language()) || text().roadmap.streams.unnamed }))
      default:
        return Object.entries(CHOICE_LABELS[subject]).map(([option, label]) => ({ value: option, label: label[language()] }))
    }
  }
  const agencyLabel = (id: string): string => {
    const found = context.agencies().find((agency) => agency.id === id)
    return found ? `${context.delegation(found.delegation)?.code ?? ''} · ${found.acronym}` : id
  }
  /** Several agencies, of which the line's delegation decides. */
  const together = (): readonly FieldChoice[] => {
    const { subject, answer, likely } = value()
    return [likely, answer].flatMap((ids, at, all) =>
      subject === 'agencies' && ids && ids.length > 1 && all.findIndex((one) => one?.join(SET) === ids.join(SET)) === at
        ? [{ value: ids.join(SET), label: ids.map(agencyLabel).join(' / ') }]
        : [],
    )
  }
  return (): readonly FieldChoice[] => [
    { value: OPEN, label: text().importing.values.choose },
    ...together(),
    ...named(value().subject),
    { value: EMPTY, label: text().importing.values.empty },
  ]
}
