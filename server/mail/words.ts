// Text of each mail in both languages: a subject, a few sentences, and at most one link.
import type { Language } from '../../shared/bilingual.ts'
import { pick } from '../../shared/bilingual.ts'
import type { TokenScope } from '../../shared/tokens/tokens.ts'
import { backupMailWords } from './backupMailWords.ts'
import type { FactorChange, PlainContent } from './content.ts'
import type { MailWords } from './mailWords.ts'
import { ruleWords } from './ruleWords.ts'
import { seatMailWords } from './seatMailWords.ts'

export const mailWords = (content: PlainContent, language: Language): MailWords => (language === 'es' ? spanish(content) : english(content))

export const FOOTER: Readonly<Record<Language, (url: string) => string>> = {
  es: (url) => `Mensaje automático de Ruta (${url}). No responda a este correo.`,
  en: (url) => `Automatic message from Ruta (${url}). Please do not reply to it.`,
}

const spanish = (content: PlainContent): MailWords => {
  const until = (what: string) =>
    'expiresAt' in content ? `${what} sirve una sola vez y vence el ${mailMomentWords(content.expiresAt, content.zone, 'es')}.` : ''
  switch (content.kind) {
    case 'invitation': {
      const group = pick(content.group, 'es').text
      return {
        subject: `Invitación al grupo «${group}» en Ruta`,
        before: [
          `${content.by} le extiende una invitación para participar en «${group}».`,
          'En Ruta, el grupo redacta y da seguimiento a su hoja de ruta. Abra el enlace para aceptar la invitación y elegir una contraseña.',
        ],
        action: { label: 'Aceptar la invitación', link: content.link },
        after: [until('El enlace'), 'Si no esperaba esta invitación, puede ignorar este mensaje.'],
      }
    }
    case 'signInLink':
      return {
        subject: 'Su enlace de acceso a Ruta',
        before: [
          `La presidencia o la secretaría de «${pick(content.group, 'es').text}» pidió para usted un enlace de acceso.`,
          'Al abrirlo, elegirá una contraseña nueva y se cerrarán sus demás accesos.',
        ],
        action: { label: 'Elegir una contraseña nueva', link: content.link },
        after: [until('El enlace'), 'Si usted no habló con ellas de esto, no lo abra y avíseles.'],
      }
    case 'forgottenPassword':
      return {
        subject: 'Elija una contraseña nueva para Ruta',
        before: [
          'Se solicitó restablecer la contraseña de esta cuenta de Ruta.',
          'Si fue usted, abra el enlace y elija una contraseña nueva. Se cerrarán sus demás accesos.',
        ],
        action: { label: 'Elegir una contraseña nueva', link: content.link },
        after: [until('El enlace'), 'Si no fue usted, puede ignorar este mensaje: su contraseña sigue siendo la misma.'],
      }
    case 'passwordChanged':
      return {
        subject: 'La contraseña de su cuenta de Ruta cambió',
        before: [
          `La contraseña de su cuenta se cambió el ${mailMomentWords(content.at, content.zone, 'es')}. Se cerraron los demás accesos.`,
          'Si no fue usted, avise de inmediato a la secretaría de su grupo.',
        ],
        action: null,
        after: [],
      }
    case 'factorChanged':
      return {
        subject:
          content.change === 'codeUsed'
            ? 'Se usó un código de recuperación de su cuenta de Ruta'
            : 'La verificación en dos pasos de su cuenta de Ruta cambió',
        before: [
          `${FACTOR_CHANGED.es[content.change]} Ocurrió el ${mailMomentWords(content.at, content.zone, 'es')}.`,
          'Si no fue usted, avise de inmediato a la secretaría de su grupo.',
        ],
        action: null,
        after: [],
      }
    case 'providerChanged':
      return {
        subject:
          content.change === 'linked'
            ? 'Su cuenta de Ruta se vinculó con un proveedor'
            : 'Su cuenta de Ruta ya no está vinculada con un proveedor',
        before: [
          `${content.change === 'linked' ? 'Desde ahora también se puede entrar' : 'Ya no se puede entrar'} en su cuenta con ${content.name?.es ?? 'un proveedor'}. Ocurrió el ${mailMomentWords(content.at, content.zone, 'es')}.`,
          'Si no fue usted, avise de inmediato a la secretaría de su grupo.',
        ],
        action: null,
        after: [],
      }
    case 'newDevice':
      return {
        subject: 'Su cuenta de Ruta se abrió en un dispositivo nuevo',
        before: [
          `El ${mailMomentWords(content.at, content.zone, 'es')}, su cuenta se abrió en un navegador en el que no se había abierto antes${content.device === '' ? '' : `: ${content.device}`}.`,
          'Si fue usted, no tiene que hacer nada. Si no fue usted, cambie su contraseña en «Mi cuenta», lo que cierra los demás accesos, y avise a la secretaría de su grupo.',
        ],
        action: null,
        after: [],
      }
    case 'tokenMade':
      return {
        subject: 'Se creó un token de API en su cuenta de Ruta',
        before: [
          `El ${mailMomentWords(content.at, content.zone, 'es')} se creó en su cuenta el token de API «${content.name}». Con él, un programa puede actuar en su nombre en «${pick(content.group, 'es').text}».`,
          `Permite ${scopesWords(content.scopes, 'es')} y vence el ${mailMomentWords(content.until, content.zone, 'es')}.`,
          'Si fue usted, no tiene que hacer nada. Si no fue usted, revóquelo en «Mi cuenta», «Tokens de API», cambie su contraseña y avise a la secretaría de su grupo.',
        ],
        action: null,
        after: [],
      }
    case 'tokenPlace':
      return {
        subject: 'Un token de API de su cuenta de Ruta se usó desde un lugar nuevo',
        before: [
          `El ${mailMomentWords(content.at, content.zone, 'es')}, un programa usó el token de API «${content.name}» del grupo «${pick(content.group, 'es').text}» desde ${content.place === '' ? 'el propio servidor' : `la dirección ${content.place}`}, donde no se había usado antes.`,
          'Si reconoce ese uso, no tiene que hacer nada. Si no lo reconoce, revoque el token en «Mi cuenta», «Tokens de API», y avise a la secretaría de su grupo.',
        ],
        action: null,
        after: ['Ruta avisa de esto una vez al día, como mucho, por cada token.'],
      }
    case 'factorRequired':
    case 'providerRequired':
      return ruleWords(content, 'es', content.from === null ? null : mailMomentWords(content.from, content.zone, 'es'))
    case 'seat':
      return seatMailWords(content, 'es', content.opensAt === null ? null : mailMomentWords(content.opensAt, content.zone, 'es'))
    case 'confirmEmail':
      return {
        subject: 'Confirme su correo en Ruta',
        before: ['Usted pidió usar esta dirección en su cuenta de Ruta. Abra el enlace para confirmarla.'],
        action: { label: 'Confirmar la dirección', link: content.link },
        after: [until('El enlace'), 'Si usted no lo pidió, puede ignorar este mensaje.'],
      }
    case 'emailChanged':
      return {
        subject: 'Cambió la dirección de correo de su cuenta de Ruta',
        before: [
          'La dirección de correo de su cuenta cambió: este es el último mensaje que recibe en la anterior.',
          'Si no fue usted, avise de inmediato a la secretaría de su grupo.',
        ],
        action: null,
        after: [],
      }
    case 'groupRequested':
      return {
        subject: `Solicitud de un grupo nuevo: ${pick(content.name, 'es').text}`,
        before: [
          `${content.by}, de «${pick(content.group, 'es').text}», solicita un grupo nuevo en Ruta: «${pick(content.name, 'es').text}».`,
          'En «Administración», usted puede crearlo o rechazar la solicitud.',
        ],
        action: { label: 'Ver la solicitud', link: content.link },
        after: [],
      }
    case 'backupFailed':
    case 'backupResumed':
      return backupMailWords(content, 'es', mailMomentWords(content.at, content.zone, 'es'))
    case 'test':
      return {
        subject: 'Mensaje de prueba de Ruta',
        before: [`${content.by} pidió este mensaje de prueba. Si lo está leyendo, Ruta puede enviar correo.`],
        action: null,
        after: [],
      }
  }
}

