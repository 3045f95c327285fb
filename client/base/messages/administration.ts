// Messages for operators of the installation, with parameters.
import { formatNumber } from '../../../shared/counts.ts'
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  groups: {
    filesOf: (n: number) => (n === 0 ? 'Ninguno' : plural('es', n, 'archivo', 'archivos')),
    shown: (from: number, to: number, found: number) =>
      found === to && from === 1
        ? plural('es', found, 'grupo', 'grupos')
        : `${formatNumber('es', from)}–${formatNumber('es', to)} de ${plural('es', found, 'grupo', 'grupos')}`,
    page: (page: number, pages: number) => `Página ${formatNumber('es', page)} de ${formatNumber('es', pages)}`,
    chairUntil: (until: string) => `la presidencia está invitada; el enlace vale hasta el ${until}`,
  },
  accounts: {
    sessions: (n: number, when: string) => `${plural('es', n, 'acceso abierto', 'accesos abiertos')}; el último se usó el ${when}`,
  },
}
export const en: Like<typeof es> = {
  groups: {
    filesOf: (n) => (n === 0 ? 'None' : plural('en', n, 'file', 'files')),
    shown: (from, to, found) =>
      found === to && from === 1
        ? plural('en', found, 'group', 'groups')
        : `${formatNumber('en', from)}–${formatNumber('en', to)} of ${plural('en', found, 'group', 'groups')}`,
    page: (page, pages) => `Page ${formatNumber('en', page)} of ${formatNumber('en', pages)}`,
    chairUntil: (until) => `the chair is invited; the link works until ${until}`,
  },
  accounts: {
    sessions: (n, when) => `${plural('en', n, 'open sign-in', 'open sign-ins')}; last used ${when}`,
  },
}
