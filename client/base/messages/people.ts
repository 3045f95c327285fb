// Roles, and the People screen.
import type { Like } from './like.ts'
import { plural } from './plural.ts'

export const es = {
  members: (n: number) => plural('es', n, 'persona', 'personas'),
  linkUntil: (when: string) => `Sirve una sola vez, hasta el ${when}.`,
  alsoMailed: (email: string) => `También se envió por correo a ${email}.`,
  invitedAlready: (name: string) => `Esta dirección ya tiene una invitación abierta (${name}). Una segunda no anula la primera.`,
  expires: (when: string) => `vence el ${when}`,
  revokeTitle: (name: string) => `¿Anular la invitación de ${name}?`,
  actions: (name: string) => `Acciones para ${name}`,
  changeTitle: (name: string) => `Cambiar la función de ${name}`,
  changed: (name: string) => `Se cambió la función de ${name}.`,
  removeTitle: (name: string) => `¿Quitar a ${name} del grupo?`,
  removed: (name: string) => `${name} ya no pertenece al grupo.`,
  asksForEmail: (name: string, email: string) => `${name} pide el correo ${email}`,
  asksForAgency: (name: string, agency: string) => `${name} pide pasar a ${agency}`,
  emailLinkTitle: (name: string) => `Enlace del nuevo correo de ${name}`,
  disableTitle: (name: string) => `¿Suspender la cuenta de ${name}?`,
  eraseTitle: (name: string) => `¿Borrar la cuenta de ${name}?`,
  eraseType: (name: string) => `Escriba ${name} para confirmarlo`,
  signInLinkTitle: (name: string) => `Enlace de acceso para ${name}`,
}

export const en: Like<typeof es> = {
  members: (n) => plural('en', n, 'person', 'people'),
  linkUntil: (when) => `It works once, until ${when}.`,
  alsoMailed: (email) => `It was also sent by mail to ${email}.`,
  invitedAlready: (name) => `This address has an open invitation already (${name}). A second one does not revoke the first.`,
  expires: (when) => `expires ${when}`,
  revokeTitle: (name) => `Revoke the invitation of ${name}?`,
  actions: (name) => `Actions for ${name}`,
  changeTitle: (name) => `Change the role of ${name}`,
  changed: (name) => `The role of ${name} was changed.`,
  removeTitle: (name) => `Remove ${name} from the group?`,
  removed: (name) => `${name} no longer belongs to the group.`,
  asksForEmail: (name, email) => `${name} asks for the address ${email}`,
  asksForAgency: (name, agency) => `${name} asks to move to ${agency}`,
  emailLinkTitle: (name) => `Link of the new address of ${name}`,
  disableTitle: (name) => `Disable the account of ${name}?`,
  eraseTitle: (name) => `Erase the account of ${name}?`,
  eraseType: (name) => `Type ${name} to confirm`,
  signInLinkTitle: (name) => `Sign-in link for ${name}`,
}
