// Messages of the audit: what was done, by whom, when and from where. Every action has a sentence.
import type { AuditAction } from '../../../shared/audit/actions.ts'
import type { Like } from './like.ts'

/** Objects of an entry, in words. */
export interface AuditDetails {
  readonly person: string
  readonly session: string
  /** A sentence about the session. */
  readonly step: string
  /** Names a moment, a view, a delegation or an agency, in quotation marks; null for a moment whose name was removed. */
  readonly name: string | null
  readonly document: string
  /** For a delegation or an agency: whether it was retired or restored. */
  readonly use: 'retired' | 'restored' | null
  /** Role, delegation, agency. */
  readonly seat: string
  readonly asked: string
  readonly until: string
  /** Period of the audit: from … to. */
  readonly entries: string
  /** Of a removed comment: the item, text or session; null in entries of an earlier version. */
  readonly place: string | null
  readonly isNamed: boolean
  /** Whether the account is known. */
  readonly isKnown: boolean
}
export type MeetingAuditStep = 'opened' | 'withdrawn' | 'started' | 'closed' | 'reopened' | 'moved'

export const es = {
  head: (n: number, hash: string) => `Última entrada: ${n} (huella ${hash})`,
  keptFrom: (n: number) => `Las entradas anteriores a la ${n} se eliminaron al vencer su plazo de conservación; su huella se conserva.`,

  session: (n: number) => `la sesión ${n}`,
  anItem: 'una acción de la hoja de ruta',
  aText: (title: string) => `el texto ${title}`,
  unknown: (action: string) => `Algo que esta versión de Ruta no sabe leer (${action})`,
  steps: {
    opened: (session: string) => `Abrió ${session}`,
    withdrawn: (session: string) => `Devolvió a borrador ${session}`,
    started: (session: string) => `Comenzó ${session}`,
    closed: (session: string) => `Cerró ${session}`,
    reopened: (session: string) => `Reabrió ${session}, ya cerrada`,
    moved: (session: string) => `Cambió el estado de ${session}`,
  } satisfies Readonly<Record<MeetingAuditStep, (session: string) => string>>,
  acts: {
    'session.opened': () => 'Entró en su cuenta',
    'session.refused': ({ isKnown }) =>
      isKnown ? 'Se escribió una contraseña incorrecta para esta cuenta' : 'Se intentó entrar con un correo que no tiene cuenta',
    'session.ended': () => 'Cerró su acceso en un dispositivo',
    'provider.signedOut': () => 'Salió de su cuenta en el proveedor, y con ello también de Ruta',
    'provider.refused': () => 'Un proveedor confirmó la identidad de alguien que no pudo entrar en Ruta',
    'access.denied': ({ asked, document }) => `Se le negó por falta de permiso: ${asked} (${document})`,
    'edit.refused': ({ document }) => `Se rechazó una edición que envió a nombre de otra persona (${document})`,
    'password.changed': () => 'Cambió su contraseña',
    'password.forgotten': () => 'Se pidió por correo una contraseña nueva para esta cuenta',
    'password.reset': () => 'Eligió una contraseña nueva con el enlace que llegó a su correo',
    'factor.added': () => 'Agregó un paso de verificación a su cuenta',
    'factor.removed': () => 'Quitó un paso de verificación de su cuenta',
    'passkey.added': () => 'Agregó una llave de acceso a su cuenta',
    'passkey.removed': () => 'Quitó una llave de acceso de su cuenta',
    'factor.reset': ({ person }) => `Restableció la verificación en dos pasos de ${person}`,
    'factor.refused': () => 'El segundo paso de verificación falló para esta cuenta, después de la contraseña correcta',
    'provider.linked': () => 'Vinculó su cuenta con un proveedor',
    'provider.unlinked': () => 'Quitó el vínculo de su cuenta con un proveedor',
    'recoveryCodes.renewed': () => 'Creó códigos de recuperación nuevos',
    'recoveryCode.used': () => 'Usó un código de recuperación',
    'signInLink.requested': ({ person }) => `Pidió un enlace de acceso a la cuenta de ${person}`,
    'signInLink.issued': ({ person }) => `Creó un enlace de acceso a la cuenta de ${person}`,
    'signInLink.declined': ({ person }) => `No aceptó un enlace de acceso a la cuenta de ${person}`,
    'signInLink.redeemed': () => 'Alguien entró en esta cuenta con un enlace',
    'signInLink.confirmed': ({ person }) => `Confirmó que quien entró con el enlace es ${person}`,
    'calendar.made': () => 'Creó la dirección de su calendario',
    'calendar.renewed': () => 'Renovó la dirección de su calendario',
    'calendar.revoked': () => 'Revocó la dirección de su calendario',
    'token.made': () => 'Creó un token de API',
    'token.revoked': ({ person }) => `Revocó un token de API de ${person}`,
    'webhook.made': ({ name }) => (name === null ? 'Creó un webhook' : `Creó el webhook ${name}`),
    'webhook.changed': ({ name }) => (name === null ? 'Cambió un webhook' : `Cambió el webhook ${name}`),
    'webhook.secret': ({ name }) => (name === null ? 'Renovó el secreto de un webhook' : `Renovó el secreto del webhook ${name}`),
    'webhook.deleted': ({ name }) => (name === null ? 'Eliminó un webhook' : `Eliminó el webhook ${name}`),
    'webhook.stopped': ({ name }) =>
      `Desactivó ${name === null ? 'un webhook' : `el webhook ${name}`} porque el destinatario no recibe los envíos`,
    'consenter.named': ({ person, isNamed }) =>
      isNamed ? `Autorizó a ${person} a aceptar enlaces de acceso` : `Retiró a ${person} la autorización para aceptar enlaces de acceso`,
    'invitation.sent': ({ seat }) => `Invitó a una persona como ${seat}`,
    'invitation.revoked': () => 'Revocó una invitación',
    'member.joined': () => 'Se incorporó al grupo',
    'member.changed': ({ person, seat }) => `Cambió la función de ${person}: ahora, ${seat}`,
    'member.removed': ({ person }) => `Retiró del grupo a ${person}`,
    'member.admitted': ({ person }) => `Dio a ${person} acceso a los comentarios anteriores de su delegación`,
    'email.requested': () => 'Pidió cambiar su correo electrónico',
    'email.linked': ({ person }) => `Creó el enlace del nuevo correo de ${person}`,
    'email.changed': () => 'Cambió su correo electrónico',
    'agency.requested': () => 'Pidió otra institución',
    'agency.decided': ({ person, isNamed }) =>
      isNamed ? `Aceptó que ${person} cambie de institución` : `No aceptó que ${person} cambie de institución`,
    'account.disabled': ({ person }) => `Suspendió la cuenta de ${person}`,
    'account.enabled': ({ person }) => `Reactivó la cuenta de ${person}`,
    'account.erased': () => 'Borró la cuenta de una persona',
    'operator.made': ({ person }) => `Dio a ${person} la administración del servidor`,
    'operator.removed': ({ person }) => `Retiró a ${person} la administración del servidor`,
    'group.created': () => 'Creó el grupo',
    'mail.tested': () => 'Envió un correo de prueba',
    'group.changed': () => 'Cambió los ajustes del grupo',
    'group.suspended': () => 'Suspendió el grupo',
    'group.archived': () => 'Archivó el grupo',
    'group.resumed': () => 'Reanudó el grupo',
    'group.quota': () => 'Cambió el espacio del grupo para archivos',
    'group.asked': () => 'Solicitó un grupo nuevo',
    'group.refused': () => 'Rechazó la solicitud de un grupo nuevo',
    'factor.required': () => 'Exigió la verificación en dos pasos en el grupo',
    'factor.notRequired': () => 'Dejó de exigir la verificación en dos pasos en el grupo',
    'provider.required': () => 'Exigió un proveedor de acceso en el grupo',
    'provider.notRequired': () => 'Dejó de exigir un proveedor de acceso en el grupo',
    'delegation.added': ({ name }) => `Agregó la delegación ${name}`,
    'delegation.changed': ({ name, use }) =>
      use === 'retired'
        ? `Marcó como inactiva la delegación ${name}`
        : use === 'restored'
          ? `Reactivó la delegación ${name}`
          : `Corrigió los datos de la delegación ${name}`,
    'delegations.ordered': () => 'Cambió el orden de las delegaciones',
    'agency.added': ({ name }) => `Agregó la institución ${name}`,
    'agency.changed': ({ name, use }) =>
      use === 'retired'
        ? `Marcó como inactiva la institución ${name}`
        : use === 'restored'
          ? `Reactivó la institución ${name}`
          : `Corrigió los datos de la institución ${name}`,
    'agencies.ordered': ({ name }) => `Cambió el orden de las instituciones de ${name}`,
    'page.created': ({ document }) => `Creó el texto «${document}»`,
    'meeting.created': ({ session }) => `Creó ${session}`,
    'meeting.changed': ({ step }) => step,
    'moment.named': ({ name }) => (name === null ? 'Dio nombre a un momento' : `Dio nombre al momento ${name}`),
    'moment.removed': ({ name }) => (name === null ? 'Quitó el nombre de un momento' : `Quitó el nombre del momento ${name}`),
    'report.given': ({ name }) => (name === null ? 'Entregó un informe' : `Entregó un informe en nombre de ${name}`),
    'report.reminded': () => 'Recordó los informes que faltan',
    'view.shared': ({ name }) => `Compartió la vista ${name}`,
    'view.changed': ({ name }) => `Cambió la vista compartida ${name}`,
    'view.withdrawn': ({ name }) => `Dejó de compartir la vista ${name}`,
    'view.removed': ({ name }) => `Eliminó la vista compartida ${name}`,
    'comment.removed': ({ person, place }) => `Retiró un comentario de ${person}${place === null ? '' : ` en ${place}`}`,
    'file.attached': () => 'Adjuntó un archivo',
    'file.removed': () => 'Retiró un archivo',
    'file.refused': () => 'Envió un archivo en el que el antivirus detectó una amenaza',
    'sample.made': () => 'Creó el grupo de muestra',
    'sample.discarded': () => 'Descartó el grupo de muestra',
    'heads.exported': () => 'Descargó los sellos',
    'archive.exported': () => 'Descargó el archivo completo del grupo',
    'backup.made': () => 'Hizo una copia de seguridad',
    'backup.failed': () => 'Avisó de que las copias fuera del servidor fallan',
    'backup.resumed': () => 'Avisó de que las copias fuera del servidor se hacen de nuevo',
    'backup.restored': () => 'Restauró una copia de seguridad',
    'recovery.opened': ({ until }) => `Abrió la recuperación hasta el ${until}`,
    'recovery.closed': () => 'Cerró la recuperación',
    'document.recovered': ({ document }) => `Devolvió a su lugar «${document}»`,
    'audit.exported': () => 'Descargó la auditoría',
    'audit.closed': ({ entries }) => `Quitó las entradas ${entries}, que cumplieron su plazo; su huella se conserva`,
  } satisfies Readonly<Record<AuditAction, (told: AuditDetails) => string>>,
}