const english = (content: PlainContent): MailWords => {
  const until = () =>
    'expiresAt' in content ? `The link works once and expires on ${mailMomentWords(content.expiresAt, content.zone, 'en')}.` : ''
  switch (content.kind) {
    case 'invitation': {
      const group = pick(content.group, 'en').text
      return {
        subject: `Invitation to “${group}” on Ruta`,
        before: [
          `${content.by} has invited you to join “${group}”.`,
          'The group uses Ruta to draft its road map and track its progress. Open the link to accept the invitation and choose a password.',
        ],
        action: { label: 'Accept the invitation', link: content.link },
        after: [until(), 'If you did not expect this invitation, you can ignore this message.'],
      }
    }
    case 'signInLink':
      return {
        subject: 'Your sign-in link for Ruta',
        before: [
          `The chair or the secretariat of “${pick(content.group, 'en').text}” requested a sign-in link for you.`,
          'When you open it, you choose a new password, and you are signed out everywhere else.',
        ],
        action: { label: 'Choose a new password', link: content.link },
        after: [until(), 'If you did not talk to them about it, do not open the link, and let them know.'],
      }
    case 'forgottenPassword':
      return {
        subject: 'Choose a new password for Ruta',
        before: [
          'Someone asked to reset the password for this Ruta account.',
          'If it was you, open the link and choose a new password. You will be signed out everywhere else.',
        ],
        action: { label: 'Choose a new password', link: content.link },
        after: [until(), 'If it was not you, you can ignore this message: your password has not changed.'],
      }
    case 'passwordChanged':
      return {
        subject: 'The password of your Ruta account was changed',
        before: [
          `The password of your account was changed on ${mailMomentWords(content.at, content.zone, 'en')}. You were signed out everywhere else.`,
          'If this was not you, notify your group’s secretariat immediately.',
        ],
        action: null,
        after: [],
      }
    case 'factorChanged':
      return {
        subject:
          content.change === 'codeUsed'
            ? 'A recovery code of your Ruta account was used'
            : 'The two-step verification of your Ruta account was changed',
        before: [
          `${FACTOR_CHANGED.en[content.change]} This happened on ${mailMomentWords(content.at, content.zone, 'en')}.`,
          'If this was not you, notify your group’s secretariat immediately.',
        ],
        action: null,
        after: [],
      }
    case 'providerChanged':
      return {
        subject:
          content.change === 'linked'
            ? 'Your Ruta account was linked to a provider'
            : 'Your Ruta account is no longer linked to a provider',
        before: [
          `You can ${content.change === 'linked' ? 'now also' : 'no longer'} sign in to your account through ${content.name?.en ?? 'a provider'}. This happened on ${mailMomentWords(content.at, content.zone, 'en')}.`,
          'If this was not you, notify your group’s secretariat immediately.',
        ],
        action: null,
        after: [],
      }
    case 'newDevice':
      return {
        subject: 'Your Ruta account was opened on a new device',
        before: [
          `On ${mailMomentWords(content.at, content.zone, 'en')}, your account was opened in a browser in which it had not been opened before${content.device === '' ? '' : `: ${content.device}`}.`,
          'If it was you, there is nothing to do. If it was not, change your password under “My account”, which signs you out everywhere else, and tell the secretariat of your group.',
        ],
        action: null,
        after: [],
      }
    case 'tokenMade':
      return {
        subject: 'An API token was created in your Ruta account',
        before: [
          `On ${mailMomentWords(content.at, content.zone, 'en')}, the API token “${content.name}” was created in your account. With it, a program can act for you in “${pick(content.group, 'en').text}”.`,
          `It may ${scopesWords(content.scopes, 'en')} and expires on ${mailMomentWords(content.until, content.zone, 'en')}.`,
          'If it was you, there is nothing to do. If it was not, revoke it under “My account”, “API tokens”, change your password, and tell the secretariat of your group.',
        ],
        action: null,
        after: [],
      }
    case 'tokenPlace':
      return {
        subject: 'An API token of your Ruta account was used from a new place',
        before: [
          `On ${mailMomentWords(content.at, content.zone, 'en')}, a program used the API token “${content.name}” of the group “${pick(content.group, 'en').text}” from ${content.place === '' ? 'the server itself' : `the address ${content.place}`}, where it had not been used before.`,
          'If you recognize this use, there is nothing to do. If you do not, revoke the token under “My account”, “API tokens”, and tell the secretariat of your group.',
        ],
        action: null,
        after: ['Ruta tells you of this at most once a day for each token.'],
      }
    case 'factorRequired':
    case 'providerRequired':
      return ruleWords(content, 'en', content.from === null ? null : mailMomentWords(content.from, content.zone, 'en'))
    case 'seat':
      return seatMailWords(content, 'en', content.opensAt === null ? null : mailMomentWords(content.opensAt, content.zone, 'en'))
    case 'confirmEmail':
      return {
        subject: 'Confirm your email address on Ruta',
        before: ['You asked to use this address for your Ruta account. Open the link to confirm it.'],
        action: { label: 'Confirm the address', link: content.link },
        after: [until(), 'If you did not ask for this, you can ignore this message.'],
      }
    case 'emailChanged':
      return {
        subject: 'The email address of your Ruta account was changed',
        before: [
          'The email address of your account was changed: this is the last message to the former one.',
          'If this was not you, notify your group’s secretariat immediately.',
        ],
        action: null,
        after: [],
      }
    case 'groupRequested':
      return {
        subject: `Request for a new group: ${pick(content.name, 'en').text}`,
        before: [
          `${content.by}, of “${pick(content.group, 'en').text}”, asks for a new group on Ruta: “${pick(content.name, 'en').text}”.`,
          'Under “Administration” you can make it, or refuse the request.',
        ],
        action: { label: 'Open the request', link: content.link },
        after: [],
      }
    case 'backupFailed':
    case 'backupResumed':
      return backupMailWords(content, 'en', mailMomentWords(content.at, content.zone, 'en'))
    case 'test':
      return {
        subject: 'Test message from Ruta',
        before: [`${content.by} requested this test message. If you are reading it, Ruta can send mail.`],
        action: null,
        after: [],
      }
  }
}

