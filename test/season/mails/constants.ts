// What mails say whatever happened, in both languages.
import type { Both } from '../papers/constants.ts'

const both = (es: string, en: string): Both => ({ es, en })
export const ROLES: Readonly<Record<string, Both>> = {
  head: both('jefatura de delegación', 'head of delegation'),
  delegate: both('delegado/a', 'delegate'),
}
export const MAIL = {
  invitation: [
    'Chair le extiende una invitación para participar en «Temporada».',
    'En Ruta, el grupo redacta y da seguimiento a su hoja de ruta. Abra el enlace para aceptar la invitación y elegir una contraseña.',
    'Chair has invited you to join “Season”.',
    'The group uses Ruta to draft its road map and track its progress. Open the link to accept the invitation and choose a password.',
  ],
  gave: (by: string, name: string, role: string) =>
    both(`${by} dio a ${name} un puesto en su delegación: ${role}`, `${by} gave ${name} a seat in your delegation: ${role}`),
  reads: both(
    'Desde ahora lee los comentarios privados de su delegación. No lee los anteriores.',
    'From now on they read the private comments of your delegation. They do not read earlier ones.',
  ),
  readsOnly: both(
    'Desde ahora lee los comentarios privados de su delegación.',
    'From now on they read the private comments of your delegation.',
  ),
  once: both('El enlace sirve una sola vez y vence el', 'The link works once and expires on'),
  notEarlier: both('No lee los anteriores.', 'They do not read earlier ones.'),
  opens: both('Los comentarios anteriores se le abren el', 'Earlier comments open to them on'),
  admits: both(
    'o antes si un miembro de su delegación le da acceso en «Personas».',
    'or before that if a member of your delegation admits them under “People”.',
  ),
  ifNot: both(
    'Si su delegación no está de acuerdo, dígalo a la presidencia y a la secretaría del grupo.',
    'If your delegation does not agree, tell the chair and the secretariat of the group.',
  ),
  reopened: (es: string, en: string) =>
    both(`Se reabrió ${es}: su registro se está corrigiendo`, `${en}, was reopened: its record is being corrected`),
  closedAgain: (es: string, en: string) =>
    both(`Se cerró de nuevo ${es}: la huella de su cierre es otra`, `${en}, was closed again, with a new fingerprint`),
  sessionClosed: (name: string) => both(`${name}, se cerró el`, `${name}, closed on`),
  decisions: (n: number) => both(n === 1 ? 'Decisión' : 'Decisiones', n === 1 ? 'Decision' : 'Decisions'),
  methods: {
    consensus: both('por consenso', 'by consensus'),
    signature: both('por firma', 'by signature'),
    silence: both('por procedimiento de silencio', 'by silence procedure'),
  },
  wasDue: (subject: string, day: string) => both(`${subject}, venció el ${day}`, `${subject}, was due on ${day}`),
  isDue: (subject: string, day: string) => both(`${subject}, vence el ${day}`, `${subject}, is due on ${day}`),
  ofDelegation: (subject: string) =>
    both(`Hay un comentario para su delegación en ${subject}`, `There is a comment for your delegation in ${subject}`),
  mentioned: (by: string, subject: string) => both(`${by} hizo mención de usted en ${subject}`, `${by} mentioned you in ${subject}`),
  on: both('El', 'On'),
  tokenMade: (name: string) =>
    both(
      `se creó en su cuenta el token de API «${name}». Con él, un programa puede actuar en su nombre en «Temporada».`,
      `the API token “${name}” was created in your account. With it, a program can act for you in “Season”.`,
    ),
  tokenMay: both('Permite leer y escribir en la hoja de ruta y vence el', 'It may read and write in the road map and expires on'),
  tokenNot: both(
    'Si fue usted, no tiene que hacer nada. Si no fue usted, revóquelo en «Mi cuenta», «Tokens de API», cambie su contraseña y avise a la secretaría de su grupo.',
    'If it was you, there is nothing to do. If it was not, revoke it under “My account”, “API tokens”, change your password, and tell the secretariat of your group.',
  ),
  tokenUsed: (name: string) =>
    both(
      `un programa usó el token de API «${name}» del grupo «Temporada» desde el propio servidor, donde no se había usado antes.`,
      `a program used the API token “${name}” of the group “Season” from the server itself, where it had not been used before.`,
    ),
  aboutUse: [
    both(
      'Si reconoce ese uso, no tiene que hacer nada. Si no lo reconoce, revoque el token en «Mi cuenta», «Tokens de API», y avise a la secretaría de su grupo.',
      'If you recognize this use, there is nothing to do. If you do not, revoke the token under “My account”, “API tokens”, and tell the secretariat of your group.',
    ),
    both('Ruta avisa de esto una vez al día, como mucho, por cada token.', 'Ruta tells you of this at most once a day for each token.'),
  ],
  erased: (by: string) =>
    both(`${by} borró la cuenta de una persona de su delegación`, `${by} erased the account of a person of your delegation`),
  asked: both(
    'La presidencia o la secretaría de «Temporada» pidió para usted un enlace de acceso.',
    'The chair or the secretariat of “Season” requested a sign-in link for you.',
  ),
  passwordChanged: both('La contraseña de su cuenta se cambió el', 'The password of your account was changed on'),
  othersEnded: both('Se cerraron los demás accesos.', 'You were signed out everywhere else.'),
  newDevice: both(
    'su cuenta se abrió en un navegador en el que no se había abierto antes.',
    'your account was opened in a browser in which it had not been opened before.',
  ),
  aboutLinks: [
    both(
      'Al abrirlo, elegirá una contraseña nueva y se cerrarán sus demás accesos.',
      'When you open it, you choose a new password, and you are signed out everywhere else.',
    ),
    both(
      'Si usted no habló con ellas de esto, no lo abra y avíseles.',
      'If you did not talk to them about it, do not open the link, and let them know.',
    ),
    both(
      'Si no fue usted, avise de inmediato a la secretaría de su grupo.',
      'If this was not you, notify your group’s secretariat immediately.',
    ),
    both(
      'Si fue usted, no tiene que hacer nada. Si no fue usted, cambie su contraseña en «Mi cuenta», lo que cierra los demás accesos, y avise a la secretaría de su grupo.',
      'If it was you, there is nothing to do. If it was not, change your password under “My account”, which signs you out everywhere else, and tell the secretariat of your group.',
    ),
  ],
  digest: (session: number, decisions: number, notices: number) =>
    both(
      `Sesión ${session}, Cartagena: ${decisions === 1 ? '1 decisión' : `${decisions} decisiones`}${notices === 0 ? '' : `, ${notices === 1 ? '1 aviso' : `${notices} avisos`} para usted`}`,
      `Session ${session}, Cartagena: ${decisions === 1 ? '1 decision' : `${decisions} decisions`}${notices === 0 ? '' : `, ${notices === 1 ? '1 notice' : `${notices} notices`} for you`}`,
    ),
  several: (notices: number) => both(`«Temporada»: ${notices} avisos`, `“Season”: ${notices} notices`),
  subjects: [
    both('Un token de API de su cuenta de Ruta se usó desde un lugar nuevo', 'An API token of your Ruta account was used from a new place'),
    both('Invitación al grupo «Temporada» en Ruta / Invitation to “Season” on Ruta', ''),
    both('Su enlace de acceso a Ruta', 'Your sign-in link for Ruta'),
    both('La contraseña de su cuenta de Ruta cambió', 'The password of your Ruta account was changed'),
    both('Su cuenta de Ruta se abrió en un dispositivo nuevo', 'Your Ruta account was opened on a new device'),
    both('Se creó un token de API en su cuenta de Ruta', 'An API token was created in your Ruta account'),
  ],
  /** Of links and buttons. */
  labels: [
    both('Aceptar la invitación', 'Accept the invitation'),
    both('Elegir una contraseña nueva', 'Choose a new password'),
    both('Abrir «Personas»', 'Open “People”'),
    both('Abrir el registro de la sesión', 'Open the record of the session'),
    both('Abrir la bandeja', 'Open the inbox'),
    both('Abrir la acción', 'Open the item'),
    both('Abrir la conversación', 'Open the conversation'),
    both('Abrir la sesión', 'Open the session'),
    both('Informar', 'Report'),
    both('Cambiar los avisos · Dejar de recibir estos correos', 'Change notices · Stop receiving these mails'),
    both('Se decidió', 'Decided'),
    both('Quedó a su cargo', 'Now yours'),
    both('Le espera', 'Waiting for you'),
    both('Sesiones', 'Sessions'),
  ],
  /** Around the statements of a mail. */
  frame: [
    both('En «Temporada»:', 'In “Season”:'),
    both('Recibe este correo porque participa en «Temporada».', 'You receive this mail because you are a member of “Season”.'),
    both(
      'Recibe este correo porque participa en «Temporada». Se envía uno por sesión.',
      'You receive this mail because you are a member of “Season”. One is sent for each session.',
    ),
    both('SE DECIDIÓ', 'DECIDED'),
    both('QUEDÓ A SU CARGO', 'NOW YOURS'),
    both('LE ESPERA', 'WAITING FOR YOU'),
    both('SESIONES', 'SESSIONS'),
    both(
      'Si no esperaba esta invitación, puede ignorar este mensaje.',
      'If you did not expect this invitation, you can ignore this message.',
    ),
    both('———', '———'),
  ],
} as const
