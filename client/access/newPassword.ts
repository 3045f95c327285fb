// State of a new password field: text, and its error from local validation or from the server.
import { createSignal } from 'solid-js'
import { useOutsideText } from '../base/language.tsx'
import type { createTrouble } from './trouble.ts'

export const createNewPassword = (trouble: ReturnType<typeof createTrouble>) => {
  const text = useOutsideText()
  const [password, setPassword] = createSignal('')
  const [tried, setTried] = createSignal(false)
  return {
    password,
    /** The server's refusal was about a former input. */
    type: (next: string) => {
      setPassword(next)
      if (trouble.failure()) trouble.clear()
    },
    /** From then on an empty field is an error. */
    tried,
    try: () => void setTried(true),
    error: (): string | null => {
      const failure = trouble.failure()
      if (failure?.why === 'refused' && failure.refusal.startsWith('password-')) return failure.message
      return tried() && password() === '' ? text().access.passwordMissing : null
    },
  }
}
