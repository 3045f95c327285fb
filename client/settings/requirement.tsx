// What the settings of a requirement (a second factor, a sign-in provider) have in common: the day from which it holds, who does not
// fulfil it yet, and its buttons.
import { type Accessor, createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import { MOST_FACTOR_DAYS } from '../../shared/people.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatDate, joinNames } from '../base/intl.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { Note } from '../ui/States.tsx'

const DAY = 86_400_000
const USUAL_DAYS = '14'

/** `inDays`: 0 is at once. */
export const createDaysUntil = (): { readonly inDays: Accessor<number>; readonly DaysUntil: (props: DaysUntilWords) => JSX.Element } => {
  const [days, setDays] = createSignal(USUAL_DAYS)
  const inDays = () => Math.min(MOST_FACTOR_DAYS, Number(days()))
  return {
    inDays,
    DaysUntil(props) {
      const text = useText()
      const language = useLanguage()
      return (
        <TextField
          label={text().secondFactor.group.days}
          hint={inDays() === 0 ? props.atOnce : props.from(formatDate(Date.now() + inDays() * DAY, language()))}
          inputmode="numeric"
          maxlength={2}
          value={days()}
          onInput={(typed) => setDays(typed.replace(/\D/g, ''))}
        />
      )
    },
  }
}
/** What the chosen number of days means, below the field. */
interface DaysUntilWords {
  readonly atOnce: string
  readonly from: (day: string) => string
}

export function MembersWithout(props: {
  names: readonly string[]
  /** How many of all do not fulfil it, as the beginning of a sentence. */
  sentence: string
  allHave: string
  children?: JSX.Element
}) {
  const language = useLanguage()
  return (
    <Switch>
      <Match when={props.names.length === 0}>
        <Note icon="check">{props.allHave}</Note>
      </Match>
      <Match when={props.names.length > 0}>
        <p>
          {props.sentence} {joinNames(props.names, language())}
          {props.children}
        </p>
      </Match>
    </Switch>
  )
}

/** The buttons that require it, or require it otherwise, and that end it. */
export function RequirementFoot(props: { verb: string | false; isRequired: boolean; busy: boolean; onEnd: () => void }) {
  const text = useText()
  return (
    <p class="settings__foot">
      <Show when={props.verb}>
        {(verb) => (
          <Button kind="primary" type="submit" busy={props.busy && text().common.saving}>
            {verb()}
          </Button>
        )}
      </Show>
      <Show when={props.isRequired}>
        <Button busy={props.busy && text().common.saving} onClick={() => props.onEnd()}>
          {text().secondFactor.group.stop}
        </Button>
      </Show>
    </p>
  )
}
