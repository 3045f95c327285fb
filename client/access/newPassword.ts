// The password field of a form that lets somebody in: what was typed, and what is wrong with it, here or by the server's word.
import { createSignal } from 'solid-js'
import { useOutsideText } from '../base/language.tsx'
import type { createTrouble } from './trouble.ts'

export const createNewPassword = (trouble: ReturnType<typeof createTrouble>) => {
  const text = useOutsideText()
  const [password, setPassword] = createSignal('')
  const [tried, setTried] = createSignal(false)
  return {
    password,
    /** The server's refusal was about the former input. */
    type: (next: string) => {
      setPassword(next)
      if (trouble.failure()) trouble.clear()
    },
    /** From then on a field that is empty says so. */
    tried,
    try: () => void setTried(true),
    error: (): string | null => {
      const failure = trouble.failure()
      if (failure?.why === 'refused' && failure.refusal.startsWith('password-')) return failure.message
      return tried() && password() === '' ? text().access.passwordMissing : null
    },
  }
}
