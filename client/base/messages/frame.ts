// Messages of the frame around every screen, and of the account page.
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  account: (name: string) => `Su cuenta: ${name}`,
  online: (n: number) => `${plural('es', n, 'persona', 'personas')} en línea`,
  me: {
    signedIn: (when: string) => `Entró ${when}`,
    lastUsed: (when: string) => `último uso ${when}`,
    endNamed: (device: string) => `Cerrar el acceso de ${device}`,
    keptEdits: (n: number) => plural('es', n, 'cambio', 'cambios'),
    emailWaits: (email: string) => `${email} espera a que se abra su enlace.`,
    agencyWaits: (agency: string) => `Pidió ${agency}; espera aprobación.`,
  },
}

export const en: Like<typeof es> = {
  account: (name) => `Your account: ${name}`,
  online: (n) => `${plural('en', n, 'person', 'people')} online`,
  me: {
    signedIn: (when) => `Signed in ${when}`,
    lastUsed: (when) => `last used ${when}`,
    endNamed: (device) => `End the session on ${device}`,
    keptEdits: (n) => plural('en', n, 'change', 'changes'),
    emailWaits: (email) => `${email} is not confirmed yet: its link has not been opened.`,
    agencyWaits: (agency) => `Asked for ${agency}; waiting for approval.`,
  },
}
