// Who is invited to be the first chair of a group.
import type { Accessor, Setter } from 'solid-js'
import { createSignal } from 'solid-js'
import { looksLikeEmail } from '../access/email.ts'
import { useText } from '../base/i18n.tsx'
import { TextField } from '../ui/Field.tsx'

interface ChairDraft {
  readonly name: string
  readonly email: string
}

export interface FirstChairForm {
  readonly draft: Accessor<ChairDraft>
  readonly setDraft: Setter<ChairDraft>
  /** As the server takes it; null while something is missing or wrong. */
  given(): { readonly name: string; readonly email: string | null } | null
}

/** `proposed`: who asked for the group. */
export const createFirstChair = (proposed?: { readonly name: string; readonly email: string | null }): FirstChairForm => {
  const [draft, setDraft] = createSignal<ChairDraft>({ name: proposed?.name ?? '', email: proposed?.email ?? '' })
  return {
    draft,
    setDraft,
    given() {
      const [name, email] = [draft().name.trim(), draft().email.trim()]
      return name === '' || isWrong(email) ? null : { name, email: email || null }
    },
  }
}

const isWrong = (email: string): boolean => email.trim() !== '' && !looksLikeEmail(email)

export function FirstChairFields(props: { form: FirstChairForm; tried: boolean }) {
  const text = useText()
  const { draft, setDraft } = props.form
  return (
    <>
      <TextField
        label={text().people.name}
        value={draft().name}
        onInput={(name) => setDraft({ ...draft(), name })}
        maxlength={120}
        autocomplete="off"
        hint={text().people.nameHint}
        error={props.tried && draft().name.trim() === '' && text().access.nameMissing}
      />
      <TextField
        label={`${text().people.email} (${text().common.optional})`}
        type="email"
        autocomplete="off"
        value={draft().email}
        onInput={(email) => setDraft({ ...draft(), email })}
        hint={text().people.emailHint}
        error={props.tried && isWrong(draft().email) && text().access.emailWrong}
      />
    </>
  )
}
