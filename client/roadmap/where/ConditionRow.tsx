// One condition: subject, operator and values. It uses native selects, which work with touch, keyboard and screen readers.

import { createMemo, Show } from 'solid-js'
import { opsOf, parseSubjectKey, subjectKeys } from '../../../shared/views/subjects.ts'
import type { Condition } from '../../../shared/views/where.ts'
import { useText } from '../../base/i18n.tsx'
import { ownFields } from '../../live/ownFields.ts'
import { Select } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { about, compared, isWholeCondition } from './draft.ts'
import type { WhereWords } from './useWhereWords.ts'
import { ValuesEditor } from './ValuesEditor.tsx'

export interface ConditionRowProps {
  readonly condition: Condition
  readonly words: WhereWords
  /** Whether missing parts are marked as errors. */
  readonly judged: boolean
  readonly onChange: (condition: Condition) => void
  readonly onRemove: () => void
}

export function ConditionRow(props: ConditionRowProps) {
  const text = useText()
  const subject = createMemo(() => props.condition.subject)
  const subjects = createMemo(() => subjectKeys(ownFields()).map((key) => ({ value: key, label: props.words.subject(key) })))
  const ops = createMemo(() => opsOf(subject()).map((op) => ({ value: op, label: props.words.op({ subject: subject(), op }) })))
  const chooseSubject = (name: string) => {
    const chosen = parseSubjectKey(name)
    if (chosen) props.onChange(about(chosen))
  }
  const chooseOp = (name: string) => {
    const op = opsOf(subject()).find((one) => one === name)
    if (op) props.onChange(compared(props.condition, op))
  }
  const isMissing = () => props.judged && !isWholeCondition(props.condition)
  return (
    <div class="where__row">
      <div class="where__head">
        <Select label={text().where.subject} value={subject()} choices={subjects()} onChange={chooseSubject} />
        <Select label={text().where.op} value={props.condition.op} choices={ops()} onChange={chooseOp} />
        <IconButton
          icon="x"
          label={isWholeCondition(props.condition) ? text().where.remove(props.words.sentence(props.condition)) : text().where.removeEmpty}
          onClick={() => props.onRemove()}
        />
      </div>
      <ValuesEditor condition={props.condition} words={props.words} onChange={(values) => props.onChange({ ...props.condition, values })} />
      <Show when={isMissing()}>
        <span class="error" role="alert">
          <Icon name="triangle-alert" size="s" />
          {text().where.incomplete}
        </span>
      </Show>
    </div>
  )
}