export const en: Like<typeof es> = {
  head: (n, hash) => `Last entry: ${n} (hash ${hash})`,
  keptFrom: (n) => `Entries before ${n} were removed when their retention period ended; their hash is kept.`,

  session: (n) => `session ${n}`,
  anItem: 'an item of the road map',
  aText: (title) => `the text ${title}`,
  unknown: (action) => `Something that this version of Ruta cannot read (${action})`,
  steps: {
    opened: (session) => `Opened ${session}`,
    withdrawn: (session) => `Returned ${session} to draft`,
    started: (session) => `Started ${session}`,
    closed: (session) => `Closed ${session}`,
    reopened: (session) => `Reopened ${session} after its closing`,
    moved: (session) => `Changed the state of ${session}`,
  },
  acts: {
    'session.opened': () => 'Signed in',
    'session.refused': ({ isKnown }) =>
      isKnown ? 'A wrong password was typed for this account' : 'Someone tried to sign in with an email address that has no account',
    'session.ended': () => 'Signed out on a device',
    'provider.signedOut': () => 'Signed out at the provider, which ended a session here',
    'provider.refused': () => 'A provider confirmed the identity of someone who could not sign in to Ruta',
    'access.denied': ({ asked, document }) => `Was denied for lack of permission: ${asked} (${document})`,
    'edit.refused': ({ document }) => `An edit that they sent in someone else’s name was refused (${document})`,
    'password.changed': () => 'Changed their password',
    'password.forgotten': () => 'A new password for this account was requested by mail',
    'password.reset': () => 'Chose a new password with the link that was mailed to them',
    'factor.added': () => 'Added a step of verification to their account',
    'factor.removed': () => 'Removed a step of verification from their account',
    'passkey.added': () => 'Added a passkey to their account',
    'passkey.removed': () => 'Removed a passkey from their account',
    'factor.reset': ({ person }) => `Reset the two-step verification of ${person}`,
    'factor.refused': () => 'The second step of verification failed for this account, after the correct password',
    'provider.linked': () => 'Linked their account to a provider',
    'provider.unlinked': () => 'Unlinked their account from a provider',
    'recoveryCodes.renewed': () => 'Created new recovery codes',
    'recoveryCode.used': () => 'Used a recovery code',
    'signInLink.requested': ({ person }) => `Asked for a link to sign in to the account of ${person}`,
    'signInLink.issued': ({ person }) => `Made a link to sign in to the account of ${person}`,
    'signInLink.declined': ({ person }) => `Declined a link to sign in to the account of ${person}`,
    'signInLink.redeemed': () => 'Someone signed in to this account with a link',
    'signInLink.confirmed': ({ person }) => `Confirmed that the person who signed in with the link is ${person}`,
    'calendar.made': () => 'Created the address of their calendar',
    'calendar.renewed': () => 'Renewed the address of their calendar',
    'calendar.revoked': () => 'Revoked the address of their calendar',
    'token.made': () => 'Created an API token',
    'token.revoked': ({ person }) => `Revoked an API token of ${person}`,
    'webhook.made': ({ name }) => (name === null ? 'Created a webhook' : `Created the webhook ${name}`),
    'webhook.changed': ({ name }) => (name === null ? 'Changed a webhook' : `Changed the webhook ${name}`),
    'webhook.secret': ({ name }) => (name === null ? 'Renewed the secret of a webhook' : `Renewed the secret of the webhook ${name}`),
    'webhook.deleted': ({ name }) => (name === null ? 'Deleted a webhook' : `Deleted the webhook ${name}`),
    'webhook.stopped': ({ name }) =>
      `Turned off ${name === null ? 'a webhook' : `the webhook ${name}`} because its receiver does not accept deliveries`,
    'consenter.named': ({ person, isNamed }) =>
      isNamed ? `Authorized ${person} to approve sign-in links` : `Revoked the authority of ${person} to approve sign-in links`,
    'invitation.sent': ({ seat }) => `Invited a person as ${seat}`,
    'invitation.revoked': () => 'Revoked an invitation',
    'member.joined': () => 'Joined the group',
    'member.changed': ({ person, seat }) => `Changed the role of ${person}: now ${seat}`,
    'member.removed': ({ person }) => `Removed ${person} from the group`,
    'member.admitted': ({ person }) => `Admitted ${person} to the earlier comments of their delegation`,
    'email.requested': () => 'Asked for another email address',
    'email.linked': ({ person }) => `Made the link for the new address of ${person}`,
    'email.changed': () => 'Changed their email address',
    'agency.requested': () => 'Asked for another agency',
    'agency.decided': ({ person, isNamed }) =>
      isNamed ? `Approved another agency for ${person}` : `Declined another agency for ${person}`,
    'account.disabled': ({ person }) => `Disabled the account of ${person}`,
    'account.enabled': ({ person }) => `Enabled the account of ${person} again`,
    'account.erased': () => 'Erased a person’s account',
    'operator.made': ({ person }) => `Made ${person} a server administrator`,
    'operator.removed': ({ person }) => `Removed ${person} as a server administrator`,
    'group.created': () => 'Created the group',
    'mail.tested': () => 'Sent a test mail',
    'group.changed': () => 'Changed the settings of the group',
    'group.suspended': () => 'Suspended the group',
    'group.archived': () => 'Archived the group',
    'group.resumed': () => 'Resumed the group',
    'group.quota': () => 'Changed the file space of the group',
    'group.asked': () => 'Asked for a new group',
    'group.refused': () => 'Refused the request for a new group',
    'factor.required': () => 'Required two-step verification in the group',
    'factor.notRequired': () => 'No longer required two-step verification in the group',
    'provider.required': () => 'Required a sign-in provider in the group',
    'provider.notRequired': () => 'No longer required a sign-in provider in the group',
    'delegation.added': ({ name }) => `Added the delegation ${name}`,
    'delegation.changed': ({ name, use }) =>
      use === 'retired'
        ? `Deactivated the delegation ${name}`
        : use === 'restored'
          ? `Reactivated the delegation ${name}`
          : `Corrected the details of the delegation ${name}`,
    'delegations.ordered': () => 'Changed the order of the delegations',
    'agency.added': ({ name }) => `Added the agency ${name}`,
    'agency.changed': ({ name, use }) =>
      use === 'retired'
        ? `Deactivated the agency ${name}`
        : use === 'restored'
          ? `Reactivated the agency ${name}`
          : `Corrected the details of the agency ${name}`,
    'agencies.ordered': ({ name }) => `Changed the order of the agencies of ${name}`,
    'page.created': ({ document }) => `Created the text “${document}”`,
    'meeting.created': ({ session }) => `Created ${session}`,
    'meeting.changed': ({ step }) => step,
    'moment.named': ({ name }) => (name === null ? 'Named a moment' : `Named the moment ${name}`),
    'moment.removed': ({ name }) => (name === null ? 'Removed the name of a moment' : `Removed the name of the moment ${name}`),
    'report.given': ({ name }) => (name === null ? 'Gave a report' : `Gave a report in the name of ${name}`),
    'report.reminded': () => 'Sent a reminder of the reports that are missing',
    'view.shared': ({ name }) => `Shared the view ${name}`,
    'view.changed': ({ name }) => `Changed the shared view ${name}`,
    'view.withdrawn': ({ name }) => `Stopped sharing the view ${name}`,
    'view.removed': ({ name }) => `Deleted the shared view ${name}`,
    'comment.removed': ({ person, place }) => `Removed a comment by ${person}${place === null ? '' : ` on ${place}`}`,
    'file.attached': () => 'Attached a file',
    'file.removed': () => 'Removed a file',
    'file.refused': () => 'Sent a file in which the virus scanner found a threat',
    'sample.made': () => 'Created the sample group',
    'sample.discarded': () => 'Discarded the sample group',
    'heads.exported': () => 'Downloaded the seals',
    'archive.exported': () => 'Downloaded the complete archive of the group',
    'backup.made': () => 'Made a backup',
    'backup.failed': () => 'Reported that off-site backups fail',
    'backup.resumed': () => 'Reported that off-site backups are made again',
    'backup.restored': () => 'Restored a backup',
    'recovery.opened': ({ until }) => `Opened recovery until ${until}`,
    'recovery.closed': () => 'Closed recovery',
    'document.recovered': ({ document }) => `Brought back “${document}”`,
    'audit.exported': () => 'Downloaded the audit',
    'audit.closed': ({ entries }) => `Removed entries ${entries}, whose time was up; their hash is kept`,
  },
}
