// Messages for operators of the installation, with parameters.
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  groups: {
    filesOf: (n: number) => (n === 0 ? 'Ninguno' : plural('es', n, 'archivo', 'archivos')),
    chairUntil: (until: string) => `la presidencia está invitada; el enlace vale hasta el ${until}`,
  },
  accounts: {
    sessions: (n: number, when: string) => `${plural('es', n, 'sesión abierta', 'sesiones abiertas')}; la última se usó el ${when}`,
  },
}
export const en: Like<typeof es> = {
  groups: {
    filesOf: (n) => (n === 0 ? 'None' : plural('en', n, 'file', 'files')),
    chairUntil: (until) => `the chair is invited; the link works until ${until}`,
  },
  accounts: {
    sessions: (n, when) => `${plural('en', n, 'open session', 'open sessions')}; last used ${when}`,
  },
}