/** `12 de diciembre de 2026, 14:05 (UTC−5)`, with a city `(Bogotá, UTC−5)`; an empty zone is UTC. */
export const mailMomentWords = (at: number, zone: string, language: Language, city = ''): string => {
  const timeZone = zone === '' ? 'UTC' : zone
  const parts = new Intl.DateTimeFormat(language === 'es' ? 'es-419' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone,
  }).format(at)
  const offset = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'shortOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')
  const from = (offset?.value ?? 'UTC').replace('GMT', 'UTC').replace('+0', '').replace('-', '−')
  return `${parts} (${city === '' ? '' : `${city}, `}${from})`
}

const scopesWords = (scopes: readonly TokenScope[], language: Language): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(scopes.map((scope) => SCOPES[language][scope]))
const SCOPES: Readonly<Record<Language, Readonly<Record<TokenScope, string>>>> = {
  es: { read: 'leer', write: 'escribir en la hoja de ruta', export: 'exportar', webhooks: 'administrar los webhooks' },
  en: { read: 'read', write: 'write in the road map', export: 'export', webhooks: 'manage webhooks' },
}

const FACTOR_CHANGED: Readonly<Record<Language, Readonly<Record<FactorChange, string>>>> = {
  es: {
    added: 'Se agregó un paso de verificación a su cuenta: desde ahora se pide después de la contraseña.',
    removed: 'Se quitó un paso de verificación de su cuenta.',
    passkeyAdded: 'Se agregó una llave de acceso a su cuenta: con ella se entra sin contraseña.',
    passkeyRemoved: 'Se quitó una llave de acceso de su cuenta.',
    passkeyCopied:
      'Se rechazó una de las llaves de acceso de su cuenta, porque parece que alguien la copió. Quítela en «Mi cuenta» y agregue otra.',
    reset:
      'La presidencia, la secretaría o la administración del servidor quitó la verificación en dos pasos de su cuenta: ahora se entra solo con la contraseña.',
    newCodes: 'Se crearon códigos de recuperación nuevos para su cuenta; los anteriores ya no sirven.',
    codeUsed: 'Alguien entró en su cuenta con uno de sus códigos de recuperación.',
  },
  en: {
    added: 'A step of verification was added to your account: from now on it is asked for after the password.',
    removed: 'A step of verification was removed from your account.',
    passkeyAdded: 'A passkey was added to your account: with it, no password is needed to sign in.',
    passkeyRemoved: 'A passkey was removed from your account.',
    passkeyCopied:
      'One of your account’s passkeys was refused because it seems to have been copied. Remove it under “My account” and add another.',
    reset:
      'The chair, the secretariat or the server administrator removed the two-step verification of your account: the password alone is now enough to sign in.',
    newCodes: 'New recovery codes were created for your account; the earlier ones no longer work.',
    codeUsed: 'Someone signed in to your account with one of its recovery codes.',
  },
}
